// 今日: how every form stands in a unit, who lags, and what else must not be overlooked.
import { z } from 'zod';
import { inForceNow, ledger } from '../../../commands/directives/find.ts';
import { concerns } from '../../../commands/directives/part.ts';
import type { Question } from '../../../commands/reading/question.ts';
import { totalsOf } from '../../../commands/reading/shown.ts';
import { sinceVersion } from '../../../commands/reading/since.ts';
import { type ChildStanding, lacking, type Standing, standingOf } from '../../../commands/reading/standing.ts';
import { countedFields } from '../../../commands/reading/words.ts';
import { againstYesterday } from '../../../commands/reading/yesterday.ts';
import { dayLedger } from '../../../flows/daily-report/index.ts';
import { current } from '../../../flows/directive.ts';
import { colourOf, finding } from '../../../flows/finding.ts';
import { hearing } from '../../../flows/hearing.ts';
import type { Org } from '../../org/types.ts';
import { TIERS, type Tier } from '../../templates/types.ts';
import type { Api } from '../api.ts';
import { arrivalsOf, watchArrivals } from '../arrivals.ts';
import { type Console, must, type Viewer } from '../console.ts';
import { formsNow, questionAbout } from '../question.ts';
import type { FormToday, States, Today } from '../wire/today.ts';

const LAGGING = 10;
const LISTED = 6;

const about = z.object({ unit: z.string().max(64) });
const curve = about.extend({ template: z.string().max(64), day: z.iso.date() });

export function today(api: Api, console: Console): void {
  const known = watchArrivals(console);
  // A change makes every wall ask at once: who asks while it is being worked out gets the same answer.
  const underway = new Map<string, Promise<Today>>();
  api.get('/today', about, ({ unit }, viewer) => {
    must(viewer, 'see_figures', unit);
    const answer = underway.get(unit) ?? todayOf(unit, viewer, console).finally(() => underway.delete(unit));
    underway.set(unit, answer);
    return answer;
  });
  api.get('/today/arrivals', curve, async (asked, viewer) =>
    arrivalsOf(await questionAbout(viewer, asked), { viewer, known, console }),
  );
}

async function todayOf(unit: string, viewer: Viewer, console: Console): Promise<Today> {
  const { org, at } = viewer;
  const [forms, orders, red, gaps] = await Promise.all([
    formsOf(unit, viewer, console),
    ordersOf(unit, viewer),
    redOf(unit, viewer),
    gapsOf(viewer, console),
  ]);
  return {
    ...{ unit, name: org.label(unit), at, forms },
    ...{ orders: orders.slice(0, LISTED), moreOrders: Math.max(0, orders.length - LISTED) },
    ...{ red: red.slice(0, LISTED), moreRed: Math.max(0, red.length - LISTED) },
    accounts: console.accounts().map(({ account, state, since }) => ({ account, state, since })),
    gaps,
  };
}

async function formsOf(unit: string, viewer: Viewer, console: Console): Promise<readonly FormToday[]> {
  const forms = formsNow(viewer, unit);
  const asked = await Promise.all(
    forms.map(async ({ template, day }) => {
      const isOpen = await viewer.read.isOpened(dayLedger(template.key, day));
      return isOpen ? [await questionAbout(viewer, { unit, template: template.key, day })] : [];
    }),
  );
  return Promise.all(asked.flat().map((q) => formOf(q, viewer, console)));
}

async function formOf(q: Question, viewer: Viewer, console: Console): Promise<FormToday> {
  const { org, read, at } = viewer;
  const { template, day, opened } = q;
  const standing = await standingOf(q, { org, read, at });
  const [since, yesterday, owing, lagging] = await Promise.all([
    sinceVersion(q, standing, read),
    againstYesterday(q, standing, { org, read }),
    owingOf(q, standing, { viewer, console }),
    laggingOf(q, standing, viewer),
  ]);
  const { policy } = opened;
  const tiers = tiersOf(owing, standing, org);
  const fields = countedFields(template);
  return {
    ...{ template: template.key, title: template.title, day, tiers },
    ...{ expected: standing.expected, actual: standing.actual, onTime: standing.onTime },
    ...{ late: standing.late, missing: lacking(standing) },
    complete: completeOf(q.unit, owing.all, { standing, org }),
    totals: totalsOf(template, standing.sums, yesterday?.changes).map((total, i) => ({
      ...total,
      field: fields[i]?.key ?? '',
    })),
    cutoffs: tiers
      .map(({ tier }) => ({ tier, at: policy.cutoff[tier] ?? policy.closesAt }))
      .sort((a, b) => a.at - b.at),
    ...{ opensAt: policy.opensAt, closesAt: policy.closesAt, lagging },
    ...(since === undefined ? {} : { since }),
  };
}

/** Who lags: among the children, or further down where there is only one of them. */
async function laggingOf(
  q: Question,
  { children }: { readonly children: readonly ChildStanding[] },
  viewer: Viewer,
): Promise<FormToday['lagging']> {
  const { org, read, at } = viewer;
  const owing = children.filter(({ expected }) => expected > 0);
  const [only] = owing;
  if (only !== undefined && owing.length === 1 && org.children(only.unit, q.day).length > 0) {
    const below = { ...q, unit: only.unit };
    return laggingOf(below, await standingOf(below, { org, read, at }), viewer);
  }
  return owing
    .map((child) => ({ ...child, missing: lacking(child) }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing || (a.unit < b.unit ? -1 : 1))
    .slice(0, LAGGING)
    .map(({ unit, expected, actual, missing }) => ({ unit, name: org.label(unit), expected, actual, missing }));
}

interface Owing {
  /** Everybody who is asked, those let off included. */
  readonly all: ReadonlySet<string>;
  readonly zero: readonly string[];
}

async function owingOf(
  { ledger: id, unit }: Question,
  { exempt }: Standing,
  { viewer: { read }, console }: { viewer: Viewer; console: Console },
): Promise<Owing> {
  const [expected, zero] = await Promise.all([
    console.engine.store.expected(id, [unit]),
    read.marked({ ledger: id, mark: 'zero', under: unit }),
  ]);
  return { all: new Set([...expected, ...exempt]), zero };
}

/** The five states of those who report, by the tier they belong to. */
function tiersOf({ all, zero }: Owing, standing: Standing, org: Org): FormToday['tiers'] {
  const rows = new Map<Tier, { -readonly [K in keyof States]: number }>();
  const rowOf = (code: string) => {
    const tier = org.unit(code)?.tier ?? 'grid';
    const row = rows.get(tier) ?? { owing: 0, figures: 0, zero: 0, missing: 0, exempt: 0, unheard: 0 };
    rows.set(tier, row);
    return row;
  };
  for (const code of all) rowOf(code).owing++;
  for (const name of ['missing', 'unheard', 'exempt'] as const) for (const code of standing[name]) rowOf(code)[name]++;
  for (const code of zero) if (all.has(code)) rowOf(code).zero++;
  for (const row of rows.values()) row.figures = row.owing - row.zero - row.missing - row.exempt - row.unheard;
  return TIERS.flatMap((tier) => {
    const row = rows.get(tier);
    return row === undefined ? [] : [{ tier, ...row }];
  });
}

/** How many of the units between the one looked at and those who report wait for nobody any more. */
function completeOf(
  top: string,
  owing: ReadonlySet<string>,
  { standing, org }: { standing: Standing; org: Org },
): FormToday['complete'] {
  const all = above(owing, top, org);
  const waiting = above([...standing.missing, ...standing.unheard], top, org);
  const count = (codes: ReadonlySet<string>, tier: Tier) =>
    [...codes].filter((code) => org.unit(code)?.tier === tier).length;
  return TIERS.map((tier) => ({ tier, all: count(all, tier), done: count(all, tier) - count(waiting, tier) })).filter(
    (row) => row.all > 0,
  );
}

/** Every unit above one of these, up to the top, which is none of them. */
function above(codes: Iterable<string>, top: string, org: Org): ReadonlySet<string> {
  const found = new Set<string>();
  for (const code of codes) {
    let at = org.unit(code)?.parent;
    while (code !== top && at !== undefined && at !== top && !found.has(at)) {
      found.add(at);
      at = org.unit(at)?.parent;
    }
  }
  return found;
}

/** Orders in force that concern the unit or somebody below it. */
async function ordersOf(unit: string, { org, read }: Viewer): Promise<Today['orders']> {
  const orders = (await inForceNow(read)).filter(
    ({ scope }) => org.within(scope.area, unit) || (org.within(unit, scope.area) && concerns(org, scope, unit)),
  );
  return Promise.all(
    orders.map(async (order) => {
      const [counts] = await read.figures(ledger(order), [unit]);
      return {
        ...{ number: order.number, topic: order.topic, urgency: order.urgency },
        ...{ unitName: order.issuer.unitName, acked: counts?.marks['acked'] ?? 0, expected: counts?.expected ?? 0 },
        ackBy: current(order)?.ackBy ?? order.until,
      };
    }),
  );
}

async function redOf(unit: string, { org, read, at }: Viewer): Promise<Today['red']> {
  const open = await read.open(finding);
  return open
    .map(({ state }) => state)
    .filter((state) => org.within(state.unit, unit) && colourOf(state, at) === 'red')
    .sort((a, b) => a.due - b.due)
    .map(({ number, unitName, place, issue, severity, due }) => ({ number, unitName, place, issue, severity, due }));
}

async function gapsOf({ read }: Viewer, { accounts }: Console): Promise<Today['gaps']> {
  const known = accounts().map(({ account }) => account);
  const states = await read.docs(hearing, known);
  return states.flatMap((state, i) =>
    (state?.gaps ?? []).map(({ from, to }) => ({ account: known[i] ?? '', from, to })),
  );
}
