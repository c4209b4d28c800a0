// A version that was submitted is read as it was, with what has moved since.
import { beforeEach, expect, it } from 'vitest';
import { render, type Text } from '../../src/texts/index.ts';
import { at, reportedDay, type World, ZONE } from '../support/reading.ts';

let w: World;
const print = (text: Text | undefined, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  text === undefined ? '' : render(text, { locale, zone: ZONE });
const read = async (words: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  print((await w.says('p-h', words, at('17:05'))).reply, locale);

beforeEach(async () => {
  w = await reportedDay();
  await w.says('p-h', '/报送 确认', at('17:00'));
});

it('shows the figures of that version, and the difference to now', async () => {
  await w.says('p-x1', '更正 返乡3', at('17:02'));
  await w.says('p-x4', '零报告', at('17:03'));
  expect(await read('/汇总 第1版')).toBe(
    [
      '【河湾镇疫情防控日报】7月28日 第1版（17:00 人p-h报送）',
      '报送时：应报10个，已报4个，其中零报告2个、迟报1个，未报6个。',
      '今日：返乡人员5人，巡查次数4次；现有：发热人数0人，密接人数0人，居家隔离2人。',
      '到现在的变动：返乡人员+1，未报-1',
    ].join('\n'),
  );
  expect(await read('/summary v1', 'en')).toContain(
    'version 1 (submitted by 人p-h, 17:00)\nAs submitted: owed 10, received 4',
  );
});

it('is found by any way of writing it, for any unit and day, and names the newest', async () => {
  expect(await read('/汇总 河湾镇第一版')).toContain('到现在没有变动');
  await w.says('p-x1', '更正 返乡3', at('17:02'));
  await w.says('p-h', '/报送 确认', at('17:03'));
  expect(await read('/汇总 河湾镇 7月28日 第１版')).toContain('返乡人员5人');
  expect(await read('/汇总 第 1 版')).toContain('最新是第2版，发：/汇总 第2版');
  expect(await read('/汇总 2版')).toContain('返乡人员6人');
});

it('refuses one that was never submitted', async () => {
  const refused = async (words: string) => print((await w.says('p-h', words, at('17:05'))).refusal);
  expect(await refused('/汇总 第3版')).toBe('河湾镇 7月28日疫情防控只报送到第1版，没有第3版');
  expect(await refused('/汇总 第0版')).toContain('没有第0版');
  expect(await refused('/汇总 西沟村 第1版')).toBe('西沟村 7月28日疫情防控还没有报送过');
});
