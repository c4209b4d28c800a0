import { z } from 'zod';
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { messageOf, type Statement, upTo, withdrawable } from '../flows/daily-report/index.ts';
import { reportingDay } from '../flows/report-day.ts';
import { text } from '../src/texts/index.ts';
import { standpoint } from './reading/question.ts';
import { heardIn } from './reading/words.ts';
import { lastSaid } from './reporting/last-said.ts';
import { authorOf, type Case, casesOf, type Said, toRecord } from './reporting/record.ts';

interface Words {
  readonly words: readonly string[];
}

/** 昨天的, 昨天的零报告, 3号网格那条 */
const TAIL = /(?:的|那)[条个份]?(?:零报告|日报|报告|数字|数)?$/u;

export const undo: Command<Words> = {
  name: 'undo',
  names: ['撤回', 'undo', 'ch'],
  bare: ['撤回'],
  area: 'report',
  usage: '撤回',
  usageEn: 'undo',
  permission: 'bound',
  stale: true,
  args: z.object({ words: z.array(z.string()) }),
  async run(request) {
    const { actor, unit, occasion } = request;
    const cases = await meant(whichOf(request), request);
    const taken = lastOf(cases, actor.id, occasion.at);
    if (taken.length === 0) throw new UserError(text('report.withdrawn', nothingOf(cases)));
    const { at, id } = occasion;
    const signals = taken.flatMap((one) => {
      const { onBehalf } = one.subject;
      const by = authorOf(actor, onBehalf ? unit : one.subject.unit, request);
      const event = { type: 'withdrawn' as const, at, id, by, about: one.about, onBehalf, submitted: one.submitted };
      return [...one.opens, toRecord(one, event)];
    });
    return { signals };
  },
};

function whichOf(request: Request<Words>): Said {
  const words = request.args.words.map((word) => word.replace(TAIL, '')).filter((word) => word !== '');
  const { name, template, date } = heardIn(words, { ...request, from: standpoint(request) });
  return { unit: name === '' ? undefined : name, template: template?.key, date, intent: 'undo' };
}

/** Units one message takes back at once. */
const MOST = 10;

/** Where no unit is named, those his last message was about; where nothing of his stands, his own. */
async function meant(said: Said, request: Request<Words>): Promise<readonly Case[]> {
  const { org, unit } = request;
  if (said.unit !== undefined) return casesOf(said, request);
  const units = await lastSaid(said, request);
  if (units.length > MOST) throw new UserError(text('report.undoWhich', { units: units.map((one) => org.label(one)) }));
  if (units.length > 0)
    return (await Promise.all(units.map((one) => casesOf({ ...said, unitCode: one }, request)))).flat();
  const example = org.children(unit)[0]?.code;
  if (example !== undefined && !owesAny(request))
    throw new UserError(text('report.undoNothing', { unit: org.label(example) }));
  return casesOf(said, request);
}

function owesAny({ org, actor, occasion }: Request<Words>): boolean {
  return org.templates().some((template) => {
    const day = reportingDay(template, occasion.at, org.zone);
    return actor.posts.some((post) => org.owes(template, post.unit, day));
  });
}

/** The forms his last message stands in; what others said only where he has said nothing. */
function lastOf(cases: readonly Case[], person: string, at: number): readonly Case[] {
  const found = cases.flatMap((one): { one: Case; last: Statement }[] => {
    const last = withdrawable(upTo(one.state, at), person);
    return last === undefined ? [] : [{ one, last }];
  });
  const own = found.filter(({ last }) => last.by === person);
  const left = own.length > 0 ? own : found;
  const newest = left.reduce<Statement | undefined>(
    (a, { last }) => (a === undefined || last.at >= a.at ? last : a),
    undefined,
  );
  return left.filter(({ last }) => messageOf(last.id) === messageOf(newest?.id ?? '')).map(({ one }) => one);
}

function nothingOf(cases: readonly Case[]) {
  const { unitName = '', day = '', several, title } = cases[0]?.about ?? {};
  return { unit: unitName, day, form: several === true && cases.length === 1 ? title : undefined };
}
