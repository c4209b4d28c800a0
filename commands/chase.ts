// /催报: asks those who are still missing again, now.
import { reportDay } from '../flows/report-day.ts';
import type { DayChased } from '../flows/report-day/chase.ts';
import { dayPeriod } from '../flows/daily-report/index.ts';
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import type { Org } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { authorOf, postFor, type Said, said, stampOf } from './membership/said.ts';
import { type Question, questionOf, titled } from './reading/question.ts';
import { eachOf, type Silent, standingOf } from './reading/standing.ts';

export const chase: Command<Said> = {
  name: 'chase',
  names: ['催报', 'chase', 'cb'],
  area: 'report',
  usage: '/催报 [单位] [模板]，例：/催报 河湾镇',
  usageEn: '/chase [UNIT] [FORM], e.g.: /chase 河湾镇',
  permission: 'chase',
  args: said,
  async run(request) {
    const { org, read, occasion } = request;
    const q = await questionOf(request, 'chase');
    const standing = await standingOf(q, { org, read, at: occasion.at }, eachOf(Infinity));
    const groups = groupsOf(standing.named, org);
    if (groups.length === 0) throw new UserError(text('chase.nobody', titled(q, org)));
    const id = dayPeriod(q.template.key, q.day);
    return { signals: [{ to: { flow: reportDay.name, id }, event: chased(request, q, groups) }] };
  },
};

function chased(request: Request<Said>, q: Question, groups: DayChased['groups']): DayChased {
  const { org, actor, occasion } = request;
  const { room } = occasion;
  return {
    type: 'chased',
    ...stampOf(occasion),
    by: authorOf(org, actor, postFor(request, 'chase', q.unit)),
    area: q.unit,
    areaName: org.label(q.unit),
    above: org
      .path(q.unit)
      .slice(0, -1)
      .map((unit) => unit.code),
    ...(room === undefined ? {} : { heard: room.unit }),
    groups,
  };
}

type Group = DayChased['groups'][number];

/** One message per group above the units it names. */
function groupsOf({ missing, unheard }: Silent, org: Org): Group[] {
  const groups = new Map<UnitCode, Group>();
  const groupOf = (unit: UnitCode): Group => {
    const group = org.unit(unit)?.parent ?? unit;
    const known = groups.get(group) ?? { group, units: [], unheard: [], people: [] };
    groups.set(group, known);
    return known;
  };
  for (const code of missing) {
    const group = groupOf(code);
    group.units.push({ code, name: org.label(code) });
    group.people.push(...org.people(code).map((person) => person.id));
  }
  for (const code of unheard) groupOf(code).unheard.push({ code, name: org.label(code) });
  return [...groups.values()];
}
