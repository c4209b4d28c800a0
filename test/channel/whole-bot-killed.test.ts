// The whole bot while its WeChat gateway is killed in the middle of a reporting day, for a second and for long.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Saying } from '../support/puppet-harness.ts';
import { until } from '../support/until.ts';
import { outage } from '../support/wechat-outage.ts';
import { openWechatTown, type WechatTown } from '../support/wechat-town.ts';

let town: WechatTown;
beforeEach(async () => {
  town = await openWechatTown();
});
afterEach(() => town.stop());

const answersTo = (unit: string) => town.heard('西沟村').filter((text) => text.startsWith(`✓ 西沟村${unit}`));

/** Four of the six grids of the village report. */
async function morning(): Promise<Saying[]> {
  const said: Saying[] = [];
  for (const who of ['王芳', '李强', '赵敏', '刘海']) said.push((await town.says(who, '西沟村', '零报告')).saying);
  return said;
}

/** The fifth one is heard, and the gateway dies with the answer under way. */
async function killedWhileAnswering(): Promise<void> {
  await town.gateway.tell({ kind: 'fail', errors: ['never'] });
  await town.speaks('陈红', '西沟村', '返乡1');
  await until('the answer is under way', async () => (await town.gateway.tell({ kind: 'failing' })).kind === 'done');
  await town.gateway.kill();
}

/** A message that no gateway took. */
const unheard = (): Saying => ({
  contact: '孙伟',
  room: '2111@chatroom',
  text: '零报告',
  id: 'unheard',
  timestamp: town.now(),
});

describe('the whole bot, its gateway killed', () => {
  it.each([1000, 8000])('for %d ms: is back by itself, accuses nobody, answers nothing twice', async (ms) => {
    await town.travel('15:10');
    const said = await morning();
    await town.gateway.prepare();
    let lost: Saying = {};
    const { printed } = await outage(town, {
      broken: killedWhileAnswering,
      meanwhile: () => {
        lost = unheard();
        const since = performance.now();
        return until('it has been away for long enough', () => performance.now() - since > ms, 2 * ms);
      },
      back: () => town.gateway.start(),
    });

    const asked = () => town.heard('西沟村').filter((text) => text.includes('掉线，'));
    await until('the village is asked to send again', () => asked().length > 0);
    const resend = `${printed}掉线，这段时间的消息可能没收到。还没见到“✓”的请再发一次（重发不会重复计数）：西沟村6号网格`;
    expect(asked()).toEqual([resend]);
    const list = async () => (await town.says('张建国', '西沟村', '/未报')).answers;
    const head = `西沟村 7月28日疫情防控：应报6，有情况1，`;
    expect(await list()).toEqual([
      `${head}零报告4，未报0，联系不上1，免报0\n联系不上（掉线期间可能已报）：西沟村6号网格`,
    ]);

    // The new gateway delivers the morning again, and the new ear knows none of it.
    await town.gateway.say(...said);
    const again = await town.says('孙伟', '西沟村', '零报告');
    expect(again.answers).toEqual([`✓ 西沟村6号网格 7月28日 零报告（${again.time} 按时）`]);
    // What nobody took may come at last, and who saw no answer sends again: each is answered once, neither counts twice.
    await town.gateway.say(lost);
    const unanswered = await town.says('陈红', '西沟村', '返乡1');
    await until('an answer to each', () => answersTo('5号网格').length + answersTo('6号网格').length === 3);
    expect(answersTo('6号网格')[1]).toContain('零报告（已报过，数字没变）');
    expect(answersTo('5号网格')).toEqual([
      `✓ 西沟村5号网格 7月28日 返乡人员1（已报过，数字没变）（${unanswered.time} 按时）`,
    ]);
    expect(await list()).toEqual([`${head}零报告5，未报0，联系不上0，免报0`]);
    for (const n of [1, 2, 3, 4]) expect(answersTo(`${n}号网格`)).toHaveLength(1);

    await town.travel('16:00');
    expect(town.heard('东沟村').at(-1)).toBe('联系不上2个：东沟村1号网格、2号网格（掉线期间可能已报，请再发一次）');
    const all = town.gateway.sent().map(({ text }) => text);
    expect(all.filter((text) => /还没收到|未报[1-9]/.test(text))).toEqual([]);
    // Bound, 4 + 1 + 2 answers to reports, the notice, the list twice; what was under way at the kill is not said again.
    expect(town.heard('西沟村')).toHaveLength(1 + 7 + 1 + 2);
    expect(town.incidents).toEqual([]);
  });
});
