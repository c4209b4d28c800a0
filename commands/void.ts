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
    const number = request.args.number ?? request.occasion.quoted?.finding;
    if (number === undefined) throw usageError(USAGE);
    const finding = await known(request, number);
    const post = voidingPost(request, finding);
    if (request.args.text === '') throw reasonWanted(number, USAGE);
    return signal({ type: 'voided', ...stampOf(request, number, post), text: request.args.text });
  },
};

function voidingPost(request: Request<Numbered>, finding: Finding): Post {
  const { actor } = request;
  const own = actor.posts.find((post) => post.unit === finding.origin.by.unit);
  const untouched = finding.status === 'draft' || finding.status === 'assigned';
  if (untouched && own !== undefined && actor.id === finding.origin.by.person) return own;
  if (finding.status === 'draft') return postFor(request, 'create_finding', finding);
  return checkingPost(request, 'decide_finding', finding);
}
