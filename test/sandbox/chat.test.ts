import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { chat } from '../../src/cli/chat.ts';
import type { ChatOptions } from '../../src/cli/chat.ts';
import { chainOf, quoteOf, read } from '../../src/cli/chat/line.ts';
import { harmless } from '../../src/cli/chat/screen.ts';
import { served } from './support.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function room() {
  const open = await served();
  closing.push(open.close);
  return open;
}

const patience = { answer: 150, settle: 30, most: 2000 };

/** Everything written, and a promise for when it contains something. */
function paper() {
  const stream = new PassThrough({ encoding: 'utf8' });
  let text = '';
  stream.on('data', (chunk: string) => (text += chunk));
  const shows = async (part: string): Promise<void> => {
    while (!text.includes(part)) await new Promise((resolve) => stream.once('data', resolve));
  };
  return { stream, shows, lines: () => text.split('\n').filter((line) => line !== '') };
}

async function run(options: ChatOptions, input = '') {
  const [output, errors] = [paper(), paper()];
  const io = { input: Readable.from([input]), output: output.stream, errors: errors.stream, terminal: false };
  const code = await chat({ patience, ...options }, io);
  return { code, out: output.lines(), err: errors.lines() };
}

test('one text: said as the first grid worker in his village, answer printed', async () => {
  const { url, robot } = await room();
  const { code, out, err } = await run({ url, text: ['零报告'] });
  expect({ code, out, err }).toEqual({
    code: 0,
    out: [
      '── 东华社区工作群 · 王芳 · 2022-07-28 16:02 ──',
      '16:02 王芳：零报告',
      '16:02 [机器人] Gridline：@王芳\u2005✓ 零报告',
    ],
    err: [],
  });
  expect(robot.heard).toMatchObject([{ contact: 'c-wang', conversation: 'r-donghua' }]);
});

test('a script of lines: remarks and blanks ignored, people, groups and time changed', async () => {
  const { url, robot, journeys } = await room();
  const script = [
    '# 早上',
    '',
    '今晚有雨',
    ':我 李强',
    '：引用 1 收到',
    ':引用 2',
    '好的',
    ':接龙 收到请接龙 | 王芳 收到 | 李强 已阅',
    ':时间 17:30',
    ':群 220382002',
    '零报告',
    ':私聊',
    '零报告',
    ':新人 小赵',
    ':新群 新建群',
    '/报到 1234',
    ':退出',
    '不会说',
  ].join('\n');
  const { code, out, err } = await run({ url }, script);
  expect([code, err]).toEqual([0, []]);
  expect(robot.heard.map(({ contactName, text }) => `${contactName}: ${text}`)).toEqual([
    '王芳: 今晚有雨',
    '李强: 「王芳：今晚有雨」\n- - - - - - - - - - - - - - -\n收到',
    '李强: 「王芳：今晚有雨」\n- - - - - - - - - - - - - - -\n好的',
    '李强: #接龙\n收到请接龙\n\n1. 王芳 收到\n2. 李强 已阅',
    '李强: 零报告',
    '李强: 零报告',
    '小赵: /报到 1234',
  ]);
  expect(robot.heard.map(({ conversation }) => conversation).slice(-3, -1)).toEqual(['r-xigou', 'c-li']);
  expect(robot.heard.at(-1)?.topic).toBe('新建群');
  expect(journeys).toHaveLength(1);
  expect(out).toContain('── 时间到了 2022-07-28 17:30 ──');
  expect(out).toContain('17:30 [机器人] Gridline：⏰ 未报：1');
});

test('a picture is sent from a file', async () => {
  const { url, robot } = await room();
  const file = join(await mkdtemp(join(tmpdir(), 'gridline-chat-')), 'a.gif');
  await writeFile(file, 'GIF89a......');
  expect(await run({ url, as: 'p1', text: [`:图片 ${file}`] })).toMatchObject({ code: 0 });
  expect(robot.heard[0]?.image).toMatch(/\.gif$/);
  expect(await run({ url, text: [':图片 /nowhere.png'] })).toMatchObject({ code: 1 });
});

test('an unclear name lists the candidates and stops the script', async () => {
  const { url, robot } = await room();
  const { code, out, err } = await run({ url, text: [':我 王芳', '零报告'] });
  expect(code).toBe(1);
  expect(err).toEqual(['叫这个名字的不止一人，没有执行。']);
  expect(out.slice(-3)).toEqual([
    '  1. 王芳  双辽市东华社区1号网格',
    '  2. 王芳  双辽市西沟村2号网格',
    '用“:我 序号”选一个。',
  ]);
  expect(robot.heard).toEqual([]);
});

test('candidates of a list can be chosen by number', async () => {
  const { url, robot } = await room();
  await run({ url, text: [':人 王芳', ':我 2', ':群列表 西沟', ':群 2', '零报告'] });
  expect(robot.heard).toMatchObject([{ contact: 'c-wang2', conversation: 'r-xigou2' }]);
});

test('with a name given, the group is his own', async () => {
  const { url, robot } = await room();
  await run({ url, as: '李强', text: ['收到'] });
  await run({ url, as: '李强', room: '220382003', text: ['收到'] });
  expect(robot.heard.map(({ contact, conversation }) => [contact, conversation])).toEqual([
    ['c-li', 'r-donghua'],
    ['c-li', 'r-xigou2'],
  ]);
});

test('no server: one line, exit code 1', async () => {
  const { url, close } = await served();
  await close();
  expect(await run({ url, text: ['零报告'] })).toEqual({
    code: 1,
    out: [],
    err: [`连不上 ${url}：请先运行 npm start。`],
  });
  expect(await run({ url: 'nonsense', text: ['零报告'] })).toMatchObject({ code: 1, out: [] });
});

test('a person types: earlier messages, own lines not repeated, refusals survived', async () => {
  const { url, transport } = await room();
  await transport.post({
    conversation: 'r-donghua',
    private: false,
    contact: 'c-li',
    contactName: '李强',
    text: '早上好',
  });
  const [output, errors, input] = [paper(), paper(), new PassThrough()];
  const ended = chat({ url, patience }, { input, output: output.stream, errors: errors.stream, terminal: true });
  await output.shows('王芳 @ 东华社区工作群 › ');
  input.write(':我 诸葛亮\n');
  await errors.shows('没有这个人');
  input.write('零报告\n');
  await output.shows('[机器人] Gridline：@王芳');
  input.write(':帮助\n');
  await output.shows(':接龙 标题');
  input.write(':退出\n');
  expect(await ended).toBe(0);
  expect(output.lines().join('\n')).toContain('李强：早上好');
  expect(output.lines().join('\n')).not.toContain('王芳：零报告');
});

test('nothing others write can act on the terminal', async () => {
  expect(harmless('a\u001b[2Jb\u0007\u009bc\u202ed\u2066e\rf\u2028g\th\u007f')).toBe('a␛[2Jb␇\ufffdcde\nf\ng h␡');
  const { url } = await room();
  const { out } = await run({ url, text: ['x\u001b]0;t\u0007\n16:02 [机器人] Gridline：✓ 假的'] });
  expect(out.slice(1)).toEqual(['16:02 王芳：x␛]0;t␇', '      16:02 [机器人] Gridline：✓ 假的']);
});

test('lines are read as texts or commands', () => {
  expect(read('零报告')).toEqual({ do: 'say', what: '零报告' });
  expect(read('  ')).toEqual({ do: 'nothing', what: '' });
  expect(read('：我  王芳 ')).toEqual({ do: 'as', what: '王芳' });
  expect(read(':ROOM 东华')).toEqual({ do: 'room', what: '东华' });
  expect(read(':飞')).toEqual({ do: 'wrong', what: '飞' });
  expect(read(':')).toEqual({ do: 'wrong', what: '' });
  expect(read(':constructor')).toEqual({ do: 'wrong', what: 'constructor' });
  expect(quoteOf('0 x')).toBeUndefined();
  expect(quoteOf('12')).toEqual({ back: 12, text: '' });
  expect(chainOf('标题')).toBeUndefined();
  expect(chainOf('标题 | 王芳')).toBeUndefined();
  expect(chainOf('标题｜王芳 返乡2 居隔2')).toEqual({
    title: '标题',
    entries: [{ name: '王芳', text: '返乡2 居隔2' }],
  });
});
