// Ledgers in memory that really add up: opened by flows, moved by tallies, asked by commands and ticks.
import type { Figures, Read } from '../../src/command.ts';
import type { Facts, FactsQuery, LedgerOpening, Step, TallyChange, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';

interface Book {
  readonly expected: Set<UnitCode>;
  readonly due: Map<string, Set<UnitCode>>;
  readonly marks: Map<string, Set<UnitCode>>;
  readonly sums: Map<UnitCode, Map<string, number>>;
}

export type LedgerRead = Pick<Read, 'isOpened' | 'isListed' | 'figures' | 'waiting' | 'marked' | 'awaited'>;

export interface Ledgers {
  readonly read: LedgerRead;
  /** What a step opens first, then what it changes. */
  keep(step: Step<unknown>): void;
  facts(query: FactsQuery, unheard?: ReadonlySet<UnitCode>): Facts;
  expected(ledger: string): readonly UnitCode[];
}

export function ledgers(org: Org): Ledgers {
  const books = new Map<string, Book>();
  const order = new Map(org.roster().codes.map((code, i) => [code, i]));
  const sorted = (codes: Iterable<UnitCode>) => [...codes].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const below = (codes: Iterable<UnitCode> | undefined, under: readonly UnitCode[]) =>
    sorted(codes ?? []).filter((code) => under.some((top) => org.within(code, top)));

  const open = ({ ledger, units, due }: LedgerOpening) => {
    const book = books.get(ledger) ?? { expected: new Set(), due: new Map(), marks: new Map(), sums: new Map() };
    books.set(ledger, book);
    const fresh = units.filter((unit) => !book.expected.has(unit));
    for (const unit of fresh) book.expected.add(unit);
    for (const name of due) {
      const list = setOf(book.due, name);
      for (const unit of fresh) list.add(unit);
    }
  };
  const change = ({ ledger, unit, marks = {}, due = {}, sums = {} }: TallyChange) => {
    const book = books.get(ledger);
    if (book === undefined) return;
    for (const [name, on] of Object.entries(marks)) toggle(setOf(book.marks, name), unit, on);
    for (const [name, on] of Object.entries(due)) toggle(setOf(book.due, name), unit, on);
    for (const [field, by] of Object.entries(sums)) {
      for (const { code } of org.path(unit)) {
        const totals = book.sums.get(code) ?? new Map<string, number>();
        book.sums.set(code, totals.set(field, (totals.get(field) ?? 0) + by));
      }
    }
  };
  const figures = (ledger: string, unit: UnitCode): Figures => {
    const book = books.get(ledger);
    const count = (lists: Map<string, Set<UnitCode>> | undefined) =>
      Object.fromEntries([...(lists ?? [])].map(([name, list]) => [name, below(list, [unit]).length]));
    const sums = Object.fromEntries(book?.sums.get(unit) ?? []);
    return {
      unit,
      expected: below(book?.expected, [unit]).length,
      waiting: count(book?.due),
      marks: count(book?.marks),
      sums,
    };
  };
  return {
    read: {
      isOpened: (ledger) => Promise.resolve(books.has(ledger)),
      isListed: () => Promise.resolve(true),
      figures: (ledger, units) => Promise.resolve(units.map((unit) => figures(ledger, unit))),
      waiting: ({ ledger, due, under, limit }) =>
        Promise.resolve(below(books.get(ledger)?.due.get(due), [under]).slice(0, limit)),
      awaited: ({ ledger, due, under, units }) =>
        Promise.resolve(below(books.get(ledger)?.due.get(due), [under]).filter((unit) => units.includes(unit))),
      marked: ({ ledger, mark, under }) => Promise.resolve(below(books.get(ledger)?.marks.get(mark), [under])),
    },
    keep(step) {
      if (step.opens) open(step.opens);
      for (const one of step.tally ?? []) change(one);
    },
    facts({ ledger, due, under }, unheard = new Set()) {
      const book = books.get(ledger);
      const waiting = below(book?.due.get(due), under).flatMap((code) => {
        const unit = org.unit(code);
        if (unit === undefined) return [];
        const people = org.people(code).map((person) => person.id);
        return [
          { code, name: org.label(code), tier: unit.tier, parent: unit.parent, people, unheard: unheard.has(code) },
        ];
      });
      return { waiting, expected: below(book?.expected, under).length };
    },
    expected: (ledger) => sorted(books.get(ledger)?.expected ?? []),
  };
}

function setOf(lists: Map<string, Set<UnitCode>>, name: string): Set<UnitCode> {
  const list = lists.get(name) ?? new Set();
  lists.set(name, list);
  return list;
}

function toggle(list: Set<UnitCode>, unit: UnitCode, on: boolean): void {
  if (on) list.add(unit);
  else list.delete(unit);
}
