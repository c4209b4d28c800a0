// 撤回 takes the last message back, whichever of his units or of those below it was about.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

const says = async (who: string, text: string) => {
  await town.later(1);
  return town.says(who, '西沟村', text);
};

/** 王芳 stands in for 李强; 张建国 reports for 6号网格 himself. */
async function furtherPosts() {
  await town.later(1);
  const posts = { 王芳: ['21111', '21112'], 张建国: ['21116'] };
  for (const [name, units] of Object.entries(posts)) {
    const grids = units.map((unit) => ({ unit, role: 'grid_worker', post: 'principal' }));
    const leads = name === '张建国' ? [{ unit: '2111', role: 'grid_leader', post: 'principal' }] : [];
    const event = {
      ...{ type: 'imported', at: town.now(), id: `posts:${name}`, name },
      posts: [...leads, ...grids],
      contacts: [{ channel: 'test', contact: name }],
    };
    const signal = { to: { flow: 'person', id: name }, event };
    await town.store.offer([{ kind: 'signal', id: event.id, at: event.at, signal }]);
  }
  await town.bot.drive.settle();
}

it('of a leader it is the last report he made for somebody else, one after the other', async () => {
  await says('张建国', '代2号网格 返乡2');
  await says('张建国', '代3号网格 返乡3');
  expect(await says('张建国', '撤回')).toEqual(['✓ 已撤回 西沟村3号网格 7月28日的报告，现在算未报，请重新报']);
  expect(await says('张建国', '撤回')).toEqual(['✓ 已撤回 西沟村2号网格 7月28日的报告，现在算未报，请重新报']);
  expect(await says('张建国', '撤回')).toEqual([
    '您没有报过，没有可撤回的。撤回下级的请写单位，例：撤回 西沟村1号网格',
  ]);
});

it('of one sentence for several units it is all of them', async () => {
  await says('张建国', '1号、2号、3号零报告');
  expect((await says('张建国', '撤回')).join('\n').match(/现在算未报/g)).toHaveLength(3);
});

it('of who reports for himself as well it is the newer of the two', async () => {
  await furtherPosts();
  await says('张建国', '零报告');
  await says('张建国', '更正 5号网格 返乡2');
  expect(await says('张建国', '撤回')).toEqual([expect.stringContaining('✓ 已撤回 西沟村5号网格')]);
  expect(await says('张建国', '撤回')).toEqual([expect.stringContaining('✓ 已撤回 西沟村6号网格')]);
});

it('of several units of one’s own it is the last one spoken of', async () => {
  await furtherPosts();
  await says('王芳', '1号网格零报告');
  await says('王芳', '2号网格返乡1');
  expect(await says('王芳', '撤回')).toEqual([expect.stringContaining('✓ 已撤回 西沟村2号网格')]);
  expect(await says('王芳', '更正 返乡2')).toEqual([
    '您负责2个单位：西沟村1号网格、西沟村2号网格。请写明是哪个，例：更正 西沟村1号网格 返乡3',
  ]);
});
