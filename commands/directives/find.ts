// Which orders concern a unit, and whom an order concerns: decided on the tree, without asking a ledger.
import type { Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import {
  type Directive,
  type Due,
  type Scope,
  canChange,
  current,
  directive,
  feedbackTemplate,
  inForce,
  ledgerOf,
} from '../../flows/directive.ts';

/** Forms a message is compared with, at most. */
const FORMS = 5;

/** Whether an order of this scope is addressed to the unit. */
export function addresses(org: Org, scope: Scope, unit: UnitCode): boolean {
  const known = org.unit(unit);
  if (known === undefined) return false;
  if (scope.tiers !== undefined && !scope.tiers.includes(known.tier)) return false;
  if (scope.units === undefined) return unit !== scope.area && org.within(unit, scope.area);
  return scope.units.some((base) => base === unit || (scope.only !== true && org.within(unit, base)));
}

/** Everybody an order of this scope is addressed to, each once. */
export function unitsOf(org: Org, scope: Scope): readonly UnitCode[] {
  const { area, tiers, units, only } = scope;
  const isOfTier = (unit: UnitCode) => {
    const known = org.unit(unit);
    return known !== undefined && (tiers === undefined || tiers.includes(known.tier));
  };
  if (units === undefined && only === true) return [];
  if (units === undefined) return org.subtree(area).filter((unit) => unit !== area && isOfTier(unit));
  const below = only === true ? units : units.flatMap((base) => org.subtree(base));
  return [...new Set(below)].filter(isOfTier);
}

/** Of those addressed, who does not send figures: units with somebody addressed below them, or not of the tier asked. */
export function muteOf(org: Org, units: readonly UnitCode[], feedback: Directive['feedback']): readonly UnitCode[] {
  if (feedback === undefined) return [];
  const { tier } = feedback;
  if (tier !== undefined) return units.filter((unit) => org.unit(unit)?.tier !== tier);
  const above = new Set<UnitCode>();
  for (const unit of units) {
    let parent = org.unit(unit)?.parent;
    while (parent !== undefined && !above.has(parent)) {
      above.add(parent);
      parent = org.unit(parent)?.parent;
    }
  }
  return units.filter((unit) => above.has(unit));
}

/** Whether the unit owes the figures an order asks for. */
export function owes(org: Org, { scope, feedback }: Directive, unit: UnitCode): boolean {
  if (feedback === undefined || !addresses(org, scope, unit)) return false;
  if (feedback.tier !== undefined) return org.unit(unit)?.tier === feedback.tier;
  return !org.subtree(unit).some((below) => below !== unit && addresses(org, scope, below));
}

const newestFirst = (a: Directive, b: Directive) =>
  (current(b)?.at ?? 0) - (current(a)?.at ?? 0) || b.number - a.number;

/** Orders in force, newest first. */
export async function inForceNow(read: Read): Promise<readonly Directive[]> {
  const open = await read.open(directive);
  return open
    .map(({ state }) => state)
    .filter(inForce)
    .sort(newestFirst);
}

/** Orders in force that are addressed to the unit, newest first. One read, however many orders are open. */
export async function openFor(read: Read, unit: UnitCode, org: Org): Promise<readonly Directive[]> {
  return (await inForceNow(read)).filter((order) => addresses(org, order.scope, unit));
}

/** Orders addressed to the unit that are over for good, newest first. */
export async function endedFor(read: Read, unit: UnitCode, org: Org): Promise<readonly Directive[]> {
  const all = (await read.all(directive)).map(({ state }) => state);
  return all
    .filter((order) => current(order) !== undefined && !canChange(order) && addresses(org, order.scope, unit))
    .sort(newestFirst);
}

/** Orders that were completed by themselves and ask the unit for figures: it may still correct them. Newest first. */
export async function completedFor(read: Read, unit: UnitCode, org: Org): Promise<readonly Directive[]> {
  const open = (await read.open(directive)).map(({ state }) => state);
  return open.filter((order) => order.reopens === true && addresses(org, order.scope, unit)).sort(newestFirst);
}

/** Forms of the figures open orders ask this unit for, newest first. */
export async function feedbackForms(read: Read, unit: UnitCode, org: Org): Promise<readonly ReportTemplate[]> {
  const asking = (await inForceNow(read)).filter((order) => owes(org, order, unit));
  return asking.slice(0, FORMS).flatMap((order) => feedbackTemplate(order) ?? []);
}

export function ledger(order: Directive): string {
  return ledgerOf(order.number, current(order)?.n ?? 0);
}

/** Whether the unit itself is still waited for in this list. */
export async function isWaiting(read: Read, order: Directive, of: { unit: UnitCode; due: Due }): Promise<boolean> {
  const [first] = await read.waiting({ ledger: ledger(order), due: of.due, under: of.unit, limit: 1 });
  return first === of.unit;
}
