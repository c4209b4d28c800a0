// The sample city on a real Redis, played through the sandbox channel: real bot, real clock of the sandbox, standing still unless moved.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { createBot } from '../../src/bot.ts';
import { movableClock } from '../../src/clock.ts';
import { refreshOrg } from '../../src/engine/organisation.ts';
import { openSession } from '../../src/engine/session.ts';
import { packRoster, unpackRoster } from '../../src/org/index.ts';
import { loadSample } from '../../src/sample/load.ts';
import { directoryOf } from '../../src/sandbox/directory.ts';
import { dayPlayer } from '../../src/sandbox/play.ts';
import { understoodBy } from '../../src/sandbox/understood.ts';
import { redisStore } from '../../src/store/redis.ts';
import { templates } from '../../src/templates/index.ts';
import { sandboxRoutes } from '../../src/transports/sandbox/routes.ts';
import { sandboxTransport } from '../../src/transports/sandbox/transport.ts';
import { startTestRedis } from '../support/redis.ts';

export const ZONE = 'Asia/Shanghai';
const START = Date.parse('2022-07-28T06:00:00+08:00');

export interface CityOptions {
  /** Waits of the player; default: none. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export async function openCity({ wait = () => Promise.resolve() }: CityOptions = {}) {
  const redis = await startTestRedis();
  const roster = { pack: packRoster, unpack: (_: unknown, text: string) => unpackRoster(text) };
  const store = redisStore({ client: redis.client(), blocking: redis.client(), city: 'test', roster });
  const clock = movableClock({ now: () => START });
  const incidents: unknown[] = [];
  const failures: unknown[] = [];
  const mediaDir = join(await mkdtemp(join(tmpdir(), 'gridline-city-')), 'media');
  const transport = sandboxTransport({ clock, mediaDir });
  const bot = createBot({
    ...{ store, transports: [transport], clock, templates, worker: 'test' },
    style: { locale: 'zh-CN', zone: ZONE },
    pace: { spacing: [0, 0], perDay: 1_000_000 },
    log: { info: () => undefined, warn: () => undefined, error: (...all) => void incidents.push(all) },
    moveTo: (at) => {
      clock.moveTo(at);
    },
  });
  await loadSample(store, START, ZONE);
  await refreshOrg(bot.engine);
  await transport.start({
    heard: (message) => store.offer([{ kind: 'heard', id: message.id, at: message.at, message }]),
    echo: () => undefined,
    state: () => undefined,
    gap: () => Promise.resolve(),
  });
  await bot.drive.settle();
  const travel = (to: number) => bot.drive.travel(to);
  const { engine } = bot;
  const failed = (error: unknown) => void failures.push(error);
  const day = dayPlayer({ org: engine.org, clock, transport, travel, wait, failed });
  const directory = directoryOf(engine.org);
  const understood = (said: Parameters<typeof understoodBy>[1]) =>
    understoodBy({ engine, read: openSession(engine).read }, said);
  const server = Fastify({ forceCloseConnections: true });
  await server.register(sandboxRoutes({ transport, directory, clock, zone: ZONE, travel, understood, day }));
  const close = async () => {
    await server.close();
    await redis.stop();
  };
  return { bot, store, clock, transport, incidents, failures, day, directory, server, close };
}

export type City = Awaited<ReturnType<typeof openCity>>;
