// Whatever was said in whatever order: the figures of a summary are a recount of the records, at every tier.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyReport, dayPeriod, figuresOf, isReported } from '../../flows/daily-report/index.ts';
import { isZero } from '../../flows/daily-report/count.ts';
import { addDays } from '../../src/calendar.ts';
import type { Exemption } from '../../src/org/types.ts';
import type { ParamsOf } from '../../src/texts/index.ts';
import { epidemic } from '../../src/templates/epidemic.ts';
import { at, county, DAY, GRIDS, world, type World } from '../support/reading.ts';

const act = fc.record({
  grid: fc.constantFrom(...GRIDS),
  words: fc.oneof(
    fc.constantFrom('零报告', '撤回'),
    fc.tuple(fc.constantFrom('返乡', '居隔', '更正 返乡', '更正 巡查'), fc.nat(30)).map(([label, n]) => `${label}${n}`),
  ),
  minute: fc.nat(59),
  hour: fc.integer({ min: 9, max: 23 }),
});
const exemptions = fc.record({
  before: fc.subarray(GRIDS, { maxLength: 3 }),
  during: fc.subarray(GRIDS, { maxLength: 2 }),
});

const about = {
  fields: epidemic.fields.map((f) => ({ ...f, counts: f.kind !== 'text', people: f.kind === 'people' })),
};

const letOff = (unit: string): Exemption => ({ template: 'epidemic', unit, from: DAY, to: DAY, reason: '测试' });

/** Counts from the records alone, without a ledger. */
async function recount({ org, read }: World, top: string, excused: { before: string[]; during: string[] }) {
  const below = GRIDS.filter((grid) => org.within(grid, top));
  const states = await read.docs(dailyReport, below, dayPeriod('epidemic', DAY));
  const all = below.map((grid, i) => ({ grid, state: states[i], reported: isReported(states[i]) }));
  const letOff = [...excused.before, ...excused.during];
  const owing = all.filter(({ grid }) => !letOff.includes(grid));
  const given = all.filter(({ reported }) => reported);
  const sum = (key: string) => all.reduce((n, { state }) => n + Number(figuresOf(state)[key] ?? 0), 0);
  return {
    expected: owing.length,
    actual: given.length,
    zero: given.filter(({ state }) => isZero(state, about as never)).length,
    missing: owing.filter(({ reported }) => !reported).length,
    exempt: all.length - owing.length - given.filter(({ grid }) => letOff.includes(grid)).length,
    totals: epidemic.fields.map(({ key }) => sum(key)),
  };
}

describe('summary', () => {
  it('equals a recount of the records for every unit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), exemptions, async (acts, excused) => {
        const org = county();
        org.apply({ exemptions: excused.before.map(letOff) });
        const w = world(org);
        w.opens(addDays(DAY, -1));
        w.opens(DAY);
        org.apply({ exemptions: excused.during.map(letOff) });
        for (const { grid, words, hour, minute } of acts)
          await w.says(`p-${grid}`, words, at(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`));
        for (const top of ['c', 'h', 's', 'x', 'd']) {
          const { reply } = await w.says('p-c', `/汇总 ${w.org.label(top)}`, at('23:59'));
          expect(reply?.key).toBe('summary.form');
          const shown = reply?.params as ParamsOf<'summary.form'>;
          const { expected, actual, zero } = shown;
          const totals = shown.totals.map((total) => total.value);
          const missing = shown.missing.count + shown.unheard.count;
          const now = { expected, actual, zero, missing, exempt: shown.exempt.count, totals };
          expect(now).toEqual(await recount(w, top, excused));
          expect(shown.onTime + shown.late + shown.backfilled).toBe(actual);
          const children = shown.children.reduce((n, child) => n + child.actual, 0);
          if (top !== 'x' && top !== 'd') expect(children).toBe(actual);
        }
      }),
      { numRuns: 60 },
    );
  });
});
