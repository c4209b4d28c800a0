// /同意: a leader confirms that somebody is who he says, or gives him a post; only that binds a channel identity.
import { person, type JoinRequest } from '../flows/person.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { nameKey } from '../src/org/members.ts';
import type { Org, Post } from '../src/org/types.ts';
import { LEAST_ROLE } from '../src/permissions.ts';
import { text } from '../src/texts/index.ts';
import { approversOf, decides, gives, isHeardHere } from './membership/leaders.ts';
import { type Matter, matterOf, replacedBy, roleCalled, shown } from './membership/matter.ts';
import { authorOf, echo, postFor, postName, type Said, said, stampOf, unitCalled } from './membership/said.ts';

const SHOWN = 9;
/** 3, 申请3, #3, 3号. */
const NUMBER = /^(?:申请|#)?(\d{1,9})号?$/;

interface Waiting {
  readonly request: JoinRequest;
  readonly matter: Matter;
}

export const approve: Command<Said> = {
  name: 'approve',
  names: ['同意', 'approve', 'ty'],
  area: 'joining',
  usage: '/同意 申请编号，例：/同意 3（不在名册上的可加单位、岗位：/同意 3 3号网格 网格员）',
  usageEn: '/approve NUMBER (for somebody not on the roster you may add unit and role: /approve 3 UNIT grid_leader)',
  permission: 'approve_member',
  args: said,
  async run(request) {
    const { org, actor } = request;
    const [which, ...words] = request.args.words;
    const open = await openOnes(request);
    const mine = open.filter(({ matter }) => decides(org, actor, matter) !== undefined);
    if (which === undefined) return { reply: text('approve.waiting', listOf(org, mine)) };
    const number = NUMBER.exec(which.normalize('NFKC'))?.[1];
    const fitting =
      number === undefined
        ? mine.filter((one) => nameKey(one.request.name) === nameKey(which))
        : open.filter((one) => one.request.number === Number(number));
    const [only] = fitting;
    if (only === undefined) throw new UserError(text('approve.none', { name: echo(which) }));
    if (fitting.length > 1) throw new UserError(text('approve.choose', listOf(org, fitting)));
    return approved(request, only, words);
  },
};

/** What strangers, or people who want one more post, have asked for and nobody has answered. */
async function openOnes({ org, actor, read }: Request<Said>): Promise<readonly Waiting[]> {
  const open = await read.open(person);
  return open
    .filter(({ id }) => id !== actor.id)
    .flatMap(({ id, state }) => state.requests.map((request) => ({ request, matter: matterOf(org, id, request) })))
    .filter(({ request, matter }) => {
      const known = org.personBy(request.channel, request.contact);
      return known === undefined || known.id === matter.id;
    });
}

function listOf(org: Org, waiting: readonly Waiting[]) {
  const requests = waiting.slice(0, SHOWN).map(({ request, matter }) => shown(org, request, matter));
  return { requests, count: waiting.length };
}

function approved(request: Request<Said>, { request: asked, matter }: Waiting, words: readonly string[]): Outcome {
  const { org, actor, occasion } = request;
  const { name, number, channel, contact, nickname, unit: home } = asked;
  const right = decides(org, actor, matter);
  if (right === undefined) {
    const above = approversOf(org, matter);
    throw new UserError(
      text('approve.not_yours', { number, leader: above === undefined ? '' : org.label(above.unit) }),
    );
  }
  const given = isOpen(matter) ? newPost(request, asked, words) : undefined;
  if (given === undefined && words.length > 0)
    throw new UserError(text('approve.listed', { posts: matter.posts.map((post) => postName(org, post)) }));
  const event = {
    type: 'approved' as const,
    ...stampOf(occasion),
    ...{ name, channel, contact, nickname, home, here: isHeardHere(org, home, occasion) },
    ...(given === undefined ? {} : { post: given.post }),
    as: postName(org, given?.post ?? matter.posts[0]),
    ...replacedBy(matter),
    by: authorOf(org, actor, given?.by ?? right),
  };
  return { signals: [{ to: { flow: person.name, id: matter.id }, event }] };
}

/** Whether the approval gives a post; else the roster has. */
const isOpen = ({ kind }: Matter) => kind === 'new' || kind === 'further';

interface Given {
  readonly post: Post;
  /** The post in which it is given. */
  readonly by: Post;
}

/** The least there is, or what was said, from somebody who may give it; the first one of a unit is its principal. */
function newPost(request: Request<Said>, asked: JoinRequest, words: readonly string[]): Given {
  const { org, actor } = request;
  const role = words.map(roleCalled).find((one) => one !== undefined) ?? LEAST_ROLE;
  const place = words.filter((word) => roleCalled(word) === undefined).join('');
  const unit = place === '' ? asked.unit : unitCalled(place, request).code;
  postFor(request, 'approve_member', unit);
  const by = gives(org, actor, { unit, role });
  if (by === undefined) throw new UserError(text('approve.cannot_give', postName(org, { unit, role })));
  return { post: { unit, role, post: org.people(unit, [role]).length === 0 ? 'principal' : 'backup' }, by };
}
