// Who gets in: import with a dry run, one-time codes, and logins; and whom each of it is refused.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Imported, ImportPlan, Invitable, Logins, Slip, UnjoinedOf } from '../../src/console/wire/organisation.ts';
import { invitePerson } from '../../src/cli/commands/invite.ts';
import { asking, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const at = desk.town.now();
  const posts = [{ unit: '2', role: 'admin', post: 'principal' }];
  const contacts = [{ channel: 'test', contact: '管理' }];
  const event = { type: 'imported', at, id: 'admin', name: '管理', posts, contacts };
  await desk.town.store.offer([
    { kind: 'signal', id: 'admin', at, signal: { to: { flow: 'person', id: '管理' }, event } },
  ]);
  await desk.town.bot.drive.settle();
});
afterAll(() => desk.stop());

const file = (name: string, text: string) => ({ name, data: Buffer.from(text).toString('base64') });
const UNITS = file(
  '单位.csv',
  '代码,名称,层级,上级\n2112,东沟新村,村,211\n21123,3号网格,网格,2112\n21124,4号网格,网格,2112\n',
);
const PEOPLE = file(
  '人员.csv',
  '姓名,单位,角色,电话\n钱多,21123,网格员,13800000000\n孔明,21124,网格员,\n=SUM(A1),21124,网格员,\n',
);

it('says what files would change before it changes anything, and then changes exactly that', async () => {
  const admin = await desk.as('管理');
  expect((await admin.get('/organisation/import')).body).toEqual({ units: true, people: true });
  const dry = await admin.post<ImportPlan>('/organisation/import/plan', { units: UNITS, people: PEOPLE });
  expect(dry.body.units).toMatchObject({ counts: { new: 2, changed: 1 }, more: 0 });
  expect(dry.body.units?.rows[0]).toMatchObject({
    ...{ code: '2112', change: 'changed' },
    fields: [{ field: 'name', was: '东沟村', now: '东沟新村' }],
  });
  expect(dry.body.people).toMatchObject({ counts: { new: 3 }, codes: 3 });
  expect(dry.body.people?.rows[0]?.now).toEqual([{ unit: '东沟新村3号网格', role: 'grid_worker', post: 'principal' }]);
  expect(JSON.stringify(dry.body)).not.toContain('13800000000');
  expect(desk.town.bot.engine.org.unit('21123')).toBeUndefined();
  const other = await admin.post<Imported>('/organisation/import', { units: UNITS, stamp: dry.body.stamp });
  expect(other.body.plan?.units?.counts).toMatchObject({ new: 2 });
  expect(desk.town.bot.engine.org.unit('21123')).toBeUndefined();
  const done = await admin.post<Imported>('/organisation/import', {
    units: UNITS,
    people: PEOPLE,
    stamp: dry.body.stamp,
  });
  expect(done.body).toMatchObject({ codeCount: 3 });
  expect(done.body.plan).toBeUndefined();
  const { org } = desk.town.bot.engine;
  expect([org.label('21123'), org.people('21123').map(({ name }) => name)]).toEqual(['东沟新村3号网格', ['钱多']]);
  const code = /"钱多","[^"]*","(\w+)"/.exec(done.body.codes ?? '')?.[1] ?? '';
  expect(done.body.codes).toContain(`"'=SUM(A1)"`);
  expect(await desk.town.says('新人', '东沟村', `/报到 ${code}`)).toEqual([expect.stringContaining('钱多 已报到')]);
  const id = org.people('21123')[0]?.id ?? '';
  const [entry] = await desk.town.store.history({ flow: 'person', id });
  expect(entry).toMatchObject({ type: 'imported', person: '管理', name: '管理' });
});

it('names what is wrong with its line and column, and takes nothing', async () => {
  const admin = await desk.as('管理');
  const units = file('坏.csv', '代码,名称,层级,上级\n2113,北沟村,村,999\n2114,,村,211\n');
  const { body } = await admin.post<ImportPlan>('/organisation/import/plan', { units });
  expect(body).toMatchObject({ stamp: '', problemCount: 2 });
  expect(body.problems).toMatchObject([
    { line: 2, column: 'parent', said: expect.stringContaining('坏.csv 第2行') as string },
    { line: 3, column: 'name' },
  ]);
  expect((await admin.post<Imported>('/organisation/import', { units, stamp: '' })).body.plan?.problemCount).toBe(2);
  expect(desk.town.bot.engine.org.unit('2113')).toBeUndefined();
});

it('imports units for whoever governs the whole tree, people for an administrator, and for nobody else', async () => {
  const city = await desk.as('唐文');
  expect((await city.get('/organisation/import')).body).toEqual({ units: true, people: false });
  expect((await city.post('/organisation/import/plan', { units: UNITS })).status).toBe(200);
  expect(await city.post('/organisation/import/plan', { people: PEOPLE })).toMatchObject({ status: 403 });
  for (const who of ['罗平', '何静', '谢飞', '王芳']) {
    const client = await desk.as(who);
    expect((await client.post('/organisation/import/plan', { units: UNITS })).status).toBe(403);
    expect((await client.post('/organisation/import', { units: UNITS, stamp: 'x' })).status).toBe(403);
  }
  expect(await (await desk.as('谢飞')).get('/organisation/import')).toMatchObject({ status: 403 });
});

it('prints codes for those who have not joined, for whoever leads them; a new one voids the old', async () => {
  const town = await desk.as('何静');
  const list = await town.get<UnjoinedOf>('/organisation/codes', { unit: '211', below: 'true' });
  expect(list.body.people.map(({ name, state }) => [name, state])).toEqual([
    ['孔明', 'unused'],
    ['=SUM(A1)', 'unused'],
  ]);
  const [id = ''] = list.body.people.map((one) => one.id);
  const issue = () => town.post<readonly Slip[]>('/organisation/codes', { unit: '211', people: [id] });
  const first = (await issue()).body[0];
  expect(first).toMatchObject({ name: '孔明', unit: '平川县河湾镇东沟新村4号网格', role: 'grid_worker' });
  await desk.town.later(1);
  const second = (await issue()).body[0];
  expect(await desk.town.says('孔', '东沟村', `/报到 ${first?.code ?? ''}`)).toEqual([
    expect.stringContaining('报到码'),
  ]);
  expect(await desk.town.says('孔', '东沟村', `/报到 ${second?.code ?? ''}`)).toEqual([
    expect.stringContaining('孔明 已报到'),
  ]);
  const [entry] = (await desk.town.store.history({ flow: 'person', id })).filter(({ type }) => type === 'invited');
  expect(entry).toMatchObject({ person: '何静' });
  expect((await town.get<UnjoinedOf>('/organisation/codes', { unit: '211', below: 'true' })).body.count).toBe(1);
});

it('gives no code to who does not lead there, nor for somebody who has joined', async () => {
  const other = await desk.as('高峰');
  expect((await other.get('/organisation/codes', { unit: '211' })).status).toBe(403);
  expect((await other.post('/organisation/codes', { unit: '211', people: ['p1'] })).status).toBe(403);
  expect((await other.post('/organisation/codes', { unit: '212', people: ['p1'] })).status).toBe(403);
  const town = await desk.as('何静');
  expect((await town.post('/organisation/codes', { unit: '211', people: ['王芳'] })).status).toBe(403);
  for (const who of ['王芳', '谢飞'])
    expect((await (await desk.as(who)).get('/organisation/codes', { unit: '2111' })).status).toBe(403);
});

it('invites whom the viewer leads by a link that is shown once, and closes logins', async () => {
  const town = await desk.as('何静');
  expect((await town.get<readonly Invitable[]>('/organisation/invitable', { name: '张建国' })).body).toEqual([
    { id: '张建国', name: '张建国', unit: '西沟村', role: 'grid_leader', allowed: true },
  ]);
  expect((await town.get('/organisation/invitable', { name: '高峰' })).body).toEqual([]);
  const { body } = await town.post<{ path: string }>('/organisation/invite', { person: '张建国' });
  const token = body.path.slice(body.path.indexOf('#') + 1);
  const guest = await asking(desk.server);
  const accepted = await guest.post<{ csrf: string }>('/welcome/accept', {
    token,
    name: 'jianguo',
    password: 'a long password',
  });
  expect(accepted).toMatchObject({ status: 200, body: { person: { id: '张建国' } } });
  const village = guest.signedIn(accepted.body.csrf);
  expect((await village.get('/organisation/unit', { unit: '2111' })).status).toBe(200);
  const listed = (await town.get<Logins>('/organisation/logins')).body.logins;
  expect(listed.find(({ name }) => name === 'jianguo')).toMatchObject({
    personName: '张建国',
    open: true,
    governed: true,
  });
  // The clock of the town stands still: two changes of one login at one instant are ranked by their ids.
  await desk.town.later(1);
  expect((await town.post('/organisation/logins/close', { name: 'jianguo' })).status).toBe(200);
  expect(await village.get('/organisation/unit', { unit: '2111' })).toMatchObject({ status: 401 });
  const after = (await town.get<Logins>('/organisation/logins')).body.logins;
  expect(after.find(({ name }) => name === 'jianguo')).toMatchObject({ open: false });
});

it('lets nobody take the place of a superior, a colleague who has joined, or a stranger', async () => {
  const town = await desk.as('何静');
  await desk.as('罗平');
  const nameOf = (who: string) => `p-${Buffer.from(who).toString('hex').slice(0, 24)}`;
  for (const who of ['罗平', '高峰', '唐文', '何静', '管理', 'nobody'])
    expect(await town.post('/organisation/invite', { person: who })).toMatchObject({ status: 403 });
  expect((await town.post('/organisation/logins/close', { name: nameOf('罗平') })).status).toBe(403);
  expect((await town.post('/organisation/logins/close', { name: 'none' })).status).toBe(403);
  const county = await desk.as('罗平');
  expect((await county.post('/organisation/invite', { person: '谢飞' })).status).toBe(403);
  const seen = (await town.get<Logins>('/organisation/logins')).body.logins.map(({ person }) => person);
  expect(seen).toContain('何静');
  expect(seen).not.toContain('罗平');
  for (const who of ['王芳', '谢飞']) {
    const client = await desk.as(who);
    expect((await client.get('/organisation/logins')).status).toBe(403);
    expect((await client.get('/organisation/invitable', { name: '王芳' })).status).toBe(403);
    expect((await client.post('/organisation/invite', { person: '李强' })).status).toBe(403);
  }
});

it('prints a link at the machine for one person, by id or by a name that only one has', async () => {
  const lines: string[] = [];
  const io = { store: desk.town.store, address: 'http://127.0.0.1:3000', now: desk.town.now() };
  const invite = (who: string) => invitePerson(who, { ...io, write: (line) => void lines.push(line) });
  expect(await invite('没有的人')).toBe(1);
  expect(await invite('韩雪')).toBe(0);
  await desk.town.bot.drive.settle();
  const [, token = ''] = /welcome#(\S+)/.exec(lines.join('\n')) ?? [];
  const guest = await asking(desk.server);
  expect(await guest.post('/welcome', { token })).toMatchObject({ status: 200, body: { person: '韩雪' } });
});
