// /启用: switches a template on for an area and a period, with a named basis.
import { activation } from '../flows/activation.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import type { Day, UnitCode } from '../src/flow.ts';
import type { Activation, Org } from '../src/org/types.ts';
import type { ReportTemplate } from '../src/templates/types.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { isHeardHere } from './membership/leaders.ts';
import { authorOf, postFor, type Said, saidSomething, stampOf, unitCalled } from './membership/said.ts';
import { spanOf } from './membership/span.ts';
import { findTemplate, templateCalled } from './membership/template.ts';

const BASIS = /(?:依据|根据|basis)[\s:：]*([^]*)$/i;
const LONGEST_BASIS = 60;

export const enable: Command<Said> = {
  name: 'enable',
  names: ['启用', 'enable', 'qy'],
  area: 'report',
  usage: '/启用 防汛 双辽市 至8月31日 依据 县防指〔2022〕3号',
  usageEn: '/enable flood AREA until 2022-08-31 basis No. 3',
  permission: 'manage_templates',
  args: saidSomething,
  run(request) {
    const { args, org, actor, occasion, unit: own } = request;
    const basis = masked(BASIS.exec(args.rest)?.[1]?.trim() ?? '').slice(0, LONGEST_BASIS);
    const [name = '', ...words] = wordsBeforeBasis(args.words);
    const near = nearly(org, name);
    if (near !== undefined) return { reply: text('template.meant', { name: near.title }), ask: instead(request, near) };
    const template = templateCalled(org, name);
    if (basis === '') throw new UserError(text('activation.no_basis', {}));
    const today = dayOf(occasion.at, org.zone);
    const { before, after, from = today, to } = spanOf(words, today);
    const areaName = [...before, ...after].join('');
    const area = areaName === '' ? own : unitCalled(areaName, request).code;
    const post = postFor(request, 'manage_templates', area);
    inOrder(from, to);
    const above = covering({ template, area, from, to }, org);
    if (above !== undefined) {
      const on = { title: template.title, area: org.label(area), by: org.label(above.area), from, to: above.to };
      throw new UserError(text('activation.already', on));
    }
    const event = {
      type: 'enabled' as const,
      ...stampOf(occasion),
      ...{ template: template.key, area, from, basis, title: template.title, areaName: org.label(area) },
      tells: !isHeardHere(org, area, occasion),
      ...(to === undefined ? {} : { to }),
      by: authorOf(org, actor, post),
    };
    return { signals: [{ to: { flow: activation.name, id: `${template.key}:${area}` }, event }] };
  },
};

/** The only form whose name holds the word, where none has it as its name. */
function nearly(org: Org, word: string): ReportTemplate | undefined {
  if (word === '' || findTemplate(org, word) !== undefined) return undefined;
  const found = org.templates().filter(({ title, aliases }) => [title, ...aliases].some((name) => name.includes(word)));
  return found.find(({ title }) => title.includes(word)) ?? (found.length === 1 ? found[0] : undefined);
}

/** The same message with the form's own name, for the answer 1. */
function instead({ args }: Request<Said>, { title }: ReportTemplate): Readonly<Record<string, Intent>> {
  const [name = '', ...others] = args.words;
  const rest = args.rest.replace(name, title);
  return { '1': { intent: 'command', name: 'enable', typed: '启用', words: [title, ...others], rest, slash: true } };
}

function inOrder(from: Day, to: Day | undefined): void {
  if (to !== undefined && to < from) throw new UserError(text('day.order', { from, to }));
}

interface Wanted {
  readonly template: ReportTemplate;
  readonly area: UnitCode;
  readonly from: Day;
  readonly to: Day | undefined;
}

/** What is on for an area above anyway, and as long as is wanted here: a second time would add nothing. */
function covering({ template, area, from, to }: Wanted, org: Org): Activation | undefined {
  return org
    .activations()
    .filter((one) => one.template === template.key && one.area !== area && org.within(area, one.area))
    .find((one) => one.from <= from && (one.to === undefined || (to !== undefined && to <= one.to)));
}

function wordsBeforeBasis(words: readonly string[]): readonly string[] {
  const cut = words.findIndex((word) => BASIS.test(word));
  return cut < 0 ? words : words.slice(0, cut);
}
