// /停用: switches a template off for an area before its period ends.
import { activation } from '../flows/activation.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
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
  run(request) {
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
      by: authorOf(org, actor, post),
    };
    return { signals: [{ to: { flow: activation.name, id: `${template.key}:${area}` }, event }] };
  },
};

function isAhead({ to }: { readonly to?: string }, from: string): boolean {
  return to === undefined || to >= from;
}
