// Somebody nobody knows reports: he is told how to join, once a day, and whoever keeps the roster sees him (domain.md §9). Not typed.
import { z } from 'zod';
import { person } from '../flows/person.ts';
import { dayOf } from '../src/calendar.ts';
import type { Command } from '../src/command.ts';
import { nickname, stampOf } from './membership/said.ts';

export const stranger: Command<unknown> = {
  name: 'stranger',
  names: [],
  area: 'joining',
  usage: '/报到 姓名',
  usageEn: '/join NAME',
  permission: 'anyone',
  args: z.unknown(),
  run({ occasion, org }) {
    const { channel, contact, room } = occasion;
    if (room === undefined) return { signals: [] };
    const event = {
      type: 'spoke' as const,
      ...stampOf(occasion),
      ...{ channel, contact, unit: room.unit, nickname: nickname(occasion.contactName) },
      day: dayOf(occasion.at, org.zone),
    };
    return { signals: [{ to: { flow: person.name, id: `${channel}~${contact}` }, event }] };
  },
};
