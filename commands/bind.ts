// /绑定: says which unit's group this is, by somebody who governs that unit.
import { room } from '../flows/room.ts';
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
    if (occasion.conversation === occasion.contact) throw new UserError(text('room.private', {}));
    const { kind, name } = groupMeant(args.words);
    return name === '' ? proposed(request, kind) : bound(request, unitCalled(name, request), kind);
  },
};

async function bound(request: Request<Said>, unit: Unit, kind: Room['kind']): Promise<Outcome> {
  const { org, actor, occasion } = request;
  const post = postFor(request, 'manage_membership', unit.code);
  const unitName = org.label(unit.code);
  const before = occasion.room;
  if (before?.unit === unit.code && before.kind === kind)
    throw new UserError(text('room.already', { unit: unitName, kind }));
  if (before !== undefined) postFor(request, 'manage_membership', before.unit);
  const other = kind === 'command' ? org.roomOf(unit.code) : undefined;
  if (other !== undefined && other.key !== roomKey(occasion))
    throw new UserError(text('room.taken', { unit: unitName }));
  const event = {
    type: 'bound' as const,
    ...stampOf(occasion),
    ...{ account: occasion.account, room: occasion.conversation, unit: unit.code, kind, unitName },
    ...(occasion.topic === undefined ? {} : { topic: echo(occasion.topic) }),
    by: authorOf(org, actor, post),
  };
  const missed = kind === 'command' ? await missedBy(request, unit.code) : [];
  return { signals: [{ to: { flow: room.name, id: roomKey(occasion) }, event }, ...missed] };
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
