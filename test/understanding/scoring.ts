// The scoring rules of the message corpus, for rows that name their templates.
import { simplify } from '../../src/understanding/opencc.ts';

export interface Expectation {
  readonly intent: string;
  readonly unit?: string;
  readonly date?: string;
  readonly code?: string;
  readonly fields?: Said;
  readonly entries?: readonly Entry[];
  readonly items?: readonly Found[];
  readonly alt?: readonly Expectation[];
}
type Said = 'zero' | 'ack' | Readonly<Record<string, number | string>>;
interface Entry {
  readonly name: string;
  readonly fields?: Said;
  readonly error?: string;
}
interface Found {
  readonly place?: string;
  readonly issue?: string;
  readonly deadline?: string;
}
export interface Row {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly expect: Expectation;
  readonly templates?: readonly string[];
  readonly templateFile?: string;
}

const PEOPLE = ['fever', 'returnees', 'contacts', 'quarantined'];
const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const fold = (text = ''): string =>
  text
    .normalize('NFKC')
    .replace(/[\u3400-\u9fff]/g, (one) => simplify(one))
    .replace(/[\s\p{P}\p{S}\u200b-\u200d\ufeff]/gu, '')
    .toLowerCase();
const unitKey = (text?: string): string =>
  fold(text)
    .replace(/[第号號]/g, '')
    .replace(/[〇零一二两三四五六七八九]/g, (digit) => DIGITS[digit] ?? digit);
const within = (a: string, b: string): boolean => a !== '' && b !== '' && (a.includes(b) || b.includes(a));
const figures = (said: Said | undefined): Readonly<Record<string, number | string>> =>
  said === 'zero' ? Object.fromEntries(PEOPLE.map((key) => [key, 0])) : typeof said === 'object' ? said : {};

function sameFields(want: Said | undefined, got: Said | undefined): boolean {
  if (want === 'ack') return got === 'ack';
  const have = figures(got);
  if (want === 'zero')
    return (
      got === 'zero' ||
      (got !== undefined && PEOPLE.every((key) => (have[key] ?? 0) === 0) && have['inspected'] === undefined)
    );
  const wanted = figures(want);
  return (
    Object.entries(wanted).every(([key, value]) => have[key] === value) &&
    Object.entries(have).every(([key, value]) => key in wanted || (PEOPLE.includes(key) && value === 0))
  );
}

function day(date: string | undefined, at: string): string {
  return (date ?? '-0')
    .split('..')
    .map((one) => {
      const base = new Date(`${at}Z`);
      if (/^-\d+$/.test(one)) {
        base.setUTCDate(base.getUTCDate() + Number(one));
        return base.toISOString().slice(0, 10);
      }
      return one.length === 5 ? `${base.getUTCFullYear()}-${one}` : one;
    })
    .join('..');
}

function sameChain(want: readonly Entry[], got: readonly Entry[]): boolean {
  const rest = [...got];
  for (const one of want) {
    const index = rest.findIndex(
      (other) =>
        within(unitKey(one.name), unitKey(other.name)) &&
        (one.error === undefined
          ? other.error === undefined && sameFields(one.fields, other.fields)
          : other.error !== undefined),
    );
    if (index < 0) return false;
    rest.splice(index, 1);
  }
  return rest.length === 0;
}

const sameFinding = (want: Found, got: Found | undefined): boolean =>
  within(fold(want.place), fold(got?.place)) &&
  within(fold(want.issue), fold(got?.issue)) &&
  (want.deadline === undefined || within(fold(want.deadline), fold(got?.deadline)));

function rightFinding(want: Expectation, got: Expectation): boolean {
  const wanted = want.items ?? [want as Found];
  const found = got.items ?? [got as Found];
  return wanted.length === found.length && wanted.every((one, index) => sameFinding(one, found[index]));
}

function rightReport(want: Expectation, got: Expectation, at: string): boolean {
  return day(want.date, at) === day(got.date, at) && sameFields(want.fields ?? {}, got.fields);
}

function rightIntent(want: Expectation, got: Expectation, at: string): number {
  switch (want.intent) {
    case 'zero_report':
    case 'report':
    case 'correct':
      return Number(rightReport(want, got, at));
    case 'chain':
      return Number(sameChain(want.entries ?? [], got.entries ?? []));
    case 'finding':
      return Number(rightFinding(want, got));
    case 'error':
      return got.code === want.code ? 1 : 0.5;
    default:
      return 1;
  }
}

function right(want: Expectation, got: Expectation | undefined, at: string): number {
  if (got?.intent !== want.intent) return 0;
  const unit = want.unit === undefined || within(unitKey(want.unit), unitKey(got.unit));
  return unit ? rightIntent(want, got, at) : 0;
}

/** Share of the messages understood, a harmful one (stored wrongly) weighing double; and what went wrong. */
export function score(
  rows: readonly Row[],
  predicted: ReadonlyMap<string, Record<string, unknown>>,
): { share: number; harmful: number; wrong: string[] } {
  let sum = 0;
  let weight = 0;
  let harmful = 0;
  const wrong: string[] = [];
  for (const { id, at, text, expect } of rows) {
    const got = predicted.get(id) as Expectation | undefined;
    const points = Math.max(...[expect, ...(expect.alt ?? [])].map((one) => right(one, got, at)));
    const hurt = points === 0 && ['zero_report', 'report', 'correct', 'chain'].includes(got?.intent ?? '');
    sum += points * (hurt ? 2 : 1);
    weight += hurt ? 2 : 1;
    harmful += hurt ? 1 : 0;
    if (points < 1) wrong.push(`${hurt ? 'HARMFUL' : 'wrong'} ${id} ${JSON.stringify(text)} ${JSON.stringify(got)}`);
  }
  return { share: sum / weight, harmful, wrong };
}
