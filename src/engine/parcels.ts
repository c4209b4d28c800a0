// From a message addressed to a unit, post or person to parcels for today's conversations.
import type { Address, DocRef, Message, PersonId, UnitCode } from '../flow.ts';
import type { Org, Room } from '../org/types.ts';
import { LEADING_ROLES } from '../permissions.ts';
import type { Parcel } from '../ports.ts';
import { TIERS } from '../templates/types.ts';

/** Where an event came from, so that it can be answered. */
export interface Origin {
  readonly channel: string;
  readonly account: string;
  readonly conversation: string;
  readonly private: boolean;
}

export interface Sending {
  readonly org: Org;
  readonly origin: Origin | undefined;
  readonly now: number;
  /** Makes the ids of the parcels: the same cause gives the same ids. */
  readonly cause: string;
  /** Units expected in a ledger that a message is addressed to. */
  readonly expected: (ledger: string) => Promise<readonly UnitCode[]>;
  /** Hears of a person whom no account of ours can reach. */
  readonly lost: (person: PersonId) => void;
}

export interface Posted {
  readonly parcels: readonly Parcel[];
  /** Documents that must learn that nobody can be reached. */
  readonly unreachable: readonly DocRef[];
}

interface Target {
  readonly place: Origin;
  readonly tier: number;
  readonly people: readonly PersonId[];
  readonly track?: Parcel['track'];
}

/** Parcels for all messages of one step. */
export async function parcelsOf(messages: readonly Message[], sending: Sending): Promise<Posted> {
  const parcels: Parcel[] = [];
  const unreachable: DocRef[] = [];
  for (const [n, message] of messages.entries()) {
    const targets = await targetsOf(message, { sending, unreachable });
    for (const [i, target] of targets.entries())
      parcels.push(parcel(message, target, { sending, id: `${sending.cause}.${n}.${i}` }));
  }
  return { parcels, unreachable };
}

function parcel(message: Message, target: Target, { sending, id }: { sending: Sending; id: string }): Parcel {
  const { place } = target;
  const people = new Set([...target.people, ...(message.mention ?? [])]);
  return {
    id,
    account: place.account,
    conversation: place.conversation,
    private: place.private,
    urgency: message.urgency,
    // A tier is worth a millisecond: within one order the higher tiers hear it first.
    at: sending.now + target.tier,
    text: message.text,
    mentions:
      people.size === 0
        ? []
        : [...people].flatMap((id) => mention(sending.org, id, { channel: place.channel, about: unitsOf(message) })),
    expiresAt: message.expiresAt,
    while: message.while,
    stands: message.stands,
    track: target.track,
  };
}

/** Units named in a message that is cut to those still waited for. */
function unitsOf({ while: waited, text }: Message): ReadonlySet<UnitCode> {
  const { units = [] } = text.params as { units?: readonly { code: UnitCode }[] };
  return new Set(waited === undefined ? [] : units.map((unit) => unit.code));
}

function mention(org: Org, id: PersonId, { channel, about }: { channel: string; about: ReadonlySet<UnitCode> }) {
  const contact = org.contactOf(id, channel);
  if (contact === undefined) return [];
  const person = org.person(id);
  const post = person?.posts.find((one) => about.has(one.unit));
  return [{ contact, name: person?.name ?? '', ...(post === undefined ? {} : { for: post.unit }) }];
}

async function targetsOf(
  message: Message,
  { sending, unreachable }: { sending: Sending; unreachable: DocRef[] },
): Promise<readonly Target[]> {
  const { to } = message;
  if (!('ledger' in to)) return plainTargets(to, sending);
  const { targets, lost } = await ledgerTargets(message, to, sending);
  unreachable.push(...lost);
  return targets;
}

function plainTargets(to: Exclude<Address, { ledger: string }>, sending: Sending): Target[] {
  const { org, origin } = sending;
  if ('reply' in to) return origin === undefined ? [] : [{ place: origin, tier: 0, people: [] }];
  if ('person' in to) return privately(to.person, sending);
  if ('leaders' in to) return leaders(to.leaders, sending);
  const path = org.path(to.unit);
  const unit = path.at(-1 - (to.above ?? 0));
  const room = unit === undefined ? undefined : org.nearestRoom(unit.code);
  return room === undefined ? [] : [{ place: placeOf(room), tier: tierOf(org, room.unit), people: [] }];
}

function privately(id: PersonId, { org, origin, lost }: Sending): Target[] {
  const contact = org.person(id)?.contacts.find((c) => c.to === undefined);
  if (contact === undefined) return [];
  const { channel, contact: conversation } = contact;
  const room = org.rooms().find((one) => channelOf(one) === channel);
  const account = room?.account ?? (origin?.channel === channel ? origin.account : undefined);
  if (account !== undefined) return [{ place: { channel, account, conversation, private: true }, tier: 0, people: [] }];
  lost(id);
  return [];
}

/** In their own group with a mention, where the matter is seen and costs no message of its own; else privately. */
function leaders(unit: UnitCode, sending: Sending): Target[] {
  const { org } = sending;
  const people = org.people(unit, LEADING_ROLES);
  const room = org.roomOf(unit);
  if (room !== undefined) return [{ place: placeOf(room), tier: tierOf(org, unit), people: people.map((p) => p.id) }];
  return people.flatMap((person) => privately(person.id, sending));
}

async function ledgerTargets(message: Message, to: Extract<Address, { ledger: string }>, sending: Sending) {
  const { org } = sending;
  const units = to.units ?? (await sending.expected(to.ledger));
  const byRoom = new Map<string, { room: Room; units: UnitCode[] }>();
  const lost: DocRef[] = [];
  const refOf = (unit: UnitCode): DocRef[] => (message.track === undefined ? [] : [{ ...message.track, id: unit }]);
  for (const unit of units) {
    const room = org.nearestRoom(unit);
    const known = room === undefined ? undefined : byRoom.get(room.key);
    if (known) known.units.push(unit);
    else if (room) byRoom.set(room.key, { room, units: [unit] });
    else lost.push(...refOf(unit));
  }
  const targets = [...byRoom.values()].map(({ room, units: here }): Target => ({
    place: placeOf(room),
    tier: tierOf(org, room.unit),
    people: [],
    ...(message.track === undefined
      ? {}
      : { track: here.flatMap((unit) => refOf(unit).map((ref) => ({ ...ref, name: org.label(unit) }))) }),
  }));
  return { targets, lost };
}

/** The channel is the first part of a room's key. */
export function channelOf(room: Room): string {
  return room.key.slice(0, room.key.indexOf('/'));
}

function placeOf(room: Room): Origin {
  return { channel: channelOf(room), account: room.account, conversation: room.room, private: false };
}

function tierOf(org: Org, unit: UnitCode): number {
  const tier = org.unit(unit)?.tier;
  return tier === undefined ? 0 : TIERS.indexOf(tier);
}
