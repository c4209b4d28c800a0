// /核实: what was in question has been checked. Said by the unit itself it is the answer, which those who asked then verify.
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';
import { standpoint } from './reading/question.ts';
import { questionedIn, questionSignals } from './reading/questioned.ts';
import { unitAtHead } from './reading/words.ts';
import { answers, ownUnits } from './reporting/answering.ts';

const USAGE = { usage: '/核实 3号网格 [说明]', usageEn: '/verify UNIT [DAY] [REMARK]' };

export const verify: Command<Said> = {
  name: 'verify',
  names: ['核实', 'verify', 'hs'],
  area: 'report',
  ...USAGE,
  permission: 'bound',
  args: said,
  async run(request) {
    const { units, remark } = ownOf(request);
    if (units.length > 0) return ownAnswer(units, remark, request);
    if (request.args.words.length === 0) throw new UserError(text('usage', USAGE));
    const asked = await questionedIn(request);
    const open = asked.reports.find(({ state }) => state.question?.open === true);
    if (open === undefined) throw new UserError(text('verify.nothing', asked.about));
    const asking = open.state.question?.unit;
    // Whoever asked has to be content, or somebody above him (domain.md §7.1).
    if (asking !== undefined && !request.actor.posts.some((post) => request.org.within(asking, post.unit)))
      throw new UserError(text('verify.notYours', { ...asked.about, by: request.org.label(asking) }));
    return { signals: await questionSignals('verified', { ...asked, ...open }, request) };
  },
};

/** The speaker's own units, when he speaks of his own figures: he names one of them, or nobody whose figures he may question. */
function ownOf(request: Request<Said>): { units: readonly UnitCode[]; remark: string } {
  const { org, actor, args } = request;
  const from = standpoint(request);
  const own = ownUnits(request);
  const head = unitAtHead(args.words, { org, from });
  if (head === undefined) {
    const asks = org.may(actor, 'question_figure');
    return { units: asks ? [] : own, remark: args.rest };
  }
  const named = org.named(head.name, from);
  const unit = 'unit' in named ? named.unit.code : undefined;
  return { units: unit === undefined ? [] : own.filter((one) => one === unit), remark: head.rest };
}

async function ownAnswer(units: readonly UnitCode[], remark: string, request: Request<Said>) {
  const signals = await answers(units, remark === '' ? '属实' : remark, request);
  if (signals.length === 0) {
    throw new UserError(text('report.answerNothing', { unit: request.org.label(units[0] ?? '') }));
  }
  return { signals };
}
