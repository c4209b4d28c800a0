// What a ledger must say, counted again from the documents behind it. Pure.
import type { UnitCode } from '../../flow.ts';
import type { Roster } from '../../org/types.ts';
import type { RawLedger } from '../../store/audit.ts';

/** What one unit's document counts for. */
export interface Counted {
  readonly due: Readonly<Record<string, boolean>>;
  readonly marks: Readonly<Record<string, boolean>>;
  readonly sums: Readonly<Record<string, number>>;
}

export interface Recount {
  readonly dues: ReadonlyMap<string, ReadonlySet<UnitCode>>;
  readonly marks: ReadonlyMap<string, ReadonlySet<UnitCode>>;
  readonly sums: ReadonlyMap<string, number>;
}

/** The codes whose bits are set. */
export function codesOf(bits: Buffer, roster: Roster): UnitCode[] {
  return roster.codes.filter((_, i) => ((bits[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0);
}

/** `counted` gives what a unit counts for; undefined: it has no document and is not expected. */
export function recount(roster: Roster, counted: (unit: UnitCode, index: number) => Counted | undefined): Recount {
  const dues = new Map<string, Set<UnitCode>>();
  const marks = new Map<string, Set<UnitCode>>();
  const sums = new Map<string, number>();
  roster.codes.forEach((unit, index) => {
    const own = counted(unit, index);
    if (own === undefined) return;
    collect(dues, own.due, unit);
    collect(marks, own.marks, unit);
    for (const [field, value] of Object.entries(own.sums)) {
      for (let at = index; at >= 0; at = roster.parent(at)) {
        const key = `${roster.codes[at] ?? ''}.${field}`;
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
    }
  });
  return { dues, marks, sums: new Map([...sums].filter(([, value]) => value !== 0)) };
}

function collect(into: Map<string, Set<UnitCode>>, flags: Readonly<Record<string, boolean>>, unit: UnitCode): void {
  for (const [name, on] of Object.entries(flags)) {
    if (on) into.set(name, (into.get(name) ?? new Set()).add(unit));
  }
}

/** Every difference, one line each: what stands there, and what the documents say. */
export function differences(ledger: RawLedger, { dues, marks, sums }: Recount, roster: Roster): string[] {
  const marked = new Map([...ledger.marks].map(([name, bits]) => [name, new Set(codesOf(bits, roster))]));
  return [
    ...ofSets('waiting', ledger.dues, dues),
    ...ofSets('mark', marked, marks),
    ...[...new Set([...ledger.sums.keys(), ...sums.keys()])].flatMap((key) => {
      const [stands, says] = [ledger.sums.get(key) ?? 0, sums.get(key) ?? 0];
      return stands === says ? [] : [`sum ${key}: ${stands}, recount ${says}`];
    }),
  ];
}

type Sets = ReadonlyMap<string, ReadonlySet<UnitCode>>;
const NOBODY: ReadonlySet<UnitCode> = new Set();

function ofSets(kind: string, stand: Sets, say: Sets): string[] {
  return [...new Set([...stand.keys(), ...say.keys()])].flatMap((name) => {
    const [is, must] = [stand.get(name) ?? NOBODY, say.get(name) ?? NOBODY];
    const extra = [...is].filter((unit) => !must.has(unit)).map((unit) => `${kind} ${name}: ${unit} too much`);
    const lacking = [...must].filter((unit) => !is.has(unit)).map((unit) => `${kind} ${name}: ${unit} lacking`);
    return [...extra, ...lacking];
  });
}
