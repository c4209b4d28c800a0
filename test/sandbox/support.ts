// A village with two groups, three people and a bot that knows one answer.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { movableClock } from '../../src/clock.ts';
import type { Heard, Listener } from '../../src/ports.ts';
import type { Directory, DirectoryPerson, DirectoryRoom } from '../../src/transports/sandbox/directory.ts';
import { sandboxRoutes } from '../../src/transports/sandbox/routes.ts';
import { sandboxTransport } from '../../src/transports/sandbox/transport.ts';
import type { SandboxTransport } from '../../src/transports/sandbox/transport.ts';

export const ZONE = 'Asia/Shanghai';
/** 2022-07-28 16:02:30 in Shanghai. */
export const START = Date.parse('2022-07-28T16:02:30+08:00');

const PEOPLE: readonly DirectoryPerson[] = [
  { id: 'p1', contact: 'c-wang', name: '王芳', place: '双辽市东华社区1号网格', room: 'sandbox:r-donghua' },
  { id: 'p2', contact: 'c-li', name: '李强', place: '双辽市东华社区', room: 'sandbox:r-donghua' },
  { id: 'p3', contact: 'c-wang2', name: '王芳', place: '双辽市西沟村2号网格', room: 'sandbox:r-xigou' },
];
const ROOMS: readonly DirectoryRoom[] = [
  room('r-donghua', '东华社区工作群', { unit: '220382001', name: '东华社区' }),
  room('r-xigou', '西沟村工作群', { unit: '220382002', name: '西沟村' }),
  room('r-xigou2', '西沟村工作群', { unit: '220382003', name: '西沟村' }),
];

function room(id: string, topic: string, unit: { unit: string; name: string }): DirectoryRoom {
  return {
    key: `sandbox:${id}`,
    conversation: id,
    topic,
    ...unit,
    place: `双辽市${unit.name}`,
    tier: 'village',
    parent: '220382',
  };
}

export const directory: Directory = {
  findPeople: (q, limit) =>
    PEOPLE.filter((one) => [one.id, one.contact].includes(q) || `${one.name} ${one.place}`.includes(q)).slice(0, limit),
  findRooms: (q, limit) =>
    ROOMS.filter(
      (one) => [one.key, one.conversation, one.unit].includes(q) || `${one.topic} ${one.place}`.includes(q),
    ).slice(0, limit),
  about: ({ conversation }) => {
    const person = PEOPLE.find(({ contact }) => contact === conversation);
    if (person !== undefined) return { topic: person.name, person: person.id };
    const { topic, tier, unit } = ROOMS.find((one) => one.conversation === conversation) ?? {};
    return topic === undefined || tier === undefined || unit === undefined
      ? {}
      : { topic, tier, units: ['220382', unit] };
  },
  members: (key) =>
    PEOPLE.filter((one) => one.room === key).map((one) => ({
      ...one,
      ...{ role: 'grid_worker', roleName: '网格员', roleNameEn: 'grid worker', unit: '220382001' },
    })),
  newcomer: () => PEOPLE[0],
};

/** Answers every text with 零报告 in it, keeps what it heard, and refuses while `down`. */
export function bot(transport: SandboxTransport) {
  const heard: Heard[] = [];
  const echoes: string[] = [];
  const states: string[] = [];
  const self = { heard, echoes, states, down: false };
  const listener: Listener = {
    async heard(message) {
      if (self.down) throw new Error('Redis is away');
      heard.push(message);
      if (!message.text.includes('零报告')) return;
      const { conversation, private: alone, contact, contactName } = message;
      const mentions = alone ? [] : [{ contact, name: contactName }];
      await transport.send({ key: message.id, conversation, private: alone, text: '✓ 零报告', mentions });
    },
    echo: ({ text }) => void echoes.push(text),
    state: (state) => void states.push(state),
    gap: () => Promise.resolve(),
  };
  return { ...self, listener, fail: (down: boolean) => void (self.down = down) };
}

export async function sandbox() {
  const clock = movableClock({ now: () => START });
  const mediaDir = join(await mkdtemp(join(tmpdir(), 'gridline-sandbox-')), 'media');
  const transport = sandboxTransport({ clock, mediaDir, historyPerRoom: 50 });
  const robot = bot(transport);
  await transport.start(robot.listener);
  const journeys: number[] = [];
  const travel = async (to: number): Promise<void> => {
    journeys.push(to);
    clock.moveTo(to);
    await transport.send({
      key: `t${to}`,
      conversation: 'r-donghua',
      private: false,
      text: '⏰ 未报：1',
      mentions: [],
    });
  };
  // A browser and fetch keep a spare connection open that has never asked for anything: it must not hold up closing.
  const server = Fastify({ forceCloseConnections: true });
  await server.register(sandboxRoutes({ transport, directory, clock, zone: ZONE, travel, heartbeat: 20 }));
  return { clock, mediaDir, transport, robot, journeys, server };
}

/** The same, listening on a port of its own until `close`. */
export async function served() {
  const room = await sandbox();
  const url = await room.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...room, url, close: () => room.server.close() };
}
