// The responsible unit works on a finding, or reports it as fixed.
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { withHeld } from './finding/album.ts';
import { behind, isUnfinished, says } from './finding/answers.ts';
import { numbered, numberedArgs, pick, postFor, stampOf, type Numbered } from './finding/numbered.ts';

export const rectify: Command<Numbered> = {
  name: 'rectify',
  names: ['整改', 'rectify', 'zg', '已整改', '整改完成', '改好了', 'fixed'],
  bare: ['整改'],
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
    const { findings } = picked;
    const said = request.args.text;
    const started = says(said, 'started');
    const stamps = findings.map((finding) =>
      stampOf(request, finding.number, postFor(request, 'fix_finding', finding)),
    );
    if (!started && isUnfinished(said)) throw new UserError(text('finding.not_fixed', { numbers: numbered(findings) }));
    const words = behind(said, started ? 'started' : 'fixed');
    const type = started ? 'started' : 'fixed';
    return withHeld(request, ...stamps.map((stamp) => ({ type, ...stamp, text: words }) as const));
  },
};
