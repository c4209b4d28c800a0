// Commits as commit.lua reads them: one JSON skeleton, and the long strings beside it.
import { URGENCIES } from '../flow.ts';
import type { Unit } from '../org/types.ts';
import type { Commit, DocWrite, LedgerWrite, Parcel, TallyWrite } from '../ports.ts';
import { onceBucket } from './keys.ts';

/** Urgency first, then age. 1e13 ms is the year 2286. */
const SPAN = 1e13;

function rank(parcel: Pick<Parcel, 'urgency' | 'at'>): number {
  return URGENCIES.indexOf(parcel.urgency) * SPAN + parcel.at;
}

/** What a rank says of its parcel; undefined when it is none. */
export function ranked(rank: number): Pick<Parcel, 'urgency' | 'at'> | undefined {
  const urgency = URGENCIES[Math.floor(rank / SPAN)];
  return urgency === undefined ? undefined : { urgency, at: rank % SPAN };
}

/** A parcel as it stands in its mailbox: rank, then the parcel. */
export function wrap(parcel: Parcel): string {
  return `${rank(parcel)}|${JSON.stringify(parcel)}`;
}

/** The rank of a parcel as it stands in its mailbox. */
export function rankOf(raw: string): number {
  return Number(raw.slice(0, raw.indexOf('|')));
}

type Long = string | Buffer;

export function encode(commits: readonly Commit[]): Long[] {
  const strings: Long[] = [''];
  // The new length is the place in ARGV, which counts from one.
  const keep = (text: Long) => strings.push(text);
  strings[0] = wellFormed(commits.map((commit) => encodeCommit(commit, keep)));
  return strings;
}

/** Half a character in an id becomes what it becomes on the wire; the script's own JSON reader refuses it. */
function wellFormed(skeleton: unknown): string {
  const json = JSON.stringify(skeleton);
  if (!json.includes('\\ud')) return json;
  const whole = (_: string, v: unknown) => (typeof v === 'string' ? v.replace(/\p{Surrogate}/gu, '\ufffd') : v);
  return JSON.stringify(skeleton, whole);
}

function encodeCommit(commit: Commit, keep: (text: Long) => number): unknown[] {
  return [
    commit.receipt ?? '',
    commit.once === undefined ? '' : onceBucket(commit.once.at),
    commit.once?.id ?? '',
    commit.docs.map((doc) => encodeDoc(doc, keep)),
    commit.tallies.map(encodeTally),
    commit.ledgers.map((ledger) => encodeLedger(ledger, keep)),
    commit.parcels.map((parcel) => [parcel.account, parcel.conversation, rank(parcel), keep(wrap(parcel))]),
    commit.dead === undefined ? 0 : keep(JSON.stringify(commit.dead)),
    commit.units !== undefined || commit.docs.some((doc) => doc.org === true) ? 1 : 0,
    (commit.entries ?? []).map((entry) => keep(JSON.stringify(entry))),
    commit.units === undefined ? 0 : keep(encodeUnits(commit.units)),
  ];
}

function encodeDoc(doc: DocWrite, keep: (text: Long) => number): unknown[] {
  const { flow, period, id } = doc.ref;
  return [
    flow,
    period ?? '',
    id,
    doc.was,
    keep(doc.json),
    doc.wakeAt ?? -1,
    doc.open ? 1 : 0,
    doc.journal === undefined ? 0 : keep(JSON.stringify(doc.journal)),
  ];
}

/** One string for all: a country has more units than a call takes arguments. */
function encodeUnits(units: readonly Unit[]): string {
  return wellFormed(Object.fromEntries(units.map((unit) => [unit.code, JSON.stringify(unit)])));
}

function encodeTally(tally: TallyWrite): unknown[] {
  return [
    tally.ledger,
    tally.index,
    tally.unit,
    pairs(tally.marks),
    pairs(tally.due),
    tally.lineage,
    pairs(tally.sums),
  ];
}

/** Name and number by turns; true is 1. */
function pairs(named: Readonly<Record<string, number | boolean>>): (string | number)[] {
  const flat: (string | number)[] = [];
  for (const name in named) flat.push(name, Number(named[name]));
  return flat;
}

function encodeLedger(ledger: LedgerWrite, keep: (text: Long) => number): unknown[] {
  return [ledger.ledger, ledger.roster, keep(bitmap(ledger.indices)), ledger.units, ledger.indices, ledger.due];
}

/** Bit n set for every index n, first bit highest, as Redis counts them. */
export function bitmap(indices: readonly number[]): Buffer {
  const last = indices.reduce((a, b) => Math.max(a, b), -1);
  const bits = Buffer.alloc((last >> 3) + 1);
  for (const index of indices) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
}
