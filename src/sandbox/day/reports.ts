// The daily reports of a village's grids: zero, figures, corrections, slips, a chain, the late and the silent.
import type { GridCast, VillageCast } from './cast.ts';
import type { Dice } from './dice.ts';
import { CHAIN_TITLE, CORRECTED, FIGURES, ON_BEHALF, ROW_FIGURES, ROW_ZERO, WITH_PATROLS } from './phrases.ts';
import { WITHDRAWN, WRONG, ZERO } from './phrases.ts';
import { clock, type Figures, type Line, worded } from './step.ts';

/** How a grid reports that day. */
export type Manner = 'zero' | 'figures' | 'corrected' | 'wrong' | 'withdrawn' | 'behalf' | 'late' | 'silent';

export interface Reporter {
  readonly grid: GridCast;
  readonly village: VillageCast;
  readonly manner: Manner;
}

/** A zero report. */
const NONE: Figures = {};
const OPENS = clock(13, 30);
const CUTOFF = clock(16);

/** What a grid says that day. */
export function reportOf({ grid, village, manner }: Reporter, throws: Dice): readonly Line[] {
  const minute = OPENS + throws.upTo(CUTOFF - OPENS - 60);
  const by = grid.worker;
  const n = 1 + throws.upTo(4);
  const zero = (at: number): Line => said(grid, { minute: at, text: throws.pick(ZERO), figures: NONE });
  const figures = (at: number, some = n): Line => counted(grid, { minute: at, n: some }, throws);
  switch (manner) {
    case 'zero':
      return [zero(minute)];
    case 'figures':
      return [figures(minute)];
    case 'corrected': {
      const first = figures(minute);
      const text = worded(throws.pick(CORRECTED), { n: n + 1 });
      // What a correction does not name stays as it was.
      const after = { ...first.holds?.figures, ...people(n + 1) };
      return [first, said(grid, { minute: minute + 25, text, figures: after })];
    }
    case 'wrong':
      return [{ minute, by, text: worded(throws.pick(WRONG), { n }) }, figures(minute + 3)];
    case 'withdrawn':
      return [
        figures(minute),
        { minute: minute + 2, by, text: WITHDRAWN, holds: { unit: grid.unit, figures: undefined } },
        zero(minute + 4),
      ];
    case 'behalf':
      return [behalf(grid, village)];
    case 'late':
      return [zero(CUTOFF + 18 + throws.upTo(5))];
    case 'silent':
      return [];
  }
}

function behalf({ unit, name }: GridCast, { leader }: VillageCast): Line {
  return { minute: CUTOFF - 8, by: leader, text: worded(ON_BEHALF, { name }), holds: { unit, figures: NONE } };
}

function counted(grid: GridCast, { minute, n }: { minute: number; n: number }, throws: Dice): Line {
  if (throws.upTo(3) > 0)
    return said(grid, { minute, text: worded(throws.pick(FIGURES), { n, name: grid.name }), figures: people(n) });
  const p = 1 + throws.upTo(5);
  const text = worded(throws.pick(WITH_PATROLS), { n, p });
  return said(grid, { minute, text, figures: { ...people(n), inspected: p } });
}

const people = (n: number): Figures => ({ returnees: n, quarantined: n });

function said(grid: GridCast, line: { minute: number; text: string; figures: Figures }): Line {
  const { minute, figures } = line;
  const text = worded(line.text, { name: grid.name });
  return { minute, by: grid.worker, text, holds: { unit: grid.unit, figures } };
}

/** One after another takes the chain, adds his row below the others' and posts it again. */
export function chainOf({ name, grids }: VillageCast, throws: Dice): readonly Line[] {
  const start = OPENS + throws.upTo(60);
  const counts = grids.map(() => (throws.upTo(3) === 0 ? 1 + throws.upTo(3) : 0));
  const rows = grids.map((grid, i) => `${i + 1}. ${grid.name} ${rowOf(counts[i] ?? 0)}`);
  return grids.map((grid, i) => {
    const text = [worded(CHAIN_TITLE, { name }), '', ...rows.slice(0, i + 1)].join('\n');
    const n = counts[i] ?? 0;
    const figures = n === 0 ? NONE : people(n);
    return { minute: start + 3 * i, by: grid.worker, text, holds: { unit: grid.unit, figures } };
  });
}

const rowOf = (n: number): string => (n === 0 ? ROW_ZERO : worded(ROW_FIGURES, { n }));
