// /存疑: the tier above questions a figure; it never changes it (domain.md §5.2).
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { type Said, saidSomething } from './membership/said.ts';
import { questionedIn, questionSignals } from './reading/questioned.ts';

export const dispute: Command<Said> = {
  name: 'dispute',
  names: ['存疑', 'dispute', 'cy', '质疑'],
  area: 'report',
  usage: '/存疑 3号网格 返乡2人来源不明',
  usageEn: '/dispute UNIT [DAY] REASON',
  permission: 'question_figure',
  args: saidSomething,
  async run(request) {
    const asked = await questionedIn(request);
    if (asked.reason === '') throw new UserError(text('dispute.reasonWanted', { unit: asked.about.unit }));
    const [report] = asked.reports;
    if (report === undefined) throw new UserError(text('dispute.nothing', asked.about));
    return { signals: await questionSignals('disputed', { ...asked, ...report }, request) };
  },
};
