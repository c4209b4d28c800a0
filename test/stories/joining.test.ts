// Joining a group, in chat: who asks, what an approval gives, and that nobody takes over another one's name unnoticed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

const as = (contactName: string) => ({ contactName });

it('two strangers of one name are told apart by number, nickname and time; the number decides', async () => {
  expect(await town.says('丽一', '西沟村', '/报到 李丽娜', as('丽丽'))).toEqual([
    '申请1 李丽娜（昵称“丽丽”，西沟村village群，7月28日08:00）：名册上没有此人，同意后为西沟村网格员。请核实是本人后发：/同意 1',
  ]);
  await town.later(5);
  await town.says('丽二', '西沟村', '/报到 李丽娜', as('娜 139 1234 5678”）@所有人\n申'));
  const [choice = ''] = await town.says('张建国', '西沟村', '/同意 李丽娜');
  expect(choice.split('\n')).toEqual([
    '同名的申请有2个，请核实后按编号发，例：/同意 1',
    '申请1 李丽娜（昵称“丽丽”，西沟村village群，7月28日08:00）：名册上没有此人，同意后为西沟村网格员',
    '申请2 李丽娜（昵称“娜 139****5678 所有人 申”，西沟村village群，7月28日08:05）：名册上没有此人，同意后为西沟村网格员',
  ]);
  expect(await town.says('张建国', '西沟村', '/同意 1')).toEqual(['✓ 已同意 李丽娜 报到：西沟村网格员']);
  expect(await town.says('丽一', '西沟村', '/我是谁')).toEqual(['您是李丽娜：平川县河湾镇西沟村网格员']);
});

it('asking again within the hour is answered in the same group and not announced again', async () => {
  const leaders = town.heard('河湾镇').length;
  expect(await town.says('新人', '东沟村', '/报到 马东', as('老马'))).toEqual([
    '申请3：已请河湾镇核实“马东”，同意后即可使用\n' +
      '有人（昵称“老马”）要用另一个账号以“马东”的名字报到（申请3）。如果不是您本人换号，请马上告诉河湾镇',
  ]);
  expect(town.heard('河湾镇').slice(leaders)).toEqual([
    '申请3 马东（昵称“老马”，东沟村village群，7月28日08:05）：东沟村网格长，已由另一个账号报到，同意后换成这个账号。请核实是本人后发：/同意 3',
  ]);
  expect(await town.says('新人', '东沟村', '/报到 马东', as('老马'))).toEqual([
    '申请3：已请河湾镇核实“马东”，同意后即可使用',
  ]);
  expect(town.heard('河湾镇')).toHaveLength(leaders + 1);
});

it('an account is replaced by the tier above only, in the open, and commands after a day', async () => {
  expect(await town.says('马东', '东沟村', '/同意 3')).toEqual(['没有“3”的报到申请在等您同意']);
  const before = town.heard('东沟村').length;
  expect(await town.says('何静', '河湾镇', '/同意 3')).toEqual([
    '✓ 已同意 马东 报到：东沟村网格长。换号后24小时内只能报告和答复，不能下指令、审批',
  ]);
  expect(town.heard('东沟村').slice(before)).toEqual([
    '马东 已报到：东沟村网格长（换号后24小时内只能报告和答复）。发 /帮助 看能做什么\n' +
      '“马东”已换成另一个账号（昵称“老马”），原账号不再有效。如果不是本人换号，请马上告诉上级',
  ]);
  const order = '/指令 范围：网格 签收30分钟 今晚有暴雨';
  expect(await town.says('新人', '东沟村', order)).toEqual([expect.stringContaining('24小时')]);
  expect(await town.says('新人', '东沟村', '代1号网格 零报告')).toEqual([expect.stringContaining('✓')]);
  await town.later(24 * 60);
  expect(await town.says('新人', '东沟村', order)).toEqual([expect.stringContaining('回复 1 下发')]);
});

it('no office is given by a colleague: a stranger in the county’s group gets the least post there', async () => {
  const [asked = ''] = await town.says('路人', '平川县', '/报到 钱多', as('钱'));
  expect(asked).toContain('同意后为平川县网格员');
  expect(await town.says('罗平', '平川县', '/同意 4 县区办')).toEqual([
    '平川县县区办这个岗位不由您给，请上级同意，或写进名册',
  ]);
  expect(await town.says('唐文', '松江市', '/同意 4 县区办')).toEqual(['✓ 已同意 钱多 报到：平川县县区办']);
});

it('a name that stands on the roster a tier above is said, with its post', async () => {
  const [asked = ''] = await town.says('小张', '21112', '/报到 张建国', as('建国'));
  expect(asked).toContain('申请5');
  expect(town.heard('西沟村').at(-1)).toContain('同名：张建国（西沟村网格长），同意后为西沟村2号网格网格员');
});

it('a code typed wrong is a wrong code', async () => {
  expect(await town.says('生人', '西沟村', '/报到 AAAAAAA')).toEqual([expect.stringContaining('报到码不对')]);
});
