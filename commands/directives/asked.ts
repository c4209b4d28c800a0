// Which order an answer belongs to, and which unit of the speaker gives it.
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { type Directive, canChange, current, periodOf } from '../../flows/directive.ts';
import { receipt } from '../../flows/receipt.ts';
import { ownUnits } from './answer.ts';
import { type Answers, readFigures } from './figures.ts';
import { addresses, completedFor, endedFor, isWaiting, openFor, owes } from './find.ts';
import { orderNamed } from './which.ts';

/** An answer as it was said. */
export interface Told {
  readonly number?: number | undefined;
  /** The order whose form the figures fit. */
  readonly form?: number | undefined;
  /** Figures the parser read; absent: they are in the words. */
  readonly fields?: Answers | undefined;
  readonly words: string;
  /** A unit the words may name. */
  readonly about?: string | undefined;
  readonly date?: string | undefined;
  /** 更正: what was answered is meant, before what is still owed. */
  readonly corrects: boolean;
  /** Certainly an answer; 反馈 without a slash may also be talk. */
  readonly explicit: boolean;
}

export interface Asked {
  readonly order: Directive;
  readonly unit: UnitCode;
}

/** A closed order is spoken of for so long, ms. */
const REMEMBERED = 3 * 86_400_000;

/** By number, quote or form, else the newest order that waits for this unit and asks what was said. */
export async function askedFor(request: Request<Told>): Promise<Asked | undefined> {
  const { args, occasion } = request;
  const number = args.number ?? occasion.quoted?.directive ?? args.form;
  const units = ownUnits(request, number !== undefined);
  if (number !== undefined) {
    if (units.length === 0 && !args.explicit) return undefined;
    const order = await orderNamed(request, number);
    return { order, unit: await answering(request, order, units) };
  }
  for (const unit of units) {
    const order = await fitting(request, unit);
    if (order !== undefined) return { order, unit };
  }
  return nothingAsked(request, units);
}

/** Of the orders that wait for the unit, that it has answered, or that were completed: the first that asks what was said. */
async function fitting({ args, read, org }: Request<Told>, unit: UnitCode): Promise<Directive | undefined> {
  const open = await openFor(read, unit, org);
  const asking = open.filter((one) => owes(org, one, unit));
  const waits = await Promise.all(asking.map((one) => isWaiting(read, one, { unit, due: 'feedback' })));
  const waiting = asking.filter((_, i) => waits[i] === true);
  const answered = asking.filter((_, i) => waits[i] !== true);
  const completed = (await completedFor(read, unit, org)).filter((one) => owes(org, one, unit));
  const groups = args.corrects ? [answered, completed, waiting] : [waiting, answered, completed];
  for (const group of groups) {
    const scored = group.map((order) => ({ order, score: score(order, args) }));
    const best = scored.reduce<Scored>((a, b) => (b.score > a.score ? b : a), { order: undefined, score: 0 });
    if (best.order !== undefined) return best.order;
  }
  return groups.flat()[0] ?? open.find((one) => one.feedback === undefined);
}

interface Scored {
  readonly order: Directive | undefined;
  readonly score: number;
}

/** 2: a figure it asks for is in the words. 1: words would do. 0: nothing of it. */
function score({ feedback }: Directive, { words, fields }: Told): number {
  if (feedback === undefined) return 0;
  const { answers, bad } = readFigures(words, feedback.fields);
  if (bad !== undefined || Object.values(answers).some((value) => typeof value === 'number')) return 2;
  const known = feedback.fields.some(({ key }) => key in (fields ?? {}));
  return known || Object.keys(answers).length > 0 ? 1 : 0;
}

/** The unit of the speaker that owes the figures. Who has them from below does not type them again. */
async function answering(
  { read, org, unit }: Request<Told>,
  order: Directive,
  units: readonly UnitCode[],
): Promise<UnitCode> {
  const addressed = units.filter((code) => addresses(org, order.scope, code));
  const [first] = addressed;
  const { number } = order;
  if (first === undefined) throw new UserError(text('directive.not_addressed', { number, name: org.label(unit) }));
  if (order.feedback === undefined || !canChange(order)) return first;
  const period = periodOf(number, current(order)?.n ?? 1);
  for (const code of addressed) {
    if (await isWaiting(read, order, { unit: code, due: 'feedback' })) return code;
    if ((await read.doc(receipt, code, period))?.responded !== undefined) return code;
  }
  throw new UserError(text('directive.not_owed', { number, name: org.label(first) }));
}

/** One sentence why; what was said without a slash, where no order ever was, is talk. */
async function nothingAsked(
  { args, occasion, org, read }: Request<Told>,
  units: readonly UnitCode[],
): Promise<undefined> {
  for (const unit of units) {
    const [mute] = await openFor(read, unit, org);
    if (mute !== undefined) {
      throw new UserError(text('directive.not_owed', { number: mute.number, name: org.label(unit) }));
    }
    const [ended] = await endedFor(read, unit, org);
    if (ended !== undefined && occasion.at - (ended.closed?.at ?? 0) < REMEMBERED) {
      throw new UserError(text('directive.over', { number: ended.number, status: ended.status }));
    }
  }
  if (args.explicit) throw new UserError(text('directive.nothing_open', {}));
  return undefined;
}
