// The lists that /进度 only begins: where an order stopped, whom it did not reach; and what each unit gave for a figure.
import { z } from 'zod';
import { listsOf, type Lists } from '../../../../commands/directives/progress.ts';
import { sourcesOf } from '../../../../commands/directives/sources.ts';
import { current, type Directive, periodOf } from '../../../../flows/directive.ts';
import { receipt } from '../../../../flows/receipt.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Api } from '../../api.ts';
import { askingOf, type Viewer } from '../../console.ts';
import type { Sources, UnitList } from '../../wire/directives.ts';
import { notFound, numbered, seen } from './seen.ts';

const PER_PAGE = 50;
const WHICH = ['stopped', 'owing', 'indirect', 'failed'] as const satisfies readonly (keyof Lists)[];

const list = numbered.extend({
  which: z.enum(WHICH),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
const figure = numbered.extend({ label: z.string().max(64) });

export function unitLists(api: Api): void {
  api.get('/directives/units', list, (wanted, viewer) => listOf(wanted, viewer));
  api.get('/directives/sources', figure, (wanted, viewer) => figureOf(wanted, viewer));
}

async function listOf({ which, page, ...wanted }: z.infer<typeof list>, viewer: Viewer): Promise<UnitList> {
  const { order, unit } = await seen(viewer, wanted);
  const all = (await listsOf(viewer, order, unit))[which];
  const codes = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return { total: all.length, perPage: PER_PAGE, units: await linesOf(codes, order, viewer) };
}

async function linesOf(
  codes: readonly UnitCode[],
  order: Directive,
  { org, read }: Viewer,
): Promise<UnitList['units']> {
  const receipts = await read.docs(receipt, codes, periodOf(order.number, current(order)?.n ?? 1));
  return codes.map((unit, i) => {
    const failed = receipts[i]?.failed;
    const room = org.roomOf(unit) === undefined ? org.nearestRoom(unit) : undefined;
    return {
      ...{ unit, full: org.fullLabel(unit) },
      ...(failed === undefined ? {} : { reason: failed.reason, at: failed.at }),
      ...(room === undefined ? {} : { room: org.label(room.unit) }),
    };
  });
}

async function figureOf({ label, ...wanted }: z.infer<typeof figure>, viewer: Viewer): Promise<Sources> {
  const { order, unit } = await seen(viewer, wanted);
  const field = order.feedback?.fields.find((one) => one.label === label);
  if (field === undefined) throw notFound();
  return sourcesOf(askingOf(viewer), { order, under: unit, field });
}
