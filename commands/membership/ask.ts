// Puts a request to join before those who may approve it: with a number of its own, who asks, and what an approval would give.
import { type JoinRequest, person } from '../../flows/person.ts';
import type { Occasion, Outcome, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { PersonId, UnitCode } from '../../src/flow.ts';
import type { Org, Room } from '../../src/org/types.ts';
import { DEFAULT_ROLE, LEAST_ROLE, type Role } from '../../src/permissions.ts';
import { text } from '../../src/texts/index.ts';
import { type Approvers, approversOf, gives, isHeardHere } from './leaders.ts';
import { type Matter, matterOf, replacedBy, shown } from './matter.ts';
import { echo, nickname, type Said, stampOf } from './said.ts';

/** Within this time (ms) an account is not announced again under the same name, and only so often under others. */
const RECENT = 3_600_000;
const MOST = 3;

export interface Asked {
  readonly id: PersonId;
  readonly name: string;
  /** Where he works, or wants to. */
  readonly unit: UnitCode;
  readonly room: Room;
}

export async function ask(request: Request<Said>, { id, name, unit, room }: Asked): Promise<Outcome> {
  const { occasion, org, read } = request;
  const { channel, contact } = occasion;
  const matter = matterOf(org, id, { channel, contact, unit });
  const approvers = approversOf(org, matter);
  if (approvers === undefined) throw new UserError(text('join.no_leader', { unit: org.label(unit) }));
  const askName = org.label(approvers.unit);
  const recent = await recentOf(request);
  const same = recent.find((one) => one.id === id && one.request.unit === unit)?.request;
  if (same !== undefined) return { reply: text('join.waiting', { number: same.number, name, leader: askName }) };
  const nth = Math.max(0, ...recent.map((one) => one.request.nth)) + 1;
  if (nth > MOST) throw new UserError(text('join.too_often', {}));
  const group = echo(occasion.topic ?? room.topic ?? org.label(room.unit));
  const number = await read.number('join', occasion.id);
  const asked = { ...stampOf(occasion), name, unit, number, group, nickname: nickname(occasion.contactName) };
  const event = {
    type: 'requested' as const,
    ...{ ...asked, nth, channel, contact, ...shown(org, asked, matter) },
    usual: usualRole(org, matter, approvers),
    ...replacedBy(matter),
    ...{ ask: approvers.unit, askName, leaders: [...approvers.people] },
    here: isHeardHere(org, approvers.unit, occasion),
  };
  return { signals: [{ to: { flow: person.name, id }, event }] };
}

/** What this account has asked for lately. */
async function recentOf({ read, occasion }: Request<Said>) {
  const open = await read.open(person);
  return open.flatMap(({ id, state }) =>
    state.requests.filter((one) => isRecent(one, occasion)).map((request) => ({ id, request })),
  );
}

function isRecent(one: JoinRequest, { channel, contact, at }: Occasion): boolean {
  return one.channel === channel && one.contact === contact && Math.abs(at - one.at) < RECENT;
}

/** The role that leads the unit, where it is open and one of those asked may give it. */
function usualRole(org: Org, { kind, units: [unit] }: Matter, { people }: Approvers): Role | undefined {
  const tier = unit === undefined ? undefined : org.unit(unit)?.tier;
  if (unit === undefined || tier === undefined || kind === 'listed' || kind === 'taken') return undefined;
  const role = DEFAULT_ROLE[tier];
  const may = people.map((id) => org.person(id)).some((one) => one !== undefined && gives(org, one, { unit, role }));
  return may && role !== LEAST_ROLE ? role : undefined;
}
