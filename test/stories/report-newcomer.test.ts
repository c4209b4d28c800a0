// A unit that joins while a day is under way owes from the next one: its figure must not stand in a sum nobody can explain.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTHING } from '../../src/ports.ts';
import { openTown, type Town, UNITS } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

it('hears that it reports from tomorrow, and does', async () => {
  await town.says('王芳', '西沟村', '返乡2');
  await town.store.commit([
    { ...NOTHING, units: [...UNITS, { code: '21117', name: '7号网格', tier: 'grid', parent: '2111', aliases: [] }] },
  ]);
  const posts = [{ unit: '21117', role: 'grid_worker', post: 'principal' }];
  const event = {
    type: 'imported',
    at: town.now(),
    id: 'i',
    name: '白鸽',
    posts,
    contacts: [{ channel: 'test', contact: '白鸽' }],
  };
  await town.store.offer([
    { kind: 'signal', id: 'i', at: town.now(), signal: { to: { flow: 'person', id: '白鸽' }, event } },
  ]);
  await town.bot.drive.settle();
  const refusal = '西沟村7号网格是7月28日中途加入的，从7月29日起报，这条没有记录';
  expect(await town.says('白鸽', '西沟村', '返乡9')).toEqual([refusal]);
  expect((await town.says('张建国', '西沟村', '接龙\n1. 7号网格 返乡9\n2. 2号网格 零报告')).join('\n')).toContain(
    '7号网格',
  );
  const today = (await town.says('张建国', '西沟村', '/汇总')).join('\n');
  expect(today).toContain('返乡人员2人');
  expect(today).toContain('应报6个');
  await town.until('08:00');
  expect(await town.says('白鸽', '西沟村', '补昨天 零报告')).toEqual(['7月28日还没有西沟村7号网格，不用补报']);
  expect((await town.says('白鸽', '西沟村', '返乡9')).join()).toContain('✓ 西沟村7号网格 7月29日 返乡人员9');
  expect((await town.says('张建国', '西沟村', '/汇总')).join()).toContain('应报7个');
});
