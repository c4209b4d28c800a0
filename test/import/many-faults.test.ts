// A file of a whole city in which every line is wrong is answered with its faults, not with a bug.
import { expect, it } from 'vitest';
import { planUnits } from '../../src/cli/import/units.ts';

const LINES = 200_000;

it('names the fault of every line, however many there are', async () => {
  const rows = Array.from({ length: LINES }, (_, i) => ({
    line: i + 2,
    cells: [`g${i}`, `${i}号网格`, 'grid', 'nobody'],
  }));
  const plan = await planUnits([{ line: 1, cells: ['code', 'name', 'tier', 'parent'] }, ...rows], []);
  const problems = 'problems' in plan ? plan.problems : [];
  expect(problems).toHaveLength(LINES);
  expect(problems[0]).toEqual({ line: 2, column: 'parent', reason: 'orphan', value: 'nobody' });
});
