// What is said about an act, and to whom. What was said aloud in the group it concerns is not said there twice.
import type { Address, Message, UnitCode, Urgency } from '../../src/flow.ts';
import { text, type Text } from '../../src/texts/index.ts';
import { checkers } from './case.ts';
import type { Act, ActOf, ActType, Finding, Logged, Recorded } from './model.ts';

const REPLY: Address = { reply: true };

const reply = (said: Text, urgency: Urgency = 'answer'): Message => ({ to: REPLY, text: said, urgency });

/** The notice goes to the unit's group and a receipt to the speaker, unless he spoke in that very group. */
function announce(
  event: Recorded | Act,
  unit: UnitCode,
  said: { notice: Text; receipt: Text; urgency?: Urgency },
): Message[] {
  const urgency = said.urgency ?? 'answer';
  if (event.heard === unit) return [reply(said.notice, urgency)];
  return [{ to: { unit }, text: said.notice, urgency }, reply(said.receipt)];
}

const facts = (finding: Finding) => ({
  number: finding.number,
  place: finding.place,
  issue: finding.issue,
  unitName: finding.unitName,
  severity: finding.severity,
  due: finding.due,
});

/** Photos that came with the words themselves. */
const shown = ({ photos = [] }: Recorded | Act) => ({ photos: photos.length });

function issued(finding: Finding, event: Recorded | Act, receipt: Text): Message[] {
  const critical = finding.severity === 'critical';
  const notice = text('finding.notice', { ...facts(finding), ...shown(event), by: finding.issuer.unitName });
  const told = announce(event, finding.unit, { notice, receipt, urgency: critical ? 'flash' : 'order' });
  return critical ? [...told, ...alarm(finding, event)] : told;
}

/** Critical: reported upwards at once (domain.md §6.5); a group that has heard the notice or the receipt is not told again. */
function alarm(finding: Finding, { heard }: Recorded | Act): Message[] {
  const [parent] = finding.chain;
  const top = finding.chain.at(-1);
  const above: Address[] = [];
  if (parent !== undefined && parent !== heard) above.push({ unit: parent });
  if (top !== undefined && top !== heard) above.push({ leaders: top });
  return above.map((to) => ({ to, text: text('finding.critical', facts(finding)), urgency: 'flash' }));
}

export function onBirth(finding: Finding): readonly Message[] {
  const { origin } = finding;
  if (origin.office !== undefined) {
    const wanted = text('finding.to_confirm', { ...facts(finding), by: origin.by.unitName });
    return [
      reply(text('finding.proposed', { ...facts(finding), ...shown(origin) })),
      { to: { leaders: origin.office }, text: wanted, urgency: 'answer' },
    ];
  }
  const receipt = text('finding.recorded', { ...facts(finding), ...shown(origin), guessed: origin.guessed });
  return issued(finding, origin, receipt);
}

interface Told<A extends Act = Act> {
  readonly finding: Finding;
  readonly act: A;
  readonly before: Finding;
}

type Table = { readonly [T in ActType]: (the: Told<ActOf<T>>) => readonly Message[] };

const TOLD: Table = {
  confirmed: ({ finding, act }) =>
    issued(finding, act, text('finding.recorded', { ...facts(finding), ...shown(act), guessed: false })),
  accepted: ({ finding }) => [reply(text('finding.accepted', facts(finding)), 'receipt')],
  started: ({ finding }) => [reply(text('finding.started', facts(finding)), 'receipt')],
  refused,
  reassigned,
  fixed: onFix,
  photographed,
  reviewed,
  extension_asked: extensionAsked,
  extension_decided: extensionDecided,
  looked_back: lookedBack,
  voided: ({ finding, act }) =>
    aloud(finding, act, { said: text('finding.voided', { number: act.number, reason: act.text }) }),
  void_asked: voidAsked,
};

/** What is said about an act that took effect as the newest of the log. */
export function onAct(finding: Finding, act: Act, before: Finding): readonly Message[] {
  const tell = TOLD[act.type] as (the: Told) => readonly Message[];
  return tell({ finding, act, before });
}

/** The same words for the unit's group and for the speaker. */
function aloud(finding: Finding, act: Act, { said, urgency }: { said: Text; urgency?: Urgency }): Message[] {
  return announce(act, finding.unit, { notice: said, receipt: said, ...(urgency && { urgency }) });
}

function refused({ finding, act }: Told<ActOf<'refused'>>): Message[] {
  const { number, unitName } = finding;
  const told = { number, unitName, reason: act.text, ...(act.suggestion && { suggestion: act.suggestion }) };
  return [
    reply(text('finding.refusal_noted', { number })),
    { to: { person: finding.issuer.person }, text: text('finding.rejected', told), urgency: 'answer' },
  ];
}

function reassigned({ finding, act, before }: Told<ActOf<'reassigned'>>): Message[] {
  const moved = text('finding.reassigned', { number: finding.number, unitName: finding.unitName, due: finding.due });
  const told = issued(finding, act, moved);
  if (before.unit === finding.unit || before.unit === act.heard) return told;
  return [...told, { to: { unit: before.unit }, text: moved, urgency: 'receipt' }];
}

function toReview(finding: Finding): Message {
  const photos = finding.photos.filter((photo) => photo.kind === 'evidence' && photo.round === finding.round).length;
  const said = text('finding.to_review', { ...facts(finding), done: finding.fix?.text ?? '', photos });
  return { to: checkers(finding), text: said, urgency: 'answer' };
}

function onFix({ finding, act }: Told<ActOf<'fixed'>>): Message[] {
  if (finding.status !== 'pending_review') return [reply(text('finding.evidence_wanted', { number: finding.number }))];
  return [reply(text('finding.fixed', { ...facts(finding), ...shown(act) })), toReview(finding)];
}

function photographed({ finding, before }: Told): Message[] {
  const taken = text('finding.photo_taken', { number: finding.number, photos: finding.photos.length });
  const completed = before.status !== finding.status;
  return completed
    ? [reply(text('finding.fixed', { ...facts(finding), photos: 0 })), toReview(finding)]
    : [reply(taken, 'receipt')];
}

function reviewed({ finding, act }: Told<ActOf<'reviewed'>>): Message[] {
  const { number, due, place } = finding;
  const said = act.passed
    ? text('finding.closed', { number, place, by: act.by.unitName })
    : text('finding.returned', { number, place, reason: act.text ?? '', due });
  return aloud(finding, act, { said, urgency: act.passed ? 'answer' : 'order' });
}

function extensionAsked({ finding, act }: Told<ActOf<'extension_asked'>>): Message[] {
  const { number, unitName, due } = finding;
  const office = finding.chain.at(-1) ?? finding.issuer.unit;
  const wanted = { number, unitName, reason: act.text, due, ...(act.due !== undefined && { until: act.due }) };
  return [
    reply(text('finding.extension_noted', { number, due })),
    { to: { leaders: office }, text: text('finding.extension_asked', wanted), urgency: 'answer' },
  ];
}

function extensionDecided({ finding, act }: Told<ActOf<'extension_decided'>>): Message[] {
  const { number, due } = finding;
  const said = act.granted
    ? text('finding.extended', { number, due })
    : text('finding.extension_denied', { number, due, reason: act.text ?? '' });
  return aloud(finding, act, { said });
}

function voidAsked({ finding, act }: Told<ActOf<'void_asked'>>): Message[] {
  const { number } = finding;
  const wanted = text('finding.void_asked', { number, by: act.by.unitName, reason: act.text });
  return [
    reply(text('finding.void_noted', { number })),
    { to: { leaders: finding.chain.at(-1) ?? finding.issuer.unit }, text: wanted, urgency: 'answer' },
  ];
}

function lookedBack({ finding, act }: Told<ActOf<'looked_back'>>): Message[] {
  if (act.held) {
    const said = text('finding.held', { number: finding.number, place: finding.place });
    return aloud(finding, act, { said, urgency: 'receipt' });
  }
  const said = text('finding.relapsed', { ...facts(finding), round: finding.round, reason: act.text ?? '' });
  const told = aloud(finding, act, { said, urgency: 'order' });
  const [parent] = finding.chain;
  return parent === undefined ? told : [...told, { to: { unit: parent }, text: said, urgency: 'reminder' }];
}

/** An act that arrived after what it precedes: it is in its place now, and whoever is concerned hears what holds. */
export function onLate(finding: Finding, act: Logged, before: Finding): readonly Message[] {
  const { number, status, due } = finding;
  if (act.type === 'photographed' && status === before.status) return [];
  const said = text('finding.now', { number, status, due });
  const changed = status !== before.status || due !== before.due || finding.unit !== before.unit;
  if (!changed) return [reply(text('finding.late', { number, status }), 'receipt')];
  const told: Message[] = [reply(said), { to: { person: finding.issuer.person }, text: said, urgency: 'answer' }];
  return finding.unit === act.heard ? told : [...told, { to: { unit: finding.unit }, text: said, urgency: 'answer' }];
}
