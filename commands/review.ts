// Somebody other than the fixer checks the repair: passed closes the finding, failed returns it with a new limit.
import type { Command } from '../src/command.ts';
import { ANSWERS } from '../src/templates/findings.ts';
import { withHeld } from './finding/album.ts';
import { limitIn } from './finding/limit.ts';
import {
  checkingPost,
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
    const { number } = picked.finding;
    const said = request.args.text;
    const stamp = stampOf(request, number, checkingPost(request, 'review_finding', picked.finding));
    if (ANSWERS.failed.test(said)) {
      const reason = said.replace(ANSWERS.failed, '').trim();
      const limit = limitIn(reason, { at: request.occasion.at, zone: request.org.zone });
      const told = limit?.rest ?? reason;
      if (told === '') throw reasonWanted(number, FAILED);
      return withHeld(request, {
        ...{ type: 'reviewed', ...stamp, passed: false, text: told },
        ...(limit && { due: limit.due }),
      });
    }
    if (!ANSWERS.passed.test(said)) throw usageError(USAGE);
    const remark = said.replace(ANSWERS.passed, '').trim();
    return withHeld(request, { type: 'reviewed', ...stamp, passed: true, ...(remark !== '' && { text: remark }) });
  },
};
