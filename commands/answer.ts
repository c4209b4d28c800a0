// 属实: the questioned unit says that its figure is right.
import { z } from 'zod';
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { answers, ownUnits } from './reporting/answering.ts';

interface Said {
  readonly rest: string;
  readonly slash: boolean;
}

export const answer: Command<Said> = {
  name: 'answer',
  names: ['属实', 'answer', 'ss', '情况属实', '无误', '已核实'],
  bare: ['属实', '情况属实', '无误', '已核实'],
  area: 'report',
  usage: '属实 两人昨晚从省外回来',
  usageEn: 'answer REMARK',
  permission: 'bound',
  args: z.object({ rest: z.string(), slash: z.boolean() }),
  async run(request) {
    const { args, org, unit } = request;
    const remark = args.rest.replace(/^[\s，,。.！!：:；;、]+/u, '');
    const signals = await answers(ownUnits(request), remark === '' ? '属实' : remark, request);
    // Without a question it is talk, unless he meant the command.
    if (signals.length === 0 && args.slash)
      throw new UserError(text('report.answerNothing', { unit: org.label(unit) }));
    return { signals };
  },
};
