// Every ledger that is open or recent, beside the documents it counts: daily reports by template and day, receipts by order.
import { counted as countedReport, difference } from '../../../flows/daily-report/count.ts';
import { type About, dailyReport, dayLedger, dayPeriod } from '../../../flows/daily-report/index.ts';
import { current, directive, type Directive, ledgerOf, periodOf } from '../../../flows/directive.ts';
import { countedReceipt, receipt } from '../../../flows/receipt.ts';
import { type DayState, REPORT_DUE, reportDay } from '../../../flows/report-day.ts';
import { muteOf } from '../../../commands/directives/find.ts';
import type { UnitCode } from '../../flow.ts';
import type { Org } from '../../org/types.ts';
import type { Store } from '../../ports.ts';
import type { Audit } from '../../store/audit.ts';
import type { ReportTemplate } from '../../templates/types.ts';
import type { Reader } from './documents.ts';
import { codesOf, type Counted, differences, recount } from './recount.ts';

export interface Checked {
  readonly ledger: string;
  readonly differences: readonly string[];
}

export interface Books {
  readonly store: Store;
  readonly audit: Audit;
  readonly org: Org;
  readonly read: Reader;
}

const MINUTE = 60_000;

export async function checkLedgers(books: Books): Promise<readonly Checked[]> {
  const days = await allOf(books, reportDay);
  const orders = await allOf(books, directive);
  const checked: (Checked | undefined)[] = [];
  for (const day of days) checked.push(await checkDay(books, day));
  for (const order of orders) {
    for (const { n } of order.versions) checked.push(await checkOrder(books, order, n));
  }
  return checked.flatMap((one) => one ?? []);
}

interface Kept<S> {
  readonly name: string;
  readonly state: { parse(json: unknown): S };
}

async function allOf<S>({ store, read }: Books, { name, state }: Kept<S>): Promise<readonly S[]> {
  return (await store.all(name)).flatMap(({ id, doc }) => read({ name, id }, () => state.parse(JSON.parse(doc.json))));
}

async function checkDay(books: Books, day: DayState): Promise<Checked | undefined> {
  const template = books.org.template(day.template);
  if (template === undefined) return undefined;
  const states = await statesOf(books, dailyReport, dayPeriod(day.template, day.day));
  return check(books, dayLedger(day.template, day.day), (unit) => {
    const state = states.get(unit);
    const about = aboutOf(unit, { day, template, org: books.org });
    const { waiting, marks } = countedReport(state, about);
    const sums = state === undefined ? {} : difference(undefined, state, about);
    return { due: { [REPORT_DUE]: waiting }, marks, sums, exists: state !== undefined };
  });
}

async function checkOrder(books: Books, order: Directive, version: number): Promise<Checked | undefined> {
  const states = await statesOf(books, receipt, periodOf(order.number, version));
  const asked = askedIn(order, version);
  let mute: ReadonlySet<UnitCode> | undefined;
  return check(books, ledgerOf(order.number, version), (unit, expected) => {
    const own = countedReceipt(states.get(unit) ?? { period: periodOf(order.number, version), unit });
    mute ??= new Set(muteOf(books.org, expected, asked));
    const owes = asked !== undefined && !mute.has(unit);
    const due = { ack: own.due['ack'] === true, feedback: owes && own.due['feedback'] === true };
    return { ...own, due, exists: states.has(unit) };
  });
}

/** What a version asked for: each keeps its own, the one in force has that of the order. */
function askedIn(order: Directive, version: number): Directive['feedback'] {
  if (version === current(order)?.n) return order.feedback;
  return order.versions.find(({ n }) => n === version)?.feedback;
}

async function statesOf<S>(
  { audit, read }: Books,
  { name, state }: Kept<S>,
  period: string,
): Promise<ReadonlyMap<UnitCode, S>> {
  const docs = await audit.docs({ flow: name, period });
  return new Map(
    [...docs].flatMap(([id, json]) =>
      read({ name: `${name}:${period}`, id }, (): [UnitCode, S] => [id, state.parse(JSON.parse(json))]),
    ),
  );
}

type Count = (unit: UnitCode, expected: readonly UnitCode[]) => Counted & { readonly exists: boolean };

async function check({ store, audit }: Books, id: string, count: Count): Promise<Checked | undefined> {
  const ledger = await audit.ledger(id);
  if (ledger === undefined) return undefined;
  const roster = await store.roster(ledger.roster);
  if (roster === undefined) return { ledger: id, differences: [`its roster ${ledger.roster} is gone`] };
  const expected = codesOf(ledger.expected, roster);
  const waitedFor = new Set(expected);
  const again = recount(roster, (unit) => {
    const own = count(unit, expected);
    if (!own.exists && !waitedFor.has(unit)) return undefined;
    return waitedFor.has(unit) ? own : { ...own, due: {} };
  });
  // Which units had no group of their own when an order went out stands in no document.
  const marks = new Map([...ledger.marks].filter(([name]) => name !== 'indirect'));
  return { ledger: id, differences: differences({ ...ledger, marks }, again, roster) };
}

function aboutOf(unit: UnitCode, on: { day: DayState; template: ReportTemplate; org: Org }): About {
  const { day, template, org } = on;
  const { policy } = day;
  const cutoff = policy.cutoff[org.unit(unit)?.tier ?? ''] ?? policy.closesAt;
  return {
    unit,
    unitName: unit,
    title: day.title,
    day: day.day,
    ledger: dayLedger(day.template, day.day),
    onTimeUntil: cutoff + policy.grace * MINUTE,
    closes: policy.closesAt,
    backfillUntil: policy.backfillUntil,
    fields: [...template.fields, ...(template.retired ?? [])].map(({ key, label, measure, kind, decimal }) => ({
      key,
      label,
      measure,
      counts: (kind === 'people' || kind === 'work') && decimal !== true,
      people: kind === 'people',
    })),
  };
}
