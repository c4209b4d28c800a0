// Somebody speaks in a group that belongs to no unit: its name is kept, so that whoever governs may bind it from afar. Not typed.
import { z } from 'zod';
import { room } from '../flows/room.ts';
import type { Command } from '../src/command.ts';
import { masked } from '../src/mask.ts';
import { roomKey, stampOf } from './membership/said.ts';

/** Longest name kept of a group, characters. */
const LONGEST = 60;

export const notice: Command<unknown> = {
  name: 'notice',
  names: [],
  area: 'joining',
  usage: '/绑定 西沟村',
  usageEn: '/bind UNIT',
  permission: 'anyone',
  stale: true,
  args: z.unknown(),
  async run({ occasion, read }) {
    const topic = masked(occasion.topic ?? '').slice(0, LONGEST);
    const id = roomKey(occasion);
    if (topic === '' || (await read.doc(room, id))?.noticed?.topic === topic) return { signals: [] };
    const { account, conversation } = occasion;
    const event = { type: 'noticed' as const, ...stampOf(occasion), account, room: conversation, topic };
    return { signals: [{ to: { flow: room.name, id }, event }] };
  },
};
