// /核实: what was in question has been checked.
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { type Said, saidSomething } from './membership/said.ts';
import { questionedIn, questionSignals } from './reading/questioned.ts';

export const verify: Command<Said> = {
  name: 'verify',
  names: ['核实', 'verify', 'hs'],
  area: 'report',
  usage: '/核实 3号网格 [说明]',
  usageEn: '/verify UNIT [DAY] [REMARK]',
  permission: 'question_figure',
  args: saidSomething,
  async run(request) {
    const asked = await questionedIn(request);
    const open = asked.reports.find(({ state }) => state.question?.open === true);
    if (open === undefined) throw new UserError(text('verify.nothing', asked.about));
    return { signals: await questionSignals('verified', { ...asked, ...open }, request) };
  },
};
