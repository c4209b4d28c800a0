import { z } from 'zod';
import type { Command, Request } from '../src/command.ts';
import { chain as chainFlow, newsTo, type Posted } from '../flows/chain.ts';
import { UserError } from '../src/errors.ts';
import type { Signal, UnitCode } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { type GoodRow, listOf, type Row, rowsOf } from './reporting/rows.ts';

type Chain = Extract<Intent, { intent: 'chain' }>;

/** Rows of one chain; a group has at most 500 members, a county about a thousand villages. */
const MOST = 2000;

/** 接龙, a pasted table or several units in one message: good rows count, the others are named. */
export const chain: Command<Chain> = {
  name: 'chain',
  names: ['接龙', 'chain', 'jl'],
  area: 'report',
  usage: '#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡2',
  usageEn: '#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡2',
  permission: 'bound',
  stale: true,
  intents: ['chain'],
  args: z.custom<Chain>((v) => (v as Intent).intent === 'chain'),
  async run(request) {
    const { args, occasion, read } = request;
    const count = args.entries.length;
    if (count > MOST) throw new UserError(text('report.chainTooLong', { rows: count, most: MOST }));
    const before = await read.doc(chainFlow, occasion.conversation);
    const list = listOf(args, request);
    const heading = list === 'chain' ? headingOf(occasion.text) : undefined;
    const found = await rowsOf(args, request);
    // A statement typed anew is meant, whatever the chain of this group said before.
    const isNews = list === 'each' ? () => true : newsTo(before, { heading, good: found.filter(isGood) });
    // A chain is posted again with every addition: a row that says what it said before must not undo a later correction.
    const rows = found.map((row): Row => {
      if ('why' in row || row.against === undefined || !isNews(row)) return row;
      return { name: row.name, why: row.against };
    });
    const news = rows.filter(isGood).filter(isNews);
    const event = { ...posted(rows, request), list, heading };
    return { signals: [...recorded(news), { to: { flow: chainFlow.name, id: occasion.conversation }, event }] };
  },
};

function isGood(row: Row): row is GoodRow {
  return !('why' in row);
}

/** Characters of a heading that are compared. */
const LONGEST = 80;

/** What stands above the first row, blanks aside. */
function headingOf(typed: string): string {
  const [above = ''] = typed.split(/\n\s*\d{1,4}\s*[.．、)）]/u, 1);
  return above.replace(/\s+/gu, '').slice(0, LONGEST);
}

/** Each unit somebody else wrote a row for is told once, however many rows are about it. */
function recorded(rows: readonly GoodRow[]): readonly Signal[] {
  const reports = new Map<UnitCode, number>();
  for (const { unit, behalf, reports: n } of rows) if (behalf) reports.set(unit, (reports.get(unit) ?? 0) + n);
  return rows.flatMap((row) => {
    const tells = row.behalf ? reports.get(row.unit) : undefined;
    if (row.behalf) reports.delete(row.unit);
    return row.signals(tells);
  });
}

function posted(rows: readonly Row[], { occasion }: Request<Chain>): Posted {
  return {
    type: 'posted',
    at: occasion.at,
    id: occasion.id,
    good: rows.filter(isGood).map(shownRow),
    bad: rows.flatMap((row) => ('why' in row ? [{ name: row.name, why: row.why }] : [])),
  };
}

function shownRow({ name, day, said, figures, behalf, lost }: GoodRow): Posted['good'][number] {
  return { name, day, said, figures: [...figures], behalf, lost: [...lost] };
}
