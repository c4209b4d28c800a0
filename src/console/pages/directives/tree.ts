// GET /directives/tree: an order unit by unit, as far as the viewer has opened it.
import { z } from 'zod';
import { addresses, ledger } from '../../../../commands/directives/find.ts';
import { current, type Directive, inForce, periodOf } from '../../../../flows/directive.ts';
import { isComplete, isUnreachable, type Receipt, receipt, stands } from '../../../../flows/receipt.ts';
import type { Figures } from '../../../command.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Api } from '../../api.ts';
import type { Viewer } from '../../console.ts';
import type { Branches, OrderUnit, Own } from '../../wire/directives.ts';
import { isPart, notFound, numbered, seen } from './seen.ts';

/** Units opened at once. */
const OPENED = 100;

const asked = numbered.extend({
  /** Codes, with commas. */
  open: z.string().max(8_000).default(''),
});

export function opened(api: Api): void {
  api.get('/directives/tree', asked, (wanted, viewer) => branchesOf(wanted, viewer));
}

async function branchesOf({ open, ...wanted }: z.infer<typeof asked>, viewer: Viewer): Promise<Branches> {
  const { order, parts } = await seen(viewer, wanted);
  const codes = [...new Set(open.split(',').filter((code) => code !== ''))].slice(0, OPENED);
  if (codes.some((code) => !isPart(viewer, parts, code))) throw notFound();
  const tops = wanted.unit === undefined ? parts : [wanted.unit];
  const branches = await Promise.all([
    rowsOf({ order, units: tops }, viewer),
    ...codes.map((code) => rowsOf({ order, above: code, units: childrenOf(viewer, code) }, viewer)),
  ]);
  return Object.fromEntries(['', ...codes].map((code, i) => [code, branches[i] ?? []]));
}

const childrenOf = ({ org }: Viewer, code: UnitCode) => org.children(code).map((unit) => unit.code);

interface Branch {
  readonly order: Directive;
  readonly above?: UnitCode;
  readonly units: readonly UnitCode[];
}

async function rowsOf({ order, above, units }: Branch, viewer: Viewer): Promise<readonly OrderUnit[]> {
  const { read, org } = viewer;
  const version = current(order);
  const period = periodOf(order.number, version?.n ?? 1);
  const [figures, [parent, ...receipts]] = await Promise.all([
    read.figures(ledger(order), units),
    read.docs(receipt, [above ?? '', ...units], period),
  ]);
  const isHeld = above !== undefined && addresses(org, order.scope, above) && parent?.acked === undefined;
  return units.flatMap((unit, i) => {
    const [counts, own] = [figures[i], receipts[i]];
    if (counts === undefined || counts.expected === 0) return [];
    const name = above === undefined ? org.label(unit) : nameBelow(org, unit);
    return [rowOf({ order, unit, name, counts, own, isHeld, at: version?.at ?? 0 }, viewer)];
  });
}

/** Under its village a grid needs no village in its name. */
function nameBelow(org: Viewer['org'], code: UnitCode): string {
  const unit = org.unit(code);
  return unit?.tier === 'grid' ? unit.name : org.label(code);
}

interface Row {
  readonly order: Directive;
  readonly unit: UnitCode;
  readonly name: string;
  readonly counts: Figures;
  readonly own: Receipt | undefined;
  /** The unit above has not acknowledged either. */
  readonly isHeld: boolean;
  /** Of the version, ms. */
  readonly at: number;
}

function rowOf({ order, unit, name, counts, own, isHeld, at }: Row, { org }: Viewer): OrderUnit {
  const { expected, marks } = counts;
  const isAddressed = addresses(org, order.scope, unit);
  const count = (mark: string) => marks[mark] ?? 0;
  const room = org.roomOf(unit) === undefined ? org.nearestRoom(unit) : undefined;
  return {
    ...{ unit, name, full: org.fullLabel(unit), tier: org.unit(unit)?.tier ?? '' },
    ...{ expected, acked: count('acked'), delivered: count('delivered'), undeliverable: count('undeliverable') },
    ...{ relayed: count('relayed'), responded: count('responded'), completed: count('completed') },
    opens: expected > (isAddressed ? 1 : 0),
    ...(isAddressed ? { own: ownOf(own, { at, room: room === undefined ? undefined : org.label(room.unit) }) } : {}),
    stopped: inForce(order) && isAddressed && !isHeld && own?.acked === undefined,
  };
}

function ownOf(one: Receipt | undefined, { at, room }: { at: number; room: string | undefined }): Own {
  const { relayed, responded, returned } = one ?? {};
  const answered = stands(responded, returned);
  return {
    ...(room === undefined ? {} : { room }),
    ...arrivalOf(one, at),
    ...(relayed === undefined ? {} : { relayed: relayed.at }),
    ...(responded === undefined || !answered ? {} : { responded: responded.at }),
    complete: one !== undefined && isComplete(one),
    returned: responded !== undefined && !answered,
  };
}

/** Whether it has come, and when it was acknowledged. */
function arrivalOf(one: Receipt | undefined, at: number): Partial<Own> {
  if (one === undefined) return {};
  const { delivered, failed, acked } = one;
  return {
    ...(delivered === undefined ? {} : { delivered: delivered.at }),
    ...(failed !== undefined && isUnreachable(one) ? { failed: failed.reason } : {}),
    ...(acked === undefined ? {} : { acked: acked.at, late: acked.late, minutes: minutes(acked.at - at) }),
  };
}

const minutes = (ms: number): number => Math.max(0, Math.round(ms / 60_000));
