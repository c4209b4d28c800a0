import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SendError } from '../../src/errors.ts';
import { chained, mentioning, quoted } from '../../src/transports/sandbox/forms.ts';
import { history } from '../../src/transports/sandbox/history.ts';
import { MAX_IMAGE, picture } from '../../src/transports/sandbox/media.ts';
import type { Said } from '../../src/transports/sandbox/wire.ts';
import { sandbox, START } from './support.ts';

const wang = { conversation: 'r-donghua', private: false, contact: 'c-wang', contactName: '王芳' } as const;
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)]);

test('the room hears a person before the bot, and then its answer', async () => {
  const { transport, robot } = await sandbox();
  const heard: string[] = [];
  const stop = transport.subscribe(({ said }) => heard.push(`${said.name}: ${said.text}`));
  const { id, at } = await transport.post({ ...wang, text: '零报告' });
  expect(heard).toEqual(['王芳: 零报告', 'Gridline: @王芳\u2005✓ 零报告']);
  expect(robot.echoes).toEqual(['@王芳\u2005✓ 零报告']);
  expect(robot.heard).toEqual([
    { channel: 'sandbox', account: 'sandbox', ...wang, id, at: START, text: '零报告', mentions: [] },
  ]);
  expect(at).toBe(START);
  stop();
  await transport.post({ ...wang, text: '早' });
  expect(heard).toHaveLength(2);
});

test('one id is one message, also when both come at once', async () => {
  const { transport, robot } = await sandbox();
  const speech = { ...wang, id: 'm1', text: '收到' };
  const receipts = await Promise.all([transport.post(speech), transport.post(speech)]);
  expect(await transport.post(speech)).toEqual(receipts[0]);
  expect(robot.heard).toHaveLength(1);
  expect(transport.history.last(10, () => true)).toHaveLength(1);
});

test('what could not be kept is told again under the same id, and shown once', async () => {
  const { transport, robot } = await sandbox();
  robot.fail(true);
  await expect(transport.post({ ...wang, id: 'm1', text: '收到' })).rejects.toThrow('Redis');
  robot.fail(false);
  expect(await transport.post({ ...wang, id: 'm1', text: '收到' })).toEqual({ id: 'm1', at: START });
  expect(robot.heard.map(({ id }) => id)).toEqual(['m1']);
  expect(transport.history.last(10, () => true)).toHaveLength(1);
});

test('ids of two starts never meet', async () => {
  const [a, b] = [await sandbox(), await sandbox()];
  expect((await a.transport.post({ ...wang, text: '1' })).id).not.toBe(
    (await b.transport.post({ ...wang, text: '1' })).id,
  );
});

test('a sending repeated is echoed but not said twice', async () => {
  const { transport, robot } = await sandbox();
  const message = { key: 'k', conversation: 'r-donghua', private: false, text: '令12', mentions: [] };
  await transport.send(message);
  await transport.send(message);
  expect(robot.echoes).toEqual(['令12', '令12']);
  expect(transport.history.last(10, () => true)).toHaveLength(1);
});

test('sending says whether to wait or to give up', async () => {
  const { transport, robot } = await sandbox();
  const message = { key: 'k', conversation: 'r', private: false, text: 'x'.repeat(2001), mentions: [] };
  await expect(transport.send(message)).rejects.toMatchObject({ outcome: 'bury' });
  await transport.stop();
  await expect(transport.send({ ...message, text: 'x' })).rejects.toMatchObject({ outcome: 'wait' });
  await expect(transport.post({ ...wang, text: 'x' })).rejects.toBeInstanceOf(SendError);
  expect(robot.states).toEqual(['online', 'offline']);
});

test('a picture is stored under a name of our own', async () => {
  const { transport, robot, mediaDir } = await sandbox();
  await transport.post({ ...wang, text: '', picture: { bytes: PNG, kind: 'png' } });
  const [name = ''] = await readdir(mediaDir);
  expect(name).toMatch(/^[0-9a-f-]{36}\.png$/);
  expect((await stat(join(mediaDir, name))).size).toBe(PNG.length);
  expect(robot.heard[0]).toMatchObject({ image: name, text: '' });
});

test('pictures are told by their bytes', () => {
  expect(picture(PNG.toString('base64'))).toMatchObject({ kind: 'png' });
  expect(picture(`data:image/jpeg;base64,${Buffer.from('ffd8ffe000', 'hex').toString('base64')}`)).toMatchObject({
    kind: 'jpg',
  });
  expect(picture(Buffer.from('#!/bin/sh').toString('base64'))).toBe('not a picture');
  expect(picture('../../etc/passwd?')).toBe('not base64');
  expect(picture(Buffer.alloc(MAX_IMAGE + 1).toString('base64'))).toBe('too large');
});

test('quotes, mentions and chains have the form WeChat gives them', () => {
  const quote = quoted({ name: '李强', text: '今晚有雨' }, '收到');
  expect(quote).toBe('「李强：今晚有雨」\n- - - - - - - - - - - - - - -\n收到');
  expect(quoted({ name: '王芳', text: quote }, '好的')).toBe('「王芳：收到」\n- - - - - - - - - - - - - - -\n好的');
  expect(mentioning(['李强', '王芳'], '@王芳 请看')).toBe('@李强\u2005@王芳 请看');
  expect(
    chained({
      title: '7月28日零报告',
      entries: [
        { name: '王芳', text: '零报告' },
        { name: '李强', text: '返乡2' },
      ],
    }),
  ).toBe('#接龙\n7月28日零报告\n\n1. 王芳 零报告\n2. 李强 返乡2');
});

test('history is bounded per room and as a whole, in the order of speech', () => {
  const kept = history(2, 3);
  const add = (conversation: string, id: string) => kept.add({ conversation, id } as Said);
  for (const [conversation, id] of ['a1', 'a2', 'a3', 'b4'].map((x) => [x.slice(0, 1), x] as const))
    add(conversation, id);
  const ids = () => kept.last(9, () => true).map(({ said }) => said.id);
  expect(ids()).toEqual(['a2', 'a3', 'b4']);
  add('c', 'c5');
  expect(ids()).toEqual(['b4', 'c5']);
  expect(kept.after(4, () => true).map(({ said }) => said.id)).toEqual(['c5']);
  expect(kept.find('c', 'c5')?.id).toBe('c5');
  expect(kept.find('b', 'c5')).toBeUndefined();
});
