// How much of an order somebody may see: all of it, or what lies below a post of his.
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import { text } from '../../src/texts/index.ts';
import type { Directive, Scope } from '../../flows/directive.ts';
import { addresses } from './find.ts';
import type { Asking } from './which.ts';

/** The unit named, else the whole order, else what lies below one of his posts: as far as he may see. */
export function partOf({ actor, org, unit }: Asking, order: Directive, name: string | undefined): UnitCode {
  const { area } = order.scope;
  const may = (code: UnitCode) =>
    org.within(code, area) &&
    (order.issuer.person === actor.id || org.governs(actor, 'see_figures', code) !== undefined);
  if (name !== undefined) {
    const found = org.named(name, area);
    if ('unit' in found && may(found.unit.code)) return found.unit.code;
    throw new UserError(text('directive.unknown_unit', { name }));
  }
  const seen = [area, unit, ...actor.posts.map((post) => post.unit)].find(may);
  if (seen === undefined) throw new UserError(text('directive.not_yours', { number: order.number }));
  return seen;
}

/** Tops of all that somebody sees figures of. */
export function viewOf({ actor, org }: Pick<Asking, 'actor' | 'org'>): readonly UnitCode[] {
  const all = [...org.roots().map(({ code }) => code), ...actor.posts.map(({ unit }) => unit)];
  const seen = [...new Set(all)].filter((code) => org.governs(actor, 'see_figures', code) !== undefined);
  return seen.filter((code) => !seen.some((other) => other !== code && org.within(code, other)));
}

/** Tops of the parts of an order that somebody may see; none: it does not concern him. */
export function partsOf(
  { actor, org }: Pick<Asking, 'actor' | 'org'>,
  { issuer, scope }: Pick<Directive, 'issuer' | 'scope'>,
  view = viewOf({ actor, org }),
): readonly UnitCode[] {
  if (issuer.person === actor.id) return [scope.area];
  if (view.some((top) => org.within(scope.area, top))) return [scope.area];
  return view.filter((top) => org.within(top, scope.area) && concerns(org, scope, top));
}

/** Whether anybody at or below the unit is addressed. */
export function concerns(org: Org, scope: Scope, top: UnitCode): boolean {
  const bases = scope.units ?? [scope.area];
  const parts = bases.flatMap((base) => (org.within(base, top) ? [base] : org.within(top, base) ? [top] : []));
  return parts.some((part) => isAnyAddressed(org, scope, part));
}

/** Along the roster, without a copy of it: there may be many orders. */
function isAnyAddressed(org: Org, scope: Scope, part: UnitCode): boolean {
  const roster = org.roster();
  const from = roster.index(part);
  if (from === undefined) return false;
  for (let i = from; i < roster.end(from); i++) if (addresses(org, scope, roster.codes[i] ?? '')) return true;
  return false;
}
