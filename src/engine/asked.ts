// A question is answered on what has been committed: whoever asks what an earlier entry of the same batch still changes is put off
// until that is done. What only reports is decided on documents, whose versions protect it, and never waits.
import type { Read } from '../command.ts';
import type { UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import type { Commit } from '../ports.ts';
import { placeOf, type Work } from './waves.ts';

export interface Decided {
  readonly one: Work;
  readonly commit: Commit;
  /** What its answer rests on, as keys. */
  readonly asked: readonly string[];
}

const inLedger = (ledger: string, unit: UnitCode) => `l|${ledger}|${unit}`;
const opened = (ledger: string) => `l|${ledger}`;
const ofDoc = ({ flow, period, id }: { flow: string; period?: string | undefined; id: string }) =>
  `d|${flow}|${period ?? ''}|${id}`;
const ofFlow = (flow: string) => `d|${flow}`;

/** The same reading side; what is asked is noted. */
export function noting(read: Read, asked: string[]): Read {
  const note = (ledger: string, units: readonly UnitCode[]) => {
    asked.push(opened(ledger), ...units.map((unit) => inLedger(ledger, unit)));
  };
  return {
    ...read,
    doc: (flow, id, period) => (asked.push(ofDoc({ flow: flow.name, id, period })), read.doc(flow, id, period)),
    docs: (flow, ids, period) => {
      for (const id of ids) asked.push(ofDoc({ flow: flow.name, id, period }));
      return read.docs(flow, ids, period);
    },
    figures: (ledger, units) => (note(ledger, units), read.figures(ledger, units)),
    waiting: (query) => (note(query.ledger, [query.under]), read.waiting(query)),
    awaited: (query) => (note(query.ledger, [query.under]), read.awaited(query)),
    marked: (query) => (note(query.ledger, [query.under]), read.marked(query)),
    history: (ref) => (asked.push(ofDoc(ref)), read.history(ref)),
    open: (flow) => (asked.push(ofFlow(flow.name)), read.open(flow)),
    all: (flow) => (asked.push(ofFlow(flow.name)), read.all(flow)),
  };
}

/** Without the questions that came too early, and without what was said after them in the same conversation. */
export function inTime(decided: readonly Decided[], work: readonly Work[], org: Org): readonly Decided[] {
  if (decided.every(({ asked }) => asked.length === 0)) return decided;
  const known = new Map(decided.map((each) => [each.one, each]));
  const touched = new Set<string>();
  const late = new Set<string>();
  const kept = new Set<Decided>();
  let complete = true;
  for (const one of work) {
    const each = known.get(one);
    const place = placeOf(one);
    if (each === undefined) complete = false;
    else if (place !== undefined && (late.has(place) || isEarly(each, complete, touched))) late.add(place);
    else kept.add(each);
    if (each !== undefined) touch(touched, each.commit, org);
  }
  return decided.filter((each) => kept.has(each));
}

/** Whether something before it is not decided yet, or changes what it asked about. */
function isEarly({ asked }: Decided, complete: boolean, touched: ReadonlySet<string>): boolean {
  return asked.length > 0 && (!complete || asked.some((key) => touched.has(key)));
}

function touch(touched: Set<string>, { docs, tallies, ledgers }: Commit, org: Org): void {
  for (const { ref } of docs) touched.add(ofDoc(ref)).add(ofFlow(ref.flow));
  for (const { ledger } of ledgers) touched.add(opened(ledger));
  for (const { ledger, unit } of tallies) for (const { code } of org.path(unit)) touched.add(inLedger(ledger, code));
}
