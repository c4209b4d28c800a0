// /溯源: from any figure down to the messages it came from.
import { isReported } from '../flows/daily-report/index.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import type { Total } from '../src/texts/zh-CN/summary.ts';
import { type Said, said } from './membership/said.ts';
import { activeTemplates, askedOf, standpoint, titled } from './reading/question.ts';
import { reportLines, stateOf, type Traced, versionsOf, wayDown } from './reading/sources.ts';
import { countedFields, type FieldFound, fieldIn, heardIn } from './reading/words.ts';

/** Children printed at most. */
const CHILDREN = 30;

export const trace: Command<Said> = {
  name: 'trace',
  names: ['溯源', 'trace', 'sy'],
  area: 'report',
  usage: '/溯源 [单位] 返乡 [日期]，例：/溯源 河湾镇 返乡',
  usageEn: '/trace [UNIT] FIGURE [DAY], e.g.: /trace 河湾镇 返乡',
  permission: 'see_figures',
  args: said,
  async run(request) {
    const found = fieldAsked(request);
    const heard = heardIn(found.words, { ...request, from: standpoint(request) });
    const asked = { request, action: 'see_figures' as const };
    const question = await askedOf({ ...heard, template: found.template }, asked);
    return answer({ ...question, field: found.field }, request);
  },
};

/** The field is looked for in the forms that are switched on here, then in all there are. */
function fieldAsked(request: Request<Said>): FieldFound {
  const { org, args, occasion } = request;
  const active = activeTemplates(org, standpoint(request), dayOf(occasion.at, org.zone));
  const found = fieldIn(args.words, active) ?? fieldIn(args.words, org.templates());
  if (found !== undefined) return found;
  const fields = active.flatMap(countedFields).map(({ label, labelEn }) => ({ label, labelEn }));
  throw new UserError(text('trace.whichField', { fields }));
}

async function answer(t: Traced, request: Request<Said>): Promise<Outcome> {
  const { org, read } = request;
  const [way, field] = await Promise.all([wayDown(t, request), totalOf(t, request)]);
  const about = { ...titled(t, org), field };
  if (way.children.length === 0) {
    const reported = field.value !== 0 || isReported(await stateOf(t, read));
    if (reported) return { reply: text('trace.report', { ...about, versions: await versionsOf(t, read) }) };
    if (org.children(t.unit, t.day).length === 0) throw new UserError(text('trace.noReport', titled(t, org)));
  }
  if (way.reporters !== undefined) {
    return { reply: text('trace.down', { ...about, lines: await reportLines(t, way.reporters, request), more: 0 }) };
  }
  const lines = way.children
    .slice(0, CHILDREN)
    .map(({ unit, value }) => ({ kind: 'unit' as const, unit: org.label(unit), value }));
  return { reply: text('trace.down', { ...about, lines, more: way.children.length - lines.length }) };
}

/** The figure of the unit itself, in words. */
async function totalOf(t: Traced, { read }: Request<Said>): Promise<Total> {
  const [figures] = await read.figures(t.ledger, [t.unit]);
  const { key, label, labelEn, measure, reading } = t.field;
  return { label, labelEn, measure, value: figures?.sums[key] ?? 0, daily: reading === 'daily' };
}
