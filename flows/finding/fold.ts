// From birth and log to what holds now. The log is in the order of (at, id), so the order of arrival cannot matter.
import { byRank } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { MINUTE } from './limits.ts';
import { masked } from '../../src/mask.ts';
import { countersOf } from './clock.ts';
import type { Act, ActOf, Clock, Finding, Logged, Recorded, View } from './model.ts';
import type { Applied } from './case.ts';
import { apply, birth } from './rules.ts';

/** Photos belong to what the same person wrote in the same conversation at most so long before. */
export const PHOTO_SPAN = 5 * MINUTE;

interface Folded {
  readonly view: View;
  readonly log: readonly Logged[];
}

/** The state of a finding from its birth, its acts and its clock. */
export function compose(origin: Recorded, acts: readonly Act[], clock: Clock): Finding {
  const { view, log } = fold(origin, acts);
  const { number, place, issue } = origin;
  return { ...view, ...countersOf(origin, view, clock), number, place, issue, origin, log: [...log], clock };
}

export function fold(origin: Recorded, acts: readonly Act[]): Folded {
  let view = birth(origin);
  const log: Logged[] = [];
  for (const act of acts) {
    const result = act.type === 'photographed' ? photographed({ origin, view, log }, act) : apply(origin, view, act);
    if ('refused' in result) {
      log.push({ ...act, to: [], void: true });
    } else {
      view = result.view;
      log.push({ ...act, to: [...result.to], void: undefined });
    }
  }
  return { view, log };
}

/** Why the act changes nothing where it stands. */
export function refusalOf(origin: Recorded, before: readonly Act[], act: Act): Applied {
  const { view, log } = fold(origin, before);
  return act.type === 'photographed' ? photographed({ origin, view, log }, act) : apply(origin, view, act);
}

/** Puts an act into its place. */
export function insert(log: readonly Act[], act: Act): readonly Act[] {
  return [...log, clean(act)].sort(byRank);
}

/** Characters of one remark that are kept. */
const KEPT = 500;

export function clean<E extends Act | Recorded>(event: E): E {
  const cleaned: Record<string, unknown> = { ...event };
  for (const field of ['text', 'place', 'issue', 'suggestion', 'source']) {
    const value = cleaned[field];
    if (typeof value === 'string') cleaned[field] = masked(value.trim(), KEPT);
  }
  return cleaned as E;
}

interface Album {
  readonly origin: Recorded;
  readonly view: View;
  readonly log: readonly Logged[];
}

function photographed({ origin, view, log }: Album, act: ActOf<'photographed'>): Applied {
  const kind = belongsTo(origin, log, act);
  if (kind === undefined || view.status === 'voided') {
    return { refused: text('finding.no_photo', { number: act.number }) };
  }
  const photos = [...view.photos, { file: act.file, at: act.at, round: view.round, kind }];
  const claimed = view.claim?.person === act.by.person && view.status === 'rectifying' && kind === 'evidence';
  if (!claimed) return { view: { ...view, photos }, to: [] };
  const fix = { at: act.at, by: act.by };
  const next: View = { ...view, photos, fix, claim: undefined, extension: undefined, status: 'pending_review' };
  return { view: next, to: ['pending_review'] };
}

/** What this person last wrote here decides whether his photo shows the defect or the repair. */
function belongsTo(
  origin: Recorded,
  log: readonly Logged[],
  act: ActOf<'photographed'>,
): 'inspection' | 'evidence' | undefined {
  const mine = (entry: Recorded | Logged): boolean =>
    entry.by.person === act.by.person &&
    entry.conversation === act.conversation &&
    act.at >= entry.at &&
    act.at - entry.at <= PHOTO_SPAN;
  const last = log.findLast((entry) => entry.void !== true && entry.type !== 'photographed' && mine(entry));
  if (last === undefined) return mine(origin) ? 'inspection' : undefined;
  if (last.type === 'fixed' || last.type === 'started') return 'evidence';
  return last.type === 'reviewed' || last.type === 'looked_back' ? 'inspection' : undefined;
}
