// The issuer or an office above gives a finding to another unit.
import type { Finding } from '../flows/finding.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Org, Post } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { limitIn } from './finding/limit.ts';
import {
  checkingPost,
  commandIntent,
  numbered,
  numberedArgs,
  pick,
  signal,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';
import { candidates, responsibleOf, unitIn, type Ambiguous } from './finding/place.ts';

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
    const { findings } = picked;
    const { occasion, org } = request;
    const limit = limitIn(request.args.text, { at: occasion.at, zone: org.zone });
    const name = limit?.rest ?? request.args.text;
    if (name === '') throw usageError(USAGE);
    const from = findings[0]?.unit ?? request.unit;
    const placed = unitIn(org, name, from);
    const near = 'none' in placed ? candidates(org, name, from) : placed;
    if (near === undefined || 'several' in near) throw new UserError(text('finding.unknown_unit', { name }));
    if ('ambiguous' in near) {
      const numbers = numbered(findings);
      return whichUnit(
        near,
        (full) => commandIntent('reassign', `${numbers} ${request.args.text.replace(near.name, full)}`),
        org,
      );
    }
    const { code } = near.unit;
    if (org.governs(request.actor, 'review_finding', code) === undefined) {
      throw new UserError(text('finding.beyond', { unitName: org.label(code) }));
    }
    return signal(
      ...findings.map((finding) => ({
        type: 'reassigned' as const,
        ...stampOf(request, finding.number, reassigningPost(request, finding)),
        ...responsibleOf(org, code),
        ...(limit && { due: limit.due }),
      })),
    );
  },
};

/** What the unit has refused, the inspector gives to another; else only the office does, since it ends a limit (domain.md §7.2). */
function reassigningPost(request: Request<Numbered>, finding: Finding): Post {
  const { org, actor } = request;
  const refused = finding.status === 'rejected';
  if (!refused && org.governs(actor, 'decide_finding', finding.unit) === undefined) {
    throw new UserError(text('finding.office_reassigns', { number: finding.number }));
  }
  return checkingPost(request, refused ? 'review_finding' : 'decide_finding', finding);
}

/** Asks with the full paths; the chosen one replaces the name. */
export function whichUnit(placed: Ambiguous, intent: (fullLabel: string) => Intent, org: Org): Outcome {
  const units = placed.ambiguous.slice(0, 9).map((unit) => org.fullLabel(unit.code));
  const ask = units.map((unit, i): [string, Intent] => [String(i + 1), intent(unit)]);
  return { reply: text('finding.which_unit', { place: placed.name, units }), ask: Object.fromEntries(ask) };
}
