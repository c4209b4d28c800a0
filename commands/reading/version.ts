// A version as it was submitted: its figures stay as they were, whatever has moved since (product.md §4.5).
import { dayPeriod } from '../../flows/daily-report/index.ts';
import { rollUp } from '../../flows/roll-up.ts';
import type { Outcome, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { text } from '../../src/texts/index.ts';
import type { Said } from '../membership/said.ts';
import { type Question, titled } from './question.ts';
import { totalsOf } from './shown.ts';
import { movedSince } from './since.ts';
import { standingOf } from './standing.ts';

/** 第1版, 第一版, 1版, v1, version 1. */
const VERSION = /第?\s*(?:(\d{1,4})|([一二三四五六七八九十]))\s*版|\bv(?:ersion)?\s*(\d{1,4})(?!\d)/iu;
const NUMERALS = '一二三四五六七八九十';

/** Which version is asked for, and the words without it. */
export function versionIn(words: readonly string[]): {
  readonly version?: number;
  readonly words: readonly string[];
} {
  const typed = words.join(' ');
  const found = VERSION.exec(typed);
  if (found === null) return { words };
  const [whole, digits, numeral = '', latin] = found;
  const version = Number(digits ?? latin ?? NUMERALS.indexOf(numeral) + 1);
  const rest = typed.replace(whole, ' ').split(' ');
  return { version, words: rest.filter((word) => word !== '') };
}

export async function versionAsked(q: Question, number: number, request: Request<Said>): Promise<Outcome> {
  const { org, read, occasion } = request;
  const versions = (await read.doc(rollUp, q.unit, dayPeriod(q.template.key, q.day)))?.versions ?? [];
  const version = versions[number - 1];
  if (version === undefined)
    throw new UserError(text('summary.noVersion', { ...titled(q, org), number, versions: versions.length }));
  const { expected, missing, voluntary = 0, zero, late, sums } = version.figures;
  const now = await standingOf(q, { org, read, at: occasion.at });
  return {
    reply: text('summary.version', {
      ...titled(q, org),
      ...{ expected, missing, voluntary, zero, late, actual: expected - missing + voluntary },
      today: q.isToday,
      totals: totalsOf(q.template, sums),
      newest: versions.length,
      since: { version: number, at: version.at, by: version.by, ...movedSince(version.figures, q, now) },
    }),
  };
}
