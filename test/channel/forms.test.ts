// What stands in payloads, and what it becomes.
import { types } from 'wechaty-puppet';
import { describe, expect, it } from 'vitest';
import type { SendError } from '../../src/errors.ts';
import { looksLikeAppMessage, wordsOf } from '../../src/transports/wechaty/app-message.ts';
import { gatewayOf } from '../../src/transports/wechaty/gateway.ts';
import { puppetTraits } from '../../src/transports/wechaty/identity.ts';
import { millis, readPayload } from '../../src/transports/wechaty/payload.ts';
import { outcomeOf, withoutMentions } from '../../src/transports/wechaty/speak.ts';
import { chainXml, quoteXml } from '../support/puppet-harness.ts';

const DASHES = '- - - - - - - - - - - - - - -';

describe('app messages', () => {
  it('reads a quote as WeChat prints it', () => {
    expect(wordsOf(quoteXml({ name: '张三', text: '今天 3 件&amp;2 件' }, '收到'))).toBe(
      `「张三：今天 3 件&2 件」\n${DASHES}\n收到`,
    );
  });

  it('names a quoted picture', () => {
    expect(wordsOf(quoteXml({ name: '张三', text: '&lt;msg&gt;&lt;img/&gt;&lt;/msg&gt;', type: '3' }, '已整改'))).toBe(
      `「张三：图片」\n${DASHES}\n已整改`,
    );
  });

  it('shows of a quoted quote its answer only', () => {
    const inner = quoteXml({ name: '王五', text: '最初' }, '中间').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(wordsOf(quoteXml({ name: '张三', text: inner, type: '49' }, '最后'))).toBe(
      `「张三：中间」\n${DASHES}\n最后`,
    );
  });

  it('reads a chain with its lines', () => {
    expect(wordsOf(chainXml('#接龙\n零报告\n\n1. 张三 0 0\n2. 李四 1 0'))).toBe(
      '#接龙\n零报告\n\n1. 张三 0 0\n2. 李四 1 0',
    );
    expect(wordsOf('<msg><appmsg><title>#接龙&#x0A;1. 张三</title><type>53</type></appmsg></msg>')).toBe(
      '#接龙\n1. 张三',
    );
  });

  it('leaves links and broken XML alone, and takes no time over long ones', () => {
    expect(wordsOf('<msg><appmsg><title>新闻</title><type>5</type></appmsg></msg>')).toBeUndefined();
    expect(wordsOf('<appmsg><title>x')).toBeUndefined();
    const started = performance.now();
    wordsOf(`<msg><appmsg>${'<title '.repeat(30_000)}`);
    wordsOf('<appmsg>'.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(200);
    expect(looksLikeAppMessage('<appmsg 是什么')).toBe(true);
  });
});

describe('payloads', () => {
  const payload = {
    id: 'm',
    talkerId: 'zhang',
    roomId: 'r@chatroom',
    text: 'x',
    timestamp: 1_700_000_000,
    type: types.Message.Text,
  };
  const reading = { self: 'bot', now: 5 };

  it('counts seconds and milliseconds alike', () => {
    expect(millis(1_700_000_000)).toBe(1_700_000_000_000);
    expect(millis(1_700_000_000_123)).toBe(1_700_000_000_123);
    expect(readPayload({ ...payload, timestamp: 0 }, reading)?.at).toBe(5);
  });

  it('takes XML that somebody types for what it is', () => {
    expect(readPayload({ ...payload, text: chainXml('1. 假') }, reading)?.text).toContain('<appmsg');
  });

  it('tells rooms, private chats and our own words apart', () => {
    expect(readPayload(payload, reading)).toMatchObject({ conversation: 'r@chatroom', private: false, self: false });
    const alone = { ...payload, roomId: '', listenerId: 'bot' };
    expect(readPayload(alone, reading)).toMatchObject({ conversation: 'zhang', private: true, self: false });
    const own = { ...payload, roomId: '', talkerId: 'bot', listenerId: 'zhang' };
    expect(readPayload(own, reading)).toMatchObject({ conversation: 'zhang', private: true, self: true });
  });

  it('drops what nobody said', () => {
    expect(readPayload({ ...payload, type: types.Message.Recalled }, reading)).toBeUndefined();
    expect(readPayload({ ...payload, type: types.Message.Audio, text: '' }, reading)).toBeUndefined();
    expect(readPayload({ ...payload, roomId: '', listenerId: 'bot', talkerId: 'weixin' }, reading)).toBeUndefined();
  });
});

describe('sending', () => {
  it.each([
    ['no grpc manager', 'wait'],
    ['not logged in', 'wait'],
    ['14 UNAVAILABLE: No connection established', 'wait'],
    ['2 UNKNOWN: 操作过于频繁', 'wait'],
    ['2 UNKNOWN: no payload found for id x@chatroom', 'bury'],
    ['2 UNKNOWN: room not found: x@chatroom', 'bury'],
    ['14 UNAVAILABLE: Connection dropped', 'unknown'],
    ['1 CANCELLED: Cancelled on client', 'unknown'],
    ['something else', 'unknown'],
  ] satisfies [string, SendError['outcome']][])('understands "%s" as %s', (words, outcome) => {
    expect(outcomeOf(new Error(words))).toBe(outcome);
  });

  it('takes its own mentions off an echo, and nothing else', () => {
    expect(withoutMentions('@张三\u2005@李四\u2005 收到')).toBe('收到');
    expect(withoutMentions('张三 @李四 收到')).toBe('张三 @李四 收到');
  });
});

describe('puppets', () => {
  it('knows whose ids last', () => {
    expect(puppetTraits('wechaty-puppet-padlocal').stableIds).toBe(true);
    expect(puppetTraits('wechaty-puppet-wechat4u')).toEqual({ stableIds: false, echoes: true, stopLogsOut: true });
    expect(puppetTraits('wechaty-puppet-service')).toMatchObject({ stableIds: true, stopLogsOut: true });
    expect(puppetTraits('wechaty-puppet-nobody').stableIds).toBe(false);
  });

  it('asks for the endpoint of a gateway rather than the internet', () => {
    expect(() => gatewayOf('wechaty-puppet-service', { token: 't' })).toThrow('WECHATY_PUPPET_SERVICE_ENDPOINT');
    expect(() => gatewayOf('wechaty-puppet-service', { endpoint: 'h:1' })).toThrow('WECHATY_PUPPET_SERVICE_TOKEN');
    expect(gatewayOf('wechaty-puppet-service', { endpoint: 'h:1', token: 't' })).toEqual({ url: 'https://h:1' });
    expect(gatewayOf('wechaty-puppet-mock', {})).toBeUndefined();
  });
});
