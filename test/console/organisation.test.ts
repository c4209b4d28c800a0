import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Branches, Found, RoomChecks, UnitShown } from '../../src/console/wire/organisation.ts';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const rooms = async (who: string, unit: string, check: string) =>
  (await (await desk.as(who)).get<RoomChecks>('/organisation/rooms', { unit, check })).body;

/** Somebody says something in a group that is bound to nothing. */
const chats = (contact: string, group: string, topic: string) =>
  desk.town.says(contact, group, '大家早上好', { conversation: group, topic });

it('opens the tree a level at a time, from where the viewer stands', async () => {
  const city = await desk.as('唐文');
  expect((await city.get<Branches>('/organisation/units')).body.units).toEqual([
    { code: '2', name: '松江市', tier: 'city', below: 1, room: true },
  ]);
  const { body } = await city.get<Branches>('/organisation/units', { unit: '2111' });
  expect(body.units.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${n}号网格`));
  const town = await desk.as('何静');
  expect((await town.get<Branches>('/organisation/units')).body.units.map(({ code }) => code)).toEqual(['211']);
  const worker = await desk.as('王芳');
  expect((await worker.get<Branches>('/organisation/units')).body.units).toMatchObject([{ code: '21111', below: 0 }]);
});

it('finds units as the bot understands them, and people, only where the viewer sees', async () => {
  const city = await desk.as('唐文');
  const find = async (q: string) => (await city.get<Found>('/organisation/search', { q })).body;
  expect((await find('西沟村3号网格')).units.map(({ code }) => code)).toEqual(['21113']);
  expect((await find('1号网格')).units.map(({ code }) => code).sort()).toEqual(['21111', '21121', '21211']);
  expect((await find('石桥 1号')).units.map(({ full }) => full)).toEqual(['平川县石桥镇柳林村1号网格']);
  expect((await find('张建国')).people).toEqual([{ id: '张建国', name: '张建国', unit: '2111', at: '西沟村' }]);
  const town = await desk.as('何静');
  expect((await town.get<Found>('/organisation/search', { q: '柳林' })).body.units).toEqual([]);
  expect((await town.get<Found>('/organisation/search', { q: '郑军' })).body.people).toEqual([]);
});

it('shows of a unit who 名册 names, its groups and what it is let off', async () => {
  const town = await desk.as('何静');
  const roster = (await town.say('/名册 西沟村')).join();
  await town.say('/免报 西沟村3号网格 至8月3日 整村搬迁');
  const village = (await town.get<UnitShown>('/organisation/unit', { unit: '2111' })).body;
  expect(village).toMatchObject({ full: '平川县河湾镇西沟村', tier: 'village', below: 6, mayBind: true });
  expect(village.path.map(({ name, seen }) => [name, seen])).toEqual([
    ['松江市', false],
    ['平川县', false],
    ['河湾镇', true],
  ]);
  expect(village.people).toMatchObject([{ name: '张建国', role: 'grid_leader', bound: true, frozen: false }]);
  for (const { name } of village.people) expect(roster).toContain(name);
  expect(village.rooms).toMatchObject([{ key: 'test/room-2111', topic: '西沟村village群', account: 'main' }]);
  const grid = (await town.get<UnitShown>('/organisation/unit', { unit: '21113' })).body;
  expect(grid.exemptions).toMatchObject([{ to: '2022-08-03', reason: '整村搬迁' }]);
});

it('shows nobody what his post does not let him see', async () => {
  const town = await desk.as('何静');
  const asks = [
    ['/organisation/units', { unit: '212' }],
    ['/organisation/unit', { unit: '2121' }],
    ['/organisation/rooms', { unit: '212', check: 'free' }],
  ] as const;
  for (const [path, query] of asks)
    expect(await town.get(path, query)).toMatchObject({ status: 403, body: { code: 'console.forbidden' } });
  expect((await town.get('/organisation/rooms', { unit: '211', check: 'everything' })).status).toBe(400);
});

it('proposes a unit for a group by its name, and binds it at a click', async () => {
  await (await desk.as('张建国')).say('/解绑 test/room-2111');
  expect((await rooms('唐文', '2', 'without')).counts.without).toBe(0);
  expect(await (await desk.as('张建国')).say('1')).toEqual(['✓ 已解绑西沟村的群']);
  expect((await rooms('唐文', '2', 'without')).rows).toMatchObject([{ unit: '2111', tier: 'village' }]);
  expect(await chats('路人', 'a@@new', '河湾镇西沟村疫情防控工作群')).toEqual([]);
  await chats('路人', 'b@@new', '钓鱼爱好者');
  const { rows, counts } = await rooms('唐文', '2', 'free');
  expect(counts.free).toBe(3);
  expect(rows.find(({ key }) => key === 'test/a@@new')).toMatchObject({
    topic: '河湾镇西沟村疫情防控工作群',
    account: 'main',
    proposed: { full: '平川县河湾镇西沟村', kind: 'command', taken: false },
  });
  expect(rows.find(({ key }) => key === 'test/b@@new')?.proposed).toBeUndefined();
  // A leader sees what he may bind, and no other group.
  expect((await rooms('何静', '211', 'free')).rows.map(({ key }) => key).sort()).toEqual([
    'test/a@@new',
    'test/room-2111',
  ]);
  expect((await rooms('高峰', '212', 'free')).rows).toEqual([]);
  const other = await desk.as('高峰');
  expect((await other.say('/绑定 平川县河湾镇西沟村 test/a@@new')).join()).toContain('不归您管');
  const town = await desk.as('何静');
  expect(await town.say('/绑定 平川县河湾镇西沟村 test/a@@new')).toEqual([expect.stringContaining('西沟村')]);
  expect(desk.town.bot.engine.org.roomOf('2111')).toMatchObject({
    key: 'test/a@@new',
    room: 'a@@new',
    account: 'main',
  });
  expect(await town.say('/绑定 平川县河湾镇西沟村 test/a@@new')).toEqual([
    expect.stringContaining('没有这个待绑定的群'),
  ]);
  expect((await rooms('唐文', '2', 'free')).rows.map(({ key }) => key)).not.toContain('test/a@@new');
});

it('names groups without an owner and two of one unit', async () => {
  const { rows } = await rooms('唐文', '2', 'ownerless');
  expect(rows).toEqual([]);
  const by = { person: 'setup', name: 'setup', unit: '2', unitName: '松江市' };
  const at = desk.town.now();
  const bound = {
    type: 'bound',
    at,
    id: 'second',
    account: 'main',
    room: 'second',
    unit: '2121',
    unitName: '柳林村',
    kind: 'command',
    by,
  };
  const relieved = { type: 'relieved', at: at + 1, id: 'gone', unit: '2112', role: 'grid_leader', by };
  await desk.town.store.offer([
    { kind: 'signal', id: 'second', at, signal: { to: { flow: 'room', id: 'test/second' }, event: bound } },
    { kind: 'signal', id: 'gone', at, signal: { to: { flow: 'person', id: '马东' }, event: relieved } },
  ]);
  await desk.town.bot.drive.settle();
  expect((await rooms('唐文', '2', 'doubled')).rows.map(({ key }) => key)).toEqual(['test/room-2121', 'test/second']);
  expect((await rooms('唐文', '2', 'ownerless')).rows).toMatchObject([{ unit: '2112', lacks: 'people' }]);
});

it('calls a group silent when none of its units has reported on whole days, and nobody before', async () => {
  expect(await rooms('唐文', '2', 'silent')).toMatchObject({ days: [], counts: { silent: 0 } });
  await desk.town.says('郑军', '柳林村', '零报告');
  await desk.town.until('08:00');
  await desk.town.until('08:00');
  const { days, rows } = await rooms('唐文', '2', 'silent');
  expect(days).toContain('2022-07-28');
  expect(rows.map(({ unit }) => unit)).toContain('21111');
  expect(rows.map(({ unit }) => unit)).not.toContain('21211');
});
