// /报到: a stranger binds his channel identity, by a one-time code or by asking the leader; who is known asks for a further post.
import { isCodeOpen, person } from '../flows/person.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { hashOfCode, looksLikeCode, readJoinCode } from '../src/org/join-code.ts';
import { nameKey } from '../src/org/members.ts';
import type { Person } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { ask } from './membership/ask.ts';
import { postName, type Said, saidSomething, stampOf, unitCalled } from './membership/said.ts';

const NAME = /^[\p{L}·.' ]{2,20}$/u;
const SHOWN = 5;

export const join: Command<Said> = {
  name: 'join',
  names: ['报到', 'join', 'bd'],
  area: 'joining',
  usage: '/报到 姓名，或 /报到 报到码；已报到的兼任别的岗位：/报到 姓名 单位名',
  usageEn: '/join NAME, or /join CODE; for a further post: /join NAME UNIT',
  permission: 'anyone',
  args: saidSomething,
  run(request) {
    const { args, occasion, org } = request;
    const known = org.personBy(occasion.channel, occasion.contact);
    if (known !== undefined) return further(request, known);
    const code = readJoinCode(args.rest);
    if (code !== undefined) return byCode(request, code);
    if (looksLikeCode(args.rest)) throw new UserError(text('join.code_wrong', {}));
    return byName(request);
  },
};

/** A code is for somebody without an account: it does not replace one. */
async function byCode(
  { occasion, org, read }: Request<Said>,
  typed: { person: string; code: string },
): Promise<Outcome> {
  const hash = await hashOfCode(typed.code);
  const state = await read.doc(person, typed.person);
  const isBound = state?.contacts.some((one) => one.to === undefined) ?? false;
  if (state === undefined || isBound || !isCodeOpen(state, hash)) {
    const spent = isBound ? state?.codes : state?.joins;
    const used = spent?.some((one) => one.hash === hash) ?? false;
    throw new UserError(text(used ? 'join.code_used' : 'join.code_wrong', {}));
  }
  const { channel, contact } = occasion;
  const as = postName(org, state.posts[0]);
  const event = { type: 'joined' as const, ...stampOf(occasion), hash, channel, contact, as };
  return { signals: [{ to: { flow: person.name, id: typed.person }, event }] };
}

function byName(request: Request<Said>): Promise<Outcome> {
  const { args, occasion, org } = request;
  const [name = '', ...rest] = args.words;
  const { room } = occasion;
  if (!NAME.test(name)) throw new UserError(text('join.bad_name', {}));
  if (room === undefined) throw new UserError(text('join.not_here', {}));
  const unit = rest.length === 0 ? room.unit : unitCalled(rest.join(''), { org, unit: room.unit }).code;
  const known = listed(request, name, unit);
  const id = known?.id ?? `${occasion.channel}~${occasion.contact}`;
  return ask(request, { id, name: known?.name ?? name, unit, room });
}

/** One more post for somebody who is known; the leader there decides. */
function further(request: Request<Said>, known: Person): Promise<Outcome> {
  const { args, occasion, org } = request;
  const [name = '', ...rest] = args.words;
  const { room } = occasion;
  const already = () =>
    new UserError(text('join.already', { name: known.name, posts: known.posts.map((post) => postName(org, post)) }));
  if (rest.length === 0 || room === undefined || nameKey(name) !== nameKey(known.name)) throw already();
  const unit = unitCalled(rest.join(''), { org, unit: room.unit }).code;
  if (known.posts.some((post) => post.unit === unit)) throw already();
  return ask(request, { id: known.id, name: known.name, unit, room });
}

/** The one person of that name on the roster in or below the unit; refuses when there are several. */
function listed({ org }: Request<Said>, name: string, under: string): Person | undefined {
  const people = org.peopleNamed(name, under);
  const inUnit = people.filter((one) => one.posts.some((post) => post.unit === under));
  const fitting = inUnit.length === 1 ? inUnit : people;
  if (fitting.length < 2) return fitting[0];
  const options = fitting.slice(0, SHOWN).map((one) => postName(org, one.posts[0]).unit);
  throw new UserError(text('join.several', { name, options, count: fitting.length }));
}
