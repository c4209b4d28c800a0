// The whole channel over a real gRPC gateway: an ear of its own, a server that is killed, frozen and started again.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing, Transport } from '../../src/ports.ts';
import { wechatyTransport, type WechatyOptions } from '../../src/transports/wechaty/transport.ts';
import { BOT, chainXml, OTHER_ROOM, quoteXml, ROOM } from '../support/puppet-harness.ts';
import { testGateway, type TestGateway } from '../support/puppet-gateway.ts';
import { notes, type Notes } from '../support/puppet-listener.ts';
import { TOKEN } from '../support/puppet-gateway.ts';
import { until } from '../support/until.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SECOND = 1000;

let dir: string;
let gateway: TestGateway;
let transport: Transport;
let heard: Notes;
/** How soon after the service we must be back (measures.md R6), ms. More only where this machine starts an ear more slowly than that. */
let backMs = 5000;
const logged: string[] = [];

const options = (): WechatyOptions => ({
  account: 'main',
  puppet: 'wechaty-puppet-service',
  puppetOptions: { token: TOKEN, endpoint: gateway.endpoint, tls: { disable: true }, timeoutSeconds: 5 },
  dataDir: join(dir, 'account'),
  mediaDir: join(dir, 'media'),
  tuning: { silentMs: 3000, sendMs: 2000 },
  log: (level, text) => logged.push(`${level} ${text}`),
});
const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  key: 'k',
  conversation: ROOM,
  private: false,
  text: '收到',
  mentions: [],
  ...change,
});
const online = (times: number) => until(`online for the ${times}th time`, () => heard.online() >= times, 45_000);
const hearing = (text: string) => until(`hearing ${text}`, () => heard.texts().includes(text));
const outcome = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof Error && 'outcome' in error ? error.outcome : error),
  );

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'channel-'));
  gateway = await testGateway({ dir });
  heard = notes();
  transport = wechatyTransport(options());
  const started = performance.now();
  await transport.start(heard);
  await online(1);
  backMs = Math.max(backMs, 2 * (performance.now() - started));
});

afterAll(async () => {
  await transport.stop();
  await gateway.kill();
  rmSync(dir, { recursive: true });
});

describe('over a gateway', () => {
  it('hears words, mentions, quotes, chains and images, in room and in private', async () => {
    await gateway.say(
      { room: ROOM, text: '@机器人\u2005/督查', mentions: [BOT], id: 'm1', timestamp: 1_700_000_000_123 },
      { room: ROOM, type: 'Unknown', text: quoteXml({ name: '李四', text: '请反馈' }, '收到') },
      { room: ROOM, type: 'GroupNote', text: chainXml('#接龙\n1. 张三') },
      { room: OTHER_ROOM, file: PNG },
      { contact: 'li', text: '/帮助' },
    );
    await until('five messages', () => heard.messages.length === 5);
    const inRoom = heard.messages.filter(({ conversation }) => conversation === ROOM);
    expect(inRoom.map(({ text }) => text)).toEqual([
      '@机器人\u2005/督查',
      '「李四：请反馈」\n- - - - - - - - - - - - - - -\n收到',
      '#接龙\n1. 张三',
    ]);
    expect(inRoom[0]).toMatchObject({
      id: 'm1',
      at: 1_700_000_000_123,
      mentions: [BOT],
      contactName: '张三',
      topic: '第一网格',
    });
    const image = heard.messages.find(({ conversation }) => conversation === OTHER_ROOM);
    expect(readFileSync(join(dir, 'media', image?.image ?? ''))).toEqual(Buffer.from(PNG, 'base64'));
    expect(heard.messages.find(({ text }) => text === '/帮助')).toMatchObject({ private: true, conversation: 'li' });
    expect(heard.gaps).toEqual([]); // nobody listened before us
  });

  it('speaks with mentions, and hears itself as an echo only', async () => {
    const count = heard.messages.length;
    await transport.send(outgoing({ mentions: [{ contact: 'zhang', name: '张三' }] }));
    expect(gateway.sent()).toContainEqual({ conversation: ROOM, text: '@张三\u2005 收到', mentions: ['zhang'] });
    await until('the echo', () =>
      heard.echoes.some(({ text, conversation }) => text === '收到' && conversation === ROOM),
    );
    expect(heard.messages).toHaveLength(count);
    expect(await outcome(transport.send(outgoing({ conversation: 'gone@chatroom' })))).toBe('bury');
    await gateway.tell({ kind: 'fail', errors: ['操作过于频繁', 'never'] });
    expect(await outcome(transport.send(outgoing()))).toBe('wait');
    expect(await outcome(transport.send(outgoing()))).toBe('unknown');
  });

  it('keeps what the engine cannot take yet, and gives it in order afterwards', async () => {
    heard.refuse = true;
    const texts = Array.from({ length: 50 }, (_, i) => `第 ${i} 条`);
    await gateway.say(...texts.map((text) => ({ room: ROOM, text })));
    await until('a refusal', () => heard.refusals > 0);
    heard.refuse = false;
    await hearing('第 49 条');
    expect(heard.texts().filter((text) => text.startsWith('第 '))).toEqual(texts);
  });

  it('shows a logout and a scan, and is online again after it', async () => {
    const before = heard.online();
    await gateway.tell({ kind: 'logout' });
    await until('offline', () => heard.states.at(-1)?.state === 'offline');
    expect(await outcome(transport.send(outgoing()))).toBe('wait');
    await gateway.tell({ kind: 'scan', qr: 'https://login.weixin.qq.com/l/x' });
    await until('the code', () => heard.states.at(-1)?.qr === 'https://login.weixin.qq.com/l/x');
    await gateway.tell({ kind: 'login' });
    await online(before + 1);
    await until('the gap', () => heard.gaps.length === 1);
  });
});

/** Breaks the service, brings it back, and checks the ledger. */
async function outage(
  broken: () => Promise<void> | void,
  back: () => Promise<void> | void,
  downMs: number,
): Promise<number> {
  const gaps = heard.gaps.length;
  const before = heard.online();
  await gateway.say({ room: ROOM, text: `before outage ${before}` });
  await hearing(`before outage ${before}`);
  const from = Date.now();
  await broken();
  await until('the outage to be long enough', () => Date.now() - from > downMs, downMs + SECOND);
  await back();
  const returned = Date.now();
  await online(before + 1);
  const to = heard.states.findLast(({ state }) => state === 'online')?.at ?? 0;
  await until('the gap', () => heard.gaps.length > gaps);
  const gap = heard.gaps.at(-1);
  expect(Math.abs((gap?.from ?? 0) - from)).toBeLessThanOrEqual(SECOND);
  expect(Math.abs((gap?.to ?? 0) - to)).toBeLessThanOrEqual(SECOND);
  await gateway.say({ room: ROOM, text: `after outage ${before}` });
  await hearing(`after outage ${before}`);
  const ids = heard.messages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  console.log(`down ${downMs} ms: back ${to - returned} ms after the service`);
  return to - returned;
}

describe('when the gateway', { timeout: 60_000 }, () => {
  it('is killed and comes back after a second', async () => {
    let doubtful: Promise<unknown> = Promise.resolve();
    const broken = async (): Promise<void> => {
      await gateway.tell({ kind: 'fail', errors: ['never'] });
      doubtful = outcome(transport.send(outgoing({ text: '在途' })));
      await until('the sending is under way', async () => (await gateway.tell({ kind: 'failing' })).kind === 'done');
      await gateway.kill();
    };
    expect(await outage(broken, () => gateway.start(), 1000)).toBeLessThan(backMs);
    expect(await doubtful).toBe('unknown');
  });

  it('is away for longer than the watchdog of the puppet', async () => {
    expect(
      await outage(
        () => gateway.kill(),
        () => gateway.start(),
        8000,
      ),
    ).toBeLessThan(backMs);
  });

  it('freezes and thaws while people talk: what was not heard is in a gap', async () => {
    let noticed = 0;
    const said: { id: string; at: number }[] = [];
    const talk = setInterval(() => {
      const message = { id: `talk-${said.length}`, at: Date.now() };
      said.push(message);
      void gateway.say({ room: ROOM, text: 'talk', id: message.id, timestamp: message.at });
    }, 20);
    const frozen = async (): Promise<void> => {
      const since = performance.now();
      gateway.signal('SIGSTOP');
      await until('the ear notices', () => heard.states.at(-1)?.state === 'offline', 15_000);
      noticed = performance.now() - since;
    };
    const thaw = (): void => {
      gateway.signal('SIGCONT');
    };
    await until('some talk', () => said.length > 30);
    expect(await outage(frozen, thaw, 6000)).toBeLessThan(backMs);
    clearInterval(talk);
    await gateway.say({ room: ROOM, text: 'the last word' });
    await hearing('the last word');
    const ids = new Set(heard.messages.map(({ id }) => id));
    const silent = said.filter(
      ({ id, at }) => !ids.has(id) && !heard.gaps.some(({ from, to }) => at >= from && at <= to),
    );
    expect(silent).toEqual([]);
    expect(said.filter(({ id }) => ids.has(id)).length).toBeGreaterThan(10);
    expect(noticed).toBeLessThan(8000);
    console.log(`frozen: noticed after ${Math.round(noticed)} ms`);
  });
});
