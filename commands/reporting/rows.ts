// Rows of a chain or table: whose each is, and what it means. A row that fits nobody or several is named, the others count.
import type { Lost } from '../../flows/daily-report/index.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Day, Signal, UnitCode } from '../../src/flow.ts';
import { text, type Text } from '../../src/texts/index.ts';
import type { ChainEntry, Fields, Intent } from '../../src/understanding/intent.ts';
import { numberOf } from '../../flows/directive.ts';
import { ack } from '../ack.ts';
import { feedbackForms } from '../directives/find.ts';
import { concerned, isDenied, type Part, valuesFor } from './concerned.ts';
import { lostIn } from './lost.ts';
import { casesOf, type Reporting } from './record.ts';
import { deniedBy, signalsFor } from './report-it.ts';
import { type Who, whose } from './whose.ts';

type Chain = Extract<Intent, { intent: 'chain' }>;

interface Shown {
  readonly label: string;
  readonly value: number | string;
  readonly measure: string;
}

export interface BadRow {
  readonly name: string;
  readonly why: Text;
}

export interface GoodRow {
  readonly name: string;
  readonly unit: UnitCode;
  readonly day: Day;
  readonly said: 'zero' | 'figures' | 'ack';
  readonly figures: readonly Shown[];
  readonly behalf: boolean;
  readonly lost: readonly Lost[];
  /** What speaks against it, if it is news. */
  readonly against?: Text | undefined;
  /** Reports it makes. */
  readonly reports: number;
  /** `tells`: the unit is told with this row of so many reports. */
  signals(tells: number | undefined): readonly Signal[];
}

export type Row = BadRow | GoodRow;

/** Rows are decided in turns of this many, so that a chain of thousands leaves room for others. */
const TURN = 200;

export async function rowsOf(chain: Chain, request: Request<unknown>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let first = 0; first < chain.entries.length; first += TURN) {
    const turn = chain.entries.slice(first, first + TURN);
    rows.push(...(await Promise.all(turn.map((entry, i) => rowOf(entry, { chain, request, n: first + i })))));
    await new Promise((done) => setImmediate(done));
  }
  return rows;
}

interface Place {
  readonly chain: Chain;
  readonly request: Request<unknown>;
  readonly n: number;
}

async function rowOf(entry: ChainEntry, place: Place): Promise<Row> {
  if ('error' in entry) {
    const { name, error, ...mistake } = entry;
    return { name, why: text(`mistake.${error}`, mistake) as Text };
  }
  try {
    const { org, occasion, unit } = place.request;
    const who = whose(entry.name, { org, under: occasion.room?.unit ?? unit });
    return entry.fields === 'ack' ? await ackRow(entry.name, who, place) : await reportRow(entry, who, place);
  } catch (error) {
    if (error instanceof UserError) return { name: entry.name, why: error.text };
    throw error;
  }
}

async function ackRow(name: string, who: Who, { request, n }: Place): Promise<GoodRow> {
  const { org } = request;
  const person = who.person ?? (org.governs(request.actor, 'acknowledge', who.unit) ? request.actor : undefined);
  const said = { said: 'ack' as const, figures: [], behalf: false, lost: [], reports: 0 };
  const row = { name, unit: who.unit, day: '', ...said };
  if (person === undefined) return { ...row, signals: () => [] };
  const occasion = { ...request.occasion, id: `${request.occasion.id}#${n}` };
  const outcome = await ack.run({ ...request, args: { relayed: false }, actor: person, unit: who.unit, occasion });
  return { ...row, signals: () => ('signals' in outcome ? outcome.signals : []) };
}

/** #接龙 as the channel makes it; a table or a sentence about several units is no chain. */
const CHAIN = /^\s*[#＃]?\s*(?:接[龙龍]|Group Note)/iu;

/** Rows of a chain, rows of a table or sentence, or one statement made of each of several units. */
export function listOf({ entries }: Chain, { occasion }: Request<unknown>): 'chain' | 'rows' | 'each' {
  if (CHAIN.test(occasion.text)) return 'chain';
  // The parser hands the one statement to each of the units.
  const [said] = entries.map((entry) => ('fields' in entry ? entry.fields : undefined));
  const one = typeof said === 'object' && entries.every((entry) => 'fields' in entry && entry.fields === said);
  return one && entries.length > 1 ? 'each' : 'rows';
}

async function reportRow(
  entry: Extract<ChainEntry, { fields: unknown }>,
  who: Who,
  { chain, request, n }: Place,
): Promise<GoodRow> {
  const { occasion, org } = request;
  const zero = entry.fields === 'zero';
  const fields = typeof entry.fields === 'string' ? {} : entry.fields;
  const template = entry.template ?? chain.template;
  const said = { unitCode: who.unit, inChain: CHAIN.test(occasion.text), date: chain.date, template };
  const reporting: Reporting = { ...request, occasion: { ...occasion, id: `${occasion.id}#${n}` } };
  const told = { said, zero, fields, restZero: zero, corrected: false };
  if (!zero) await notAnOrder(fields, who, request);
  const parts = concerned(await casesOf(said, reporting), told, occasion.at);
  const lost = lostIn('', { fields, parts, unit: who.unit }, reporting);
  const [first] = parts;
  if (first === undefined) throw new UserError(nothing(org.label(who.unit), lost));
  const denied = parts.filter((part) => isDenied(part, occasion.at));
  return {
    name: entry.name,
    unit: who.unit,
    day: first.one.day,
    said: zero ? 'zero' : 'figures',
    figures: parts.flatMap((part) => shown(part, told)),
    behalf: first.one.subject.onBehalf,
    lost,
    against: denied.length === 0 ? undefined : text('report.zeroRow', deniedBy(denied, occasion.at)),
    reports: parts.length,
    signals: (tells) =>
      parts.flatMap((part, i) =>
        signalsFor(part, { told, reporting, tells: i === 0 ? tells : undefined, silent: true }),
      ),
  };
}

function nothing(unit: string, lost: readonly Lost[]): Text {
  return lost.length === 0 ? text('mistake.empty_report', {}) : text('report.nothingKept', { unit, lost });
}

/** What an order asks for is answered by each unit itself, not in a chain. */
async function notAnOrder(fields: Fields, { unit }: Who, { read, org }: Request<unknown>): Promise<void> {
  const forms = await feedbackForms(read, unit, org);
  const form = forms.find((one) => one.fields.some(({ key }) => key in fields));
  const number = form === undefined ? undefined : numberOf(form.key);
  if (number !== undefined) throw new UserError(text('directive.one_by_one', { number, name: org.label(unit) }));
}

function shown({ one, zero }: Part, { fields, restZero }: { fields: Fields; restZero: boolean }): Shown[] {
  const values = valuesFor(one, { zero, fields, restZero });
  return one.template.fields.flatMap(({ key, label, measure }) => {
    const value = values[key];
    return value === undefined || (zero && value === 0) ? [] : [{ label, value, measure }];
  });
}
