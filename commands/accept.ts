// The responsible unit accepts a finding.
import type { Command } from '../src/command.ts';
import { numberedArgs, pick, postFor, signal, stampOf, type Numbered } from './finding/numbered.ts';

export const accept: Command<Numbered> = {
  name: 'accept',
  names: ['签收', 'accept', 'qs'],
  bare: ['签收'],
  area: 'finding',
  usage: '签收 12 ；几条一起：签收 12、13',
  usageEn: '/accept 12 ; several: /accept 12、13',
  permission: 'fix_finding',
  stale: true,
  args: numberedArgs,
  async run(request) {
    const picked = await pick(request, {
      command: 'accept',
      act: 'accepted',
      statuses: ['assigned'],
      action: 'fix_finding',
    });
    if ('outcome' in picked) return picked.outcome;
    const { findings } = picked;
    return signal(
      ...findings.map((finding) => ({
        type: 'accepted' as const,
        ...stampOf(request, finding.number, postFor(request, 'fix_finding', finding)),
      })),
    );
  },
};
