// /未报: who has not reported, by name; five states, never two (product.md §4.3).
import type { Command } from '../src/command.ts';
import type { UnitCode } from '../src/flow.ts';
import type { Org } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';
import { type Question, questionOf, titled } from './reading/question.ts';
import { statesOf } from './reading/shown.ts';
import { eachOf, type Standing, standingOf } from './reading/standing.ts';

/** Names per state in one message; of a longer list the branches are counted as well. */
const NAMES = 40;
const BRANCHES = 20;

export const missing: Command<Said> = {
  name: 'missing',
  names: ['未报', 'missing', 'wb'],
  alone: ['未报'],
  area: 'report',
  usage: '/未报 [单位] [日期] [模板]，例：/未报 河湾镇',
  usageEn: '/missing [UNIT] [DAY] [FORM], e.g.: /missing 河湾镇',
  permission: 'see_figures',
  args: said,
  async run(request) {
    const { org, read, occasion, actor } = request;
    // The list of his own group is no secret to a grid worker (domain.md §9): it is said there anyway.
    const isOwnGroup = (unit: UnitCode) => actor.posts.some((post) => org.unit(post.unit)?.parent === unit);
    const q = await questionOf(request, 'see_figures', isOwnGroup);
    const standing = await standingOf(q, { org, read, at: occasion.at }, eachOf(NAMES));
    const waitingAt = standing.missing > NAMES ? branches(standing, q, org) : [];
    const states = statesOf(standing, { q, org });
    return { reply: text('missing.list', { ...titled(q, org), ...states, waitingAt }) };
  },
};

/** How many are missing in each branch, most first; the unit's own report is one of its own. */
function branches({ missing, children }: Standing, { unit }: Question, org: Org) {
  const own = missing - children.reduce((sum, child) => sum + child.missing, 0);
  return [{ unit, missing: own }, ...children]
    .filter((branch) => branch.missing > 0)
    .sort((a, b) => b.missing - a.missing)
    .slice(0, BRANCHES)
    .map((branch) => ({ unit: org.label(branch.unit), count: branch.missing }));
}
