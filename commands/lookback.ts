// Some days after close-out somebody looks again: it holds, or it has relapsed.
import type { Command } from '../src/command.ts';
import { ANSWERS } from '../src/templates/findings.ts';
import { withHeld } from './finding/album.ts';
import { checkingPost, numberedArgs, pick, stampOf, usageError, type Numbered } from './finding/numbered.ts';

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
    const said = request.args.text;
    const held = ANSWERS.held.test(said);
    if (!held && !ANSWERS.relapsed.test(said)) throw usageError(USAGE);
    const stamp = stampOf(request, picked.finding.number, checkingPost(request, 'review_finding', picked.finding));
    const remark = said.replace(held ? ANSWERS.held : ANSWERS.relapsed, '').trim();
    return withHeld(request, { type: 'looked_back', ...stamp, held, ...(remark !== '' && { text: remark }) });
  },
};
