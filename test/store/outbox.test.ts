import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { URGENCIES } from '../../src/flow.ts';
import { wrap } from '../../src/store/encode.ts';
import type { Doubt, Mailbox, Parcel } from '../../src/ports.ts';
import { commitOf, type Opened, openStore, parcelOf } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
});

const post = (...parcels: Parcel[]) => opened.store.commit([commitOf({ parcels })]);
const next = (max = 10, account = 'main') => opened.store.outbox.next(account, max);
const rooms = async () => (await next()).map((box) => box.conversation);
const idsOf = (box: Mailbox | undefined) => box?.waiting.map(({ parcel }) => parcel.id);
const settle = (box: Mailbox | undefined, n: number) =>
  opened.store.outbox.settle(
    'main',
    [{ conversation: box?.conversation ?? '', raws: box?.waiting.slice(0, n).map(({ raw }) => raw) ?? [] }],
    { sent: 1 },
  );
const doubt = (conversation: string): Doubt => ({
  conversation,
  text: 't',
  at: 1,
  raws: [wrap(parcelOf('1'))],
  parcels: [parcelOf('1')],
});

describe('the outbox', () => {
  it('serves the most urgent conversation first, and of equals the oldest', async () => {
    await post(
      ...[...URGENCIES].reverse().map((urgency, i) => parcelOf(urgency, { urgency, conversation: urgency, at: i })),
      parcelOf('older', { urgency: 'order', conversation: 'older', at: 0 }),
    );
    expect(await rooms()).toEqual(['flash', 'older', ...URGENCIES.slice(1)]);
    expect(await next(2)).toHaveLength(2);
  });

  it('puts a conversation in front when something urgent is added to it, not back when something is not', async () => {
    await post(parcelOf('1', { conversation: 'a' }), parcelOf('2', { conversation: 'b', at: 1 }));
    await post(parcelOf('3', { conversation: 'b', urgency: 'flash', at: 2 }));
    await post(parcelOf('4', { conversation: 'b', urgency: 'routine', at: 3 }));
    const [first] = await next();
    expect(first?.conversation).toBe('b');
    expect(idsOf(first)).toEqual(['2', '3', '4']);
  });

  it('keeps accounts apart', async () => {
    await post(parcelOf('1', { account: 'other' }));
    expect(await next()).toEqual([]);
    expect(await next(10, 'other')).toHaveLength(1);
  });

  it('gives parcels back as they were posted', async () => {
    const odd = parcelOf('|1', { text: { key: 'unknownCommand', params: { typed: '一|二\n😀' } }, expiresAt: 5 });
    await post(odd);
    expect((await next())[0]?.waiting[0]?.parcel).toEqual(odd);
  });

  it('settles what was sent and ranks the conversation by what is left', async () => {
    await post(
      parcelOf('1', { conversation: 'a', urgency: 'flash' }),
      parcelOf('2', { conversation: 'b', urgency: 'order' }),
    );
    await post(parcelOf('3', { conversation: 'a', urgency: 'routine' }));
    await settle((await next())[0], 1);
    expect(await rooms()).toEqual(['b', 'a']);
    await settle((await next())[0], 1);
    await settle((await next())[0], 1);
    expect(await rooms()).toEqual([]);
    expect(await opened.store.outbox.state('main')).toEqual({ waiting: 0, counts: { sent: 3 } });
  });

  it('loses nothing that is posted while something is being sent', async () => {
    await post(parcelOf('1'));
    const [box] = await next();
    await post(parcelOf('2', { urgency: 'flash' }));
    await settle(box, 1);
    expect(idsOf((await next())[0])).toEqual(['2']);
    expect((await opened.store.outbox.state('main')).waiting).toBe(1);
  });

  it('a rush of postings and settlings leaves exactly what was not settled', async () => {
    const other = opened.again();
    const posting = Array.from({ length: 40 }, (_, i) =>
      other.commit([commitOf({ parcels: [parcelOf(`p${i}`, { conversation: `r${i % 4}`, at: i })] })]),
    );
    const taken: string[] = [];
    for (let i = 0; i < 20; i++) {
      const [box] = await next(1);
      if (box === undefined) continue;
      taken.push(...(idsOf(box) ?? []));
      await settle(box, box.waiting.length);
    }
    await Promise.all(posting);
    for (let boxes = await next(1); boxes.length > 0; boxes = await next(1)) {
      taken.push(...(idsOf(boxes[0]) ?? []));
      await settle(boxes[0], boxes[0]?.waiting.length ?? 0);
    }
    expect([...taken].sort()).toEqual(Array.from({ length: 40 }, (_, i) => `p${i}`).sort());
  });

  it('settling twice takes out one of two equals once', async () => {
    await post(parcelOf('1'), parcelOf('1'));
    const [box] = await next();
    await settle(box, 1);
    expect(idsOf((await next())[0])).toEqual(['1']);
  });

  it('remembers what was begun until it is settled or withdrawn', async () => {
    await opened.store.outbox.sending('main', [doubt('a'), doubt('b')]);
    expect(await opened.again().outbox.doubts('main')).toHaveLength(2);
    await opened.store.outbox.withdraw('main', ['a']);
    expect(await opened.store.outbox.doubts('main')).toEqual([doubt('b')]);
    await opened.store.outbox.settle('main', [{ conversation: 'b', raws: [] }], {});
    expect(await opened.store.outbox.doubts('main')).toEqual([]);
  });

  it('reads what a conversation is ranked for, however much lies before it', async () => {
    const chatter = Array.from({ length: 450 }, (_, i) => parcelOf(`r${i}`, { at: i }));
    await post(...chatter.slice(0, 250), parcelOf('flash', { urgency: 'flash', at: 900 }), ...chatter.slice(250));
    const [box] = await next(1);
    expect(idsOf(box)).toHaveLength(200);
    expect(idsOf(box)).toContain('flash');
    expect(idsOf(box)?.slice(0, 199)).toEqual(chatter.slice(0, 199).map(({ id }) => id));
    const flash = box?.waiting.find(({ parcel }) => parcel.id === 'flash');
    await opened.store.outbox.settle('main', [{ conversation: 'room', raws: [flash?.raw ?? ''] }], {});
    expect(idsOf((await next(1))[0])).toEqual(chatter.slice(0, 200).map(({ id }) => id));
  });

  it('ranks a conversation by what lies far behind as well', async () => {
    const chatter = Array.from({ length: 300 }, (_, i) => parcelOf(`r${i}`, { at: i }));
    await post(
      ...chatter,
      parcelOf('flash', { urgency: 'flash' }),
      parcelOf('other', { conversation: 'b', urgency: 'order' }),
    );
    await settle((await next(1))[0], 1);
    expect(await rooms()).toEqual(['room', 'b']);
  });

  it('counts the messages of each day, for every process', async () => {
    expect(await opened.store.outbox.spend('main', '2022-07-28', 3)).toBe(3);
    expect(await opened.again().outbox.spend('main', '2022-07-28', -1)).toBe(2);
    expect(await opened.store.outbox.spend('main', '2022-07-29', 0)).toBe(0);
    expect(await opened.store.outbox.spend('other', '2022-07-28', 0)).toBe(0);
  });

  it('keeps what could not be delivered, with the reason', async () => {
    await opened.store.outbox.bury('main', 'unreachable', [parcelOf('1')]);
    const [grave] = await opened.redis.client().lrange('{test}:o:main:buried', 0, -1);
    expect(JSON.parse(grave ?? '')).toMatchObject({ reason: 'unreachable', parcel: { id: '1' } });
  });
});
