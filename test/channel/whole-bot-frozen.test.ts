// The whole bot while its WeChat gateway hangs: connections stay open, and nothing comes through them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { outage } from '../support/wechat-outage.ts';
import { openWechatTown, type WechatTown } from '../support/wechat-town.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const VILLAGES = ['西沟村', '东沟村', '柳林村'];
/** How soon a half-open link must be noticed (measures.md R7), ms. */
const NOTICED_MS = 15_000;

let town: WechatTown;
beforeEach(async () => {
  town = await openWechatTown();
});
afterEach(() => town.stop());

/** Frozen until the bot has noticed, and thawed. `meanwhile` is not waited for: the gateway takes nothing in. */
function frozen(meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  let said: Promise<unknown> = Promise.resolve();
  return outage(town, {
    broken: () => {
      town.gateway.signal('SIGSTOP');
      said = meanwhile();
    },
    meanwhile: () => until('the bot notices', () => town.states.at(-1)?.state === 'offline', NOTICED_MS),
    back: async () => {
      town.gateway.signal('SIGCONT');
      await said;
    },
  });
}

describe('the whole bot, its gateway frozen', () => {
  it('notices, is back by itself, and knows nobody as missing whom it may have missed', async () => {
    await town.travel('15:10');
    for (const who of ['王芳', '李强', '赵敏', '刘海']) await town.says(who, '西沟村', '零报告');
    await town.says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 明天10点前');
    await frozen(() => town.speaks('陈红', '西沟村', '零报告'));
    await until('the village is asked to send again', () =>
      town.heard('西沟村').some((text) => text.includes('掉线，')),
    );

    // What was said to the frozen gateway may have come to the old link or to the new one: said again it counts once.
    const again = await town.says('陈红', '西沟村', '零报告');
    await town.bot.drive.settle();
    const answers = town.heard('西沟村').filter((text) => text.startsWith('✓ 西沟村5号网格'));
    const first = `✓ 西沟村5号网格 7月28日 零报告（`;
    expect(answers[0]).toMatch(new RegExp(`^${first}\\d\\d:\\d\\d 按时）$`));
    expect(answers.slice(1)).toEqual(answers.length === 1 ? [] : [`${first}已报过，数字没变）（${again.time} 按时）`]);

    expect((await town.says('谢飞', '河湾镇', { file: PNG })).answers).toEqual(['✓ 督1 照片已收（共1张）']);

    expect((await town.says('张建国', '西沟村', '/未报')).answers).toEqual([
      `西沟村 7月28日疫情防控：应报6，有情况0，零报告5，未报0，联系不上1，免报0\n联系不上（掉线期间可能已报）：西沟村6号网格`,
    ]);
    await town.travel('16:00');
    expect(town.heard('西沟村').at(-1)).toBe('联系不上1个：西沟村6号网格（掉线期间可能已报，请再发一次）');
    expect(town.heard('河湾镇').slice(1)).toEqual([
      expect.stringContaining('✓ 督1 西沟村卡口'),
      '✓ 督1 照片已收（共1张）',
    ]);
    const all = town.gateway.sent().map(({ text }) => text);
    expect(all.filter((text) => /还没收到|未报[1-9]/.test(text))).toEqual([]);
    expect(town.incidents).toEqual([]);
  });

  it('sends an order again that was under way, and nothing else', async () => {
    await town.says('罗平', '平川县', '/指令 急 范围：村 签收30分钟 今晚有暴雨，请转移危房住户');
    await town.gateway.tell({ kind: 'fail', errors: ['never', 'never', 'never', 'never'] });
    await town.speaks('罗平', '平川县', '1');
    await until('order and receipt are under way', async () => {
      return (await town.gateway.tell({ kind: 'failing' })).kind === 'done';
    });
    await frozen();
    await town.travel('09:30');
    const heard = (where: string) => town.heard(where).filter((text) => text.startsWith('【令1】急 今晚有暴雨'));
    expect(VILLAGES.map((where) => heard(where).length)).toEqual([1, 1, 1]);
    expect(town.heard('平川县').filter((text) => text.startsWith('✓ 令1'))).toEqual([]);
    expect(town.incidents).toEqual([]);
  });
});
