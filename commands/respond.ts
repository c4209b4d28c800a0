// 反馈: the figures an order asked for, as a form the parser understood, or in words behind the command.
import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { DONE, FEEDBACK_HEAD, NOT_DONE, belowQuote, orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, inForce, numberOf, periodOf } from '../flows/directive.ts';
import { receipt } from '../flows/receipt.ts';
import { answer, ownUnits, versionAt } from './directives/answer.ts';
import { addresses, isWaiting, openFor, owes } from './directives/find.ts';
import { type Answers, readFigures } from './directives/figures.ts';
import { orderNamed } from './directives/which.ts';

interface Args {
  readonly number?: number | undefined;
  /** The order whose form the figures fit. */
  readonly form?: number | undefined;
  /** Figures the parser read; absent: they are in the words. */
  readonly fields?: Answers | undefined;
  readonly words: string;
  /** A unit the words name: they must not count for another. */
  readonly about?: string | undefined;
}

/** A word with others behind it. */
function firstWord(said: string): string | undefined {
  return /^\s*(\S+)\s+\S/.exec(said)?.[1];
}

const args = z.union([
  z
    .object({
      intent: z.literal('report'),
      template: z.string(),
      fields: z.record(z.string(), z.union([z.number(), z.string()])),
      unit: z.string().optional(),
      ownUnit: z.string().optional(),
    })
    .transform(({ template, fields, unit, ownUnit }): Args => {
      return { form: numberOf(template), fields, words: '', about: unit ?? ownUnit };
    }),
  z
    .object({ intent: z.literal('command'), words: z.array(z.string()), rest: z.string() })
    .transform(({ words, rest }): Args => {
      const number = words.length > 1 ? orderNumber(words[0]) : undefined;
      const said = number === undefined ? rest : rest.replace(/^\s*\S+\s*/, '');
      return { number, words: said, about: firstWord(said) };
    }),
]);

export const respond: Command<Args> = {
  name: 'respond',
  names: ['反馈', 'respond', 'fk'],
  area: 'directive',
  usage: '/反馈 12 转移12户31人（只有一道要反馈的令时，不写编号也行）',
  usageEn: '/respond 12 转移12户31人 (the number may be left out when only one order asks)',
  permission: 'acknowledge',
  stale: true,
  args,
  async run(request): Promise<Outcome> {
    const { order, unit } = await asked(request);
    ofItself(request, order);
    const version = versionAt(order, request.occasion.at) ?? order.versions[0];
    if (version === undefined || !inForce(order)) refuse(order);
    const said = answersTo(order, request);
    const fields = (order.feedback?.fields ?? []).map(({ key, label, measure }) => ({ key, label, measure }));
    const done = DONE.test(said.words) && !NOT_DONE.test(said.words);
    const told = { type: 'responded' as const, fields: said.answers, asked: fields, done };
    return { signals: await answer(request, { order, unit, version }, told) };
  },
};

/** Nobody answers for another unit (domain.md §7.3): figures said to be another one's are not booked on the speaker's. */
function ofItself({ args, actor, org, occasion, unit }: Request<Args>, { number }: Directive): void {
  const about = args.about ?? firstWord(belowQuote(occasion.text).replace(FEEDBACK_HEAD, ''));
  const found = about === undefined ? undefined : org.named(about, occasion.room?.unit ?? unit);
  if (found === undefined || !('unit' in found)) return;
  const { code } = found.unit;
  if (actor.posts.some((post) => org.within(post.unit, code))) return;
  throw new UserError(text('directive.one_by_one', { number, name: org.label(code) }));
}

function refuse({ number, status }: Directive): never {
  throw new UserError(text('directive.is', { number, status }));
}

/** 反馈 12 转移3户: the number in front of the figures. */
function typedNumber(typed: string): number | undefined {
  const said = belowQuote(typed);
  return FEEDBACK_HEAD.test(said) ? orderNumber(firstWord(said.replace(FEEDBACK_HEAD, ''))) : undefined;
}

/** By number, quote or form, else the newest order that waits for this unit, that asks it, or that is addressed to it. */
async function asked(request: Request<Args>): Promise<{ order: Directive; unit: UnitCode }> {
  const { args, occasion, read, org } = request;
  const number = args.number ?? typedNumber(occasion.text) ?? occasion.quoted?.directive ?? args.form;
  const units = ownUnits(request, number !== undefined);
  if (number !== undefined) {
    const order = await orderNamed(request, number);
    return { order, unit: await answering(request, order, units) };
  }
  for (const unit of units) {
    const open = await openFor(read, unit, org);
    const asking = open.filter((one) => owes(org, one, unit));
    const waits = await Promise.all(asking.map((one) => isWaiting(read, one, { unit, due: 'feedback' })));
    const order = asking[waits.indexOf(true)] ?? asking[0] ?? open.find((one) => one.feedback === undefined);
    if (order !== undefined) return { order, unit };
  }
  throw new UserError(text('directive.which', { orders: [], command: '反馈' }));
}

/** The unit of the speaker that owes the figures. Who has them from below does not type them again. */
async function answering(
  { read, org, unit }: Request<Args>,
  order: Directive,
  units: readonly UnitCode[],
): Promise<UnitCode> {
  const addressed = units.filter((code) => addresses(org, order.scope, code));
  const [first] = addressed;
  const { number } = order;
  if (first === undefined) throw new UserError(text('directive.not_addressed', { number, name: org.label(unit) }));
  if (order.feedback === undefined || !inForce(order)) return first;
  const period = periodOf(number, order.versions.at(-1)?.n ?? 1);
  for (const code of addressed) {
    if (await isWaiting(read, order, { unit: code, due: 'feedback' })) return code;
    if ((await read.doc(receipt, code, period))?.responded !== undefined) return code;
  }
  throw new UserError(text('directive.not_owed', { number, name: org.label(first) }));
}

/** Labels decide: where the parser and the order's own words read a figure differently, the words of the order win. */
function answersTo(
  { number, feedback }: Directive,
  { args, occasion }: Request<Args>,
): { answers: Answers; words: string } {
  const words = masked(args.fields === undefined ? args.words : belowQuote(occasion.text));
  if (feedback === undefined) return { answers: {}, words };
  const known = new Set(feedback.fields.map((field) => field.key));
  const parsed = Object.entries(args.fields ?? {}).filter(([key]) => known.has(key));
  const read = readFigures(words, feedback.fields);
  if (read.bad !== undefined) throw new UserError(text('directive.bad_figure', { number, ...read.bad }));
  const answers = { ...Object.fromEntries(parsed), ...read.answers };
  if (Object.keys(answers).length > 0) return { answers, words };
  const labels = feedback.fields.map((field) => field.label);
  throw new UserError(text('directive.no_figures', { number, labels }));
}
