// The issuer or an office above gives a finding to another unit.
import type { Command, Outcome } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Org } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { limitIn } from './finding/limit.ts';
import {
  checkingPost,
  commandIntent,
  numberedArgs,
  pick,
  signal,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';
import { responsibleOf, unitIn, type Placed } from './finding/place.ts';

const USAGE = '/改派 12 东沟村 限明天18点';

export const reassign: Command<Numbered> = {
  name: 'reassign',
  names: ['改派', 'reassign', 'gp'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/reassign 12 unit 限明天18点',
  permission: 'review_finding',
  args: numberedArgs,
  async run(request) {
    const wanted = {
      command: 'reassign',
      act: 'reassigned',
      statuses: ['rejected'],
      action: 'review_finding',
    } as const;
    const picked = await pick(request, wanted);
    if ('outcome' in picked) return picked.outcome;
    const { finding } = picked;
    const { org, occasion } = request;
    const stamp = stampOf(request, finding.number, checkingPost(request, 'review_finding', finding));
    const limit = limitIn(request.args.text, { at: occasion.at, zone: org.zone });
    const name = limit?.rest ?? request.args.text;
    if (name === '') throw usageError(USAGE);
    const placed = unitIn(org, name, finding.unit);
    if ('none' in placed) throw new UserError(text('finding.unknown_unit', { name }));
    if ('ambiguous' in placed)
      return whichUnit(placed, (full) => commandIntent('reassign', `${finding.number} ${full}`), org);
    if (org.governs(request.actor, 'review_finding', placed.unit.code) === undefined) {
      throw new UserError(text('finding.beyond', { unitName: org.label(placed.unit.code) }));
    }
    const responsible = responsibleOf(org, placed.unit.code);
    return signal({ type: 'reassigned', ...stamp, ...responsible, ...(limit && { due: limit.due }) });
  },
};

/** Asks with the full paths; the chosen one replaces the name. */
export function whichUnit(
  placed: Extract<Placed, { name: string }>,
  intent: (fullLabel: string) => Intent,
  org: Org,
): Outcome {
  const units = placed.ambiguous.slice(0, 9).map((unit) => org.fullLabel(unit.code));
  const ask = units.map((unit, i): [string, Intent] => [String(i + 1), intent(unit)]);
  return { reply: text('finding.which_unit', { place: placed.name, units }), ask: Object.fromEntries(ask) };
}
