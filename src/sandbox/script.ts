// One working day of one town, made up from a seed: who says what where, and when. The same seed always makes the same day.
import type { UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import { castOf, type VillageCast } from './day/cast.ts';
import { type Dice, dice } from './day/dice.ts';
import { chatterOf, findingOf, orderOf, submissionsOf } from './day/duties.ts';
import { chainOf, type Manner, reportOf, type Reporter } from './day/reports.ts';
import { inOrder, type Step } from './day/step.ts';

export type { Step } from './day/step.ts';

export interface Script {
  readonly town: UnitCode;
  readonly steps: readonly Step[];
  /** When everything has been said and answered. */
  readonly until: string;
}

const UNTIL = '17:30';
/** Every town has one of each of these, as far as its grids go; then most report zero and some figures. */
const ONCE: readonly Manner[] = ['corrected', 'wrong', 'withdrawn', 'behalf', 'late', 'silent', 'figures'];
/** Out of so many of the others one is silent. */
const SILENT = 25;

/** Undefined for a unit whose people cannot play a day. */
export function scriptOf(org: Org, town: UnitCode, seed: number): Script | undefined {
  const cast = castOf(org, town);
  if (cast === undefined) return undefined;
  const throws = dice(seed);
  const [chained, ...others] = throws.shuffled(cast.villages);
  const reporters = mannersOf(others, throws);
  const missing = new Set(reporters.filter(({ manner }) => manner === 'silent').map(({ village }) => village));
  const lines = [
    ...chatterOf(cast, throws),
    ...orderOf(cast, throws),
    ...findingOf(cast),
    ...(chained === undefined ? [] : chainOf(chained, throws)),
    ...reporters.flatMap((reporter) => reportOf(reporter, throws)),
    ...submissionsOf(cast, missing),
  ];
  return { town: cast.unit, steps: inOrder(lines), until: UNTIL };
}

/** The grids of the villages without a chain, each with its manner. */
function mannersOf(villages: readonly VillageCast[], throws: Dice): readonly Reporter[] {
  const all = villages.flatMap((village) => village.grids.map((grid) => ({ village, grid })));
  return throws.shuffled(all).map((one, i) => ({ ...one, manner: ONCE[i] ?? usual(throws) }));
}

function usual(throws: Dice): Manner {
  if (throws.upTo(SILENT) === 0) return 'silent';
  return throws.upTo(3) === 0 ? 'figures' : 'zero';
}
