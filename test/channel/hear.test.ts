// The real package in process, on the mock puppet.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WechatyBuilder, type Wechaty } from 'wechaty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src/ports.ts';
import { hear, type Hearing } from '../../src/transports/wechaty/hear.ts';
import {
  BOT,
  chainXml,
  OTHER_ROOM,
  puppetHarness,
  quoteXml,
  ROOM,
  type PuppetHarness,
} from '../support/puppet-harness.ts';
import { notes, type Notes } from '../support/puppet-listener.ts';
import { until } from '../support/until.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let puppet: PuppetHarness;
let bot: Wechaty;
let hearing: Hearing;
let heard: Notes;
let mediaDir: string;
let logged: string[];
let lost: number;

beforeEach(async () => {
  mediaDir = mkdtempSync(join(tmpdir(), 'media-'));
  puppet = puppetHarness();
  heard = notes();
  logged = [];
  lost = 0;
  bot = WechatyBuilder.build({ puppet: puppet as never });
  await bot.init();
  const log = (_level: string, text: string): void => {
    logged.push(text);
  };
  const sink = { heard: heard.heard.bind(heard), echo: heard.echo.bind(heard), log, lost: () => (lost += 1) };
  hearing = hear(
    bot,
    { ...sink, lost: () => void sink.lost() },
    { account: 'a', mediaDir, imageBytes: 5000, sendMs: 200 },
  );
  await bot.start();
  puppet.enter();
});

afterEach(async () => {
  hearing.stop();
  await bot.stop();
  rmSync(mediaDir, { recursive: true });
});

const messages = (count: number) => until(`${count} messages`, () => heard.messages.length >= count && heard.messages);
const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  key: 'k',
  conversation: ROOM,
  private: false,
  text: '收到',
  mentions: [],
  ...change,
});

describe('hearing', () => {
  it('tells who said what where', async () => {
    puppet.say({ room: ROOM, text: '@机器人\u2005/零报告', mentions: [BOT], id: 'm1', timestamp: 1_700_000_000 });
    puppet.say({ contact: 'li', text: '/帮助', id: 'm2' });
    const all = await messages(2);
    const inRoom = all.find(({ id }) => id === 'm1');
    const inPrivate = all.find(({ id }) => id === 'm2');
    expect(inRoom).toEqual({
      channel: 'wechaty',
      account: 'a',
      conversation: ROOM,
      private: false,
      topic: '第一网格',
      contact: 'zhang',
      contactName: '张三',
      id: 'm1',
      at: 1_700_000_000_000,
      text: '@机器人\u2005/零报告',
      mentions: [BOT],
    });
    expect(inPrivate).toMatchObject({ conversation: 'li', private: true, contactName: '李四', text: '/帮助' });
    expect(inPrivate?.topic).toBeUndefined();
  });

  it('reads quotes and chains', async () => {
    puppet.say({ room: ROOM, type: 'Unknown', text: quoteXml({ name: '李四', text: '请反馈' }, '收到') });
    puppet.say({ room: ROOM, type: 'GroupNote', text: chainXml('#接龙\n1. 张三') });
    puppet.say({ room: ROOM, type: 'Url', text: '<msg><appmsg><title>广告</title><type>5</type></appmsg></msg>' });
    puppet.say({ room: ROOM, text: '完' });
    await messages(3);
    expect(heard.texts()).toEqual(['「李四：请反馈」\n- - - - - - - - - - - - - - -\n收到', '#接龙\n1. 张三', '完']);
  });

  it('keeps images that are images, and says nothing of files it could not keep', async () => {
    puppet.say({ room: ROOM, file: PNG });
    puppet.say({ room: ROOM, file: Buffer.from('#!/bin/sh').toString('base64') });
    puppet.say({
      room: ROOM,
      file: Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(9000)]).toString('base64'),
    });
    const [good, wrong, big] = await messages(3);
    expect(readFileSync(join(mediaDir, good?.image ?? ''))).toEqual(Buffer.from(PNG, 'base64'));
    expect(good).toMatchObject({ text: '' });
    expect(wrong?.image).toBeUndefined();
    expect(big?.image).toBeUndefined();
    expect(logged.join('\n')).toMatch(/not an image[\s\S]*larger than 5000/);
  });

  it('keeps the order of a room although payloads come as they like', async () => {
    puppet.payloadDelay = (id) => (Number.parseInt(id.slice(0, 4), 16) % 20) + 1;
    const texts = Array.from({ length: 300 }, (_, i) => `第 ${i} 条`);
    for (const text of texts) puppet.say({ room: ROOM, text });
    await messages(300);
    expect(heard.texts()).toEqual(texts);
  });

  it('waits for a name no longer than a message may wait, and knows it the next time', async () => {
    puppet.contactPayload = (id) =>
      new Promise((resolve) =>
        setTimeout(() => {
          resolve({ id, name: '慢' } as never);
        }, 700),
      );
    puppet.say({ room: ROOM, text: 'first' });
    const [first] = await messages(1);
    expect(first?.contactName).toBe('zhang');
    await until('the name has come', async () => {
      heard.messages.length = 0;
      puppet.say({ room: ROOM, text: 'again' });
      const [again] = await messages(1);
      return again?.contactName === '慢';
    });
  });

  it('hears a message once, however often it is announced', async () => {
    puppet.say({ room: ROOM, text: 'x', id: 'same' });
    puppet.say({ room: ROOM, text: 'x', id: 'same' });
    puppet.say({ room: ROOM, text: 'end' });
    await messages(2);
    expect(heard.texts()).toEqual(['x', 'end']);
  });

  it('follows a renamed group', async () => {
    puppet.say({ room: OTHER_ROOM, text: 'x' });
    await messages(1);
    const change = { changerId: 'li', oldTopic: '街道群', newTopic: '新街道群', roomId: OTHER_ROOM, timestamp: 1 };
    puppet.emit('room-topic', change);
    puppet.say({ room: OTHER_ROOM, text: 'y' });
    expect((await messages(2)).map(({ topic }) => topic)).toEqual(['街道群', '新街道群']);
  });

  it('lives on when whoever listens throws, and when the puppet complains', async () => {
    heard.refuse = true;
    puppet.say({ room: ROOM, text: 'refused' });
    await until('the refusal', () => heard.refusals === 1);
    heard.refuse = false;
    puppet.emit('error', { data: 'no payload found for id x@chatroom' });
    puppet.emit('error', { data: 'something new' });
    puppet.say({ room: ROOM, text: 'taken' });
    await messages(1);
    expect(heard.texts()).toEqual(['taken']);
    expect(logged.filter((text) => text.includes('x@chatroom'))).toEqual([]);
    expect(logged).toContain('something new');
    await until('nothing is under way', () => hearing.oldest() === undefined);
  });

  it('reports a message that was announced and cannot be fetched', async () => {
    puppet.emit('message', { messageId: 'nowhere' });
    await until('the loss', () => lost === 1);
    expect(hearing.oldest()).toBeUndefined();
  });
});

describe('speaking', () => {
  it('mentions people and hears itself as an echo', async () => {
    await hearing.send(
      outgoing({
        mentions: [
          { contact: 'zhang', name: '张三' },
          { contact: 'li', name: '李四' },
        ],
      }),
    );
    expect(puppet.sent).toEqual([
      { conversation: ROOM, text: '@张三\u2005@李四\u2005 收到', mentions: ['zhang', 'li'] },
    ]);
    const [echo] = await until('the echo', () => heard.echoes.length > 0 && heard.echoes);
    expect(echo).toMatchObject({ conversation: ROOM, text: '收到' });
    await hearing.send(outgoing({ conversation: 'li', private: true, mentions: [{ contact: 'li', name: '李四' }] }));
    expect(puppet.sent[1]).toEqual({ conversation: 'li', text: '收到', mentions: [] });
    expect(heard.messages).toEqual([]);
  });

  it.each(['所有人', 'all', '张\u2005@所有人', 'x@所有人\n'])(
    'never calls everybody by a nickname: %j',
    async (name) => {
      await hearing.send(
        outgoing({
          mentions: [
            { contact: 'zhang', name },
            { contact: 'notify@all', name: '李四' },
          ],
        }),
      );
      expect(puppet.sent[0]?.text).not.toMatch(/@(所有人|all)/);
      expect(puppet.sent[0]?.mentions).not.toContain('notify@all');
    },
  );

  it('says what a failure means', async () => {
    puppet.failures.push(new Error('操作过于频繁'), new Error('boom'), 'never');
    await expect(hearing.send(outgoing())).rejects.toMatchObject({ outcome: 'wait' });
    await expect(hearing.send(outgoing())).rejects.toMatchObject({ outcome: 'unknown' });
    await expect(hearing.send(outgoing())).rejects.toMatchObject({ outcome: 'unknown' });
    await expect(hearing.send(outgoing({ conversation: 'gone@chatroom' }))).rejects.toMatchObject({ outcome: 'bury' });
    await puppet.logout();
    await expect(hearing.send(outgoing())).rejects.toMatchObject({ outcome: 'wait', name: 'SendError' });
  });
});
