// /解绑: frees this group, or the group of a unit, by somebody who governs the unit.
import { room } from '../flows/room.ts';
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Room } from '../src/org/types.ts';
import { text } from '../src/texts/index.ts';
import { authorOf, postFor, type Said, said, stampOf, unitCalled } from './membership/said.ts';

const RESIDENTS = /^(?:居民群?|村民群?|业主群?|residents)$/i;

export const unbind: Command<Said> = {
  name: 'unbind',
  names: ['解绑', 'unbind', 'jb'],
  area: 'joining',
  usage: '/解绑，或 /解绑 单位名（居民群发：/解绑 居民群 单位名）',
  usageEn: '/unbind, or /unbind UNIT (a residents’ group: /unbind residents UNIT)',
  permission: 'manage_membership',
  args: said,
  run(request) {
    const { args, occasion, org, actor } = request;
    const residents = args.words.some((word) => RESIDENTS.test(word));
    const name = args.words.filter((word) => !RESIDENTS.test(word)).join('');
    const freed = name === '' ? here(occasion.room) : groupsOf(request, name, residents ? 'residents' : 'command');
    const signals = freed.map(({ key, unit }) => {
      const post = postFor(request, 'manage_membership', unit);
      const event = {
        type: 'unbound' as const,
        ...stampOf(occasion),
        unitName: org.label(unit),
        by: authorOf(org, actor, post),
      };
      return { to: { flow: room.name, id: key }, event };
    });
    return { signals };
  },
};

function here(room: Room | undefined): readonly Room[] {
  if (room === undefined) throw new UserError(text('room.not_bound', {}));
  return [room];
}

function groupsOf(request: Parameters<typeof unbind.run>[0], name: string, kind: Room['kind']): readonly Room[] {
  const { org } = request;
  const unit = unitCalled(name, request);
  const rooms = org.rooms().filter((one) => one.unit === unit.code && one.kind === kind);
  if (rooms.length === 0) throw new UserError(text('room.none_of', { unit: org.label(unit.code) }));
  return rooms;
}
