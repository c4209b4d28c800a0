// 反馈: what an order asked for, in words behind the command, or as a form the parser understood.
import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { DONE, FEEDBACK_HEAD, NOT_DONE, belowQuote, orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, canChange, numberOf } from '../flows/directive.ts';
import { answer, versionAt } from './directives/answer.ts';
import { type Told, askedFor } from './directives/asked.ts';
import { type Answers, readFigures } from './directives/figures.ts';
import { otherDay, refuseOthers, shownFields } from './directives/refused.ts';

/** A word with others behind it. */
function firstWord(said: string): string | undefined {
  return /^\s*(\S+)\s+\S/.exec(said)?.[1];
}

const fields = z.record(z.string(), z.union([z.number(), z.string()]));
const about = {
  template: z.string(),
  date: z.string().optional(),
  unit: z.string().optional(),
  ownUnit: z.string().optional(),
};

const args = z.union([
  z
    .object({ intent: z.enum(['report', 'correct']), fields, ...about })
    .transform(({ intent, template, fields, date, unit, ownUnit }): Told => {
      const corrects = intent === 'correct';
      return { form: numberOf(template), fields, words: '', about: unit ?? ownUnit, date, corrects, explicit: true };
    }),
  z
    .object({ intent: z.literal('command'), words: z.array(z.string()), rest: z.string(), slash: z.boolean() })
    .transform(({ words, rest, slash }): Told => {
      const number = words.length > 1 ? orderNumber(words[0]) : undefined;
      const said = number === undefined ? rest : rest.replace(/^\s*\S+\s*/, '');
      return { number, words: said, about: firstWord(said), corrects: false, explicit: slash };
    }),
]);

export const respond: Command<Told> = {
  name: 'respond',
  names: ['反馈', 'respond', 'fk'],
  bare: ['反馈'],
  area: 'directive',
  usage: '反馈 转移12户31人（几道令都要数时写编号：/反馈 12 转移12户31人）',
  usageEn: '反馈 转移12户31人 (with the number when several orders ask: /respond 12 转移12户31人)',
  permission: 'bound',
  stale: true,
  args,
  async run(request): Promise<Outcome> {
    const said = { ...request, args: inFull(request) };
    const found = await askedFor(said);
    if (found === undefined) return { signals: [] };
    const { order, unit } = found;
    const named = refuseOthers(said, order);
    otherDay(said.args, order);
    const version = versionAt(order, request.occasion.at) ?? order.versions[0];
    if (version === undefined || !canChange(order)) return refuse(order);
    const { answers, ignored, words } = answersTo(order, said.args, named);
    const asked = (order.feedback?.fields ?? []).map(({ key, label, measure }) => ({ key, label, measure }));
    const done = DONE.test(words) && !NOT_DONE.test(words);
    const limit = order.feedbackBy === undefined ? {} : { figuresBy: order.feedbackBy };
    const { issuer } = order;
    const by = { person: request.actor.id, name: request.actor.name };
    const tell = order.reopens === true ? { tell: { unit: issuer.unit, person: issuer.person } } : {};
    const told = {
      type: 'responded' as const,
      fields: answers,
      asked,
      done,
      ignored: [...ignored],
      by,
      ...limit,
      ...tell,
    };
    return { signals: await answer(request, { order, unit, version }, told) };
  },
};

/** Figures the parser read stand in the message; the number in front of them is that of the order. */
function inFull({ args, occasion }: Request<Told>): Told {
  if (args.fields === undefined) return args;
  const said = belowQuote(occasion.text);
  const head = FEEDBACK_HEAD.test(said);
  const body = said.replace(FEEDBACK_HEAD, '');
  const number = head ? orderNumber(firstWord(body)) : undefined;
  const words = number === undefined ? body : body.replace(/^\s*\S+\s*/, '');
  return { ...args, words, number, about: args.about ?? firstWord(words) };
}

function refuse({ number, status }: Directive): never {
  throw new UserError(text('directive.over', { number, status }));
}

/**
 * Labels decide: where the parser and the order's own words read a figure differently, the words of the order win. Nor is a zero
 * taken that stands nowhere in them.
 */
function answersTo(
  { number, feedback }: Directive,
  told: Told,
  named: string | undefined,
): { answers: Answers; ignored: readonly string[]; words: string } {
  const words = masked(told.words);
  if (feedback === undefined) {
    if (words.trim() === '') throw new UserError(text('directive.no_figures', { number, fields: [] }));
    return { answers: {}, ignored: [], words };
  }
  const known = new Set(feedback.fields.map((field) => field.key));
  const parsed = Object.entries(told.fields ?? {}).filter(([key, value]) => known.has(key) && value !== 0);
  const read = readFigures(bodyOf(words, named), feedback.fields);
  if (read.bad !== undefined) throw new UserError(text('directive.bad_figure', { number, ...read.bad }));
  const answers = { ...Object.fromEntries(parsed), ...read.answers };
  if (Object.keys(answers).length > 0) return { answers, ignored: read.ignored, words };
  const [token] = read.ignored;
  const shown = shownFields(feedback.fields);
  if (token !== undefined) throw new UserError(text('directive.unknown_field', { number, token, fields: shown }));
  throw new UserError(text('directive.no_figures', { number, fields: shown }));
}

/** Without the name of the unit in front. */
function bodyOf(words: string, named: string | undefined): string {
  const said = words.trimStart();
  return named !== undefined && said.startsWith(named) ? said.slice(named.length) : said;
}
