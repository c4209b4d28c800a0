// What each act makes of a finding (domain.md §7.2), or why it changes nothing. Pure: a view and an act in, a view or a refusal out.
import type { Author } from '../../src/flow.ts';
import type { FindingStatus } from '../../src/templates/findings.ts';
import { text, type Text } from '../../src/texts/index.ts';
import { DAY, limitOf } from './limits.ts';
import type { Act, ActOf, ActType, Recorded, View } from './model.ts';

export type Applied = { readonly view: View; readonly to: readonly FindingStatus[] } | { readonly refused: Text };

interface Case<A extends Act = Act> {
  readonly origin: Recorded;
  readonly view: View;
  readonly act: A;
}

/** The unit still has to do something. */
export const UNIT_TURN: readonly FindingStatus[] = ['assigned', 'acknowledged', 'rectifying', 'returned'];
const OVER: readonly FindingStatus[] = ['closed', 'voided'];

export function birth(origin: Recorded): View {
  return {
    status: origin.office === undefined ? 'assigned' : 'draft',
    unit: origin.unit,
    unitName: origin.unitName,
    chain: origin.chain,
    severity: origin.severity,
    issuer: origin.by,
    round: 1,
    since: origin.at,
    issuedAt: origin.at,
    due: origin.due ?? limitOf(origin.policy, origin.severity, origin.at),
    extensions: 0,
    fixers: [],
    photos: sentBefore(origin, 1, 'inspection'),
  };
}

/** The photos that came with an act, as the finding keeps them. */
function sentBefore(
  { photos = [] }: Act | Recorded,
  round: number,
  kind: View['photos'][number]['kind'],
): View['photos'] {
  return photos.map(({ file, at }) => ({ file, at, round, kind }));
}

const refuse = (refused: Text): Applied => ({ refused });

function move(view: View, to: readonly FindingStatus[], patch: Partial<View> = {}): Applied {
  return { view: { ...view, ...patch, status: to.at(-1) ?? view.status }, to };
}

function outOfTurn({ view, act }: Case, allowed: readonly FindingStatus[]): Applied | undefined {
  if (allowed.includes(view.status)) return undefined;
  return refuse(text('finding.out_of_turn', { number: act.number, status: view.status, act: act.type }));
}

function stranger({ view, act }: Case): Applied | undefined {
  if (act.by.unit === view.unit) return undefined;
  return refuse(text('finding.not_your_unit', { number: act.number, unitName: view.unitName }));
}

/** Closing is never done by the unit itself, and the checker is never the fixer (domain.md §6.6). */
function partisan({ view, act }: Case): Applied | undefined {
  const { number, by } = act;
  if (by.unit === view.unit) return refuse(text('finding.checker_is_unit', { number, unitName: view.unitName }));
  if (!view.fixers.some((fixer) => fixer.person === by.person || fixer.unit === by.unit)) return undefined;
  return refuse(text('finding.checker_is_fixer', { number }));
}

function past(act: { number: number; at: number; due?: number | undefined }): Applied | undefined {
  if (act.due === undefined || act.due > act.at) return undefined;
  return refuse(text('finding.past_limit', { number: act.number, due: act.due }));
}

const said = (act: {
  at: number;
  by: Author;
  text?: string | undefined;
}): { at: number; by: Author; text?: string } => ({
  at: act.at,
  by: act.by,
  ...(act.text !== undefined && { text: act.text }),
});

function confirmed(the: Case<ActOf<'confirmed'>>): Applied {
  const { origin, view, act } = the;
  const named = origin.due !== undefined && origin.due > act.at ? origin.due : undefined;
  const due = named ?? limitOf(origin.policy, view.severity, act.at);
  return (
    outOfTurn(the, ['draft']) ?? move(view, ['assigned'], { issuer: act.by, since: act.at, issuedAt: act.at, due })
  );
}

function accepted(the: Case): Applied {
  return outOfTurn(the, ['assigned']) ?? stranger(the) ?? move(the.view, ['acknowledged']);
}

function started(the: Case<ActOf<'started'>>): Applied {
  const { view, act } = the;
  const to: FindingStatus[] = view.status === 'assigned' ? ['acknowledged', 'rectifying'] : ['rectifying'];
  const measures = act.text === '' ? view.measures : act.text;
  return outOfTurn(the, UNIT_TURN) ?? stranger(the) ?? move(view, to, { measures });
}

function refusedByUnit(the: Case<ActOf<'refused'>>): Applied {
  const { view, act } = the;
  const refusal = { ...said(act), ...(act.suggestion !== undefined && { suggestion: act.suggestion }) };
  return outOfTurn(the, ['assigned']) ?? stranger(the) ?? move(view, ['rejected'], { refusal });
}

function reassigned(the: Case<ActOf<'reassigned'>>): Applied {
  const { origin, view, act } = the;
  // Who gets it later has no less time than was named at first.
  const due = act.due ?? Math.max(limitOf(origin.policy, view.severity, act.at), origin.due ?? 0);
  return (
    outOfTurn(the, [...UNIT_TURN, 'rejected']) ??
    (act.by.person === origin.by.person ? undefined : partisan(the)) ??
    past(act) ??
    move(view, ['assigned'], {
      unit: act.unit,
      unitName: act.unitName,
      chain: act.chain,
      since: act.at,
      issuedAt: act.at,
      due,
      refusal: undefined,
      claim: undefined,
      extension: undefined,
    })
  );
}

/** The states a fix leads through, from where the unit stands. */
function throughFix(from: FindingStatus): FindingStatus[] {
  return from === 'assigned' ? ['acknowledged', 'rectifying'] : from === 'rectifying' ? [] : ['rectifying'];
}

/** A fix needs evidence: a word about it, or a photo. Without either it waits for the photo that is on its way. */
function fixed(the: Case<ActOf<'fixed'>>): Applied {
  const { view, act } = the;
  const barred = outOfTurn(the, UNIT_TURN) ?? stranger(the);
  if (barred) return barred;
  const fixers = [...view.fixers, { person: act.by.person, unit: act.by.unit }];
  const way = throughFix(view.status);
  if (act.text === '' && act.photos === undefined)
    return move(view, way, { fixers, claim: { at: act.at, person: act.by.person } });
  return move(view, [...way, 'pending_review'], { fixers, fix: said(act), claim: undefined, extension: undefined });
}

function reviewed(the: Case<ActOf<'reviewed'>>): Applied {
  const { origin, view, act } = the;
  const barred = outOfTurn(the, ['pending_review']) ?? partisan(the) ?? past(act);
  if (barred) return barred;
  const review = { ...said(act), passed: act.passed };
  if (act.passed) return move(view, ['closed'], { review, closedAt: act.at, lookBack: undefined });
  const due = act.due ?? limitOf(origin.policy, view.severity, act.at);
  return move(view, ['returned'], { review, since: act.at, due });
}

function extensionAsked(the: Case<ActOf<'extension_asked'>>): Applied {
  const { view, act } = the;
  const extension = { ...said(act), ...(act.due !== undefined && { due: act.due }) };
  return (
    outOfTurn(the, ['acknowledged', 'rectifying']) ??
    stranger(the) ??
    past(act) ??
    move(view, [view.status], { extension })
  );
}

function extensionDecided(the: Case<ActOf<'extension_decided'>>): Applied {
  const { view, act } = the;
  const barred = outOfTurn(the, ['acknowledged', 'rectifying']) ?? partisan(the);
  if (barred) return barred;
  if (view.extension === undefined) return refuse(text('finding.no_extension', { number: act.number }));
  if (!act.granted) return move(view, [view.status], { extension: undefined });
  const due = act.due ?? view.extension.due;
  if (due === undefined) return refuse(text('finding.extension_until', { number: act.number }));
  return (
    past({ ...act, due }) ??
    move(view, ['extended', 'rectifying'], {
      since: act.at,
      due,
      extension: undefined,
      extensions: view.extensions + 1,
    })
  );
}

function lookedBack(the: Case<ActOf<'looked_back'>>): Applied {
  const { origin, view, act } = the;
  const barred = outOfTurn(the, ['closed']) ?? partisan(the);
  if (barred) return barred;
  if (view.lookBack !== undefined || view.closedAt === undefined) {
    return refuse(text('finding.looked_back_already', { number: act.number }));
  }
  const lookBack = { ...said(act), held: act.held };
  const from = view.closedAt + origin.policy.lookBack.first * DAY;
  if (act.held && act.at < from) return refuse(text('finding.too_early', { number: act.number, from }));
  if (act.held) return move(view, ['look_back', 'closed'], { lookBack });
  const severity = origin.policy.severities[view.severity].worse;
  return move(view, ['look_back', 'reopened', 'rectifying'], {
    lookBack,
    severity,
    round: view.round + 1,
    since: act.at,
    issuedAt: act.at,
    due: limitOf(origin.policy, severity, act.at),
    closedAt: undefined,
    fix: undefined,
    claim: undefined,
  });
}

/** The unit never voids its own finding; who wrote it by mistake may take it back while nobody has touched it. */
function voided(the: Case<ActOf<'voided'>>): Applied {
  const { origin, view, act } = the;
  const untouched = view.status === 'draft' || view.status === 'assigned';
  const slip = untouched && view.round === 1 && act.by.person === origin.by.person;
  const barred = OVER.includes(view.status) ? outOfTurn(the, []) : slip ? undefined : partisan(the);
  return barred ?? move(view, ['voided'], { voiding: said(act), extension: undefined });
}

type Rules = { readonly [T in Exclude<ActType, 'photographed'>]: (the: Case<ActOf<T>>) => Applied };

const RULES: Rules = {
  confirmed,
  accepted,
  started,
  refused: refusedByUnit,
  reassigned,
  fixed,
  reviewed,
  extension_asked: extensionAsked,
  extension_decided: extensionDecided,
  looked_back: lookedBack,
  voided,
};

export function apply(origin: Recorded, view: View, act: Exclude<Act, { type: 'photographed' }>): Applied {
  const rule = RULES[act.type] as (the: Case) => Applied;
  const applied = rule({ origin, view, act });
  if (!('view' in applied) || act.photos === undefined) return applied;
  const kind = act.type === 'fixed' || act.type === 'started' ? 'evidence' : 'inspection';
  const { view: after, to } = applied;
  return { to, view: { ...after, photos: [...after.photos, ...sentBefore(act, after.round, kind)] } };
}
