// The responsible unit refuses a finding that is not its own, and may say whose it is.
import type { Command, Request } from '../src/command.ts';
import type { Finding } from '../flows/finding.ts';
import { ELSEWHERE } from '../src/templates/findings.ts';
import { numberedArgs, pick, postFor, reasonWanted, signal, stampOf, type Numbered } from './finding/numbered.ts';
import { unitIn } from './finding/place.ts';

const USAGE = '退单 12 不是我们村的，是东沟村的';

export const refuse: Command<Numbered> = {
  name: 'refuse',
  names: ['退单', 'refuse', 'td'],
  bare: ['退单'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/refuse 12 reason, and whose it is',
  permission: 'fix_finding',
  stale: true,
  args: numberedArgs,
  async run(request) {
    const picked = await pick(request, {
      command: 'refuse',
      act: 'refused',
      statuses: ['assigned'],
      action: 'fix_finding',
    });
    if ('outcome' in picked) return picked.outcome;
    const { findings } = picked;
    const reason = request.args.text;
    if (reason === '') throw reasonWanted(findings[0]?.number ?? 0, USAGE);
    return signal(
      ...findings.map((finding) => {
        const suggestion = suggested(request, finding, reason);
        return {
          type: 'refused' as const,
          ...stampOf(request, finding.number, postFor(request, 'fix_finding', finding)),
          text: reason,
          ...(suggestion !== undefined && { suggestion }),
        };
      }),
    );
  },
};

/** The unit the reason points at: only one that the tree knows, and another than its own. */
function suggested({ org }: Request<unknown>, finding: Finding, reason: string): string | undefined {
  for (const [, words = ''] of [...reason.matchAll(ELSEWHERE)].reverse()) {
    const placed = unitIn(org, words, finding.unit);
    if ('unit' in placed && placed.unit.code !== finding.unit) return org.fullLabel(placed.unit.code);
  }
  return undefined;
}
