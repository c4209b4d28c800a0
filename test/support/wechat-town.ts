// The town of town.ts on WeChat: the whole bot, its ear, the real gRPC service and a real Redis.
// Its clock runs with the machine's, and begins at MORNING.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, createBot } from '../../src/bot.ts';
import { dayOf, instant, timeOf } from '../../src/calendar.ts';
import { movableClock, systemClock, type MovableClock } from '../../src/clock.ts';
import type { HearingState } from '../../flows/hearing.ts';
import { packRoster, unpackRoster } from '../../src/org/index.ts';
import { type AccountState, type Entry, NOTHING, type Store, type Transport } from '../../src/ports.ts';
import { redisStore } from '../../src/store/redis.ts';
import { templates } from '../../src/templates/index.ts';
import { wechatyTransport } from '../../src/transports/wechaty/transport.ts';
import { TOKEN, testGateway, type TestGateway } from './puppet-gateway.ts';
import type { Saying } from './puppet-harness.ts';
import { startTestRedis, type TestRedis } from './redis.ts';
import { MORNING, PEOPLE, UNITS, ZONE } from './town.ts';
import { until } from './until.ts';

export interface Answered {
  readonly answers: readonly string[];
  /** When it was said, as the bot prints it. */
  readonly time: string;
  readonly saying: Saying;
}

export interface WechatTown {
  readonly bot: Bot;
  readonly store: Store;
  readonly gateway: TestGateway;
  /** Names the town's own files of images. */
  readonly mediaDir: string;
  /** What went wrong inside, with the bot's own log of errors. */
  readonly incidents: unknown[];
  /** How the account fared: instants of the town's clock, ms. */
  readonly states: { readonly state: AccountState; readonly at: number }[];
  /** From the bot's start to the account being online, ms. */
  readonly startMs: number;
  now(): number;
  /** Puts words into a group and does not wait; returns them as the channel has them, to be delivered again. */
  speaks(who: string, where: string, what: string | Partial<Saying>): Promise<Saying>;
  /** Speaks and waits until the group hears something. */
  says(who: string, where: string, what: string | Partial<Saying>): Promise<Answered>;
  /** All that the bot has said in a group. */
  heard(where: string): string[];
  /** Everything that waits is done, the clock of today has moved to `time`. */
  travel(time: string): Promise<void>;
  gaps(): Promise<HearingState['gaps']>;
  stop(): Promise<void>;
}

const TODAY = dayOf(MORNING, ZONE);
const roomOf = (where: string) =>
  `${UNITS.find(({ code, name }) => code === where || name === where)?.code ?? where}@chatroom`;
/** Groups, and who binds each. */
const GROUPS: Readonly<Record<string, string>> = {
  松江市: '唐文',
  平川县: '罗平',
  河湾镇: '何静',
  石桥镇: '高峰',
  西沟村: '张建国',
  东沟村: '马东',
  柳林村: '林志明',
};

export async function openWechatTown(): Promise<WechatTown> {
  const dir = mkdtempSync(join(tmpdir(), 'whole-bot-'));
  const clock = movableClock(systemClock, MORNING - systemClock.now());
  const gateway = await testGateway({
    dir,
    world: {
      people: Object.fromEntries(Object.keys(PEOPLE).map((name) => [name, name])),
      rooms: Object.fromEntries(Object.keys(GROUPS).map((name) => [roomOf(name), `${name}防控群`])),
    },
  });
  const redis = await startTestRedis();
  const store = storeOn(redis);
  await store.commit([{ ...NOTHING, units: UNITS }]);
  await store.offer(people(clock.now()));
  const town = townOf({ dir, clock, gateway, redis, store });
  try {
    return { ...town, startMs: await begin(town) };
  } catch (error) {
    await town.stop();
    throw error;
  }
}

/** The account comes online, the groups are bound and the form is switched on, as people do it. */
async function begin(town: WechatTown): Promise<number> {
  const began = performance.now();
  await town.bot.start();
  await until('the account is online', () => town.states.at(-1)?.state === 'online', 60_000);
  const startMs = performance.now() - began;
  for (const [unit, who] of Object.entries(GROUPS)) await town.says(who, unit, `/绑定 ${unit}`);
  await town.says('唐文', '松江市', '/启用 疫情 松江市 至8月31日 依据 市防指3号');
  return startMs;
}

interface Base {
  readonly dir: string;
  readonly clock: MovableClock;
  readonly gateway: TestGateway;
  readonly redis: TestRedis;
  readonly store: Store;
}

function townOf(base: Base): WechatTown {
  const { dir, clock, gateway, redis, store } = base;
  const incidents: unknown[] = [];
  const states: WechatTown['states'] = [];
  const bot = botOf(base, { incidents, states });
  let count = 0;
  const speaks: WechatTown['speaks'] = async (who, where, what) => {
    const said = typeof what === 'string' ? { text: what } : what;
    const id = `m${String(++count).padStart(6, '0')}`;
    const saying = { contact: who, room: roomOf(where), id, timestamp: clock.now(), ...said };
    await gateway.say(saying);
    return saying;
  };
  const heard = (where: string) =>
    gateway.sent().flatMap(({ conversation, text }) => (conversation === roomOf(where) ? [text] : []));
  return {
    ...{ bot, store, gateway, incidents, states, startMs: 0, speaks, heard },
    mediaDir: join(dir, 'media'),
    now: () => clock.now(),
    says: async (who, where, what) => {
      const before = heard(where).length;
      const saying = await speaks(who, where, what);
      await until(`an answer to ${who}: ${saying.text ?? 'image'}`, () => heard(where).length > before);
      return { answers: heard(where).slice(before), time: timeOf(saying.timestamp ?? 0, ZONE), saying };
    },
    travel: (time) => bot.drive.travel(instant(TODAY, time, ZONE)),
    gaps: async () => {
      const [doc] = await store.docs([{ flow: 'hearing', id: 'main' }]);
      return doc === undefined ? [] : (JSON.parse(doc.json) as HearingState).gaps;
    },
    stop: async () => {
      await bot.stop();
      await gateway.kill();
      await redis.stop();
      rmSync(dir, { recursive: true });
    },
  };
}

function botOf(base: Base, { incidents, states }: Pick<WechatTown, 'incidents' | 'states'>): Bot {
  const { dir, clock, gateway, store } = base;
  const mediaDir = join(dir, 'media');
  mkdirSync(mediaDir);
  const transport = wechatyTransport({
    account: 'main',
    puppet: 'wechaty-puppet-service',
    puppetOptions: { token: TOKEN, endpoint: gateway.endpoint, tls: { disable: true } },
    dataDir: join(dir, 'account'),
    mediaDir,
  });
  return createBot({
    store,
    transports: [onTownTime(transport, clock)],
    clock,
    templates,
    style: { locale: 'zh-CN', zone: ZONE },
    pace: { spacing: [0, 0], perDay: 1_000_000 },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (what, error) => void incidents.push(what, error),
    },
    worker: 'test',
    moveTo: (at) => {
      clock.moveTo(at);
    },
    onState: (_, state) => {
      states.push({ state, at: clock.now() });
    },
  });
}

/** The ear knows the machine's clock only. */
function onTownTime(transport: Transport, clock: MovableClock): Transport {
  return {
    ...transport,
    start: (listener) =>
      transport.start({
        ...listener,
        gap: (from, to) => listener.gap(from + clock.ahead(), to + clock.ahead()),
      }),
  };
}

function storeOn(redis: TestRedis): Store {
  return redisStore({
    client: redis.client(),
    blocking: redis.client(),
    city: 'test',
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  });
}

/** As the import of a list of people leaves them: known to the channel by their ids. */
function people(at: number): Entry[] {
  return Object.entries(PEOPLE).map(([name, [code, role]]): Entry => {
    const event = {
      ...{ type: 'imported', at, id: `import:${name}`, name },
      posts: [{ unit: code, role, post: 'principal' }],
      contacts: [{ channel: 'wechaty', contact: name }],
    };
    const signal = { to: { flow: 'person', id: name }, event };
    return { kind: 'signal', id: event.id, at, signal };
  });
}
