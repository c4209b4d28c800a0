// GET /directives: orders the viewer may see, those in force first, a page at a time.
import { z } from 'zod';
import { ledger } from '../../../../commands/directives/find.ts';
import { partsOf, viewOf } from '../../../../commands/directives/part.ts';
import { current, type Directive, directive, inForce, STATUSES } from '../../../../flows/directive.ts';
import type { UnitCode } from '../../../flow.ts';
import { orderNumber } from '../../../understanding/lexicon/directive.ts';
import type { Api } from '../../api.ts';
import type { Viewer } from '../../console.ts';
import type { OrderRow, Orders } from '../../wire/directives.ts';

const PER_PAGE = 20;

const asked = z.object({
  /** open: all in force. */
  status: z.enum([...STATUSES, 'open']).optional(),
  /** A number, or words of the topic or the text. */
  words: z.string().trim().max(64).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
type Asked = z.infer<typeof asked>;

export function listed(api: Api): void {
  api.get('/directives', asked, (wanted, viewer) => ordersOf(wanted, viewer));
}

interface Visible {
  readonly order: Directive;
  readonly parts: readonly UnitCode[];
}

async function ordersOf({ status, words, page }: Asked, viewer: Viewer): Promise<Orders> {
  const { org, person, read, at } = viewer;
  const asking = { actor: person, org };
  const view = viewOf(asking);
  const all = (await read.all(directive)).map(({ state }) => state);
  const found: Visible[] = all
    .filter((order) => current(order) !== undefined && hasStatus(order, status) && matches(order, words))
    .map((order) => ({ order, parts: partsOf(asking, order, view) }))
    .filter(({ parts }) => parts.length > 0)
    .sort(inForceThenNewest);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const rows = await Promise.all(shown.map((one) => rowOf(one, viewer)));
  return { at, total: found.length, perPage: PER_PAGE, rows };
}

const inForceThenNewest = ({ order: a }: Visible, { order: b }: Visible) =>
  Number(inForce(b)) - Number(inForce(a)) || b.number - a.number;

function hasStatus(order: Directive, status: Asked['status']): boolean {
  if (status === undefined) return true;
  return status === 'open' ? inForce(order) : order.status === status;
}

function matches({ number, topic, body }: Directive, words: string): boolean {
  if (words === '' || orderNumber(words) === number) return true;
  const wanted = words.toLowerCase();
  return topic.toLowerCase().includes(wanted) || body.toLowerCase().includes(wanted);
}

async function rowOf({ order, parts }: Visible, { read }: Viewer): Promise<OrderRow> {
  const { number, topic, urgency, status, issuer, feedback } = order;
  const version = current(order);
  const figures = await read.figures(ledger(order), parts);
  const expected = figures.reduce((all, one) => all + one.expected, 0);
  const isWhole = parts.includes(order.scope.area);
  const sum = (mark: string) => figures.reduce((all, { marks }) => all + (marks[mark] ?? 0), 0);
  return {
    ...{ number, topic, urgency, status, version: version?.n ?? 1, unitName: issuer.unitName, name: issuer.name },
    ...{ at: version?.at ?? 0, ackBy: version?.ackBy ?? 0 },
    ...{ expected, acked: sum('acked'), asks: feedback !== undefined, completed: sum('completed') },
    ...(isWhole ? { owed: version?.owed ?? expected } : {}),
  };
}
