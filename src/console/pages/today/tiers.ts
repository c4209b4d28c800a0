// The states of those who report, by the tier they belong to, and how many units above them are complete.
import type { Question } from '../../../../commands/reading/question.ts';
import type { Standing } from '../../../../commands/reading/standing.ts';
import { REPORT_DUE } from '../../../../flows/report-day.ts';
import type { Org, Roster } from '../../../org/types.ts';
import type { Census } from '../../../ports.ts';
import { TIERS } from '../../../templates/types.ts';
import { each } from '../../../unhurried.ts';
import type { Console, Viewer } from '../../console.ts';
import type { FormToday, States } from '../../wire/today.ts';

type Row = { -readonly [K in keyof States]: number };
type ByTier = Pick<FormToday, 'tiers' | 'complete'>;

/** A whole city at every change: it is walked through by number. `named` must be everybody who is exempt or unheard. */
export async function tiersOf(
  { ledger, unit }: Question,
  { named }: Pick<Standing, 'named'>,
  { viewer: { org }, console }: { viewer: Viewer; console: Console },
): Promise<ByTier> {
  const census = await console.engine.store.census({ ledger, due: REPORT_DUE, marks: ['zero'], under: unit });
  if (census === undefined) return { tiers: [], complete: [] };
  const { roster } = census;
  const tierAt = await tiersIn(roster, org);
  const [exempt, unheard] = [named.exempt, named.unheard].map(
    (codes) => new Set(codes.map((code) => roster.index(code))),
  );
  const stateAt = (place: number): keyof States | undefined => {
    if (exempt?.has(place) === true) return 'exempt';
    if (!census.isExpected(place)) return undefined;
    if (census.isWaiting(place)) return unheard?.has(place) === true ? 'unheard' : 'missing';
    return census.carries('zero', place) ? 'zero' : 'figures';
  };
  return counted(census, { stateAt, tierAt });
}

interface Seen {
  readonly stateAt: (place: number) => keyof States | undefined;
  /** Index into TIERS. */
  readonly tierAt: Uint8Array;
}

function counted(census: Census, { stateAt, tierAt }: Seen): ByTier {
  const rows = TIERS.map((): Row => ({ owing: 0, figures: 0, zero: 0, missing: 0, exempt: 0, unheard: 0 }));
  const [all, waiting] = [climber(census, tierAt), climber(census, tierAt)];
  for (let place = census.from; place < census.to; place++) {
    const state = stateAt(place);
    const row = rows[tierAt[place] ?? 0];
    if (state === undefined || row === undefined) continue;
    row.owing++;
    row[state]++;
    all.from(place);
    if (state === 'missing' || state === 'unheard') waiting.from(place);
  }
  const tiers = TIERS.map((tier, i) => ({ tier, ...(rows[i] as Row) }));
  const complete = TIERS.map((tier, i) => ({ tier, all: all.of(i), done: all.of(i) - waiting.of(i) }));
  return { tiers: tiers.filter(({ owing }) => owing > 0), complete: complete.filter((row) => row.all > 0) };
}

/** Counts the units between the one looked at and those it is told of, each once. */
function climber({ roster, from, to }: Census, tierAt: Uint8Array) {
  const met = new Uint8Array(to - from);
  const counts = TIERS.map(() => 0);
  return {
    from(place: number): void {
      for (let at = roster.parent(place); at > from && met[at - from] === 0; at = roster.parent(at)) {
        met[at - from] = 1;
        const tier = tierAt[at] ?? 0;
        counts[tier] = (counts[tier] ?? 0) + 1;
      }
    },
    of: (tier: number): number => counts[tier] ?? 0,
  };
}

/** The tiers of a roster's units change with the tree only. */
const known = new WeakMap<Roster, { readonly tree: Roster; readonly tierAt: Uint8Array }>();
const GRID = TIERS.indexOf('grid');

async function tiersIn(roster: Roster, org: Org): Promise<Uint8Array> {
  const tree = org.roster();
  const before = known.get(roster);
  if (before?.tree === tree) return before.tierAt;
  const tierAt = new Uint8Array(roster.codes.length);
  await each(roster.codes, (code, place) => {
    const tier = org.unit(code)?.tier;
    tierAt[place] = tier === undefined ? GRID : TIERS.indexOf(tier);
  });
  known.set(roster, { tree, tierAt });
  return tierAt;
}
