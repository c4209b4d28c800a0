// Who owes which template on which day: activations of areas, exemptions, tiers, and who stands in for missing children.
import type { Day, UnitCode } from '../flow.ts';
import { TIERS, type ReportTemplate } from '../templates/types.ts';
import { isOpenOn, type Tree } from './tree.ts';
import type { Activation, Exemption, Unit } from './types.ts';

export interface Duties {
  activation(template: string, unit: UnitCode, day: Day): Activation | undefined;
  exemption(template: string, unit: UnitCode, day: Day): Exemption | undefined;
  owes(template: ReportTemplate, unit: UnitCode, day: Day): boolean;
  letOff(template: ReportTemplate, area: UnitCode, day: Day): readonly UnitCode[];
  expected(template: ReportTemplate, area: UnitCode, day: Day): readonly UnitCode[];
}

/** Periods by document key: `${template}:${unit}`. */
export interface Periods {
  readonly activations: ReadonlyMap<string, readonly Activation[]>;
  readonly exemptions: ReadonlyMap<string, readonly Exemption[]>;
}

export function periodKey(template: string, unit: UnitCode): string {
  return `${template}:${unit}`;
}

export function dutiesOf(tree: Tree, periods: Periods): Duties {
  const activeAt = (template: string, unit: UnitCode, day: Day) =>
    latest(periods.activations.get(periodKey(template, unit)), day);
  const exemptAt = (template: string, unit: UnitCode, day: Day) =>
    latest(periods.exemptions.get(periodKey(template, unit)), day);
  const isOpen = (code: UnitCode, day: Day): boolean =>
    tree.nearest(code, (unit) => (isOpenOn(unit, day) ? undefined : 'closed')) === undefined;
  const duties: Duties = {
    activation: (template, unit, day) => tree.nearest(unit, ({ code }) => activeAt(template, code, day)),
    exemption: (template, unit, day) => tree.nearest(unit, ({ code }) => exemptAt(template, code, day)),
    owes: (template, code, day) => {
      const unit = tree.unit(code);
      if (unit === undefined || !isOpen(code, day)) return false;
      if (!owers(template)(unit, () => hasOpenChild(tree, unit, day))) return false;
      return duties.activation(template.key, code, day) !== undefined;
    },
    letOff: (template, area, day) => {
      const isAll = duties.exemption(template.key, area, day) !== undefined;
      const tops = isAll ? [area] : coveredOn(periods.exemptions, template.key, day);
      const units = tops.filter((code) => tree.within(code, area)).flatMap((code) => tree.subtree(code));
      return inOrder(new Set(units), tree).filter((code) => duties.owes(template, code, day));
    },
    expected: (template, area, day) => {
      const top = tree.unit(area);
      if (top === undefined || !isOpen(area, day) || duties.exemption(template.key, area, day) !== undefined) return [];
      const on = new Set(coveredOn(periods.activations, template.key, day));
      const off = new Set(coveredOn(periods.exemptions, template.key, day));
      const isActive = duties.activation(template.key, area, day) !== undefined;
      return owing(template, { tree, top, isActive, on, off, day });
    },
  };
  return duties;
}

/** A unit of an owing tier owes; one above the lowest of them without open children owes in their stead. */
function owers({ owes }: ReportTemplate): (unit: Unit, hasChildren: () => boolean) => boolean {
  const lowest = Math.max(...owes.map((tier) => TIERS.indexOf(tier)));
  return ({ tier }, hasChildren) => owes.includes(tier) || (TIERS.indexOf(tier) < lowest && !hasChildren());
}

/** Units that have a period of their own which covers the day. */
function coveredOn(
  periods: Periods['activations'] | Periods['exemptions'],
  template: string,
  day: Day,
): readonly UnitCode[] {
  const found: UnitCode[] = [];
  for (const own of periods.values()) {
    const one = own[0]?.template === template ? latest<Activation | Exemption>(own, day) : undefined;
    if (one !== undefined) found.push('area' in one ? one.area : one.unit);
  }
  return found;
}

/** Depth first; units that are closed come last. */
function inOrder(units: ReadonlySet<UnitCode>, { roster }: Tree): readonly UnitCode[] {
  const place = (code: UnitCode) => roster.index(code) ?? roster.codes.length;
  return Array.from(units, (code) => ({ code, at: place(code) }))
    .sort((a, b) => a.at - b.at)
    .map(({ code }) => code);
}

interface Walk {
  readonly tree: Tree;
  readonly top: Unit;
  readonly isActive: boolean;
  readonly on: ReadonlySet<UnitCode>;
  readonly off: ReadonlySet<UnitCode>;
  readonly day: Day;
}

function owing(template: ReportTemplate, { tree, top, isActive, on, off, day }: Walk): readonly UnitCode[] {
  const isOwer = owers(template);
  const found: UnitCode[] = [];
  const visit = (unit: Unit, active: boolean): void => {
    const children = tree.children(unit.code, day);
    if (active && isOwer(unit, () => children.length > 0)) found.push(unit.code);
    for (const child of children) if (!off.has(child.code)) visit(child, active || on.has(child.code));
  };
  visit(top, isActive);
  return found;
}

function hasOpenChild(tree: Tree, unit: Unit, day: Day): boolean {
  return tree.below(unit.code).some((child) => isOpenOn(child, day));
}

/** Of the periods that cover the day, the one that began last. */
function latest<T extends { readonly from: Day; readonly to?: Day }>(periods: readonly T[] | undefined, day: Day) {
  let found: T | undefined;
  for (const period of periods ?? []) {
    const covers = period.from <= day && (period.to === undefined || day <= period.to);
    if (covers && (found === undefined || found.from <= period.from)) found = period;
  }
  return found;
}
