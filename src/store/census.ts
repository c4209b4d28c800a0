// A whole city without a name: who is waited for comes as a list, the rest as bits, and all of it leaves as numbers.
import type { UnitCode } from '../flow.ts';
import type { Roster } from '../org/types.ts';
import type { Store } from '../ports.ts';
import { ranges } from './ranges.ts';
import type { Meta, Where } from './tallies.ts';

export function censusIn(
  { client, keys }: Where,
  meta: (ledger: string) => Promise<Pick<Meta, 'roster'>>,
): Store['census'] {
  return async ({ ledger, due, marks, under }) => {
    const { roster } = await meta(ledger);
    const [range] = roster === undefined ? [] : ranges(roster, [under]);
    if (roster === undefined || range === undefined) return undefined;
    const [from, to] = range;
    const [waiting, expected, ...marked] = await Promise.all([
      client.zrange(keys.due(ledger, due), from, `(${to}`, 'BYSCORE'),
      client.getBuffer(keys.expected(ledger)),
      ...marks.map((mark) => client.getBuffer(keys.mark(ledger, mark))),
    ]);
    const isWaiting = placed(waiting, roster, range);
    return {
      ...{ roster, from, to, isWaiting },
      isExpected: (place) => hasBit(expected, place),
      carries: (mark, place) => hasBit(marked[marks.indexOf(mark)], place),
    };
  };
}

/** Both are in the order of the tree: one walk finds them all, and no name is looked up. */
function placed(codes: readonly UnitCode[], roster: Roster, [from, to]: readonly [number, number]) {
  const flags = new Uint8Array(to - from);
  let next = from;
  for (const code of codes) {
    let at = next;
    while (at < to && roster.codes[at] !== code) at++;
    if (at === to) continue;
    flags[at - from] = 1;
    next = at + 1;
  }
  return (place: number): boolean => flags[place - from] === 1;
}

function hasBit(bits: Buffer | null | undefined, place: number): boolean {
  return ((bits?.[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0;
}
