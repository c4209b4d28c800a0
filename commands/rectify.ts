// The responsible unit works on a finding, or reports it as fixed.
import type { Command } from '../src/command.ts';
import { ANSWERS } from '../src/templates/findings.ts';
import { withHeld } from './finding/album.ts';
import { numberedArgs, pick, postFor, stampOf, type Numbered } from './finding/numbered.ts';

export const rectify: Command<Numbered> = {
  name: 'rectify',
  names: ['整改', 'rectify', 'zg', '已整改', '整改完成', '改好了', 'fixed'],
  bare: true,
  area: 'finding',
  usage: '整改 12 登记本已补齐（再发照片）；还在改：整改 12 开始 措施',
  usageEn: '/rectify 12 what was done (then send photos); while at work: /rectify 12 started measures',
  permission: 'fix_finding',
  stale: true,
  args: numberedArgs,
  async run(request) {
    const picked = await pick(request, {
      command: 'rectify',
      act: 'fixed',
      statuses: ['assigned', 'acknowledged', 'rectifying', 'returned'],
      action: 'fix_finding',
    });
    if ('outcome' in picked) return picked.outcome;
    const { finding } = picked;
    const stamp = stampOf(request, finding.number, postFor(request, 'fix_finding', finding));
    const said = request.args.text;
    if (ANSWERS.started.test(said)) {
      return withHeld(request, { type: 'started', ...stamp, text: said.replace(ANSWERS.started, '').trim() });
    }
    return withHeld(request, { type: 'fixed', ...stamp, text: said.replace(ANSWERS.fixed, '').trim() });
  },
};
