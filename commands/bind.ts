// /绑定: says which unit's group this is, by somebody who governs that unit; privately with the group's id behind it.
import { freeGroup, room } from '../flows/room.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { topicKind, topicUnit } from '../src/org/topic.ts';
import type { Room, Unit } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { missedBy } from './directives/missed.ts';
import {
  authorOf,
  echo,
  groupMeant,
  postFor,
  roomKey,
  type Said,
  said,
  stampOf,
  unitCalled,
} from './membership/said.ts';

export const bind: Command<Said> = {
  name: 'bind',
  names: ['绑定', 'bind'],
  area: 'joining',
  usage: '/绑定 西沟村（居民群发：/绑定 居民群 西沟村）',
  usageEn: '/bind UNIT (a residents’ group: /bind residents UNIT)',
  permission: 'manage_membership',
  args: said,
  run(request) {
    const { args, occasion } = request;
    if (occasion.conversation === occasion.contact) return fromAfar(request);
    const { kind, name } = groupMeant(args.words);
    if (name === '') return proposed(request, kind);
    const { account, conversation, topic } = occasion;
    const before = occasion.room;
    const group = { key: roomKey(occasion), account, room: conversation, topic, before };
    return bound(request, { unit: unitCalled(name, request), kind, group });
  },
};

/** A group that is spoken of. */
interface Group {
  readonly key: string;
  readonly account: string;
  readonly room: string;
  readonly topic: string | undefined;
  /** As it is bound now. */
  readonly before: Room | undefined;
}

/** Behind the unit, as it stands in the message: an id may look like a mention, which is no word of a command. */
const AFAR = /^\S+\s+(.+?)\s+(\S+\/\S+)$/u;

/** In a private chat the group is named by its id, as the console does: one that is known and belongs to nobody. */
async function fromAfar(request: Request<Said>): Promise<Outcome> {
  const { occasion, read } = request;
  const [, words = '', key = ''] = AFAR.exec(occasion.text.trim()) ?? [];
  const { kind, name } = groupMeant(words.split(/\s+/));
  if (key === '' || name === '') throw new UserError(text('room.private', {}));
  const group = freeGroup(await read.doc(room, key));
  if (group === undefined) throw new UserError(text('room.not_free', {}));
  const { account, room: id, topic } = group;
  const known = { key, account, room: id, topic: topic === '' ? undefined : topic, before: undefined };
  return bound(request, { unit: unitCalled(name, request), kind, group: known });
}

interface Wanted {
  readonly unit: Unit;
  readonly kind: Room['kind'];
  readonly group: Group;
}

async function bound(request: Request<Said>, { unit, kind, group }: Wanted): Promise<Outcome> {
  const { org, actor, occasion } = request;
  const post = postFor(request, 'manage_membership', unit.code);
  const unitName = org.label(unit.code);
  const { before, topic } = group;
  if (before?.unit === unit.code && before.kind === kind)
    throw new UserError(text('room.already', { unit: unitName, kind }));
  if (before !== undefined) postFor(request, 'manage_membership', before.unit);
  const other = kind === 'command' ? org.roomOf(unit.code) : undefined;
  if (other !== undefined && other.key !== group.key) throw new UserError(text('room.taken', { unit: unitName }));
  const event = {
    type: 'bound' as const,
    ...stampOf(occasion),
    ...{ account: group.account, room: group.room, unit: unit.code, kind, unitName },
    ...(topic === undefined ? {} : { topic: echo(topic) }),
    by: authorOf(org, actor, post),
  };
  const missed = kind === 'command' ? await missedBy(request, unit.code) : [];
  return { signals: [{ to: { flow: room.name, id: group.key }, event }, ...missed] };
}

/** Without a unit: the one the group's name speaks of, to be confirmed. */
function proposed({ org, unit, occasion, actor }: Request<Said>, meant: Room['kind']): Outcome {
  const topic = occasion.topic ?? '';
  const found = topicUnit(org, topic, unit);
  if (found === undefined || org.governs(actor, 'manage_membership', found.code) === undefined)
    throw new UserError(text('usage', { usage: bind.usage, usageEn: bind.usageEn }));
  const kind = meant === 'residents' ? meant : topicKind(topic);
  const full = org.fullLabel(found.code);
  const words = kind === 'residents' ? ['residents', full] : [full];
  return {
    reply: text('room.propose', { unit: full, kind }),
    ask: { '1': { intent: 'command', name: 'bind', typed: 'bind', words, rest: words.join(' '), slash: true } },
  };
}
