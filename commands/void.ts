// A finding entered by mistake is voided, with a reason: by an office above, or by its author while nobody has touched it.
import type { Finding } from '../flows/finding.ts';
import type { Command, Request } from '../src/command.ts';
import type { Post } from '../src/org/types.ts';
import {
  checkingPost,
  known,
  numberedArgs,
  postFor,
  reasonWanted,
  signal,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';

const USAGE = '/作废 12 重复录入';

export const voidFinding: Command<Numbered> = {
  name: 'void',
  names: ['作废', 'void', 'zf'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/void 12 reason',
  permission: 'bound',
  args: numberedArgs,
  async run(request) {
    const { args, occasion } = request;
    const quoted = occasion.quoted?.finding;
    const numbers = args.numbers.length === 0 && quoted !== undefined ? [quoted] : args.numbers;
    const [first] = numbers;
    if (first === undefined) throw usageError(USAGE);
    const findings = await Promise.all(numbers.map((number) => known(request, number)));
    const stamps = findings.map((finding) => ({
      type: isProposal(request, finding) ? ('void_asked' as const) : ('voided' as const),
      ...stampOf(request, finding.number, voidingPost(request, finding)),
    }));
    if (args.text === '') throw reasonWanted(first, USAGE);
    return signal(...stamps.map((stamp) => ({ ...stamp, text: args.text })));
  },
};

/** Who has found it may only propose to void it, once the unit has it in hand (domain.md §9). */
function isProposal({ org, actor }: Request<Numbered>, finding: Finding): boolean {
  return (
    !isUntouched(finding) &&
    actor.id === finding.issuer.person &&
    org.governs(actor, 'decide_finding', finding.unit) === undefined
  );
}

const isUntouched = ({ status, round }: Finding): boolean =>
  round === 1 && (status === 'draft' || status === 'assigned');

function voidingPost(request: Request<Numbered>, finding: Finding): Post {
  const { actor } = request;
  const own = actor.posts.find((post) => post.unit === finding.origin.by.unit);
  if (isProposal(request, finding)) return postFor(request, 'review_finding', finding);
  if (isUntouched(finding) && own !== undefined && actor.id === finding.origin.by.person) return own;
  if (finding.status === 'draft') return postFor(request, 'create_finding', finding);
  return checkingPost(request, 'decide_finding', finding);
}
