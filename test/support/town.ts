// A small city on a real Redis: county, two towns, three villages, their grids; real dispatcher, runner, flows and texts.
import type { AnyFlow, Signal } from '../../src/flow.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { instant, dayOf, addDays } from '../../src/calendar.ts';
import type { Log } from '../../src/engine/engine.ts';
import { packRoster, unpackRoster } from '../../src/org/index.ts';
import type { Unit } from '../../src/org/types.ts';
import type { Role } from '../../src/permissions.ts';
import { type Entry, NOTHING, type Store, type Transport } from '../../src/ports.ts';
import { redisStore } from '../../src/store/redis.ts';
import { templates } from '../../src/templates/index.ts';
import type { Locale } from '../../src/texts/index.ts';
import { startTestRedis, type TestRedis } from './redis.ts';
import { type Scripted, scriptedTransport } from './scripted.ts';

export const ZONE = 'Asia/Shanghai';
/** 2022-07-28 08:00 in Shanghai. */
export const MORNING = instant('2022-07-28', '08:00', ZONE);

const unit = (...[code, name, tier, parent]: [string, string, Unit['tier'], string?]): Unit => ({
  code,
  name,
  tier,
  aliases: [],
  ...(parent === undefined ? {} : { parent }),
});

export const UNITS: readonly Unit[] = [
  unit('2', '松江市', 'city'),
  unit('21', '平川县', 'county', '2'),
  unit('211', '河湾镇', 'town', '21'),
  unit('212', '石桥镇', 'town', '21'),
  unit('2111', '西沟村', 'village', '211'),
  unit('2112', '东沟村', 'village', '211'),
  unit('2121', '柳林村', 'village', '212'),
  ...[1, 2, 3, 4, 5, 6].map((n) => unit(`2111${n}`, `${n}号网格`, 'grid', '2111')),
  ...[1, 2].map((n) => unit(`2112${n}`, `${n}号网格`, 'grid', '2112')),
  unit('21211', '1号网格', 'grid', '2121'),
];

/** name → unit and role; the contact id is the name. */
export const PEOPLE: Readonly<Record<string, readonly [string, Role]>> = {
  王芳: ['21111', 'grid_worker'],
  李强: ['21112', 'grid_worker'],
  赵敏: ['21113', 'grid_worker'],
  刘海: ['21114', 'grid_worker'],
  陈红: ['21115', 'grid_worker'],
  孙伟: ['21116', 'grid_worker'],
  周丽: ['21121', 'grid_worker'],
  吴刚: ['21122', 'grid_worker'],
  郑军: ['21211', 'grid_worker'],
  张建国: ['2111', 'grid_leader'],
  马东: ['2112', 'grid_leader'],
  林志明: ['2121', 'grid_leader'],
  何静: ['211', 'town_office'],
  高峰: ['212', 'town_office'],
  罗平: ['21', 'county_office'],
  谢飞: ['21', 'inspector'],
  唐文: ['2', 'city_office'],
  韩雪: ['2', 'commander'],
};

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Town {
  readonly bot: Bot;
  readonly store: Store;
  readonly redis: TestRedis;
  readonly channel: Scripted;
  readonly incidents: unknown[];
  now(): number;
  /** Somebody speaks in a group (unit code or name of the room's unit); returns what that group then hears. */
  says(who: string, where: string, text: string, more?: object): Promise<string[]>;
  /** Everything a group has heard so far. */
  heard(where: string): string[];
  /** Clock time of today, or minutes ahead. */
  until(time: string): Promise<void>;
  later(minutes: number): Promise<void>;
  stop(): Promise<void>;
}

const roomOf = (code: string) => `room-${code}`;

export interface TownOptions {
  /** Between two messages of the account, ms; default none. */
  readonly spacing?: readonly [number, number];
  /** Messages a day. */
  readonly perDay?: number;
  /** Longest message of the channel, characters. */
  readonly maxLength?: number;
  readonly locale?: Locale;
  /** Flows besides the real ones. */
  readonly flows?: readonly AnyFlow[];
  /** Where answers to clicks go. */
  readonly answers?: Transport;
}

export async function openTown(options: TownOptions = {}): Promise<Town> {
  const redis = await startTestRedis();
  const store = redisStore({
    client: redis.client(),
    blocking: redis.client(),
    city: 'test',
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  });
  await store.commit([{ ...NOTHING, units: UNITS }]);
  let now = MORNING;
  const channel = scriptedTransport('main', options.maxLength);
  const incidents: unknown[] = [];
  const bot = createBot({
    store,
    transports: [channel],
    clock: { now: () => now },
    templates,
    style: { locale: options.locale ?? 'zh-CN', zone: ZONE },
    pace: { spacing: options.spacing ?? [0, 0], perDay: options.perDay ?? 1_000_000 },
    log: { ...quiet, error: (what, error) => void incidents.push(what, error) },
    worker: 'test',
    ...(options.flows === undefined ? {} : { moreFlows: options.flows }),
    ...(options.answers === undefined ? {} : { answers: options.answers }),
    moveTo: (at) => (now = Math.max(now, at)),
  });
  await channel.start({
    heard: (message) => store.offer([{ kind: 'heard', id: message.id, at: message.at, message }]),
    echo: () => undefined,
    state: () => undefined,
    gap: (from, to) => store.offer([{ kind: 'gap', id: `gap:${from}`, at: now, account: channel.account, from, to }]),
  });
  await store.offer(settlers(MORNING));
  await bot.drive.settle();
  channel.heard.length = 0;
  return townOf({ bot, store, redis, channel, incidents, now: () => now });
}

function townOf(base: Pick<Town, 'bot' | 'store' | 'redis' | 'channel' | 'incidents' | 'now'>): Town {
  const { bot, channel, now } = base;
  const codeOf = (where: string) => UNITS.find((u) => u.code === where || u.name === where)?.code ?? where;
  const heard = (where: string) => channel.heard.filter((s) => s.room === roomOf(codeOf(where))).map((s) => s.text);
  return {
    ...base,
    heard,
    async says(...[who, where, text, more = {}]) {
      const before = heard(where).length;
      await channel.say({ conversation: roomOf(codeOf(where)), contact: who, text, at: now(), ...more });
      await bot.drive.settle();
      return heard(where).slice(before);
    },
    async until(time) {
      const today = instant(dayOf(now(), ZONE), time, ZONE);
      await bot.drive.travel(today > now() ? today : instant(addDays(dayOf(now(), ZONE), 1), time, ZONE));
    },
    later: (minutes) => bot.drive.travel(now() + minutes * 60_000),
    stop: () => base.redis.stop(),
  };
}

/** People, rooms and the epidemic report, as signals like any other. */
function settlers(at: number): Entry[] {
  const by = { person: 'setup', name: 'setup', unit: '2', unitName: '松江市' };
  const signals = [
    ...Object.entries(PEOPLE).map(([name, [code, role]]) => ({
      to: { flow: 'person', id: name },
      event: {
        type: 'imported',
        at,
        id: `import:${name}`,
        name,
        posts: [{ unit: code, role, post: 'principal' }],
        contacts: [{ channel: 'test', contact: name }],
      },
    })),
    ...UNITS.map(({ code, name, tier }) => ({
      to: { flow: 'room', id: `test/${roomOf(code)}` },
      event: {
        type: 'bound',
        at,
        id: `bind:${code}`,
        account: 'main',
        room: roomOf(code),
        unit: code,
        unitName: name,
        kind: 'command',
        topic: `${name}${tier}群`,
        by,
      },
    })),
    {
      to: { flow: 'activation', id: 'epidemic:2' },
      event: {
        type: 'enabled',
        at,
        id: 'enable',
        template: 'epidemic',
        area: '2',
        from: '2022-07-28',
        basis: '测试',
        title: '疫情防控',
        areaName: '松江市',
        by,
      },
    },
  ];
  return signals.map((signal: Signal) => ({ kind: 'signal', id: signal.event.id, at, signal }));
}
