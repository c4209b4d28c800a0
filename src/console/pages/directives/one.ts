// GET /directives/one: what an order says, how far it has come, and what the viewer may do with it.
import { isWaiting } from '../../../../commands/directives/find.ts';
import { progressOf } from '../../../../commands/directives/progress.ts';
import { manages } from '../../../../commands/directives/which.ts';
import { canChange, current, type Directive, directive, inForce, ledgerOf } from '../../../../flows/directive.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Api } from '../../api.ts';
import { askingOf, type Viewer } from '../../console.ts';
import type { Acts, Asked, OrderShown, Step, VersionShown } from '../../wire/directives.ts';
import { numbered, type Seen, seen } from './seen.ts';

const NAMED = 12;
/** Things done to an order that people look for; the newest ones. */
const TOLD: ReadonlySet<string> = new Set([
  'issued',
  'amended',
  'reminded',
  'resent',
  'recalled',
  'settled',
  'reopened',
]);
const STEPS = 50;

export function shownOne(api: Api): void {
  api.get('/directives/one', numbered, async (asked, viewer) => oneOf(await seen(viewer, asked), viewer));
}

async function oneOf(found: Seen, viewer: Viewer): Promise<OrderShown> {
  const { order, unit, parts } = found;
  const { org } = viewer;
  const { number, topic, urgency, status, body, issuer, until } = order;
  const asking = askingOf(viewer);
  const [progress, versions, steps, acts] = await Promise.all([
    progressOf(asking, order, unit),
    versionsOf(found, viewer),
    stepsOf(order, viewer),
    actsOn(found, viewer),
  ]);
  const asked = askedOf(order);
  return {
    ...{ number, topic, urgency, status, body, until, versions, steps, progress, acts },
    issuer: { name: issuer.name, unitName: issuer.unitName },
    scope: scopeOf(order, viewer),
    ackBy: current(order)?.ackBy ?? until,
    ...(asked === undefined ? {} : { asked }),
    unit: { unit, full: org.fullLabel(unit) },
    whole: unit === order.scope.area,
    parts: parts.map((part) => ({ unit: part, name: org.label(part) })),
  };
}

function scopeOf({ scope }: Directive, { org }: Viewer): OrderShown['scope'] {
  const { area, tiers = [], units = [], only = false } = scope;
  const named = units.slice(0, NAMED).map((code) => org.label(code));
  return { area: org.label(area), tiers, units: named, unitsInAll: units.length, only };
}

function askedOf({ feedback, feedbackBy, versions }: Directive): Asked | undefined {
  if (feedback === undefined) return undefined;
  const { expected = 0, owed = expected } = versions.at(-1) ?? {};
  return {
    labels: feedback.fields.map(({ label }) => label),
    owed,
    ...(feedbackBy === undefined ? {} : { by: feedbackBy }),
    ...(feedback.tier === undefined ? {} : { tier: feedback.tier }),
  };
}

/** Newest first; each with the acks its own text has had. */
async function versionsOf({ order, unit }: Seen, { read }: Viewer): Promise<readonly VersionShown[]> {
  const { issuer, number } = order;
  const rows = order.versions.map(async ({ n, at, ackBy, by = issuer, feedback }) => {
    const [figures] = await read.figures(ledgerOf(number, n), [unit]);
    const labels = (feedback?.fields ?? []).map(({ label }) => label);
    const counts = { expected: figures?.expected ?? 0, acked: figures?.marks['acked'] ?? 0 };
    return { n, at, ackBy, by: `${by.unitName} ${by.name}`, ...counts, labels };
  });
  return (await Promise.all(rows)).reverse();
}

async function stepsOf({ number }: Directive, { read }: Viewer): Promise<readonly Step[]> {
  const history = await read.history({ flow: directive.name, id: String(number) });
  return history
    .filter(({ type }) => TOLD.has(type))
    .slice(-STEPS)
    .map(({ type, at, name = '' }) => ({ type, at, name }))
    .reverse();
}

async function actsOn({ order, unit }: Seen, viewer: Viewer): Promise<Acts> {
  const { org, person } = viewer;
  return {
    chase: inForce(order) && org.governs(person, 'chase', unit) !== undefined,
    manage: canChange(order) && manages(askingOf(viewer), order),
    ack: inForce(order) && (await owesAck(order, viewer)),
  };
}

async function owesAck(order: Directive, { org, person, read }: Viewer): Promise<boolean> {
  const own = person.posts
    .map((post): UnitCode => post.unit)
    .filter((code) => org.governs(person, 'acknowledge', code) !== undefined);
  const waits = await Promise.all(own.map((unit) => isWaiting(read, order, { unit, due: 'ack' })));
  return waits.includes(true);
}
