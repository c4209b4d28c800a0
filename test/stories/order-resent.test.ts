// A unit that an order could not reach, or only in the group of another, gets it when it has a group of its own.
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

async function unbound(who: string, where: string): Promise<void> {
  await town.says(who, where, '/解绑');
  await town.says(who, where, '1');
}
async function orders(words: string, who = '罗平', where = '平川县'): Promise<string[]> {
  await town.says(who, where, words);
  return town.says(who, where, '1');
}
const had = (where: string) => town.heard(where).filter((line) => line.startsWith('【令'));
const marked = (mark: string) => town.store.marked({ ledger: 'receipt:1.1', mark, under: '2' });

it('in the group of another unit it is called by name, and gets its own copy with its own group', async () => {
  await unbound('张建国', '西沟村');
  await orders('/指令 范围：村 签收60分钟 今晚转移低洼户');
  expect(had('河湾镇')).toEqual([expect.stringContaining('\n致西沟村：\n')]);
  expect([had('西沟村'), had('东沟村').length]).toEqual([[], 1]);
  await town.later(5);
  await town.says('张建国', '西沟村', '/绑定 西沟村');
  await town.later(1);
  expect(had('西沟村')).toEqual([expect.stringMatching(/^【令1】今晚转移低洼户\n(?!致)/)]);
  expect([had('东沟村').length, had('河湾镇').length]).toEqual([1, 1]);
  expect(await town.says('张建国', '西沟村', '收到')).toEqual(['✓ 西沟村 令1 签收（08:06）']);
  expect(await town.says('罗平', '平川县', '/催办 1 补发')).toEqual(['令1 没有送不到的群，不用补发']);
});

it('a unit that no group reached gets it with the first group that does', async () => {
  for (const [who, where] of [
    ['张建国', '西沟村'],
    ['何静', '河湾镇'],
    ['罗平', '平川县'],
    ['唐文', '松江市'],
  ] as const) {
    await unbound(who, where);
  }
  const [preview = ''] = await town.says('唐文', '石桥镇', '/指令 范围：仅西沟村、东沟村 今晚值守');
  expect(preview).toContain('⚠ 没有群、送不到：西沟村');
  await town.says('唐文', '石桥镇', '1');
  expect(await marked('undeliverable')).toEqual(['2111']);
  await town.says('何静', '河湾镇', '/绑定 河湾镇');
  await town.later(1);
  expect(had('河湾镇')).toEqual([expect.stringContaining('\n致西沟村：\n')]);
  expect(await marked('undeliverable')).toEqual([]);
  await town.says('张建国', '西沟村', '/绑定 西沟村');
  await town.later(1);
  expect(had('西沟村')).toHaveLength(1);
  expect(had('东沟村')).toHaveLength(1);
});

it('who has acknowledged elsewhere, and an order that is over, are not sent again', async () => {
  await unbound('张建国', '西沟村');
  await orders('/指令 范围：村 今晚值守');
  await orders('/指令 范围：村 明早开会');
  await town.says('张建国', '河湾镇', '/收到 1');
  await orders('/撤令 2 改期');
  expect(await town.says('张建国', '西沟村', '/绑定 西沟村')).toEqual([
    expect.stringContaining('✓ 本群已绑定为西沟村'),
  ]);
  await town.later(1);
  expect(had('西沟村')).toEqual([]);
});

it('by hand nothing is sent again while there is no other group, and a stranger binds none', async () => {
  await unbound('张建国', '西沟村');
  await orders('/指令 范围：村 签收60分钟 今晚转移低洼户');
  expect(await town.says('罗平', '平川县', '/催办 1 补发')).toEqual(['令1 没有送不到的群，不用补发']);
  await town.says('路人', '西沟村', '/绑定 西沟村');
  expect(had('西沟村')).toEqual([]);
});
