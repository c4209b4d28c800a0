// /停用: switches a template off for an area before its period ends.
import { activation } from '../flows/activation.ts';
import { dayPeriod } from '../flows/daily-report/index.ts';
import { type DaySwitchedOff, reportDay, reportingDay } from '../flows/report-day.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Day, Signal, UnitCode } from '../src/flow.ts';
import type { ReportTemplate } from '../src/templates/types.ts';
import { text } from '../src/texts/index.ts';
import { isHeardHere } from './membership/leaders.ts';
import { authorOf, postFor, type Said, saidSomething, stampOf, unitCalled } from './membership/said.ts';
import { spanOf } from './membership/span.ts';
import { templateCalled } from './membership/template.ts';

export const disable: Command<Said> = {
  name: 'disable',
  names: ['停用', 'disable', 'tingyong'],
  area: 'report',
  usage: '/停用 防汛 双辽市（可加日期：自9月1日起）',
  usageEn: '/disable flood AREA (from a day: from 2022-09-01)',
  permission: 'manage_templates',
  args: saidSomething,
  async run(request) {
    const { args, org, actor, occasion, unit: own } = request;
    const [name = '', ...words] = args.words;
    const template = templateCalled(org, name);
    const today = dayOf(occasion.at, org.zone);
    const { before, after, from = today } = spanOf(words, today);
    const areaName = [...before, ...after].join('');
    const area = areaName === '' ? own : unitCalled(areaName, request).code;
    const post = postFor(request, 'manage_templates', area);
    const about = { title: template.title, area: org.label(area) };
    const active = org
      .activations()
      .some((one) => one.template === template.key && one.area === area && isAhead(one, from));
    if (!active) {
      const above = org.activation(template.key, area, from);
      if (above === undefined) throw new UserError(text('activation.not_on', about));
      throw new UserError(text('activation.inherited', { ...about, by: org.label(above.area) }));
    }
    const event = {
      type: 'disabled' as const,
      ...stampOf(occasion),
      ...{ template: template.key, area, from, title: template.title, areaName: org.label(area) },
      tells: !isHeardHere(org, area, occasion),
      by: authorOf(org, actor, post),
    };
    const to = { flow: activation.name, id: `${template.key}:${area}` };
    return { signals: [{ to, event }, ...(await stopped({ template, area, from }, request))] };
  },
};

/** The day that is running waits for nobody of the area any more. */
async function stopped(
  { template, area, from }: { template: ReportTemplate; area: UnitCode; from: Day },
  { org, read, occasion }: Request<Said>,
): Promise<readonly Signal[]> {
  const day = reportingDay(template, occasion.at, org.zone);
  const id = dayPeriod(template.key, day);
  if (day < from || (await read.doc(reportDay, id)) === undefined) return [];
  const event: DaySwitchedOff = { type: 'switchedOff', ...stampOf(occasion), area };
  return [{ to: { flow: reportDay.name, id }, event }];
}

function isAhead({ to }: { readonly to?: string }, from: string): boolean {
  return to === undefined || to >= from;
}
