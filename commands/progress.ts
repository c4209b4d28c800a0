// /进度: tier by tier who has an order, who answered, where it stopped and how long it travelled.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, current } from '../flows/directive.ts';
import { ledger } from './directives/find.ts';
import { mine } from './directives/mine.ts';
import { partOf } from './directives/part.ts';
import { progressOf } from './directives/progress.ts';
import { fieldNamed, sourcesOf } from './directives/sources.ts';
import { type Words, orderNamed, words } from './directives/which.ts';

const LISTED = 10;

export const progress: Command<Words> = {
  name: 'progress',
  names: ['进度', 'progress', 'jd'],
  area: 'directive',
  usage: '/进度 12 [单位]（不写编号：列出未办结的令；/进度 12 转移户数：各单位报的数和原话）',
  usageEn: '/progress 12 [unit] (no number: the open orders; /progress 12 FIGURE: what each unit gave)',
  permission: 'see_figures',
  args: words,
  async run(request) {
    const { args, occasion } = request;
    const typed = orderNumber(args.words[0]);
    const number = typed ?? occasion.quoted?.directive;
    const words = typed === undefined ? args.words : args.words.slice(1);
    const order = number === undefined ? await onlyOne(request, words) : await orderNamed(request, number);
    if (order === undefined) return listed(request);
    const { status } = order;
    if (current(order) === undefined) throw new UserError(text('directive.is', { number: order.number, status }));
    const field = words.map((word) => fieldNamed(order, word)).find((found) => found !== undefined);
    const name = words.find((word) => fieldNamed(order, word) === undefined);
    const under = partOf(request, order, name);
    if (field !== undefined) {
      return { reply: text('directive.sources', await sourcesOf(request, { order, under, field })) };
    }
    const shown = await progressOf(request, order, under);
    if (shown.tiers.length > 0) return { reply: text('directive.progress', shown) };
    throw new UserError(text('directive.not_addressed', { number: order.number, name: request.org.label(under) }));
  },
};

/** Words without a number are about his only open order; what is neither its unit nor its figure was meant as a number. */
async function onlyOne(request: Request<Words>, words: readonly string[]): Promise<Directive | undefined> {
  const [first] = words;
  if (first === undefined) return undefined;
  const [only, ...more] = await mine(request, 'see_figures');
  const known = only !== undefined && (fieldNamed(only, first) ?? request.org.named(first, only.scope.area));
  if (typeof known !== 'object' || 'none' in known)
    throw new UserError(text('directive.not_a_number', { typed: first }));
  if (only !== undefined && more.length === 0) return only;
  const orders = [only, ...more].flatMap((one) =>
    one === undefined ? [] : [{ number: one.number, topic: one.topic }],
  );
  throw new UserError(text('directive.which', { orders: orders.slice(0, 5), command: '进度' }));
}

async function listed(request: Request<Words>): Promise<Outcome> {
  const his = (await mine(request, 'see_figures')).slice(0, LISTED);
  const [only] = his;
  if (only !== undefined && his.length === 1) {
    const under = partOf(request, only, undefined);
    return { reply: text('directive.progress', await progressOf(request, only, under)) };
  }
  const orders = await Promise.all(
    his.map(async (order) => {
      const [figures] = await request.read.figures(ledger(order), [order.scope.area]);
      const { number, topic, issuer } = order;
      const counts = { acked: figures?.marks['acked'] ?? 0, expected: figures?.expected ?? 0 };
      return { number, topic, unitName: issuer.unitName, ...counts };
    }),
  );
  return { reply: text('directive.list', { orders }) };
}
