// /同意: a leader confirms that a stranger is who he says; only that binds his channel identity.
import { person, type JoinRequest, type PersonState } from '../flows/person.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { nameKey } from '../src/org/members.ts';
import type { Org, Post } from '../src/org/types.ts';
import { DEFAULT_ROLE } from '../src/permissions.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { isHeardHere } from './membership/leaders.ts';
import { authorOf, echo, postFor, postName, type Said, said, stampOf, unitCalled } from './membership/said.ts';

/** Marks a choice between several requests: then document and request follow. */
const CHOSEN = '#';
const SHOWN = 9;

interface Waiting {
  readonly id: string;
  readonly state: PersonState;
  readonly request: JoinRequest;
}

export const approve: Command<Said> = {
  name: 'approve',
  names: ['同意', 'approve', 'ty'],
  area: 'joining',
  usage: '/同意 姓名（不在名册上的可加单位：/同意 王芳 3号网格）',
  usageEn: '/approve NAME (for somebody not on the roster you may add the unit)',
  permission: 'manage_membership',
  args: said,
  async run(request) {
    const { args } = request;
    const waiting = await waitingFor(request);
    const [name, ...unit] = args.words;
    if (name === undefined) {
      const names = [...new Set(waiting.map((one) => one.request.name))];
      return { reply: text('approve.waiting', { names: names.slice(0, SHOWN) }) };
    }
    if (name === CHOSEN) {
      const chosen = waiting.find((one) => one.id === unit[0] && one.request.id === unit[1]);
      return chosen === undefined ? none(name) : approved(request, chosen, unit.slice(2));
    }
    const fitting = waiting.filter((one) => nameKey(one.request.name) === nameKey(name));
    const [only] = fitting;
    if (only === undefined) return none(name);
    return fitting.length === 1 ? approved(request, only, unit) : choose(request, fitting.slice(0, SHOWN), unit);
  },
};

function none(name: string): never {
  throw new UserError(text('approve.none', { name: echo(name) }));
}

/** Requests of strangers that the actor may answer. */
async function waitingFor({ org, actor, read }: Request<Said>): Promise<readonly Waiting[]> {
  const open = await read.open(person);
  return open
    .filter(({ id }) => id !== actor.id)
    .flatMap(({ id, state }) => state.requests.map((request) => ({ id, state, request })))
    .filter(({ request }) => org.personBy(request.channel, request.contact) === undefined)
    .filter((one) => unitsOf(one).every((unit) => org.governs(actor, 'manage_membership', unit) !== undefined));
}

/** All units of somebody on the roster, else the one he asked for. */
function unitsOf({ state, request }: Waiting): readonly UnitCode[] {
  return state.posts.length === 0 ? [request.unit] : state.posts.map((post) => post.unit);
}

function choose({ org }: Request<Said>, waiting: readonly Waiting[], unit: readonly string[]): Outcome {
  const [first] = waiting;
  const options = waiting.map((one) => org.label(unitsOf(one)[0] ?? one.request.unit));
  const intentFor = ({ id, request }: Waiting): Intent => {
    const words = [CHOSEN, id, request.id, ...unit];
    return { intent: 'command', name: 'approve', typed: 'approve', words, rest: words.join(' '), slash: true };
  };
  return {
    reply: text('approve.choose', { name: first?.request.name ?? '', options }),
    ask: Object.fromEntries(waiting.map((one, i) => [String(i + 1), intentFor(one)])),
  };
}

function approved(request: Request<Said>, { id, state, request: asked }: Waiting, words: readonly string[]): Outcome {
  const { org, actor, occasion } = request;
  const isListed = state.posts.length > 0;
  const unit = isListed || words.length === 0 ? asked.unit : unitCalled(words.join(''), request).code;
  const right = postFor(request, 'manage_membership', isListed ? (state.posts[0]?.unit ?? unit) : unit);
  const post = isListed ? undefined : newPost(org, unit);
  const event = {
    type: 'approved' as const,
    ...stampOf(occasion),
    ...{ name: asked.name, channel: asked.channel, contact: asked.contact },
    ...(post === undefined ? {} : { post }),
    as: postName(org, post ?? state.posts[0]),
    home: asked.unit,
    here: isHeardHere(org, asked.unit, occasion),
    by: authorOf(org, actor, right),
  };
  return { signals: [{ to: { flow: person.name, id }, event }] };
}

/** What people of such a unit usually do; the first one is its principal. */
function newPost(org: Org, unit: UnitCode): Post {
  const role = DEFAULT_ROLE[org.unit(unit)?.tier ?? 'grid'];
  return { unit, role, post: org.people(unit, [role]).length === 0 ? 'principal' : 'backup' };
}
