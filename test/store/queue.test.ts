// What the accounts page reads of an outbox: what waits, what was buried, what a day has used up. Reading changes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Parcel } from '../../src/ports.ts';
import { commitOf, type Opened, openStore, parcelOf } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
});

const outbox = () => opened.store.outbox;
const post = (...parcels: Parcel[]) => opened.store.commit([commitOf({ parcels })]);
const queue = (account = 'main') => outbox().queue(account);
const settle = async () => {
  const [box] = await outbox().next('main', 1);
  const raws = box?.waiting.map(({ raw }) => raw) ?? [];
  await outbox().settle('main', [{ conversation: box?.conversation ?? '', raws }], {});
};

describe('the queue of an account', () => {
  it('is empty when nothing waits', async () => {
    expect(await queue()).toEqual({ parcels: 0, conversations: 0, urgencies: [], further: 0 });
  });

  it('is counted by urgency, the most urgent first, with the oldest of each', async () => {
    await post(
      parcelOf('1', { conversation: 'a', urgency: 'receipt', at: 30 }),
      parcelOf('2', { conversation: 'a', urgency: 'receipt', at: 20 }),
      parcelOf('3', { conversation: 'b', urgency: 'receipt', at: 40 }),
      parcelOf('4', { conversation: 'b', urgency: 'flash', at: 1_659_000_000_000 }),
      parcelOf('5', { conversation: 'elsewhere', account: 'other' }),
    );
    expect(await queue()).toEqual({
      parcels: 4,
      conversations: 2,
      urgencies: [
        { urgency: 'flash', parcels: 1, conversations: 1, oldest: 1_659_000_000_000 },
        { urgency: 'receipt', parcels: 3, conversations: 2, oldest: 20 },
      ],
      further: 0,
    });
    expect(await queue('other')).toMatchObject({ parcels: 1, conversations: 1 });
  });

  it('gets shorter by what is settled, and stays as it is when it is read', async () => {
    await post(parcelOf('1', { conversation: 'a', urgency: 'order' }), parcelOf('2', { conversation: 'b' }));
    expect(await queue()).toEqual(await queue());
    await settle();
    expect((await queue()).urgencies).toEqual([{ urgency: 'receipt', parcels: 1, conversations: 1, oldest: 0 }]);
  });

  it('counts every conversation of a rush, and looks into the most urgent ones', async () => {
    const two = (i: number) => [0, 1].map((n) => parcelOf(`${i}.${n}`, { conversation: `c${i}`, at: i + n }));
    await post(...Array.from({ length: 1_200 }, (_, i) => two(i)).flat());
    expect(await queue()).toEqual({
      ...{ parcels: 2_400, conversations: 1_200, further: 200 },
      urgencies: [{ urgency: 'receipt', parcels: 2_200, conversations: 1_200, oldest: 0 }],
    });
  });

  it('counts all of a long mailbox, and says how many it did not look at', async () => {
    await post(...Array.from({ length: 500 }, (_, i) => parcelOf(`${i}`, { at: i })));
    const { parcels, urgencies, further } = await queue();
    expect(parcels).toBe(500);
    expect(urgencies).toEqual([{ urgency: 'receipt', parcels: 500 - further, conversations: 1, oldest: 0 }]);
    expect(further).toBeGreaterThan(0);
    expect(further).toBeLessThan(500);
  });

  it('knows of the most urgent, however much lies before it', async () => {
    const chatter = Array.from({ length: 500 }, (_, i) => parcelOf(`${i}`, { at: i }));
    await post(...chatter, parcelOf('flash', { urgency: 'flash', at: 900 }));
    const { parcels, urgencies, further } = await queue();
    expect(urgencies[0]).toEqual({ urgency: 'flash', parcels: 1, conversations: 1, oldest: 900 });
    expect(parcels).toBe(501);
    expect(urgencies.reduce((all, one) => all + one.parcels, further)).toBe(501);
  });

  it('is counted over thousands of mailboxes', async () => {
    const rooms = Array.from({ length: 3000 }, (_, i) => `room-${i}`);
    await post(...rooms.map((conversation, at) => parcelOf(conversation, { conversation, at: at + 1 })));
    await post(...rooms.slice(0, 700).map((conversation) => parcelOf('o', { conversation, urgency: 'order', at: 9 })));
    expect(await queue()).toEqual({
      parcels: 3700,
      conversations: 3000,
      urgencies: [
        { urgency: 'order', parcels: 700, conversations: 700, oldest: 9 },
        { urgency: 'receipt', parcels: 3000, conversations: 3000, oldest: 1 },
      ],
      further: 0,
    });
  });

  it('counts what cannot be read beside what can', async () => {
    await post(parcelOf('1', { at: 7 }));
    await opened.redis.client().rpush('{test}:o:main:q:room', 'no parcel', 'neither|{}');
    expect(await queue()).toEqual({
      parcels: 3,
      conversations: 1,
      urgencies: [{ urgency: 'receipt', parcels: 1, conversations: 1, oldest: 7 }],
      further: 2,
    });
  });
});

describe('what was buried', () => {
  const buried = async (limit = 10) =>
    (await outbox().buried('main', limit)).map(({ reason, parcel }) => `${parcel.id}: ${reason}`);

  it('is nothing at first', async () => {
    expect(await outbox().buried('main', 10)).toEqual([]);
  });

  it('is told with the reason, the last first, as it was posted', async () => {
    const odd = parcelOf('3', { text: { key: 'unknownCommand', params: { typed: '一|二\n😀' } }, expiresAt: 5 });
    await outbox().bury('main', 'unreachable', [parcelOf('1'), parcelOf('2')]);
    await outbox().bury('main', 'refused', [odd]);
    expect(await buried()).toEqual(['3: refused', '2: unreachable', '1: unreachable']);
    expect((await outbox().buried('main', 1))[0]?.parcel).toEqual(odd);
    expect(await outbox().buried('other', 10)).toEqual([]);
  });

  it('ends at the limit', async () => {
    await outbox().bury(
      'main',
      'x',
      Array.from({ length: 3000 }, (_, i) => parcelOf(`${i}`)),
    );
    expect(await buried(2)).toEqual(['2999: x', '2998: x']);
    expect(await buried(0)).toEqual([]);
    expect(await buried(5000)).toHaveLength(3000);
  });

  it('is shown beside what cannot be read', async () => {
    await outbox().bury('main', 'x', [parcelOf('1')]);
    const spoilt = ['{"reason":', 'null', '{"parcel":{"id":"a"}}', '{"reason":"x","parcel":null}'];
    await opened.redis.client().rpush('{test}:o:main:buried', ...spoilt);
    await outbox().bury('main', 'x', [parcelOf('2')]);
    expect(await buried()).toEqual(['2: x', '1: x']);
  });
});

describe('the messages of a day so far', () => {
  it('are told without counting one more or keeping them longer', async () => {
    const client = opened.redis.client();
    expect(await outbox().spent('main', '2022-07-28')).toBe(0);
    expect(await client.keys('*')).toEqual([]);
    await outbox().spend('main', '2022-07-28', 3);
    await client.expire('{test}:o:main:day:2022-07-28', 100);
    expect(await outbox().spent('main', '2022-07-28')).toBe(3);
    expect(await opened.again().outbox.spent('main', '2022-07-28')).toBe(3);
    expect(await client.ttl('{test}:o:main:day:2022-07-28')).toBeLessThanOrEqual(100);
    expect(await outbox().spent('main', '2022-07-29')).toBe(0);
    expect(await outbox().spent('other', '2022-07-28')).toBe(0);
  });
});
