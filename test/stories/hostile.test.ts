import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

/** Longest time for one message, under a loaded machine, ms. */
const QUICK = 3000;
const MEGA = 1_000_000;
const fill = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const rows = (n: number, row: (i: number) => string) =>
  `#接龙\n${Array.from({ length: n }, (_, i) => `${i + 1}. ${row(i)}`).join('\n')}`;

const TEXTS: Readonly<Record<string, string>> = {
  'a megabyte of one letter': fill('a', MEGA),
  'a megabyte of figures': fill('9', MEGA),
  'a megabyte of reports': fill('返乡2 居隔2 ', MEGA),
  'a megabyte of blanks': `零报告${fill(' ', MEGA)}1`,
  'a megabyte behind a command': `/零报告 ${fill('啊', MEGA)}`,
  'a hundred thousand zero-width characters': `零${fill('\u200b', 100_000)}报告`,
  'a chain of 10,000 rows of nobody': rows(10_000, (i) => `某某${i} 零报告`),
  'a chain of 10,000 rows of one': rows(10_000, () => '2号网格 返乡1'),
  'a chain of 2,000 rows of one': rows(2000, () => '2号网格 返乡1'),
  'a chain with monstrous names': rows(20, (i) => `${fill('名', 5000)}${i} 零报告`),
  'control characters': `零\u0000报\u0007告\u001b[31m`,
  'right-to-left override': '\u202e告报零\u202c 返乡\u202e2',
  'lone surrogates': '返乡\ud800 2 \udfff',
  'lone surrogates in a command': '/我是\ud800 \udc00',
  'lone surrogates in a chain': '#接龙\n1. \ud83d 零报告\n2. \udfff 返乡2',
  'lone surrogates when joining': '/报到 \ud800张三',
  'an emoji storm': fill('👨‍👩‍👧‍👦🔥', 50_000),
  'combining marks': `零报告${fill('\u0301', 20_000)}`,
  'nested quotes': `${fill('「', 5000)}零报告${fill('」\n- - - -\n', 50_000)}`,
  'brackets without end': fill('（', 100_000),
  'a pattern that hurts': `返乡${fill('1+', 50_000)}!`,
  slashes: fill('/', 100_000),
  'line breaks': fill('\n', 100_000),
  'mentions without end': fill('@王芳\u2005', 100_000),
  'the words of the language': '#接龙\n1. __proto__ 零报告\n2. constructor 返乡1\n3. toString 零报告',
  'figures out of all bounds': `返乡1${fill('0', 400)} 居隔1e308 密接-0 发热٣`,
  'separators of our own keys': '代\u001f2号网格\u001f 零报告 {x}:y|z',
  'templates and markup': '返乡${1+1} <script>alert(1)</script> %s %n {{7*7}}',
};

describe('whatever somebody types', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    await town.says('王芳', '西沟村', '零报告');
  });
  afterAll(() => town.stop());

  it.each(Object.entries(TEXTS))('%s: one short answer or none, quickly, and no incident', async (_, text) => {
    for (const who of ['李强', '路人', '张建国']) {
      await town.later(1);
      const start = performance.now();
      const answers = await town.says(who, '西沟村', text);
      expect(performance.now() - start).toBeLessThan(QUICK);
      expect(answers.length).toBeLessThanOrEqual(1);
      expect(answers.join('').length).toBeLessThanOrEqual(2000);
      expect(answers.join('')).not.toMatch(/\p{Surrogate}/u);
    }
    expect(town.incidents).toEqual([]);
  });

  it('leaves the others what they said', async () => {
    await town.later(1);
    expect(await town.says('孙伟', '西沟村', '返乡1')).toEqual([expect.stringContaining('西沟村6号网格')]);
    expect(await town.store.docs([{ flow: 'daily-report', period: 'epidemic:2022-07-28', id: '21111' }])).toEqual([
      expect.objectContaining({ version: 1 }),
    ]);
  });

  it('also as a name, a topic and an id of the channel', async () => {
    const odd = '\u202e\ud800{x}|\u001f:*';
    const say = (part: object) =>
      town.channel.say({ conversation: 'room-2111', contact: '李强', text: '零报告', at: town.now(), ...part });
    await say({ contactName: odd, topic: odd });
    await say({ contact: odd });
    await say({ conversation: odd });
    await say({ id: odd, text: '/我是水' });
    await say({ contact: odd, conversation: odd, private: true, text: '/我是水' });
    await town.bot.drive.settle();
    expect(town.incidents).toEqual([]);
    expect(await town.says('孙伟', '西沟村', '零报告')).toHaveLength(1);
  });
});
