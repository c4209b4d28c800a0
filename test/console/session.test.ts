// How a session begins and ends, and who gets in by which link and name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkFor } from '../../src/console/invite.ts';
import { asking, type Desk, openDesk } from '../support/desk.ts';

const PASSWORD = 'correct horse battery';
const API = '/api/console';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

async function link(person: string): Promise<string> {
  const { path, entry } = linkFor(person, desk.town.now());
  await desk.town.store.offer([entry]);
  await desk.town.bot.drive.settle();
  return path.slice(path.indexOf('#') + 1);
}

async function imported(name: string, posts: readonly (readonly [string, string])[]): Promise<void> {
  await desk.town.later(1);
  const at = desk.town.now();
  const all = posts.map(([unit, role]) => ({ unit, role, post: 'principal' }));
  const event = { type: 'imported', at, id: `${name}:${at}`, name, posts: all, contacts: [] };
  await desk.town.store.offer([
    { kind: 'signal', id: event.id, at, signal: { to: { flow: 'person', id: name }, event } },
  ]);
  await desk.town.bot.drive.settle();
}

/** Somebody who has just signed up by a link; what he then asks goes with his cookie. */
async function signedUp(person: string, name: string, password = PASSWORD) {
  const token = await link(person);
  const me = await asking(desk.server);
  const answer = await me.post<{ csrf: string }>('/welcome/accept', { token, name, password });
  return { status: answer.status, ...me.signedIn(answer.body.csrf) };
}

async function signIn(name: string, password = PASSWORD): Promise<number> {
  return (await (await asking(desk.server)).post('/sign-in', { name, password })).status;
}

const meBy = async (cookie: string) =>
  (await desk.server.inject({ url: `${API}/me`, headers: { cookie } })).json<{ person?: unknown }>().person;

/** What is told to an open page; `ended` when the server has let it go. */
async function listening(cookie: string) {
  const response = await fetch(`${desk.address}${API}/live`, { headers: { cookie } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (words: string) => {
    while (!heard.includes(words)) {
      const { done = true, value = '' } = (await reader?.read()) ?? {};
      if (done) return `${heard}ended`;
      heard += value;
    }
    return heard;
  };
  await until('ready');
  return { headers: response.headers, until };
}

describe('a session', () => {
  it('is another one after signing in than before, and the one before is worth nothing', async () => {
    const first = await desk.server.inject({ url: `${API}/me` });
    const before = `gridline=${first.cookies[0]?.value ?? ''}`;
    await signedUp('罗平', 'luoping');
    const headers = { cookie: before, 'x-csrf-token': first.json<{ csrf: string }>().csrf };
    const payload = { name: 'luoping', password: PASSWORD };
    const answer = await desk.server.inject({ method: 'POST', url: `${API}/sign-in`, headers, payload });
    const after = `gridline=${answer.cookies[0]?.value ?? ''}`;
    expect(after).not.toBe(before);
    expect(await meBy(before)).toBeUndefined();
    expect(await meBy(after)).toMatchObject({ id: '罗平' });
    const again = await desk.server.inject({
      ...{ method: 'POST', url: `${API}/sign-in`, payload },
      headers: { cookie: after, 'x-csrf-token': answer.json<{ csrf: string }>().csrf },
    });
    expect(again.statusCode).toBe(200);
    expect(await meBy(after)).toBeUndefined();
  });

  it('is over when he signs out, for open pages and for what was under way', async () => {
    const me = await signedUp('谢飞', 'xiefei');
    const { cookie } = me;
    const page = await listening(cookie);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const [, out] = await Promise.all([me.say('/汇总 西沟村'), me.post('/sign-out')]);
    expect(out.status).toBe(200);
    expect(await page.until('ended')).toContain('ended');
    expect(await meBy(cookie)).toBeUndefined();
  });

  it('is over for open pages too once the login is closed', async () => {
    const leader = await signedUp('何静', 'hejing');
    const worker = await signedUp('王芳', 'wangfang');
    const page = await listening(worker.cookie);
    await desk.town.later(1);
    expect((await leader.post('/organisation/logins/close', { name: 'wangfang' })).status).toBe(200);
    expect(await page.until('ended')).toContain('ended');
    expect(await signIn('wangfang')).toBe(401);
  });

  it('is told of the units of today’s posts, not of those he had when the page was opened', async () => {
    await imported('石磊', [['2111', 'grid_leader']]);
    const page = await listening((await signedUp('石磊', 'shilei')).cookie);
    await desk.town.says('李强', '西沟村', '零报告');
    expect(await page.until('21112')).toContain('21112');
    await imported('石磊', [['2121', 'grid_leader']]);
    await desk.town.says('赵敏', '西沟村', '零报告');
    await desk.town.says('郑军', '柳林村', '零报告');
    expect(await page.until('21211')).not.toContain('21113');
  });

  it('ends after half an hour without a request, and after twelve hours in any case', async () => {
    const { cookie } = await signedUp('周丽', 'zhouli');
    const redis = desk.town.redis.client();
    const id = decodeURIComponent(cookie.slice('gridline='.length)).split('.')[0] ?? '';
    const key = `{test}:session:${id}`;
    const kept = JSON.parse((await redis.get(key)) ?? '') as { since: number };
    expect(await redis.pttl(key)).toBeLessThanOrEqual(30 * 60_000);
    await redis.set(key, JSON.stringify({ ...kept, since: kept.since - 12 * 3_600_000 }));
    expect(await meBy(cookie)).toBeUndefined();
    expect(await redis.exists(key)).toBe(0);
  });
});

describe('a link', () => {
  it('lets one in, however many take it at once', async () => {
    const token = await link('马东');
    const all = await Promise.all([1, 2, 3].map(() => asking(desk.server)));
    const answers = await Promise.all(
      all.map((one, n) => one.post('/welcome/accept', { token, name: `madong${n}`, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('is worth nothing once the login it would change was changed or closed', async () => {
    const old = await link('高峰');
    await desk.town.later(1);
    expect((await signedUp('高峰', 'gaofeng')).status).toBe(200);
    const guest = await asking(desk.server);
    const over = { status: 422, body: { code: 'console.linkOver' } };
    expect(await guest.post('/welcome', { token: old })).toMatchObject(over);
    expect(await guest.post('/welcome/accept', { token: old, name: 'gaofeng', password: PASSWORD })).toMatchObject(
      over,
    );
  });

  it('ends the name he had before, when he takes another', async () => {
    const before = await signedUp('林志明', 'lin');
    await desk.town.later(1);
    expect((await signedUp('林志明', 'lin.zhiming', 'another good password')).status).toBe(200);
    expect((await before.get('/today', { unit: '2121' })).status).toBe(401);
    expect(await signIn('lin')).toBe(401);
    expect(await signIn('lin.zhiming', 'another good password')).toBe(200);
  });

  it('for whose rights reach everywhere is given by his like only', async () => {
    await imported('管理', [['2', 'admin']]);
    await imported('次席', [['2', 'admin']]);
    const office = await signedUp('唐文', 'tangwen');
    const admin = await signedUp('管理', 'guanli');
    const invite = { person: '次席' };
    expect(await office.post('/organisation/invite', invite)).toMatchObject({ status: 403 });
    expect(await office.post('/organisation/logins/close', { name: 'guanli' })).toMatchObject({ status: 403 });
    const given = await admin.post<{ path: string }>('/organisation/invite', invite);
    expect(given.body.path).toMatch(/^\/welcome#/);
  });
});

describe('a name', () => {
  it('is the same however it is written, and never that of something of ours', async () => {
    expect((await signedUp('刘海', 'Ｌｉｕ.HAI')).status).toBe(200);
    for (const name of ['liu.hai', 'LIU.HAI', '  ｌｉｕ.hai ']) expect(await signIn(name)).toBe(200);
    for (const [person, name] of [
      ['陈红', '__proto__'],
      ['孙伟', 'constructor'],
    ] as const) {
      expect(await signIn(name)).toBe(401);
      expect((await signedUp(person, name)).status).toBe(200);
      expect(await signIn(name)).toBe(200);
    }
    // Cyrillic, with a blank nobody sees, too long, with a line break.
    for (const name of ['liu.hаi', 'liu\u200b.hai', 'x'.repeat(33), 'a\nb', 'a/b', '../x'])
      expect([name, (await signedUp('赵敏', name)).status]).toEqual([name, 422]);
  });
});
