// /汇总: the official form of domain.md §5.4 for any unit and day.
import type { Command } from '../src/command.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';
import { questionOf, titled } from './reading/question.ts';
import { nonZero, statesOf, totalsOf } from './reading/shown.ts';
import { saidBesides } from './reading/said-values.ts';
import { doubtsOf, runningOf, sinceVersion } from './reading/since.ts';
import { type ChildStanding, eachOf, lacking, standingOf } from './reading/standing.ts';
import { versionAsked, versionIn } from './reading/version.ts';
import { againstYesterday } from './reading/yesterday.ts';

/** Names per state, and children, printed in one summary. */
const NAMES = 15;
const CHILDREN = 20;

export const summary: Command<Said> = {
  name: 'summary',
  names: ['汇总', 'summary', 'hz'],
  alone: ['汇总'],
  area: 'report',
  usage: '/汇总 [单位] [日期] [模板] [累计] [第1版]，例：/汇总 河湾镇 昨天；/汇总 第1版 看报送时的数字',
  usageEn: '/summary [UNIT] [DAY] [FORM] [total] [v1], e.g.: /summary 河湾镇 昨天; /summary v1 as it was submitted',
  permission: 'see_figures',
  args: said,
  async run(request) {
    const { org, read, occasion, args } = request;
    const { version, words } = versionIn(args.words);
    const { heard, ...q } = await questionOf({ ...request, args: { ...args, words } }, 'see_figures');
    if (version !== undefined) return versionAsked(q, version, request);
    const [standing, besides, doubts, running] = await Promise.all([
      standingOf(q, { org, read, at: occasion.at }, eachOf(NAMES)),
      saidBesides(q, request),
      doubtsOf(q, request),
      heard.running ? runningOf(q, request) : undefined,
    ]);
    const [since, yesterday] = await Promise.all([
      sinceVersion(q, standing, read),
      againstYesterday(q, standing, request),
    ]);
    const owing = standing.children.filter((child) => child.expected + child.voluntary > 0);
    const line = (child: ChildStanding) => ({
      ...{ unit: org.label(child.unit), expected: child.expected, actual: child.actual, missing: lacking(child) },
      voluntary: child.voluntary,
      totals: nonZero(totalsOf(q.template, child.sums)),
    });
    return {
      reply: text('summary.form', {
        ...titled(q, org),
        ...statesOf(standing, { q, org }),
        at: occasion.at,
        today: q.isToday,
        totals: totalsOf(q.template, standing.sums, yesterday?.changes),
        ...besides,
        children: owing.slice(0, CHILDREN).map(line),
        moreChildren: Math.max(0, owing.length - CHILDREN),
        doubts: doubts.shown,
        moreDoubts: doubts.more,
        others: q.others.map(({ title }) => ({ title })),
        ...(yesterday === undefined ? {} : { compared: yesterday.how }),
        ...(since === undefined ? {} : { since }),
        ...(running === undefined ? {} : { running }),
      }),
    };
  },
};
