// /报到: a stranger binds his channel identity, by a one-time code or by asking the leader.
import { isCodeOpen, person } from '../flows/person.ts';
import type { Command, Occasion, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { hashOfCode, readJoinCode } from '../src/org/join-code.ts';
import type { Person } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { approversOf, isHeardHere } from './membership/leaders.ts';
import { echo, postName, type Said, saidSomething, stampOf, unitCalled } from './membership/said.ts';

const NAME = /^[\p{L}·.' ]{2,20}$/u;
const SHOWN = 5;

export const join: Command<Said> = {
  name: 'join',
  names: ['报到', 'join', 'bd'],
  area: 'joining',
  usage: '/报到 姓名，或 /报到 报到码',
  usageEn: '/join NAME, or /join CODE',
  permission: 'anyone',
  args: saidSomething,
  run(request) {
    const { args, occasion, org } = request;
    const known = org.personBy(occasion.channel, occasion.contact);
    if (known !== undefined)
      throw new UserError(text('join.already', { name: known.name, ...postName(org, known.posts[0]) }));
    const code = readJoinCode(args.rest);
    return code === undefined ? byName(request) : byCode(request, code);
  },
};

async function byCode(
  { occasion, org, read }: Request<Said>,
  typed: { person: string; code: string },
): Promise<Outcome> {
  const hash = await hashOfCode(typed.code);
  const state = await read.doc(person, typed.person);
  if (state === undefined || !isCodeOpen(state, hash)) {
    const used = state?.joins.some((join) => join.hash === hash) ?? false;
    throw new UserError(text(used ? 'join.code_used' : 'join.code_wrong', {}));
  }
  const { channel, contact } = occasion;
  const as = postName(org, state.posts[0]);
  const event = { type: 'joined' as const, ...stampOf(occasion), hash, channel, contact, as };
  return { signals: [{ to: { flow: person.name, id: typed.person }, event }] };
}

function byName(request: Request<Said>): Outcome {
  const { args, occasion, org } = request;
  const [name = '', ...rest] = args.words;
  const { room } = occasion;
  if (!NAME.test(name)) throw new UserError(text('join.bad_name', {}));
  if (room === undefined) throw new UserError(text('join.not_here', {}));
  const home = rest.length === 0 ? room.unit : unitCalled(rest.join(''), { org, unit: room.unit }).code;
  const known = listed(request, name, org.within(home, room.unit) ? home : room.unit);
  const { channel, contact } = occasion;
  const id = known?.id ?? `${channel}~${contact}`;
  const units = known === undefined ? [home] : known.posts.map((post) => post.unit);
  const approvers = approversOf(org, units, id);
  if (approvers === undefined) throw new UserError(text('join.no_leader', { unit: org.label(home) }));
  const event = {
    type: 'requested' as const,
    ...stampOf(occasion),
    ...{ name: known?.name ?? name, unit: home, channel, contact, listed: known !== undefined },
    ...shownAs(occasion, org.label(room.unit)),
    ...{ ask: approvers.unit, askName: org.label(approvers.unit), leaders: [...approvers.people] },
    here: isHeardHere(org, approvers.unit, occasion),
  };
  return { signals: [{ to: { flow: person.name, id }, event }] };
}

/** Group and nickname as the leader knows them. */
function shownAs({ topic, room, contactName }: Occasion, unit: string): { group: string; nickname: string } {
  return { group: echo(topic ?? room?.topic ?? unit), nickname: echo(contactName) };
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
