// What each act makes of a finding (domain.md §7.2), or why it changes nothing. Pure: a view and an act in, a view or a refusal out.
import type { FindingStatus } from '../../src/templates/findings.ts';
import { text } from '../../src/texts/index.ts';
import {
  ended,
  move,
  outOfTurn,
  OVER,
  partisan,
  past,
  refuse,
  said,
  stranger,
  UNIT_TURN,
  type Applied,
  type Case,
} from './case.ts';
import { DAY, limitOf } from './limits.ts';
import type { Act, ActOf, ActType, Recorded, View } from './model.ts';

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
    limits: [],
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
      limits: ended(the, view.refusal?.at ?? act.at),
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
  return move(view, ['returned'], { review, since: act.at, due, limits: ended(the, view.fix?.at ?? act.at) });
}

function extensionAsked(the: Case<ActOf<'extension_asked'>>): Applied {
  const { view, act } = the;
  const proposed = act.by.person === view.issuer.person && act.by.unit === view.issuer.unit;
  const extension = { ...said(act), ...(act.due !== undefined && { due: act.due }) };
  return (
    outOfTurn(the, ['acknowledged', 'rectifying']) ??
    (proposed ? undefined : stranger(the)) ??
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
      limits: ended(the, act.at),
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
    limits: ended(the, view.fix?.at ?? view.closedAt),
    since: act.at,
    issuedAt: act.at,
    due: limitOf(origin.policy, severity, act.at),
    closedAt: undefined,
    fix: undefined,
    claim: undefined,
  });
}

/** A relapse was seen, so it stays; closed is closed. The unit never voids its own; who wrote it by mistake may, while untouched. */
function voided(the: Case<ActOf<'voided'>>): Applied {
  const { origin, view, act } = the;
  const untouched = view.status === 'draft' || view.status === 'assigned';
  const slip = untouched && act.by.person === origin.by.person;
  const barred = unvoidable(the) ?? (slip ? undefined : partisan(the));
  return barred ?? move(view, ['voided'], { voiding: said(act), extension: undefined });
}

function unvoidable(the: Case): Applied | undefined {
  if (OVER.includes(the.view.status)) return outOfTurn(the, []);
  return the.view.round > 1 ? refuse(text('finding.relapse_stays', { number: the.act.number })) : undefined;
}

/** Only proposed, by the inspector: the office above decides. */
function voidAsked(the: Case<ActOf<'void_asked'>>): Applied {
  return unvoidable(the) ?? partisan(the) ?? { view: the.view, to: [] };
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
  void_asked: voidAsked,
};

export function apply(origin: Recorded, view: View, act: Exclude<Act, { type: 'photographed' }>): Applied {
  const rule = RULES[act.type] as (the: Case) => Applied;
  const applied = rule({ origin, view, act });
  if (!('view' in applied) || act.photos === undefined) return applied;
  const kind = act.type === 'fixed' || act.type === 'started' ? 'evidence' : 'inspection';
  const { view: after, to } = applied;
  return { to, view: { ...after, photos: [...after.photos, ...sentBefore(act, after.round, kind)] } };
}
