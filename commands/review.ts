// Somebody other than the fixer checks the repair: passed closes the finding, failed returns it with a new limit.
import type { Finding } from '../flows/finding.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { text } from '../src/texts/index.ts';
import { withHeld } from './finding/album.ts';
import { behind, isClear, says } from './finding/answers.ts';
import { limitIn } from './finding/limit.ts';
import {
  checkingPost,
  commandIntent,
  numbered,
  numberedArgs,
  pick,
  reasonWanted,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';

const FAILED = '/复查 12 不通过 台账还缺7月27日 限明天18点';
const USAGE = `/复查 12 通过 ；${FAILED}`;

export const review: Command<Numbered> = {
  name: 'review',
  names: ['复查', 'review', 'fc'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/review 12 pass ; /review 12 fail reason 限明天18点',
  permission: 'review_finding',
  args: numberedArgs,
  async run(request) {
    const wanted = {
      command: 'review',
      act: 'reviewed',
      statuses: ['pending_review'],
      action: 'review_finding',
    } as const;
    const picked = await pick(request, wanted);
    if ('outcome' in picked) return picked.outcome;
    const { findings } = picked;
    const stamps = findings.map((finding) =>
      stampOf(request, finding.number, checkingPost(request, 'review_finding', finding)),
    );
    const said = request.args.text;
    if (says(said, 'failed')) return failed(request, stamps);
    if (!says(said, 'passed')) throw usageError(USAGE);
    if (!isClear(said, 'passed')) return passedOrNot(findings, said);
    const remark = behind(said, 'passed');
    return withHeld(
      request,
      ...stamps.map((stamp) => ({
        type: 'reviewed' as const,
        ...stamp,
        passed: true,
        ...(remark && { text: remark }),
      })),
    );
  },
};

function failed(request: Request<Numbered>, stamps: readonly ReturnType<typeof stampOf>[]): Promise<Outcome> {
  const { occasion, org, args } = request;
  const reason = behind(args.text, 'failed');
  const limit = limitIn(reason, { at: occasion.at, zone: org.zone });
  const told = limit?.rest ?? reason;
  if (told === '') throw reasonWanted(stamps[0]?.number ?? 0, FAILED);
  return withHeld(
    request,
    ...stamps.map((stamp) => ({
      ...{ type: 'reviewed' as const, ...stamp, passed: false, text: told },
      ...(limit && { due: limit.due }),
    })),
  );
}

/** 通过, 但…: what stands behind it takes it back, so he is asked rather than the finding closed. */
function passedOrNot(findings: readonly Finding[], said: string): Outcome {
  const numbers = numbered(findings);
  const reason = /^(?:通过|合格|过了)[\s，,。：:；;！!]/.test(said) ? behind(said, 'passed') : said;
  return {
    reply: text('finding.passed_or_not', { numbers }),
    ask: { 1: commandIntent('review', `${numbers} 通过`), 2: commandIntent('review', `${numbers} 不通过 ${reason}`) },
  };
}
