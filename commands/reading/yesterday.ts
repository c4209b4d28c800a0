// Against yesterday or another day: only units that reported on both days are compared, so that nobody's silence looks like a change.
import { dailyReport, dayLedger, dayPeriod, figuresOf, isReported } from '../../flows/daily-report/index.ts';
import { REPORT_DUE } from '../../flows/report-day.ts';
import { addDays } from '../../src/calendar.ts';
import type { Read } from '../../src/command.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { Compared } from '../../src/texts/zh-CN/summary.ts';
import type { Question } from './question.ts';
import { excusedOf, type Standing } from './standing.ts';
import { countedFields } from './words.ts';

type Sums = Readonly<Record<string, number>>;

/** Of so many units that may have reported on one day only, at most, both reports are looked at. */
const MOST = 1_500;

export interface Yesterday {
  readonly how: Compared;
  /** What each total has changed by, for the units compared. */
  readonly changes?: Sums;
}

interface Sources {
  readonly org: Org;
  readonly read: Read;
}

/** Undefined when nothing was owed yesterday. */
export function againstYesterday(
  q: Question,
  now: Pick<Standing, 'actual' | 'sums'>,
  { org, read }: Sources,
): Promise<Yesterday | undefined> {
  return againstDay(q, now, { org, read, day: addDays(q.day, -1) });
}

/** Undefined when nothing was owed that day. */
export async function againstDay(
  q: Question,
  now: Pick<Standing, 'actual' | 'sums'>,
  { org, read, day }: Sources & { readonly day: Day },
): Promise<Yesterday | undefined> {
  const ledger = dayLedger(q.template.key, day);
  if (!(await read.isOpened(ledger)) || now.actual === 0) return undefined;
  const before = { ...q, day, ledger };
  const [[today], [then]] = await Promise.all([read.figures(q.ledger, [q.unit]), read.figures(ledger, [q.unit])]);
  // Whoever is waited for is in doubt: where they are too many, nobody has to be looked at.
  const isHopeless = [today, then].some((one) => (one?.waiting[REPORT_DUE] ?? 0) > MOST);
  const doubtful = isHopeless ? undefined : await onOneDayOnly([q, before], { org, read });
  if (doubtful === undefined || doubtful.length > MOST) return { how: { kind: 'incomplete' } };
  const [fresh, gone] = await halfReported(doubtful, [q, before], read);
  const units = now.actual - fresh.length;
  if (units <= 0) return { how: { kind: 'incomplete' } };
  const alone = { fresh: summed(fresh), gone: summed(gone) };
  const changes = changed(q, { now: now.sums, then: then?.sums ?? {}, ...alone });
  const whole = fresh.length + gone.length === 0;
  return { how: whole ? { kind: 'all' } : { kind: 'both', units }, changes };
}

function changed({ template }: Question, sums: Readonly<Record<'now' | 'then' | 'fresh' | 'gone', Sums>>): Sums {
  const of = (which: keyof typeof sums, key: string) => sums[which][key] ?? 0;
  const change = (key: string) => of('now', key) - of('fresh', key) - (of('then', key) - of('gone', key));
  return Object.fromEntries(countedFields(template).map(({ key }) => [key, change(key)]));
}

type Dated = Pick<Question, 'unit' | 'template' | 'day' | 'ledger'>;

/** All units of which it is not certain that they reported on both days. */
async function onOneDayOnly(days: readonly Dated[], { org, read }: Sources): Promise<readonly UnitCode[]> {
  const lists = await Promise.all(
    days.map(async (one) => ({
      waiting: await read.waiting({ ledger: one.ledger, due: REPORT_DUE, under: one.unit }),
      excused: await excusedOf(one, { org, read }),
      owing: org.expected(one.template, one.unit, one.day),
    })),
  );
  const silent = lists.flatMap(({ waiting, excused }) => [...waiting, ...excused]);
  return [...new Set([...silent, ...notInBoth(lists.map(({ owing }) => owing))])];
}

/** As a rule the lists are the same from end to end. */
function notInBoth([first = [], second = []]: readonly (readonly UnitCode[])[]): readonly UnitCode[] {
  if (first.length === second.length && first.every((unit, i) => unit === second[i])) return [];
  const sets = [new Set(first), new Set(second)];
  return [...first, ...second].filter((unit) => !sets.every((set) => set.has(unit)));
}

type Figures = ReturnType<typeof figuresOf>;

/** What those reported who did so on the first of the days alone, and on the second alone. */
async function halfReported(
  units: readonly UnitCode[],
  days: readonly Dated[],
  read: Read,
): Promise<readonly [readonly Figures[], readonly Figures[]]> {
  const ofDay = ({ template, day }: Dated) => read.docs(dailyReport, units, dayPeriod(template.key, day));
  const [first = [], second = []] = await Promise.all(days.map(ofDay));
  const fresh: Figures[] = [];
  const gone: Figures[] = [];
  for (const i of units.keys()) {
    if (isReported(first[i]) && !isReported(second[i])) fresh.push(figuresOf(first[i]));
    if (!isReported(first[i]) && isReported(second[i])) gone.push(figuresOf(second[i]));
  }
  return [fresh, gone];
}

function summed(all: readonly Figures[]): Sums {
  const sums: Record<string, number> = {};
  for (const one of all)
    for (const [key, value] of Object.entries(one)) if (typeof value === 'number') sums[key] = (sums[key] ?? 0) + value;
  return sums;
}
