// Redis away while people click, and a server that stops while pages listen: one sentence, nothing lost, and everything comes back.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, consoleOf, type Desk, noBrowser, openDesk } from '../support/desk.ts';

let desk: Desk;
let worker: Client;
beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.as('王芳');
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

/** What these commands of Redis fail with meanwhile is that it is away. */
async function away(commands: readonly string[], what: () => Promise<void>): Promise<void> {
  const admin = desk.town.redis.client();
  await admin.acl('SETUSER', 'default', ...commands.map((command) => `-${command}`));
  try {
    await what();
  } finally {
    await admin.acl('SETUSER', 'default', ...commands.map((command) => `+${command}`));
  }
}
const AWAY = { status: 503, body: { code: 'console.away', error: '数据库暂时连不上，没有丢任何东西，请稍后再试' } };
const click = (id: string, text: string) => worker.post<{ replies: string[] }>('/say', { id, text });

it.each([['mget'], ['hmget'], ['evalsha']])(
  'says so in one sentence, without %s, and goes on afterwards',
  async (command) => {
    await away([command], async () => {
      expect(await click(`click-${command}`, '零报告')).toMatchObject(AWAY);
      if (command !== 'evalsha') expect(await worker.get('/today', { unit: '21111' })).toMatchObject(AWAY);
    });
    expect((await worker.get('/today', { unit: '21111' })).status).toBe(200);
    expect((await click(`click-${command}`, '零报告')).body.replies.join()).toContain('零报告');
  },
);

it('lets nobody in and nobody’s session go meanwhile', async () => {
  await away(['mget', 'hmget'], async () => {
    expect(await worker.get('/me')).toMatchObject({ status: 503 });
    expect(await worker.post('/sign-in', { name: 'x', password: 'y' })).toMatchObject({ status: 503 });
  });
  expect((await worker.get<{ person?: object }>('/me')).body.person).toMatchObject({ id: '王芳' });
});

it('an open page is let go at once when the server stops', async () => {
  const { server, address } = await consoleOf(desk.town.bot);
  const { body } = await fetch(`${address}/api/console/live`, { headers: { cookie: worker.cookie } });
  const reader = body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await server.close();
  expect((await reader?.read())?.done).toBe(true);
});

it.skipIf(noBrowser)('an open page says that it is cut off, and is live again by itself', async () => {
  const page = await desk.page('何静', '/');
  await page.locator('.link.live').waitFor();
  await away(['mget'], async () => {
    desk.cut();
    await page.locator('.link.lost').waitFor();
    const asked = await page.waitForRequest((one) => one.url().endsWith('/live'));
    await asked.response();
  });
  await page.locator('.link.live').waitFor();
  desk.complaints.length = 0;
});
