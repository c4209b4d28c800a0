// Who may order what, who signs it, who hears of two orders on one matter, and how often it is chased.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MORNING, openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.store.offer([{ kind: 'signal', id: 'import:夏雨', at: MORNING, signal: onDuty() }]);
  await town.bot.drive.settle();
});
afterAll(() => town.stop());

/** 夏雨 is on duty in the county. */
function onDuty() {
  const event = {
    ...{ type: 'imported', at: MORNING, id: 'import:夏雨', name: '夏雨' },
    posts: [{ unit: '21', role: 'duty_officer', post: 'principal' }],
    contacts: [{ channel: 'test', contact: '夏雨' }],
  };
  return { to: { flow: 'person', id: '夏雨' }, event };
}

/** Typed and confirmed. */
async function orders(who: string, where: string, words: string): Promise<string> {
  await town.says(who, where, words);
  return (await town.says(who, where, '1')).join('\n');
}
const last = (where: string) => town.heard(where).at(-1) ?? '';

describe('the duty officer', () => {
  it.each(['/指令 今晚值守', '/指令 平 范围：村 今晚值守'])('issues no ordinary order: %s', async (words) => {
    expect(await town.says('夏雨', '平川县', words)).toEqual(['值班只能下急令、特急令，请写：/指令 急 …']);
    expect(await town.says('夏雨', '平川县', '1')).toEqual([]);
  });

  it('issues an urgent one, at night as well, and makes none ordinary', async () => {
    await town.until('23:10');
    expect(await orders('夏雨', '平川县', '/指令 急 范围：村 水位上涨，上堤巡查')).toContain('✓ 令1 已下发：3个单位');
    expect(last('西沟村')).toMatch(
      /^【令1】急 水位上涨\n水位上涨，上堤巡查\n23:20前回复“收到”\n平川县 夏雨 7月28日23:10$/,
    );
    expect(await town.says('夏雨', '平川县', '/改令 1 平 明早再巡查')).toEqual([
      '值班只能下急令、特急令，请写：/改令 1 急 …',
    ]);
    expect(await orders('夏雨', '平川县', '/结令 1')).toContain('✓ 令1');
  });

  it('orders nobody above or beside the county', async () => {
    expect(await town.says('夏雨', '平川县', '/指令 急 范围：松江市 开会')).toEqual([
      '找不到“松江市”，或不归您指挥，请写全称',
    ]);
  });
});

describe('an amendment', () => {
  it('is signed by whoever made it, and the issuer hears of it', async () => {
    await orders('唐文', '松江市', '/指令 范围：村 签收60分钟 今晚清点沙袋');
    expect(last('西沟村')).toContain('\n松江市 唐文 7月28日');
    await orders('韩雪', '松江市', '/改令 2 今晚清点沙袋和水泵');
    expect(last('西沟村')).toMatch(/^【令2】今晚清点沙袋和水泵（第2版，前版作废，请重新签收）\n/);
    expect(last('西沟村')).toContain('\n松江市 韩雪 7月28日');
    expect(last('松江市')).toContain('您下的令2 今晚清点沙袋和水泵 已由松江市 韩雪改令');
    await orders('唐文', '松江市', '/改令 2 今晚清点沙袋、水泵和雨衣');
    expect(last('西沟村')).toContain('（第3版，前版作废，请重新签收）');
    expect(last('西沟村')).toContain('\n松江市 唐文 7月28日');
  });

  it('is not for those who do not command the issuer', async () => {
    expect(await town.says('罗平', '平川县', '/改令 2 不用清点')).toEqual([
      '令2 不归您管：只有下令人和管得到这一片的人可以操作',
    ]);
    await orders('唐文', '松江市', '/结令 2');
  });
});

describe('two orders on one matter', () => {
  it('are both named to the author of the second, and to the leaders above both', async () => {
    await orders('罗平', '平川县', '/指令 主题：防汛转移 签收60分钟 今晚转移低洼户');
    const [preview = ''] = await town.says('何静', '河湾镇', '/指令 主题：防汛转移 范围：村 明早转移低洼户');
    expect(preview).toContain('⚠ 同一事项已有令3“防汛转移”（平川县 罗平）未办结');
    const before = town.heard('平川县').length;
    await town.says('何静', '河湾镇', '1');
    expect(town.heard('平川县').slice(before)).toEqual([
      '多头指挥提醒：河湾镇 何静的令4“防汛转移”与平川县 罗平的令3同一事项，都发给了2个单位，请统一口径',
    ]);
    expect(town.channel.heard.findLast(({ text }) => text.startsWith('多头指挥'))?.mentions).toEqual(['罗平']);
  });

  it('another matter, or the same author, is no collision', async () => {
    const before = town.heard('平川县').length;
    expect((await town.says('何静', '河湾镇', '/指令 范围：村 报送新生儿名单'))[0]).not.toContain('⚠ 同一事项');
    await town.says('何静', '河湾镇', '1');
    await orders('罗平', '平川县', '/指令 主题：防汛转移 范围：石桥镇 签收60分钟 后天转移低洼户');
    expect(town.heard('平川县').slice(before).join()).not.toContain('多头指挥');
  });
});

describe('/催办', () => {
  it('chases at once those who owe, and not again within the pause', async () => {
    await orders('罗平', '平川县', '/指令 范围：村 签收8小时 上报防汛物资');
    await town.says('张建国', '西沟村', '收到');
    await town.until('23:30');
    const [said] = await town.says('罗平', '平川县', '/催办 7');
    expect(said).toBe('✓ 令7 正在催办2个未签收的单位');
    expect(last('河湾镇')).toBe('令7 上报防汛物资：罗平催签收，还差东沟村');
    expect(last('石桥镇')).toBe('令7 上报防汛物资：罗平催签收，还差柳林村');
    await town.later(9);
    expect(await town.says('罗平', '平川县', '/催办 7')).toEqual(['令7 23:30刚催过，10分钟内不重复催']);
    expect(last('河湾镇')).toContain('罗平催签收');
  });

  it('who was just chased with all others is not chased again by himself', async () => {
    expect(await town.says('何静', '河湾镇', '/催办 7')).toEqual(['令7 23:30刚催过，10分钟内不重复催']);
  });

  it('one part of it is chased by itself, once in the pause, whatever is chased between', async () => {
    await town.later(11);
    const chases = (words: string) => town.says('罗平', '平川县', words);
    expect(await chases('/催办 7 河湾镇')).toEqual(['✓ 令7 正在催办1个未签收的单位']);
    expect(await chases('/催办 7 石桥镇')).toEqual(['✓ 令7 正在催办1个未签收的单位']);
    await town.later(1);
    expect(await chases('/催办 7 河湾镇')).toEqual(['令7 23:50刚催过，10分钟内不重复催']);
    await town.later(10);
    expect(await chases('/催办 7 河湾镇')).toEqual(['✓ 令7 正在催办1个未签收的单位']);
    expect(town.incidents).toEqual([]);
  });
});
