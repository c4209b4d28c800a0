// Some days after close-out somebody looks again: it holds, or it has relapsed.
import type { Command, Outcome } from '../src/command.ts';
import { text } from '../src/texts/index.ts';
import { withHeld } from './finding/album.ts';
import { behind, isClear, says } from './finding/answers.ts';
import {
  checkingPost,
  commandIntent,
  numbered,
  numberedArgs,
  pick,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';

const USAGE = '/回头看 12 保持 ；/回头看 12 反弹 登记本又空白';

export const lookback: Command<Numbered> = {
  name: 'lookback',
  names: ['回头看', 'lookback', 'htk'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/lookback 12 held ; /lookback 12 relapsed details',
  permission: 'review_finding',
  args: numberedArgs,
  async run(request) {
    const wanted = {
      command: 'lookback',
      act: 'looked_back',
      statuses: ['look_back'],
      action: 'review_finding',
    } as const;
    const picked = await pick(request, wanted);
    if ('outcome' in picked) return picked.outcome;
    const { findings } = picked;
    const said = request.args.text;
    const held = says(said, 'held');
    if (!held && !says(said, 'relapsed')) throw usageError(USAGE);
    const stamps = findings.map((finding) =>
      stampOf(request, finding.number, checkingPost(request, 'review_finding', finding)),
    );
    if (held && !isClear(said, 'held')) return heldOrNot(numbered(findings), said);
    const remark = behind(said, held ? 'held' : 'relapsed');
    return withHeld(
      request,
      ...stamps.map((stamp) => ({ type: 'looked_back' as const, ...stamp, held, ...(remark && { text: remark }) })),
    );
  },
};

/** 正常时间没人: it does not hold, or does it? */
function heldOrNot(numbers: string, said: string): Outcome {
  return {
    reply: text('finding.held_or_not', { numbers }),
    ask: { 1: commandIntent('lookback', `${numbers} 保持`), 2: commandIntent('lookback', `${numbers} 反弹 ${said}`) },
  };
}
