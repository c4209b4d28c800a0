// The figures of /进度: from the order's ledger, and from a bounded sample of its receipts for the time in transit.
import type { Figures, Read, Request } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import { TIERS, type Tier } from '../../src/templates/types.ts';
import type { ParamsOf } from '../../src/texts/index.ts';
import { each, sifted } from '../../src/unhurried.ts';
import { type Directive, current, periodOf } from '../../flows/directive.ts';
import { receipt } from '../../flows/receipt.ts';
import { ledger } from './find.ts';
import { hosted } from './reach.ts';

type Shown = ParamsOf<'directive.progress'>;

/** Receipts read per tier for the time in transit. */
const SAMPLE = 100;
const SLOWEST = 3;
const NAMED = 10;
const SENT = ['delivered', 'indirect', 'undeliverable'] as const;
const DONE = ['acked', 'late', 'relayed', 'responded', 'completed', 'behind'] as const;
const MARKS = [...SENT, ...DONE] as const;

interface Standing {
  readonly waiting: ReadonlySet<UnitCode>;
  readonly owing: readonly UnitCode[];
  readonly marked: Readonly<Record<(typeof MARKS)[number], readonly UnitCode[]>>;
}

async function standing(read: Read, order: Directive, under: UnitCode): Promise<Standing> {
  const id = ledger(order);
  const [waiting, owing, ...lists] = await Promise.all([
    read.waiting({ ledger: id, due: 'ack', under }),
    order.feedback === undefined ? [] : read.waiting({ ledger: id, due: 'feedback', under }),
    ...MARKS.map((mark) => read.marked({ ledger: id, mark, under })),
  ]);
  const marked = Object.fromEntries(MARKS.map((mark, i) => [mark, lists[i] ?? []])) as Record<
    (typeof MARKS)[number],
    readonly UnitCode[]
  >;
  return { waiting: new Set(waiting), owing, marked };
}

/** Whoever is named by the lists of /进度, all of them. */
export interface Lists {
  readonly stopped: readonly UnitCode[];
  readonly owing: readonly UnitCode[];
  readonly indirect: readonly UnitCode[];
  readonly failed: readonly UnitCode[];
}

export async function listsOf(
  { org, read }: Pick<Request<unknown>, 'org' | 'read'>,
  order: Directive,
  under: UnitCode,
): Promise<Lists> {
  return namedBy(org, await standing(read, order, under));
}

async function namedBy(org: Org, state: Standing): Promise<Lists> {
  const { indirect, undeliverable: failed } = state.marked;
  const owing = await sifted(state.owing, (code) => !state.waiting.has(code));
  return { stopped: await stoppedAt(org, state), owing, indirect, failed };
}

export async function progressOf(
  { org, read, occasion }: Pick<Request<unknown>, 'org' | 'read' | 'occasion'>,
  order: Directive,
  under: UnitCode,
): Promise<Shown> {
  const version = current(order);
  const state = await standing(read, order, under);
  const [branches, [whole]] = await Promise.all([
    read.figures(
      ledger(order),
      org.children(under).map((unit) => unit.code),
    ),
    read.figures(ledger(order), [under]),
  ]);
  const { stopped, owing, indirect, failed } = await namedBy(org, state);
  const named = (codes: readonly UnitCode[]) => codes.slice(0, NAMED).map((code) => ({ code, name: org.label(code) }));
  return {
    ...{ number: order.number, version: version?.n ?? 1, topic: order.topic, status: order.status },
    issuer: { name: order.issuer.name, unitName: order.issuer.unitName },
    ...{ under: org.label(under), issuedAt: version?.at ?? 0, at: occasion.at },
    tiers: await tiersOf({ org, read, order }, state),
    slowest: slowest(org, branches),
    ...{ stopped: named(stopped), stoppedInAll: stopped.length },
    ...{ owing: named(owing), owingInAll: owing.length },
    ...{ indirect: hosted(org, indirect.slice(0, NAMED)), indirectInAll: indirect.length },
    ...{ failed: named(failed), failedInAll: failed.length },
    ...sumsOf(order, whole, state),
  };
}

/** The order stopped where a unit has not acknowledged although the one above it, if addressed at all, has. */
function stoppedAt(org: Org, { waiting }: Standing): Promise<readonly UnitCode[]> {
  return sifted(waiting, (code) => {
    const parent = org.unit(code)?.parent;
    return parent === undefined || !waiting.has(parent);
  });
}

/** Branches with the smallest share of acks, those complete left out. */
function slowest(org: Org, branches: readonly Figures[]): Shown['slowest'] {
  return branches
    .map(({ unit, expected, marks }) => ({ name: org.label(unit), acked: marks['acked'] ?? 0, expected }))
    .filter(({ acked, expected }) => acked < expected)
    .sort((a, b) => a.acked / a.expected - b.acked / b.expected || b.expected - a.expected)
    .slice(0, SLOWEST);
}

function sumsOf(
  order: Directive,
  whole: Figures | undefined,
  { owing, marked }: Standing,
): Pick<Shown, 'sums' | 'feedback'> {
  if (order.feedback === undefined) return { sums: [], feedback: undefined };
  const counts = order.feedback.fields.filter((field) => field.kind !== 'text' && field.decimal !== true);
  const done = marked.completed.length;
  // A zero is one only where somebody has answered everything: of a partial answer it may be what is missing.
  const sums = counts.map(({ key, label, measure }) => {
    const value = whole?.sums[key] ?? 0;
    return { label, measure, value: value > 0 || done > 0 ? value : undefined };
  });
  return { sums, feedback: { done, part: marked.responded.length - done, owed: done + owing.length } };
}

interface Source {
  readonly org: Org;
  readonly read: Read;
  readonly order: Directive;
}

async function tiersOf(source: Source, { waiting, marked }: Standing): Promise<Shown['tiers']> {
  const { org } = source;
  const waits = await byTier(org, waiting);
  const lists = new Map<(typeof MARKS)[number], TierLists>();
  for (const mark of MARKS) lists.set(mark, await byTier(org, marked[mark]));
  const rows = TIERS.map(async (tier) => {
    const of = (mark: (typeof MARKS)[number]) => lists.get(mark)?.get(tier) ?? [];
    const count = (mark: (typeof MARKS)[number]) => of(mark).length;
    const acked = of('acked');
    const roundabout = new Set(of('indirect'));
    return {
      ...{ tier, issued: acked.length + (waits.get(tier)?.length ?? 0), acked: acked.length, late: count('late') },
      ...{
        delivered: of('delivered').filter((code) => !roundabout.has(code)).length,
        indirect: roundabout.size,
      },
      ...{ relayed: count('relayed'), responded: count('responded'), completed: count('completed') },
      behind: count('behind'),
      minutes: await transit(source, acked),
    };
  });
  return (await Promise.all(rows)).filter((row) => row.issued > 0);
}

type TierLists = ReadonlyMap<Tier | undefined, readonly UnitCode[]>;

async function byTier(org: Org, codes: Iterable<UnitCode>): Promise<TierLists> {
  const lists = new Map<Tier | undefined, UnitCode[]>();
  await each(codes, (code) => {
    const tier = org.unit(code)?.tier;
    const list = lists.get(tier);
    if (list === undefined) lists.set(tier, [code]);
    else list.push(code);
  });
  return lists;
}

/** Median minutes from issue to ack, over an even sample. */
async function transit({ read, order }: Source, acked: readonly UnitCode[]): Promise<number | undefined> {
  const version = current(order);
  if (version === undefined || acked.length === 0) return undefined;
  const step = Math.max(1, Math.floor(acked.length / SAMPLE));
  const sample = acked.filter((_, i) => i % step === 0).slice(0, SAMPLE);
  const receipts = await read.docs(receipt, sample, periodOf(order.number, version.n));
  const minutes = receipts
    .flatMap((one) => (one?.acked === undefined ? [] : [(one.acked.at - version.at) / 60_000]))
    .sort((a, b) => a - b);
  const middle = minutes[Math.floor(minutes.length / 2)];
  return middle === undefined ? undefined : Math.max(0, Math.round(middle));
}
