// Relays of one account on a real Redis, one after another as processes follow each other.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRelay, type Pace, type Relay } from '../../src/engine/relay.ts';
import { SendError } from '../../src/errors.ts';
import type { OutboxStore, Parcel, Store } from '../../src/ports.ts';
import { type Scripted, scriptedTransport } from '../support/scripted.ts';
import { commitOf, type Opened, openStore, parcelOf } from '../support/store.ts';
import { quiet } from '../support/town.ts';

let opened: Opened;
let channel: Scripted;
let now = 0;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
  channel = scriptedTransport('main', 100);
  now = 1_659_000_000_000;
});

const SPACING = 4000;
/** The next calls of these names fail, each once. */
const broken: (keyof OutboxStore)[] = [];
function breaking(store: Store): Store {
  const failing = (name: keyof OutboxStore) => {
    const at = broken.indexOf(name);
    if (at >= 0) broken.splice(at, 1);
    return at >= 0;
  };
  const { outbox } = store;
  const settle: OutboxStore['settle'] = (...args) =>
    failing('settle') ? Promise.reject(new Error('away')) : outbox.settle(...args);
  return { ...store, outbox: { ...outbox, settle } };
}
const start = (pace: Partial<Pace> = {}): Relay =>
  createRelay({
    store: breaking(opened.store),
    transport: channel,
    clock: { now: () => now },
    pace: { spacing: [SPACING, SPACING], perDay: 1000, ...pace },
    style: { locale: 'zh-CN', zone: 'Asia/Shanghai' },
    log: quiet,
    random: () => 0,
  });
const said = (id: string, text: string, part: Partial<Parcel> = {}): Parcel =>
  parcelOf(id, { conversation: id, text: { key: 'report.notActive', params: { unit: text } }, ...part });
const post = (...parcels: Parcel[]) => opened.store.commit([commitOf({ parcels })]);
const heard = () => channel.heard.map(({ room }) => room);
const counts = async () => (await opened.store.outbox.state('main')).counts;
/** Steps as long as something goes out, each as soon as it may. */
async function steps(relay: Relay): Promise<number[]> {
  const at: number[] = [];
  const begun = now;
  while ((await relay.step()) > 0) {
    at.push(now - begun);
    now = Math.max(now, relay.readyAt());
  }
  return at;
}

describe('the pace', () => {
  it('is kept between the parts of a long answer, and nothing comes between them', async () => {
    await post(said('a', '西沟村，'.repeat(60)), said('b', '短', { at: 1 }));
    const relay = start();
    const parts = (await steps(relay)).length;
    expect(heard()).toEqual([...Array.from({ length: parts - 1 }, () => 'a'), 'b']);
    expect(parts).toBeGreaterThan(3);
    expect(await counts()).toEqual({ sent: 2 });
  });

  it('lets one message out each time, each its distance after the one before', async () => {
    await post(said('a', '西沟村，'.repeat(60)));
    const at = await steps(start());
    expect(at).toEqual(at.map((_, i) => i * SPACING));
    expect(channel.heard).toHaveLength(at.length);
  });

  it('of a long answer that breaks off is in doubt and goes on with the others', async () => {
    await post(said('a', '西沟村，'.repeat(60)), said('b', '短', { at: 1 }));
    channel.failures.push(
      () => undefined,
      () => new SendError('no', 'wait'),
    );
    const relay = start();
    await relay.step();
    now += SPACING;
    await relay.step();
    now += SPACING;
    await steps(relay);
    expect(heard()).toEqual(['a', 'b']);
    expect(await counts()).toEqual({ sent: 1, doubtful: 1 });
  });

  it('is kept when what was sent cannot be noted', async () => {
    await post(said('a', '1'), said('b', '2', { at: 1 }));
    const relay = start();
    broken.push('settle');
    await expect(relay.step()).rejects.toThrow('away');
    expect(relay.readyAt()).toBe(now + SPACING);
    expect(await relay.step()).toBe(0);
    now += SPACING;
    await steps(relay);
    expect(heard()).toEqual(['a', 'b']);
  });
});

describe('the budget of the day', () => {
  const twice = { perDay: 2 };
  it('does not begin again with a new process', async () => {
    await post(...['a', 'b', 'c'].map((id, i) => said(id, id, { at: i })));
    const first = start(twice);
    await first.step();
    now += SPACING;
    const second = start(twice);
    expect(await second.step()).toBe(1);
    now += SPACING;
    expect(await start(twice).step()).toBe(0);
    now += 24 * 3_600_000;
    await steps(second);
    expect(heard()).toEqual(['a', 'b', 'c']);
  });

  it('counts what is in doubt, and not what did not go out', async () => {
    await post(...['a', 'b', 'c', 'd'].map((id, i) => said(id, id, { at: i })));
    const outcomes = ['wait', 'bury', 'unknown'] as const;
    channel.failures.push(...outcomes.map((outcome) => () => new SendError('no', outcome)));
    const relay = start(twice);
    for (const step of [1, 2, 3, 4, 5]) now += (await relay.step(), step * SPACING);
    expect(heard()).toEqual(['c']);
    expect(await counts()).toEqual({ buried: 1, doubtful: 1, sent: 1 });
  });

  it('is kept without a pace as well', async () => {
    await post(...['a', 'b', 'c'].map((id, i) => said(id, id, { at: i })));
    await steps(start({ ...twice, spacing: [0, 0] }));
    expect(heard()).toEqual(['a', 'b']);
  });
});

it('a receipt in doubt is not said again when settling it fails', async () => {
  await post(said('a', '1'));
  channel.failures.push(() => new SendError('no', 'unknown'));
  const relay = start();
  await relay.step();
  now += SPACING;
  broken.push('settle');
  await expect(relay.step()).rejects.toThrow('away');
  await steps(relay);
  expect(heard()).toEqual([]);
  expect(await counts()).toEqual({ doubtful: 1 });
});
