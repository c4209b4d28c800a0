// /解绑: frees this group, or the group of a unit, by somebody who governs the unit; a command group only after a question.
import { room } from '../flows/room.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Org, Room } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { authorOf, groupMeant, postFor, type Said, said, stampOf, unitCalled } from './membership/said.ts';

/** In a private chat the id of the group, as the console says it: as typed, for it may look like a mention. */
const KEY = /^\S+\s+(\S+\/\S+)$/u;
const isPrivate = ({ occasion }: Request<Said>) => occasion.conversation === occasion.contact;

/** Behind the answer to the question: then the key of the group follows. */
const CONFIRMED = '#';

export const unbind: Command<Said> = {
  name: 'unbind',
  names: ['解绑', 'unbind', 'jb'],
  area: 'joining',
  usage: '/解绑，或 /解绑 单位名（居民群发：/解绑 居民群 单位名）',
  usageEn: '/unbind, or /unbind UNIT (a residents’ group: /unbind residents UNIT)',
  permission: 'manage_membership',
  args: said,
  run(request) {
    const { words } = request.args;
    const [first, key = ''] = words;
    if (first === CONFIRMED) return freed(request, here(request.org.room(key)));
    const afar = isPrivate(request) ? KEY.exec(request.occasion.text.trim())?.[1] : undefined;
    const { kind, name } = afar === undefined ? groupMeant(words) : { kind: 'command' as const, name: '' };
    const rooms =
      afar !== undefined
        ? here(request.org.room(afar))
        : name === ''
          ? here(request.occasion.room)
          : groupsOf(request, name, kind);
    const working = rooms.find((one) => one.kind === 'command');
    return working === undefined ? freed(request, rooms) : question(request, working);
  },
};

function here(room: Room | undefined): readonly Room[] {
  if (room === undefined) throw new UserError(text('room.not_bound', {}));
  return [room];
}

function groupsOf(request: Request<Said>, name: string, kind: Room['kind']): readonly Room[] {
  const { org } = request;
  const unit = unitCalled(name, request);
  const rooms = org.rooms().filter((one) => one.unit === unit.code && one.kind === kind);
  if (rooms.length === 0) throw new UserError(text('room.none_of', { unit: org.label(unit.code) }));
  return rooms;
}

/** Reports and orders go through the group: what is to become of them is said before. */
function question(request: Request<Said>, { key, unit }: Room): Outcome {
  const { org } = request;
  postFor(request, 'manage_membership', unit);
  const instead = nextRoom(org, unit, key);
  const words = [CONFIRMED, key];
  return {
    reply: text('room.unbind', { unit: org.label(unit), instead: instead && org.label(instead.unit) }),
    ask: { '1': { intent: 'command', name: 'unbind', typed: 'unbind', words, rest: words.join(' '), slash: true } },
  };
}

/** The group in which the unit is reached when this one is gone. */
function nextRoom(org: Org, unit: string, key: string): Room | undefined {
  const rooms = org.rooms().filter((one) => one.kind === 'command' && one.key !== key);
  const above = org.path(unit).toReversed();
  return above.map(({ code }) => rooms.find((one) => one.unit === code)).find((one) => one !== undefined);
}

function freed(request: Request<Said>, rooms: readonly Room[]): Outcome {
  const { occasion, org, actor } = request;
  const signals = rooms.map(({ key, unit }) => {
    const post = postFor(request, 'manage_membership', unit);
    const by = authorOf(org, actor, post);
    const event = { type: 'unbound' as const, ...stampOf(occasion), unitName: org.label(unit), by };
    return { to: { flow: room.name, id: key }, event };
  });
  return { signals };
}
