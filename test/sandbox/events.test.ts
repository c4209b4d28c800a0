import { createConnection } from 'node:net';
import { once } from 'node:events';
import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import { afterEach, expect, test } from 'vitest';
import { served } from './support.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function listening() {
  const room = await served();
  closing.push(room.close);
  const say = (name: string, text: string, more: object = {}) =>
    room.transport.post({ conversation: 'r-donghua', private: false, contact: name, contactName: name, text, ...more });
  return { ...room, say };
}

/** Opens a stream; `until` collects events up to and including the first that passes. */
async function open(url: string, query = '', headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/sandbox/events${query}`, { headers, signal: abort.signal });
  const events: EventSourceMessage[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: (comment) => comments.push(comment),
  });
  const body = response.body?.getReader();
  const decoder = new TextDecoder();
  const more = async (): Promise<boolean> => {
    const part = await body?.read();
    if (part?.value !== undefined) parser.feed(decoder.decode(part.value as Uint8Array, { stream: true }));
    return part?.done === false;
  };
  const until = async (passes: () => boolean): Promise<void> => {
    while (!passes()) if (!(await more())) throw new Error('The stream has ended');
  };
  const texts = () =>
    events.filter(({ event }) => event === 'message').map(({ data }) => (JSON.parse(data) as { text: string }).text);
  const ready = () => until(() => events.some(({ event }) => event === 'ready'));
  return {
    response,
    events,
    comments,
    until,
    texts,
    ready,
    more,
    close: () => {
      abort.abort();
    },
  };
}

test('everything any room hears is streamed, with numbers', async () => {
  const { url, say } = await listening();
  const ear = await open(url);
  expect(ear.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  await ear.ready();
  await say('王芳', '零报告\n第二行');
  await ear.until(() => ear.texts().length === 2);
  expect(ear.texts()).toEqual(['零报告\n第二行', '@王芳\u2005✓ 零报告']);
  const topics = ear.events.filter(({ event }) => event === 'message').map(({ data }) => JSON.parse(data) as object);
  expect(topics).toEqual([
    expect.objectContaining({ name: '王芳', topic: '东华社区工作群' }),
    expect.objectContaining({ bot: true, topic: '东华社区工作群', tier: 'village', units: ['220382', '220382001'] }),
  ]);
  expect(ear.events.filter(({ id }) => id !== undefined).map(({ id }) => id?.split('.')[1])).toEqual(['1', '2']);
  ear.close();
});

test('only the group and the private chat asked for', async () => {
  const { url, say } = await listening();
  const ear = await open(url, `?room=${encodeURIComponent('东华社区')}&as=p1`);
  await ear.ready();
  await say('李强', '别处', { conversation: 'r-xigou' });
  await say('李强', '他的私聊', { conversation: 'c-li', private: true });
  await say('王芳', '我的私聊', { conversation: 'c-wang', private: true });
  await say('李强', '群里');
  await ear.until(() => ear.texts().includes('群里'));
  expect(ear.texts()).toEqual(['我的私聊', '群里']);
  ear.close();
});

test('who comes back hears what was missed; who comes new as much as wanted', async () => {
  const { url, say, transport } = await listening();
  for (const text of ['一', '二', '三']) await say('王芳', text);
  const back = await open(url, '', { 'last-event-id': `${transport.epoch}.1` });
  await back.ready();
  expect(back.texts()).toEqual(['二', '三']);
  const fromAnotherStart = await open(url, '', { 'last-event-id': 'abc.99' });
  await fromAnotherStart.ready();
  expect(fromAnotherStart.texts()).toEqual(['一', '二', '三']);
  const fresh = await open(url, '?last=1');
  await fresh.ready();
  expect(fresh.texts()).toEqual(['三']);
  const silent = await open(url);
  await silent.ready();
  expect(silent.texts()).toEqual([]);
  for (const ear of [back, fromAnotherStart, fresh, silent]) ear.close();
});

test('a quiet stream shows signs of life, and journeys in time', async () => {
  const { url } = await listening();
  const ear = await open(url);
  await ear.ready();
  await ear.until(() => ear.comments.length > 1);
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/api/sandbox/clock`, { method: 'POST', headers, body: JSON.stringify({ to: '+1h' }) });
  await ear.until(() => ear.events.some(({ event }) => event === 'clock'));
  expect(JSON.parse(ear.events.at(-1)?.data ?? '')).toMatchObject({ time: '17:02' });
  ear.close();
});

test('a reader that does not read is not buffered for, and is caught up from the history', async () => {
  const { url, say } = await listening();
  const { port } = new URL(url);
  const socket = createConnection(Number(port), '127.0.0.1');
  socket.write(`GET /api/sandbox/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await once(socket, 'readable');
  socket.pause();
  const big = 'x'.repeat(100_000);
  // Far more than the sockets' own buffers hold; the history keeps the last fifty.
  for (let i = 1; i <= 200; i++) await say('王芳', `${big} #${i}.`);
  const numbers: number[] = [];
  let rest = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    rest += chunk;
    for (const [, n] of rest.matchAll(/ #(\d+)\./g)) numbers.push(Number(n));
    rest = rest.slice(-6).replace(/#\d+\./, '');
    if (numbers.at(-1) === 200) socket.emit('caught up');
  });
  socket.resume();
  await once(socket, 'caught up');
  expect(numbers.length).toBeLessThan(200);
  expect(numbers.slice(-50)).toEqual(Array.from({ length: 50 }, (_, i) => 151 + i));
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
  socket.destroy();
});

test('closing the server ends the streams', async () => {
  const { url, close } = await listening();
  const ear = await open(url);
  await ear.ready();
  await close();
  while (await ear.more());
  expect(await ear.more()).toBe(false);
});

test('a foreign page gets no stream', async () => {
  const { url } = await listening();
  const { status } = await fetch(`${url}/api/sandbox/events`, { headers: { origin: 'http://evil.example' } });
  expect(status).toBe(403);
});
