// What comes over the network before anybody is signed in, or from a page that is not ours: refused, cheaply, and in one sentence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';

const API = '/api/console';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

/** Somebody with a token of the page, at an address of the network. */
async function somebody(remoteAddress = '127.0.0.1') {
  const first = await desk.server.inject({ url: `${API}/me`, remoteAddress });
  const cookie = `gridline=${first.cookies[0]?.value ?? ''}`;
  const headers = { cookie, 'x-csrf-token': first.json<{ csrf: string }>().csrf };
  const post = (path: string, payload: string | object, more: Readonly<Record<string, string>> = {}) =>
    desk.server.inject({
      ...{ method: 'POST', url: API + path, remoteAddress, payload },
      headers: { ...headers, 'content-type': 'application/json', ...more },
    });
  return { headers, post };
}

const sessions = () => desk.town.redis.client().keys('*session*');

describe('another site', () => {
  const hosts = ['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example:80'];
  it.each(hosts)('cannot pretend to be this machine under its own name: %s', async (host) => {
    for (const url of ['/', `${API}/me`, '/assets/x.js']) {
      const answer = await desk.server.inject({ url, headers: { host } });
      expect([url, answer.statusCode]).toEqual([url, 403]);
      expect(answer.body).not.toContain('csrf');
    }
  });

  it.each(['localhost', '127.0.0.1:3984', '[::1]:3984', 'LOCALHOST:80'])('reaches nobody but %s', async (host) => {
    expect((await desk.server.inject({ url: `${API}/me`, headers: { host } })).statusCode).toBe(200);
  });

  it('may stand behind a proxy with TLS, as browsers say of what came over TLS from where', async () => {
    const headers = { host: 'console.city.example', 'sec-fetch-site': 'same-origin' };
    expect((await desk.server.inject({ url: `${API}/me`, headers })).statusCode).toBe(200);
    const elsewhere = { ...headers, 'sec-fetch-site': 'cross-site' };
    expect((await desk.server.inject({ url: `${API}/me`, headers: elsewhere })).statusCode).toBe(403);
    expect((await desk.server.inject({ url: '/', headers: elsewhere })).statusCode).toBe(200);
  });

  it('may not ask or post through a browser, whatever token it has', async () => {
    const { post, headers } = await somebody();
    const entered = { name: 'x', password: 'y' };
    for (const from of ['http://evil.example', 'null', 'http://localhost:81', 'https://localhost:80'])
      expect((await post('/sign-in', entered, { origin: from })).statusCode).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      const asked = await desk.server.inject({ url: `${API}/me`, headers: { ...headers, 'sec-fetch-site': site } });
      expect(asked.statusCode).toBe(403);
    }
    expect((await post('/sign-in', entered, { origin: 'http://localhost:80' })).statusCode).toBe(401);
  });

  it('is allowed nothing by a header of ours, and no answer is kept', async () => {
    const headers = { origin: 'http://localhost:80' };
    const answer = await desk.server.inject({ url: `${API}/me`, headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(answer.headers['x-frame-options']).toBe('DENY');
    const asked = await desk.server.inject({ method: 'OPTIONS', url: `${API}/me`, headers });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('nonsense', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const BODIES: readonly (readonly [string, string])[] = [
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['half of it', '{"name":'],
    ['what would change every object', '{"__proto__":{"name":"x"},"name":"x","password":"y"}'],
    ['what would change its maker', '{"constructor":{"prototype":{"name":"x"}},"name":"x","password":"y"}'],
    ['a deep one', `{"name":${deep},"password":"y"}`],
    ['a long name', JSON.stringify({ name: 'x'.repeat(65), password: 'y' })],
    ['a long password', JSON.stringify({ name: 'x', password: 'y'.repeat(201) })],
    ['other types', '{"name":{"$ne":null},"password":["y"]}'],
  ];
  it.each(BODIES)('is refused as what it is: %s', async (_, body) => {
    const { post } = await somebody();
    for (const path of ['/sign-in', '/welcome', '/welcome/accept']) {
      const answer = await post(path, body);
      expect([path, answer.statusCode]).toEqual([path, 400]);
      expect(answer.json()).toEqual({ code: 'console.invalid', error: expect.any(String) as string });
    }
  });

  it('is not read where it is too long or of another kind', async () => {
    const { post } = await somebody();
    expect((await post('/sign-in', JSON.stringify({ name: 'x'.repeat(300_000) }))).statusCode).toBe(413);
    expect((await post('/sign-in', 'name=x&password=y', { 'content-type': 'text/plain' })).statusCode).toBe(400);
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml'])
      expect((await post('/sign-in', 'name=x&password=y', { 'content-type': type })).statusCode).toBe(415);
  });

  it('finds no file that is not a page of ours', async () => {
    const ways = ['/assets/../../../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/index.html'];
    for (const url of [...ways, '/assets/', '/assets/.gitignore', '/.env', '/package.json', '/%c0%ae%c0%ae/etc/passwd'])
      expect((await desk.server.inject({ url })).body).not.toMatch(/gridline"|DATA_DIR|root:x/);
    expect((await desk.server.inject({ url: '/%E0%A4%A' })).statusCode).toBe(400);
  });
});

describe('somebody who guesses', () => {
  it('leaves no session behind for asking', async () => {
    const before = (await sessions()).length;
    for (let n = 0; n < 20; n++)
      await desk.server.inject({ url: `${API}/today?unit=2`, headers: { cookie: `gridline=${n}` } });
    await desk.server.inject({ url: `${API}/no-such-address` });
    expect(await sessions()).toHaveLength(before);
  });

  it('may not go on from one place, whatever he tries', async () => {
    const { post } = await somebody('10.0.0.1');
    const statuses = new Set<number>();
    for (let n = 0; n < 200; n++) statuses.add((await post('/welcome', { token: `no such token ${n}` })).statusCode);
    expect([...statuses]).toEqual([422]);
    expect((await post('/sign-in', { name: 'duty', password: 'no' })).statusCode).toBe(429);
    expect((await post('/welcome', { token: 'no such token' })).statusCode).toBe(429);
  });

  it('may not try one name from many places, however it is written and whatever a header says', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) {
      const { post } = await somebody(`10.0.1.${n}`);
      const name = n % 2 === 0 ? 'Ｇuess' : ' guess ';
      statuses.push((await post('/sign-in', { name, password: 'no' }, { 'x-forwarded-for': `1.2.3.${n}` })).statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
  });

  it('is counted by his own address, not by the cookie he makes up', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 1_201; n++) {
      const headers = { cookie: `gridline=${n}` };
      statuses.add((await desk.server.inject({ url: `${API}/today`, headers, remoteAddress: '10.0.2.1' })).statusCode);
    }
    expect([...statuses]).toEqual([401, 429]);
  });
});
