// The calendar of one template's day: opens the ledger, reminds, lists the missing, tells those above, closes (product.md §4).
import { z } from 'zod';
import { addDays, dayOf, instant } from '../src/calendar.ts';
import { byRank, type Facts, type Flow, type Signal, type Step } from '../src/flow.ts';
import type { Org } from '../src/org/types.ts';
import { type ReportTemplate, type Tier, TIERS } from '../src/templates/types.ts';
import { dayLedger } from './daily-report/index.ts';
import { chase, chases, type DayChased, dayChased } from './report-day/chase.ts';
import { belatedSteps, postpone, postponed } from './report-day/later.ts';
import { messagesFor, type Step as Planned } from './report-day/messages.ts';

const MINUTE = 60_000;
/** The list of those a day waits for. */
export const REPORT_DUE = 'report';

const policy = z.object({
  opensAt: z.number(),
  closesAt: z.number(),
  backfillUntil: z.number(),
  /** Last instant on time by the clock (grace not included), per tier that owes; ms. */
  cutoff: z.record(z.string(), z.number()),
  grace: z.number(),
  remindBefore: z.array(z.number()),
  leaderAfter: z.number(),
  superiorAfter: z.number(),
});
export type DayPolicy = z.infer<typeof policy>;

const opened = z.object({
  type: z.literal('opened'),
  at: z.number(),
  id: z.string(),
  template: z.string(),
  title: z.string(),
  day: z.string(),
  area: z.string(),
  units: z.array(z.string()),
  policy,
});
export type DayOpened = z.infer<typeof opened>;
/** The form was switched off for an area while its day was running. */
const switchedOff = z.object({ type: z.literal('switchedOff'), at: z.number(), id: z.string(), area: z.string() });
export type DaySwitchedOff = z.infer<typeof switchedOff>;
const event = z.discriminatedUnion('type', [opened, dayChased, switchedOff]);

const state = z.object({
  template: z.string(),
  title: z.string(),
  day: z.string(),
  areas: z.array(z.string()),
  /** The newest switching of each area, on or off; its stamp decides, not the order of arrival. */
  switched: z.record(z.string(), z.object({ at: z.number(), id: z.string(), on: z.boolean() })).optional(),
  policy,
  /** Everything planned up to this instant has been done. */
  doneUntil: z.number(),
  chased: chases.optional(),
  later: postponed.optional(),
});
export type DayState = z.infer<typeof state>;

export const reportDay: Flow<DayState, DayOpened | DayChased | DaySwitchedOff> = {
  name: 'report-day',
  state,
  event,
  transition(before, e) {
    if (e.type === 'opened') return open(before, e);
    if (before === undefined) return { state: before as never, messages: [] };
    if (e.type === 'tick') return act(before, e.at, e.facts);
    if (e.type === 'switchedOff') return { state: { ...before, ...switchedBy(before, e, false) }, messages: [] };
    return chase(before, e, { ledger: dayLedger(before.template, before.day), due: REPORT_DUE });
  },
  wakeAt: (s) => {
    const next = plan(s).find((step) => step.at > s.doneUntil)?.at;
    const again = s.later?.at;
    return next === undefined || again === undefined ? next : Math.min(next, again);
  },
  isOpen: (s) => s.doneUntil < s.policy.closesAt,
  facts: (s) => ({ ledger: dayLedger(s.template, s.day), due: REPORT_DUE, under: s.areas, since: s.policy.opensAt }),
  cycle: {
    times: (org) => [...new Set(org.templates().map((template) => template.windowEdge))],
    open: (at, org) =>
      org.activations().flatMap((activation) => {
        const template = org.template(activation.template);
        return template === undefined ? [] : opening(template, { area: activation.area, at, org });
      }),
  },
};

/** The reporting day an instant belongs to: from the window edge, which after noon belongs to the following day. */
export function reportingDay(template: ReportTemplate, at: number, zone: string): string {
  const day = dayOf(at, zone);
  if (template.windowEdge === '00:00') return day;
  const edge = instant(day, template.windowEdge, zone);
  const afternoon = template.windowEdge >= '12:00';
  return afternoon ? (at >= edge ? addDays(day, 1) : day) : at >= edge ? day : addDays(day, -1);
}

/** When the reporting day begins, ms. */
function beginning(template: ReportTemplate, day: string, zone: string): number {
  return instant(template.windowEdge >= '12:00' ? addDays(day, -1) : day, template.windowEdge, zone);
}

export function policyOf(template: ReportTemplate, day: string, zone: string): DayPolicy {
  const opensAt = beginning(template, day, zone);
  const cutoff = Object.fromEntries(TIERS.map((tier) => [tier, cutoffOf(template, tier, { day, opensAt, zone })]));
  return {
    opensAt,
    closesAt: beginning(template, addDays(day, 1), zone) - 1,
    backfillUntil: beginning(template, addDays(day, 1 + template.backfillDays), zone) - 1,
    cutoff,
    grace: template.grace,
    remindBefore: [...template.remindBefore],
    leaderAfter: template.escalateAfter.leader,
    superiorAfter: template.escalateAfter.superior,
  };
}

/** A cut-off earlier than the window's edge is on the day's second calendar day. */
function cutoffOf(template: ReportTemplate, tier: Tier, on: { day: string; opensAt: number; zone: string }): number {
  const at = instant(on.day, template.cutoff[tier], on.zone);
  return at < on.opensAt ? instant(addDays(on.day, 1), template.cutoff[tier], on.zone) : at;
}

/** The signal that opens today for an area; nothing when nobody there owes the template today. */
export function opening(template: ReportTemplate, where: { area: string; at: number; org: Org }): Signal[] {
  const { area, at, org } = where;
  const day = reportingDay(template, at, org.zone);
  const units = org.expected(template, area, day);
  if (units.length === 0) return [];
  const opened: DayOpened = {
    type: 'opened',
    at,
    id: `open:${template.key}:${day}:${area}`,
    template: template.key,
    title: template.title,
    day,
    area,
    units: [...units],
    policy: policyOf(template, day, org.zone),
  };
  return [{ to: { flow: reportDay.name, id: `${template.key}:${day}` }, event: opened }];
}

type Switching = Pick<DayState, 'areas' | 'switched'>;

function switchedBy(before: Switching, { at, id, area }: DayOpened | DaySwitchedOff, on: boolean): Switching {
  const known = before.switched?.[area];
  if (known !== undefined && byRank({ at, id }, known) <= 0) return before;
  const others = before.areas.filter((one) => one !== area);
  return {
    areas: on ? [...others, area].sort() : others,
    switched: { ...before.switched, [area]: { at, id, on } },
  };
}

function open(before: DayState | undefined, e: DayOpened): Step<DayState> {
  const areas = switchedBy(before ?? { areas: [] }, e, true);
  const { template, title, day } = e;
  // What fell due before the day could be opened is nobody's fault.
  const doneUntil = before?.doneUntil ?? Math.max(e.policy.opensAt, e.at);
  const next: DayState =
    before === undefined ? { template, title, day, ...areas, policy: e.policy, doneUntil } : { ...before, ...areas };
  return {
    state: next,
    messages: [],
    opens: { ledger: dayLedger(template, day), units: e.units, due: [REPORT_DUE] },
  };
}

/** All that the day has in store, in order of time; tiers with the same times act together. */
function plan({ policy: p }: DayState): Planned[] {
  const steps = new Map<string, Planned & { tiers: string[] }>();
  const add = (act: Planned['act'], at: number, tier: string) => {
    const key = `${act}@${at}`;
    const known = steps.get(key);
    if (known) known.tiers.push(tier);
    else steps.set(key, { at, act, tiers: [tier] });
  };
  for (const [tier, cutoff] of Object.entries(p.cutoff)) {
    for (const before of p.remindBefore) add('remind', cutoff - before * MINUTE, tier);
    add('list', cutoff, tier);
    add('leader', cutoff + p.leaderAfter * MINUTE, tier);
    add('superior', cutoff + p.superiorAfter * MINUTE, tier);
  }
  return [...steps.values(), { at: p.closesAt, act: 'close' as const, tiers: [] }]
    .filter((step) => step.at <= p.closesAt)
    .sort((a, b) => a.at - b.at);
}

function act(s: DayState, at: number, facts: Facts): Step<DayState> {
  const due = plan(s).filter((step) => step.at > s.doneUntil && step.at <= at);
  const again = s.later !== undefined && s.later.at <= at;
  if (due.length === 0 && !again) return { state: s, messages: [] };
  const steps = timely(due);
  const waited = { ledger: dayLedger(s.template, s.day), due: REPORT_DUE };
  const waiting = facts.waiting.filter((unit) => s.later?.units[unit.code] === undefined);
  const messages = steps.flatMap((step) => messagesFor({ s, step, while: waited }, waiting));
  const belated = again ? belatedSteps(s.later, { at, waiting: facts.waiting }) : [];
  messages.push(...belated.flatMap(({ step, units }) => messagesFor({ s, step, while: waited }, units)));
  const isOver = at >= s.policy.closesAt;
  const later = isOver ? undefined : postpone(s.later, { at, steps, waiting: facts.waiting });
  return { state: { ...s, doneUntil: at, later }, messages };
}

/** After an outage only the last thing due for a tier is still worth saying. */
function timely(due: readonly Planned[]): Planned[] {
  return due.flatMap((step, i) => {
    const tiers = step.tiers.filter(
      (tier) => !due.slice(i + 1).some((later) => later.at > step.at && later.tiers.includes(tier)),
    );
    return tiers.length > 0 ? [{ ...step, tiers }] : [];
  });
}
