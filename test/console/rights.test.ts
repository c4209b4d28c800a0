// Every address of the real program, and everybody who may ask: what his posts do not allow is refused. A new address has to be entered here.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import type { Role } from '../../src/permissions.ts';
import { type Asked, ROUTES, type Viewer, VIEWERS } from '../support/console-routes.ts';
import { asking, type Client, type Desk, openDesk } from '../support/desk.ts';
import { testServer } from '../support/redis.ts';
import { routesOfServers } from '../support/routes.ts';

const CONSOLE = '/api/console';
const PAGES = ['GET /assets/*', 'GET /*'];
/** Answered to this machine only, and where there is a sandbox: test/sandbox/guard.test.ts. */
const SANDBOX = '/api/sandbox/';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64');
const REFUSED = [401, 403, 404, 429];

const PERSON: Readonly<Record<Exclude<Viewer, 'nobody'>, string>> = {
  ...{ worker: '王芳', leader: '张建国', elsewhere: '高峰', inspector: '谢飞', county: '罗平', admin: '管理' },
  ...{ moved: '何静', demoted: '许宁', left: '石磊', closed: '宋晓' },
};

const built = routesOfServers();
let desk: Desk;
const clients = new Map<Viewer, Pick<Client, 'get' | 'post' | 'cookie'>>();

async function posted(name: string, unit?: string, role: Role = 'county_office'): Promise<void> {
  await desk.town.later(1);
  const at = desk.town.now();
  const posts = unit === undefined ? [] : [{ unit, role, post: 'principal' }];
  const contacts = name === 'p7' ? [] : [{ channel: 'test', contact: name }];
  const event = { type: 'imported', at, id: `posted:${name}:${at}`, name, posts, contacts };
  await desk.town.store.offer([
    { kind: 'signal', id: event.id, at, signal: { to: { flow: 'person', id: name }, event } },
  ]);
  await desk.town.bot.drive.settle();
}

beforeAll(async () => {
  desk = await openDesk();
  const { town } = desk;
  await writeFile(join(desk.mediaDir, 'defect.png'), PNG);
  await town.says('王芳', '西沟村', '返乡2人');
  await town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  await town.says('谢飞', '平川县', '', { image: 'defect.png' });
  await town.says('罗平', '平川县', '/指令 范围：西沟村 反馈：由网格填 转移户数 主题：西沟专令\n今晚有暴雨');
  await town.says('罗平', '平川县', '1');
  await posted('p7', '21113', 'grid_worker');
  await posted('管理', '2', 'admin');
  for (const name of ['许宁', '石磊', '宋晓']) await posted(name, '21');
  await desk.as('赵敏');
  for (const viewer of VIEWERS)
    clients.set(viewer, viewer === 'nobody' ? await nobody() : await desk.as(PERSON[viewer]));
  // What was right when they signed in.
  await posted('何静', '212', 'town_office');
  await posted('许宁', '21211', 'grid_worker');
  await posted('石磊');
  const name = `p-${Buffer.from('宋晓').toString('hex').slice(0, 24)}`;
  expect(await clients.get('admin')?.post('/organisation/logins/close', { name })).toMatchObject({ status: 200 });
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

async function nobody() {
  return { ...(await asking(desk.server)), cookie: '' };
}

it('no address of the program is left out, the sandbox answers to its own guard', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'gridline-routes-'));
  const { bin } = await testServer();
  const running = await start(
    readConfig({ DATA_DIR: dir, PORT: '0', REDIS_SERVER_BIN: bin, LOG_LEVEL: 'silent' }),
    () => undefined,
  );
  await running.stop();
  await rm(dir, { recursive: true });
  const ours = Object.keys(ROUTES).map((route) => route.replace(' ', ` ${CONSOLE}`));
  expect([...built].filter((route) => !route.includes(SANDBOX)).sort()).toEqual([...ours, ...PAGES].sort());
});

/** A stream is left as soon as it has begun. */
async function listened(viewer: Viewer): Promise<{ status: number; body: unknown }> {
  const leave = new AbortController();
  const headers = { cookie: clients.get(viewer)?.cookie ?? '' };
  const { status } = await fetch(`${desk.address}${CONSOLE}/live`, { headers, signal: leave.signal });
  leave.abort();
  return { status, body: '' };
}

function asked(viewer: Viewer, route: string, { query, body }: Asked) {
  const [method, path = ''] = route.split(' ');
  if (path === '/live') return listened(viewer);
  const client = clients.get(viewer);
  return method === 'GET' ? client?.get(path, query) : client?.post(path, body);
}

it.each(Object.entries(ROUTES))('%s is answered to whom it concerns', async (route, about) => {
  const answered: Viewer[] = [];
  const seen: Viewer[] = [];
  for (const viewer of VIEWERS) {
    const { status, body } = (await asked(viewer, route, about)) ?? { status: 0, body: undefined };
    expect([viewer, status < 500]).toEqual([viewer, true]);
    if (!REFUSED.includes(status)) answered.push(viewer);
    else if (viewer === 'nobody') expect(status).toBe(401);
    if (about.secret !== undefined && JSON.stringify(body).includes(about.secret.words)) seen.push(viewer);
  }
  const inOrder = (some: readonly Viewer[]) => VIEWERS.filter((viewer) => some.includes(viewer));
  expect(answered).toEqual(inOrder(about.answered));
  expect(seen).toEqual(inOrder(about.secret?.seen ?? []));
});
