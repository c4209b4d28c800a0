import { z } from 'zod';
import type { Command, Request } from '../src/command.ts';
import { chain as chainFlow, type Posted } from '../flows/chain.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { type Row, rowsOf } from './reporting/rows.ts';

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
    const count = request.args.entries.length;
    if (count > MOST) throw new UserError(text('report.chainTooLong', { rows: count, most: MOST }));
    const before = await request.read.doc(chainFlow, request.occasion.conversation);
    const rows = await rowsOf(request.args, request);
    // A chain is posted again with every addition: a row that says what it said before must not undo a later correction.
    const news = rows.filter((row) => 'why' in row || before?.good[row.name] !== JSON.stringify(shownRow(row)));
    const signals = news.flatMap((row) => ('why' in row ? [] : row.signals));
    return {
      signals: [
        ...signals,
        { to: { flow: chainFlow.name, id: request.occasion.conversation }, event: posted(rows, request) },
      ],
    };
  },
};

function posted(rows: readonly Row[], { occasion }: Request<Chain>): Posted {
  return {
    type: 'posted',
    at: occasion.at,
    id: occasion.id,
    good: rows.flatMap((row) => ('why' in row ? [] : [shownRow(row)])),
    bad: rows.flatMap((row) => ('why' in row ? [{ name: row.name, why: row.why }] : [])),
  };
}

function shownRow(row: Exclude<Row, { why: unknown }>): Posted['good'][number] {
  return { name: row.name, day: row.day, said: row.said, figures: [...row.figures] };
}
