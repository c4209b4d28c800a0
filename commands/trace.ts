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
import { valuesOfField } from './reading/said-values.ts';
import { lacking, type Standing, standingOf } from './reading/standing.ts';
import { type FieldFound, fieldIn, heardIn, isCounted } from './reading/words.ts';

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
  const fields = active.flatMap((template) => template.fields).map(({ label }) => ({ label }));
  throw new UserError(text('trace.whichField', { fields }));
}

async function answer(t: Traced, request: Request<Said>): Promise<Outcome> {
  if (!isCounted(t.field)) return sayings(t, request);
  const { org, read, occasion } = request;
  const [way, standing] = await Promise.all([wayDown(t, request), standingOf(t, { org, read, at: occasion.at })]);
  const field = totalOf(t.field, standing.sums[t.field.key] ?? 0);
  const about = { ...titled(t, org), field, ...received(standing) };
  if (way.children.length === 0) {
    if (isReported(await stateOf(t, read)))
      return { reply: text('trace.report', { ...about, versions: await versionsOf(t, read) }) };
    if (field.value === 0 && org.children(t.unit, t.day).length === 0)
      throw new UserError(text('trace.noReport', titled(t, org)));
  }
  if (way.reporters !== undefined) {
    return { reply: text('trace.down', { ...about, lines: await reportLines(t, way.reporters, request), more: 0 }) };
  }
  const lines = way.children
    .slice(0, CHILDREN)
    .map(({ unit, value }) => ({ kind: 'unit' as const, unit: org.label(unit), value }));
  return { reply: text('trace.down', { ...about, lines, more: way.children.length - lines.length }) };
}

/** Measurements and words are not added up: each is listed with who wrote it. */
async function sayings(t: Traced, request: Request<Said>): Promise<Outcome> {
  const { org, read, occasion } = request;
  const [values, standing] = await Promise.all([
    valuesOfField(t, t.field, request),
    standingOf(t, { org, read, at: occasion.at }),
  ]);
  const shown = values.slice(0, CHILDREN).map(({ unit }) => ({ unit, value: 0 }));
  const lines = await reportLines(t, shown, request);
  const about = { ...titled(t, org), ...received(standing), field: totalOf(t.field, 0) };
  return { reply: text('trace.sayings', { ...about, lines, more: values.length - shown.length }) };
}

function received(standing: Standing): { readonly received: number; readonly missing: number } {
  return { received: standing.actual, missing: lacking(standing) };
}

/** The figure of the unit itself, in words. */
function totalOf({ label, measure, reading }: Traced['field'], value: number): Total {
  return { label, measure, value, daily: reading === 'daily' };
}
