// /免报: lets a unit off for some days, with a reason; or takes that back.
import { dailyReport, dayPeriod } from '../flows/daily-report/index.ts';
import { exemption } from '../flows/exemption.ts';
import { type DayOpened, reportDay, reportingDay } from '../flows/report-day.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Day, Signal, UnitCode } from '../src/flow.ts';
import { masked } from '../src/mask.ts';
import type { ReportTemplate } from '../src/templates/types.ts';
import { text } from '../src/texts/index.ts';
import { dutyOf } from './reporting/days.ts';
import { isHeardHere } from './membership/leaders.ts';
import { authorOf, postFor, type Said, saidSomething, stampOf, unitCalled } from './membership/said.ts';
import { spanOf } from './membership/span.ts';
import { findTemplate } from './membership/template.ts';

const BACK = /^(?:取消|恢复|撤销|cancel|back)$/i;
const LONGEST_REASON = 40;
/** 自8月1日, 8月1日起: a first day; any other day that stands alone is the only one. */
const ONWARDS = /^(?:从|自|from)|起$/i;

export const exempt: Command<Said> = {
  name: 'exempt',
  names: ['免报', 'exempt', 'mb'],
  area: 'report',
  usage: '/免报 3号网格 至8月1日 整体搬迁（取消：/免报 3号网格 取消）',
  usageEn: '/exempt UNIT until 2022-08-01 REASON (take back: /exempt UNIT cancel)',
  permission: 'manage_templates',
  args: saidSomething,
  async run(request) {
    const { org, args, occasion } = request;
    const today = dayOf(occasion.at, org.zone);
    const back = args.words.some((word) => BACK.test(word));
    const only = args.words.map((word) => findTemplate(org, word)).find((found) => found !== undefined);
    const words = args.words.filter(
      (word) => !BACK.test(word) && (only === undefined || findTemplate(org, word) !== only),
    );
    const { before, after, ...days } = spanOf(words, today);
    const { from = today, to = words.some((word) => ONWARDS.test(word)) ? undefined : days.from } = days;
    if (to === undefined && !back) throw new UserError(text('exemption.usage', {}));
    const unit = unitCalled(before.join(''), request).code;
    if (back) return withdrawn(request, unit, { only, from });
    const reason = masked(after.join(' ')).slice(0, LONGEST_REASON);
    if (to === undefined || reason === '') throw new UserError(text('exemption.usage', {}));
    if (to < from) throw new UserError(text('day.order', { from, to }));
    const owed = only === undefined ? owedBy(request, unit, { from, to }) : [only];
    if (owed.length === 0) throw new UserError(text('exemption.nothing', { unit: org.label(unit) }));
    return granted(request, unit, { owed, from, to, reason });
  },
};

/** Templates that bind the unit or something below it within the days. */
function owedBy({ org }: Request<Said>, unit: UnitCode, days: { from: Day; to: Day }): readonly ReportTemplate[] {
  return org
    .templates()
    .filter(
      (template) =>
        org.activation(template.key, unit, days.from) !== undefined ||
        org
          .activations()
          .some((one) => one.template === template.key && one.from <= days.to && org.within(one.area, unit)),
    );
}

interface Grant {
  readonly owed: readonly ReportTemplate[];
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
}

async function granted(request: Request<Said>, unit: UnitCode, grant: Grant): Promise<Outcome> {
  const { owed, from, to, reason } = grant;
  const { org, actor, occasion } = request;
  const by = authorOf(org, actor, postFor(request, 'manage_templates', unit));
  const title = owed.map((template) => template.title).join('、');
  const tells = !isHeardHere(org, unit, occasion);
  const signals = owed.map(({ key }, i) => {
    const common = { template: key, unit, title, unitName: org.label(unit), silent: i > 0, tells, by };
    const event = { type: 'granted' as const, ...stampOf(occasion), ...common, from, to, reason };
    return { to: { flow: exemption.name, id: `${key}:${unit}` }, event };
  });
  return { signals: [...signals, ...(await excusedToday(request, unit, grant))] };
}

/** A day that is open already lets the units off at once: the reminders of today must not name them. */
async function excusedToday(
  request: Request<Said>,
  unit: UnitCode,
  { owed, from, to, reason }: Grant,
): Promise<readonly Signal[]> {
  const { org, read, occasion, actor } = request;
  const by = authorOf(org, actor, postFor(request, 'manage_templates', unit));
  const days = owed.map((template) => ({ template, day: reportingDay(template, occasion.at, org.zone) }));
  const today = days.filter(({ day }) => from <= day && day <= to);
  const signals = today.map(async ({ template, day }) => {
    if ((await read.doc(reportDay, dayPeriod(template.key, day))) === undefined) return [];
    const units = org.expected(template, unit, day);
    return Promise.all(
      units.map(async (code): Promise<Signal> => {
        const { about } = await dutyOf({ template, day, unit: code, at: occasion.at }, { org, read });
        const event = { type: 'exempted' as const, ...stampOf(occasion), by, about, reason };
        return { to: { flow: dailyReport.name, period: dayPeriod(template.key, day), id: code }, event };
      }),
    );
  });
  return (await Promise.all(signals)).flat();
}

/** Of the form that is named, or of every form. */
async function withdrawn(
  request: Request<Said>,
  unit: UnitCode,
  { only, from }: { only: ReportTemplate | undefined; from: Day },
): Promise<Outcome> {
  const { org, actor, occasion } = request;
  const by = authorOf(org, actor, postFor(request, 'manage_templates', unit));
  const found = (only === undefined ? org.templates() : [only])
    .map((template) => ({ template, let: org.exemption(template.key, unit, from) }))
    .filter((one) => one.let !== undefined);
  const own = found.filter((one) => one.let?.unit === unit);
  if (own.length === 0) {
    const above = found[0]?.let?.unit;
    const name = org.label(unit);
    if (above === undefined) throw new UserError(text('exemption.none', { unit: name }));
    throw new UserError(text('exemption.inherited', { unit: name, by: org.label(above) }));
  }
  const title = own.map((one) => one.template.title).join('、');
  const tells = !isHeardHere(org, unit, occasion);
  const signals = own.map(({ template }, i) => {
    const common = { template: template.key, unit, title, unitName: org.label(unit), silent: i > 0, tells, by };
    const event = { type: 'withdrawn' as const, ...stampOf(occasion), ...common, from };
    return { to: { flow: exemption.name, id: `${template.key}:${unit}` }, event };
  });
  const again = await Promise.all(own.map(({ template }) => obligedToday(request, unit, { template, from })));
  return { signals: [...signals, ...again.flat()] };
}

/** A day that is open already waits for the units again, unless something above still lets them off. */
async function obligedToday(
  request: Request<Said>,
  unit: UnitCode,
  { template, from }: { template: ReportTemplate; from: Day },
): Promise<readonly Signal[]> {
  const { org, read, occasion, actor } = request;
  const day = reportingDay(template, occasion.at, org.zone);
  const period = dayPeriod(template.key, day);
  const known = await read.doc(reportDay, period);
  const parent = org.unit(unit)?.parent;
  const above = parent === undefined ? undefined : org.exemption(template.key, parent, day);
  const units = org
    .subtree(unit)
    .filter((code) => org.owes(template, code, day) && org.exemption(template.key, code, day)?.unit === unit);
  if (known === undefined || above !== undefined || from > day || units.length === 0) return [];
  const by = authorOf(org, actor, postFor(request, 'manage_templates', unit));
  const { title, policy } = known;
  const area = org.activation(template.key, units[0] ?? unit, day)?.area ?? unit;
  const about = { template: template.key, title, day, area, units: [...units], policy };
  const opened: DayOpened = { type: 'opened', ...stampOf(occasion), ...about };
  const records = units.map(async (code): Promise<Signal> => {
    const { about } = await dutyOf({ template, day, unit: code, at: occasion.at }, { org, read });
    const event = { type: 'obliged' as const, ...stampOf(occasion), by, about };
    return { to: { flow: dailyReport.name, period, id: code }, event };
  });
  return [{ to: { flow: reportDay.name, id: period }, event: opened }, ...(await Promise.all(records))];
}
