// The scripted day over HTTP: begun, watched, paced and stopped; and what the sandbox page asks beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createParser } from 'eventsource-parser';
import type { InjectOptions } from 'fastify';
import type { z } from 'zod';
import { dayProgress } from '../../src/transports/sandbox/wire-day.ts';
import { members, people, rooms } from '../../src/transports/sandbox/wire.ts';
import { understood } from '../../src/transports/sandbox/wire-understood.ts';
import { type City, openCity } from './city.ts';

const TOWN = '220382001';
const VILLAGE = '220382001001';

/** Waits end when the test says so, or when the day is stopped. */
function turnstile() {
  const waits: number[] = [];
  let pass: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  return {
    waits,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((done) => {
        waits.push(ms);
        pass = done;
        signal.addEventListener('abort', () => {
          done();
        });
        arrived();
      }),
    /** Lets one wait end; resolves when the next one has begun. */
    async next() {
      const begun = new Promise<void>((done) => (arrived = done));
      pass();
      await begun;
    },
    /** Resolves when the first wait has begun. */
    begun: () => new Promise<void>((done) => (arrived = done)),
  };
}

let city: City;
let gate: ReturnType<typeof turnstile>;
beforeAll(async () => {
  city = await openCity({ wait: (ms, signal) => gate.wait(ms, signal) });
});
afterAll(() => city.close());
beforeEach(() => {
  gate = turnstile();
});

async function ask(options: InjectOptions) {
  const answer = await city.server.inject(options);
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}
const get = (path: string, query: Record<string, string> = {}) =>
  ask({ method: 'GET', url: `/api/sandbox${path}`, query });
const startDay = (payload: object) => ask({ method: 'POST', url: '/api/sandbox/day', payload });
const stopDay = () => ask({ method: 'DELETE', url: '/api/sandbox/day' });
const checked = <T extends z.ZodType>(schema: T, body: unknown): z.infer<T> => schema.parse(body);

describe('the day over HTTP', () => {
  it('nothing is playing at first', async () => {
    expect(checked(dayProgress, (await get('/day')).body)).toMatchObject({ state: 'idle', step: 0, steps: 0 });
  });

  it('is played at the pace asked for, one at a time, until it is stopped', async () => {
    const first = gate.begun();
    const begun = await startDay({ town: '郑家屯街道', speed: 30 });
    expect(begun.status).toBe(202);
    expect(checked(dayProgress, begun.body)).toMatchObject({
      state: 'playing',
      town: { code: TOWN },
      speed: 30,
      seed: 1,
    });
    await first;
    // Thirty minutes of the day in a second: the clock moves once a second.
    expect(gate.waits).toEqual([1000]);
    const { at } = city.day.progress().time;
    await gate.next();
    expect((await get('/day')).body).toMatchObject({ time: { at: at + 30 * 60_000 }, step: 0 });
    expect(await startDay({ speed: 'max' })).toMatchObject({ status: 409, body: { code: 'playing' } });
    while (city.day.progress().step === 0) await gate.next();
    expect((await get('/day')).body).toMatchObject({ step: 1, said: { text: expect.any(String) as string } });
    const { step } = city.day.progress();
    expect((await stopDay()).body).toMatchObject({ state: 'stopped', step });
    expect((await get('/day')).body).toMatchObject({ state: 'stopped', step });
    expect(city.failures).toEqual([]);
  });

  it('stopping what does not play changes nothing', async () => {
    const before = city.day.progress();
    expect((await stopDay()).body).toEqual(before);
  });

  it('begins the next morning once the first step of today is over', async () => {
    const first = gate.begun();
    await city.bot.drive.travel(city.clock.now() + 3 * 3600_000);
    await startDay({ town: TOWN, speed: 600 });
    await first;
    // Without waiting for the night to pass.
    expect(city.day.progress().time.day).toBe('2022-07-29');
    while (city.day.progress().step === 0) await gate.next();
    expect(city.day.progress().time.day).toBe('2022-07-29');
    await stopDay();
  });

  it.each([
    [{ speed: 'max', town: '没有的镇' }, 404, 'unknown_town'],
    [{ speed: 'max', town: VILLAGE }, 404, 'unknown_town'],
    [{ speed: 0 }, 400, 'invalid'],
    [{ town: TOWN }, 400, 'invalid'],
    [{ speed: 10_000 }, 400, 'invalid'],
  ])('%j is refused', async (body, status, code) => {
    expect(await startDay(body)).toMatchObject({ status, body: { code } });
  });

  it('whoever listens hears how far it has come', async () => {
    const url = await city.server.listen({ host: '127.0.0.1', port: 0 });
    const abort = new AbortController();
    const response = await fetch(`${url}/api/sandbox/events`, { signal: abort.signal });
    const heard: { readonly event: string | undefined; readonly data: string }[] = [];
    const parser = createParser({ onEvent: ({ event, data }) => void heard.push({ event, data }) });
    const body = response.body?.getReader();
    const decoder = new TextDecoder();
    const until = async (event: string) => {
      while (!heard.some((one) => one.event === event)) {
        const part = await body?.read();
        if (part?.value === undefined) throw new Error('The stream has ended');
        parser.feed(decoder.decode(part.value as Uint8Array, { stream: true }));
      }
    };
    await until('ready');
    const first = gate.begun();
    await startDay({ town: TOWN, speed: 600 });
    await first;
    await gate.next();
    await until('day');
    await until('clock');
    const told = heard.find(({ event }) => event === 'day');
    expect(checked(dayProgress, JSON.parse(told?.data ?? ''))).toMatchObject({ state: 'playing', speed: 600 });
    await stopDay();
    abort.abort();
  });
});

describe('beside a message', () => {
  it('what the bot would make of it, in a group and in private', async () => {
    const worker = `${VILLAGE}001-worker-1`;
    const inGroup = await get('/understood', { as: worker, room: VILLAGE, text: '返乡2 居隔2' });
    expect(checked(understood, inGroup.body)).toMatchObject({
      rule: 'plain_figures',
      command: { name: 'report', allowed: true },
      stands: { code: `${VILLAGE}001` },
    });
    const inPrivate = await get('/understood', { as: worker, text: '/我是谁' });
    expect(checked(understood, inPrivate.body)).toMatchObject({ rule: 'command_word', command: { name: 'whoami' } });
  });

  it('of an answer to a quoted message, a chain and a picture as well', async () => {
    const as = `${VILLAGE}001-worker-1`;
    const foreseen = async (more: object) =>
      checked(
        understood,
        (await ask({ method: 'POST', url: '/api/sandbox/understood', payload: { as, room: VILLAGE, ...more } })).body,
      );
    const quote = { name: 'Gridline', text: '请于16:00前报' };
    expect(await foreseen({ text: '零报告', quote })).toMatchObject({ rule: 'zero_phrase', quoted: quote });
    const chain = { title: '疫情日报', entries: [{ name: '1号网格', text: '零报告' }] };
    expect(await foreseen({ chain })).toMatchObject({ rule: 'chain', entries: [{ name: '1号网格', said: 'zero' }] });
    const image = Buffer.from('GIF89a......').toString('base64');
    expect(await foreseen({ image })).toMatchObject({ rule: 'photo' });
  });

  it('an endless text, nobody and no group are refused', async () => {
    const as = `${VILLAGE}001-worker-1`;
    const long = { as, room: VILLAGE, text: '好'.repeat(1501) };
    const inBody = (payload: object) => ask({ method: 'POST', url: '/api/sandbox/understood', payload });
    expect(await get('/understood', long)).toMatchObject({ status: 400 });
    expect(await inBody(long)).toMatchObject({ status: 200, body: { rule: 'chatter' } });
    expect(await inBody({ ...long, text: 'x'.repeat(10_001) })).toMatchObject({ status: 400 });
    expect(await get('/understood', { as: '没有这人', text: '早' })).toMatchObject({
      body: { code: 'unknown_person' },
    });
    expect(await get('/understood', { as, room: '没有这群', text: '早' })).toMatchObject({
      body: { code: 'unknown_room' },
    });
  });
});

describe('the list of conversations', () => {
  it('by tier and by the unit above', async () => {
    const towns = checked(rooms, (await get('/rooms', { tier: 'town', limit: '100' })).body).rooms;
    expect(towns).toHaveLength(19);
    expect(new Set(towns.map(({ tier, parent }) => `${tier} ${parent ?? ''}`))).toEqual(new Set(['town 220382']));
    const villages = checked(rooms, (await get('/rooms', { parent: TOWN })).body).rooms;
    expect(villages).toHaveLength(5);
    expect(villages.every(({ tier }) => tier === 'village')).toBe(true);
    expect((await get('/rooms', { tier: 'hamlet' })).status).toBe(400);
  });

  it('and who is normally in one, with roles', async () => {
    const found = checked(members, (await get('/rooms/members', { room: VILLAGE })).body);
    expect(found.room).toMatchObject({ unit: VILLAGE, tier: 'village', parent: TOWN });
    const roles = found.members.map(({ role, unit }) => `${role} ${unit}`);
    expect(roles.slice(0, 3)).toContain(`grid_leader ${VILLAGE}`);
    expect(roles).toContain(`grid_worker ${VILLAGE}003`);
    expect(found.members.find(({ role }) => role === 'grid_worker')).toMatchObject({
      roleName: '网格员',
      roleNameEn: 'grid worker',
    });
    const inTown = checked(members, (await get('/rooms/members', { room: TOWN })).body).members;
    expect(inTown.some(({ role }) => role === 'grid_worker')).toBe(false);
    expect(inTown.filter(({ role }) => role === 'grid_leader').length).toBeGreaterThanOrEqual(5);
    expect(checked(people, (await get('/people', { q: inTown[0]?.id ?? '' })).body).people[0]?.id).toBe(inTown[0]?.id);
    expect((await get('/rooms/members', { room: '没有这群' })).status).toBe(404);
  });
});

it('nothing of this has been an incident', () => {
  expect([city.incidents, city.failures]).toEqual([[], []]);
});
