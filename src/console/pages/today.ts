// 今日: how every form stands in a unit, who lags, and what else must not be overlooked.
import { z } from 'zod';
import { inForceNow, ledger } from '../../../commands/directives/find.ts';
import type { Question } from '../../../commands/reading/question.ts';
import { totalsOf } from '../../../commands/reading/shown.ts';
import { sinceVersion } from '../../../commands/reading/since.ts';
import { lacking, type Standing, standingOf } from '../../../commands/reading/standing.ts';
import { againstYesterday } from '../../../commands/reading/yesterday.ts';
import { dayLedger } from '../../../flows/daily-report/index.ts';
import { current } from '../../../flows/directive.ts';
import { colourOf, finding } from '../../../flows/finding.ts';
import { hearing } from '../../../flows/hearing.ts';
import { TIERS, type Tier } from '../../templates/types.ts';
import type { Api } from '../api.ts';
import { arrivalsOf, watchArrivals } from '../arrivals.ts';
import { type Console, must, type Viewer } from '../console.ts';
import { formsNow, questionAbout } from '../question.ts';
import type { FormToday, States, Today } from '../wire/today.ts';

const LAGGING = 12;
const LISTED = 6;

const about = z.object({ unit: z.string().max(64) });
const curve = about.extend({ template: z.string().max(64), day: z.iso.date() });

export function today(api: Api, console: Console): void {
  const known = watchArrivals(console);
  api.get('/today', about, ({ unit }, viewer) => todayOf(unit, viewer, console));
  api.get('/today/arrivals', curve, async (asked, viewer) =>
    arrivalsOf(await questionAbout(viewer, asked), { viewer, known, console }),
  );
}

async function todayOf(unit: string, viewer: Viewer, console: Console): Promise<Today> {
  must(viewer, 'see_figures', unit);
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
  const [since, yesterday, tiers] = await Promise.all([
    sinceVersion(q, standing, read),
    againstYesterday(q, standing, { org, read }),
    tiersOf(q, standing, { viewer, console }),
  ]);
  const { policy } = opened;
  const branches = standing.children.filter(({ expected }) => expected > 0);
  return {
    ...{ template: template.key, title: template.title, day, tiers },
    ...{ expected: standing.expected, actual: standing.actual, onTime: standing.onTime },
    ...{ late: standing.late, missing: lacking(standing) },
    totals: totalsOf(template, standing.sums, yesterday?.changes),
    cutoffs: tiers
      .map(({ tier }) => ({ tier, at: policy.cutoff[tier] ?? policy.closesAt }))
      .sort((a, b) => a.at - b.at),
    ...{ opensAt: policy.opensAt, closesAt: policy.closesAt, branches: branches.length },
    lagging: branches
      .map((child) => ({ ...child, missing: lacking(child) }))
      .filter(({ missing }) => missing > 0)
      .sort((a, b) => b.missing - a.missing || (a.unit < b.unit ? -1 : 1))
      .slice(0, LAGGING)
      .map(({ unit, expected, actual, missing }) => ({ unit, name: org.label(unit), expected, actual, missing })),
    ...(since === undefined ? {} : { since }),
  };
}

/** The five states of those who report, by the tier they belong to. */
async function tiersOf(
  { ledger: id, unit }: Question,
  standing: Standing,
  { viewer: { org, read }, console }: { viewer: Viewer; console: Console },
): Promise<FormToday['tiers']> {
  const [expected, zero] = await Promise.all([
    console.engine.store.expected(id, [unit]),
    read.marked({ ledger: id, mark: 'zero', under: unit }),
  ]);
  const tierOf = (code: string): Tier => org.unit(code)?.tier ?? 'grid';
  const rows = new Map<Tier, { -readonly [K in keyof States]: number }>();
  const rowOf = (tier: Tier) => {
    const row = rows.get(tier) ?? { owing: 0, figures: 0, zero: 0, missing: 0, exempt: 0, unheard: 0 };
    rows.set(tier, row);
    return row;
  };
  const owing = new Set([...expected, ...standing.exempt]);
  for (const code of owing) rowOf(tierOf(code)).owing++;
  for (const name of ['missing', 'unheard', 'exempt'] as const)
    for (const code of standing[name]) rowOf(tierOf(code))[name]++;
  for (const code of zero) if (owing.has(code)) rowOf(tierOf(code)).zero++;
  for (const row of rows.values()) row.figures = row.owing - row.zero - row.missing - row.exempt - row.unheard;
  return TIERS.filter((tier) => rows.has(tier)).map((tier) => ({ tier, ...rowOf(tier) }));
}

/** Orders in force that concern the unit or somebody below it. */
async function ordersOf(unit: string, { org, read }: Viewer): Promise<Today['orders']> {
  const orders = (await inForceNow(read)).filter(
    ({ scope }) => org.within(scope.area, unit) || org.within(unit, scope.area),
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
