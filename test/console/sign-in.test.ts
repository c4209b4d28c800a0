import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkFor } from '../../src/console/invite.ts';
import { asking, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const PASSWORD = 'correct horse battery';

async function link(person: string, at = desk.town.now()): Promise<string> {
  const { path, entry } = linkFor(person, at);
  await desk.town.store.offer([entry]);
  await desk.town.bot.drive.settle();
  return path.slice(path.indexOf('#') + 1);
}

it('lets somebody in through a link once, by his own name and password afterwards', async () => {
  const token = await link('唐文');
  const first = await asking(desk.server);
  expect(await first.post('/welcome', { token })).toMatchObject({
    status: 200,
    body: { person: '唐文', unit: '松江市' },
  });
  const accepted = await first.post('/welcome/accept', { token, name: 'Tang.Wen', password: PASSWORD });
  expect(accepted).toMatchObject({ status: 200, body: { person: { id: '唐文' }, home: { unit: '2' } } });
  const second = await asking(desk.server);
  expect(await second.post('/welcome/accept', { token, name: 'other', password: PASSWORD })).toMatchObject({
    status: 422,
    body: { code: 'console.linkOver' },
  });
  expect(await second.post('/sign-in', { name: 'tang.wen', password: 'wrong' })).toMatchObject({
    status: 401,
    body: { error: '登录名或密码不对' },
  });
  expect(await second.post('/sign-in', { name: ' TANG.WEN', password: PASSWORD })).toMatchObject({ status: 200 });
  expect(await second.get('/today', { unit: '2' })).toMatchObject({ status: 200, body: { name: '松江市' } });
});

it('answers nobody who is not signed in', async () => {
  const nobody = await asking(desk.server);
  for (const path of ['/today?unit=2', '/live']) {
    expect(await nobody.get(path)).toMatchObject({ status: 401, body: { code: 'console.signIn' } });
  }
  expect(await nobody.post('/say', { id: 'abcdefgh', text: '/汇总' })).toMatchObject({ status: 401 });
});

it('takes nothing without the token of its own page', async () => {
  const answer = await desk.server.inject({
    method: 'POST',
    url: '/api/console/sign-in',
    payload: { name: 'a', password: 'b' },
  });
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'console.stale' });
});

it('refuses weak passwords, bad names and names of others in one sentence, and the link stays good', async () => {
  await desk.as('罗平');
  const token = await link('韩雪');
  const guest = await asking(desk.server);
  const accept = (name: string, password: string) => guest.post('/welcome/accept', { token, name, password });
  expect(await accept('hx', 'short')).toMatchObject({ status: 422, body: { code: 'console.weak' } });
  expect(await accept('hanxue.han', 'hanxue.han')).toMatchObject({ body: { code: 'console.weak' } });
  expect(await accept('<b>', PASSWORD)).toMatchObject({ body: { code: 'console.badName' } });
  const taken = `p-${Buffer.from('罗平').toString('hex').slice(0, 24)}`;
  expect(await accept(taken, PASSWORD)).toMatchObject({ body: { code: 'console.nameTaken' } });
  expect(await accept('hanxue', PASSWORD)).toMatchObject({ status: 200 });
});

it('a link is over after a day', async () => {
  const token = await link('谢飞', desk.town.now() - 25 * 3_600_000);
  const guest = await asking(desk.server);
  expect(await guest.post('/welcome', { token })).toMatchObject({ status: 422, body: { code: 'console.linkOver' } });
});

it('a new password ends the sessions of the old one', async () => {
  const old = await desk.as('高峰');
  expect((await old.get('/today', { unit: '212' })).status).toBe(200);
  await desk.town.later(1);
  const token = await link('高峰');
  const guest = await asking(desk.server);
  const invited = await guest.post<{ name: string }>('/welcome', { token });
  await guest.post('/welcome/accept', { token, name: invited.body.name, password: 'another password' });
  expect(await old.get('/today', { unit: '212' })).toMatchObject({ status: 401 });
  expect(await old.get('/me')).toEqual({ status: 200, body: { csrf: expect.any(String) as string } });
});

it('lets nobody guess for long', async () => {
  const guest = await asking(desk.server);
  const statuses: number[] = [];
  for (let n = 0; n < 6; n++)
    statuses.push((await guest.post('/sign-in', { name: 'guess', password: `no ${n}` })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

it('what is done with a click is a command of that person, with his rights, and journalled', async () => {
  const town = await desk.as('何静');
  expect((await town.say('/汇总 西沟村')).join()).toContain('西沟村');
  expect((await town.say('/汇总 石桥镇')).join()).toContain('石桥镇');
  const worker = await desk.as('王芳');
  expect(await worker.say('零报告')).toEqual([expect.stringContaining('✓')]);
  const [entry] = await desk.town.store.history({ flow: 'daily-report', period: 'epidemic:2022-07-28', id: '21111' });
  expect(entry).toMatchObject({ person: '王芳', text: '零报告' });
});

it('every answer forbids scripts, frames and styles from elsewhere', async () => {
  const { headers } = await desk.server.inject({ method: 'GET', url: '/' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const { cookies } = await desk.server.inject({ method: 'GET', url: '/api/console/me' });
  expect(cookies[0]).toMatchObject({ name: 'gridline', httpOnly: true, sameSite: 'Strict' });
});
