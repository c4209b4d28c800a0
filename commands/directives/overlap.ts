// 多头指挥: who else commands the same units on the same matter, and what they were already asked for this week.
import type { Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { PreviewText } from '../../src/texts/zh-CN/directive.ts';
import {
  type Collision,
  type Directive,
  type Feedback,
  type Scope,
  directive,
  inForce,
} from '../../flows/directive.ts';
import { addresses } from './find.ts';

const WEEK = 7 * 86_400_000;
const SHOWN = 5;
/** Share of common pairs of characters from which two topics, or two texts, are about the same matter. */
const ALIKE = { topic: 0.6, body: 0.6 };
/** What all orders say says nothing of their matter. */
const EVERY_ORDER =
  /今晚|今天|今日|明天|立即|马上|各村|各网格|各单位|各级|收到请回复|请|务必|有(?:大到)?暴雨|前(?:完成)?|\d+[点:时]\d*/g;

export interface Planned {
  readonly at: number;
  readonly topic: string;
  readonly body: string;
  readonly scope: Scope;
  readonly units: readonly UnitCode[];
  readonly feedback?: Feedback | undefined;
}

const basesOf = (scope: Scope): readonly UnitCode[] => scope.units ?? [scope.area];

/** Whether two orders reach at least one unit in common. */
function share(org: Org, plan: Planned, other: Scope): boolean {
  const near = basesOf(plan.scope).some((a) => basesOf(other).some((b) => org.within(a, b) || org.within(b, a)));
  return near && plan.units.some((unit) => addresses(org, other, unit));
}

function pairs(words: string): ReadonlySet<string> {
  const kept = words
    .replace(EVERY_ORDER, ' ')
    .replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
    .slice(0, 80);
  return new Set(Array.from({ length: Math.max(0, kept.length - 1) }, (_, i) => kept.slice(i, i + 2)));
}

function alike(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

export function sameTopic(a: { topic: string; body: string }, b: { topic: string; body: string }): boolean {
  return a.topic === b.topic || alike(a.topic, b.topic) >= ALIKE.topic || alike(a.body, b.body) >= ALIKE.body;
}

export interface Overlaps {
  /** Open orders that reach some of the same units, those on the same matter first. */
  readonly open: readonly { readonly order: Directive; readonly same: boolean }[];
  readonly week: PreviewText['week'];
}

export async function overlapsOf(read: Read, org: Org, plan: Planned): Promise<Overlaps> {
  const all = (await read.all(directive)).map(({ state }) => state);
  const issued = all.filter((other) => {
    const since = other.versions.at(-1)?.at;
    return since !== undefined && (inForce(other) || since > plan.at - WEEK) && share(org, plan, other.scope);
  });
  const open = issued
    .filter(inForce)
    .map((order) => ({ order, same: sameTopic(plan, order) }))
    .sort((a, b) => Number(b.same) - Number(a.same) || b.order.number - a.order.number);
  return { open, week: weekOf(issued, plan) };
}

/** What was asked for in these days: what is asked for now as well stands first, else the newest. */
function weekOf(issued: readonly Directive[], plan: Planned): PreviewText['week'] {
  const recent = issued.filter((other) => (other.versions[0]?.at ?? 0) > plan.at - WEEK);
  const now = new Set(plan.feedback?.fields.map(({ label }) => label));
  const latest = new Map<string, PreviewText['week']['fields'][number]>();
  for (const { number, feedback } of [...recent].sort((a, b) => a.number - b.number)) {
    for (const { label } of feedback?.fields ?? []) latest.set(label, { label, number, again: now.has(label) });
  }
  const fields = [...latest.values()].sort((a, b) => Number(b.again) - Number(a.again) || b.number - a.number);
  return { orders: recent.length, fields: fields.slice(0, SHOWN), fieldsInAll: fields.length };
}

export function shownOverlaps({ open }: Overlaps): PreviewText['overlaps'] {
  return open.slice(0, SHOWN).map(({ order: { number, topic, issuer }, same }) => {
    return { number, topic, unitName: issuer.unitName, name: issuer.name, sameTopic: same };
  });
}

/** Orders of other issuers on the same matter, with the nearest unit above both, and how many units have to follow both. */
export function collisionsOf(
  org: Org,
  { open }: Overlaps,
  { by, units }: { by: { person: string; unit: UnitCode }; units: readonly UnitCode[] },
): Collision[] {
  return open
    .filter(({ order, same }) => same && order.issuer.person !== by.person)
    .slice(0, SHOWN)
    .map(({ order: { number, issuer, scope } }) => {
      const lineage = new Set(org.path(issuer.unit).map((unit) => unit.code));
      const common = org.path(by.unit).findLast((unit) => lineage.has(unit.code));
      const shared = units.filter((unit) => addresses(org, scope, unit)).length;
      const { unitName, name } = issuer;
      return { number, unitName, name, shared, superior: common?.code ?? by.unit };
    });
}

export function tiersOf(org: Org, units: readonly UnitCode[]): PreviewText['tiers'] {
  const counts = new Map<PreviewText['tiers'][number]['tier'], number>();
  for (const code of units) {
    const tier = org.unit(code)?.tier;
    if (tier !== undefined) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return [...counts].map(([tier, count]) => ({ tier, count }));
}
