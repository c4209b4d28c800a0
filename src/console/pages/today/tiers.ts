// The states of those who report, by the tier they belong to, and how many units above them are complete.
import type { Question } from '../../../../commands/reading/question.ts';
import type { Standing } from '../../../../commands/reading/standing.ts';
import type { Unit } from '../../../org/types.ts';
import { TIERS, type Tier } from '../../../templates/types.ts';
import { each } from '../../../unhurried.ts';
import type { Console, Viewer } from '../../console.ts';
import type { FormToday, States } from '../../wire/today.ts';

type Row = { -readonly [K in keyof States]: number };

/** `named` must be everybody who is silent. A whole city is walked through here, at every change: each list once, in turns. */
export async function tiersOf(
  { ledger, unit }: Question,
  { named }: Pick<Standing, 'named'>,
  { viewer: { org, read }, console }: { viewer: Viewer; console: Console },
): Promise<Pick<FormToday, 'tiers' | 'complete'>> {
  const [expected, zero] = await Promise.all([
    console.engine.store.expected(ledger, [unit]),
    read.marked({ ledger, mark: 'zero', under: unit }),
  ]);
  const rows = new Map<Tier, Row>();
  const asked = new Set<string>();
  const [all, waiting] = [climber(unit, org), climber(unit, org)];
  const count = (codes: readonly string[], note: (row: Row, of: { code: string; unit: Unit | undefined }) => void) =>
    each(codes, (code) => {
      const found = org.unit(code);
      const tier = found?.tier ?? 'grid';
      const row = rows.get(tier) ?? { owing: 0, figures: 0, zero: 0, missing: 0, exempt: 0, unheard: 0 };
      rows.set(tier, row);
      note(row, { code, unit: found });
    });
  for (const codes of [expected, named.exempt])
    await count(codes, (row, { code, unit: found }) => {
      if (asked.has(code)) return;
      asked.add(code);
      row.owing++;
      all.from(found);
    });
  for (const name of ['missing', 'unheard', 'exempt'] as const)
    await count(named[name], (row, { unit: found }) => {
      row[name]++;
      if (name !== 'exempt') waiting.from(found);
    });
  await count(zero, (row, { code }) => {
    if (asked.has(code)) row.zero++;
  });
  for (const row of rows.values()) row.figures = row.owing - row.zero - row.missing - row.exempt - row.unheard;
  const tiers = TIERS.flatMap((tier) => {
    const row = rows.get(tier);
    return row === undefined ? [] : [{ tier, ...row }];
  });
  const complete = TIERS.map((tier) => ({ tier, all: all.of(tier), done: all.of(tier) - waiting.of(tier) }));
  return { tiers, complete: complete.filter((row) => row.all > 0) };
}

/** Counts the units between the one looked at and those it is told of, each once. */
function climber(top: string, org: Viewer['org']) {
  const met = new Set<string>([top]);
  const counts = new Map<Tier, number>();
  return {
    from(unit: Unit | undefined): void {
      let at = unit?.code === top ? undefined : unit?.parent;
      while (at !== undefined && !met.has(at)) {
        met.add(at);
        const above = org.unit(at);
        if (above !== undefined) counts.set(above.tier, (counts.get(above.tier) ?? 0) + 1);
        at = above?.parent;
      }
    },
    of: (tier: Tier): number => counts.get(tier) ?? 0,
  };
}
