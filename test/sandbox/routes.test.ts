import { expect, test } from 'vitest';
import type { InjectOptions } from 'fastify';
import { sandbox, START, ZONE } from './support.ts';

type Room = Awaited<ReturnType<typeof sandbox>>;

async function ask({ server }: Room, options: InjectOptions) {
  const answer = await server.inject(options);
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}
const post = (room: Room, path: string, payload: object) =>
  ask(room, { method: 'POST', url: `/api/sandbox${path}`, payload });
const get = (room: Room, path: string) => ask(room, { method: 'GET', url: `/api/sandbox${path}` });
const say = (room: Room, payload: object) => post(room, '/messages', payload);

test('a person speaks in a group', async () => {
  const room = await sandbox();
  const { status, body } = await say(room, { as: '李强', room: '东华社区', text: '收到', id: 'm-1' });
  expect([status, body]).toEqual([202, { id: 'm-1', at: START }]);
  expect(room.robot.heard).toMatchObject([
    {
      contact: 'c-li',
      contactName: '李强',
      conversation: 'r-donghua',
      topic: '东华社区工作群',
      private: false,
      text: '收到',
    },
  ]);
});

test.each(['sandbox:r-donghua', 'r-donghua', '220382001', '东华社区工作群', '东华'])(
  'the group may be called %s',
  async (name) => {
    const room = await sandbox();
    expect((await say(room, { as: 'c-wang', room: name, text: '早' })).status).toBe(202);
    expect(room.robot.heard[0]?.conversation).toBe('r-donghua');
  },
);

test('without a room it is the private chat with the bot', async () => {
  const room = await sandbox();
  await say(room, { as: 'p1', text: '/我是谁' });
  expect(room.robot.heard[0]).toMatchObject({ private: true, conversation: 'c-wang' });
});

test('namesakes are never guessed at', async () => {
  const room = await sandbox();
  const people = await say(room, { as: '王芳', room: '东华社区', text: '零报告' });
  expect(people).toMatchObject({
    status: 409,
    body: { code: 'ambiguous_person', people: [{ id: 'p1' }, { id: 'p3' }] },
  });
  const rooms = await say(room, { as: '李强', room: '西沟村', text: '零报告' });
  expect(rooms).toMatchObject({ status: 409, body: { code: 'ambiguous_room', rooms: [{ unit: '220382002' }, {}] } });
  expect(room.robot.heard).toEqual([]);
});

test('strangers and new groups may speak, to try joining and binding', async () => {
  const room = await sandbox();
  const as = { contact: 'x1', name: '新来的' };
  await say(room, { as, room: { room: 'r-new', topic: '新建群' }, text: '/报到 123456' });
  expect(room.robot.heard[0]).toMatchObject({
    contact: 'x1',
    contactName: '新来的',
    conversation: 'r-new',
    topic: '新建群',
  });
});

test('quotes, mentions, chains and pictures arrive as WeChat makes them', async () => {
  const room = await sandbox();
  const as = { as: '李强', room: '东华社区' };
  await say(room, { ...as, text: '今晚有雨', id: 'order' });
  await say(room, { as: 'p1', room: '东华社区', text: '收到', quote: 'order' });
  await say(room, {
    ...as,
    text: '请看',
    quote: { name: '镇防控办', text: '通知' },
    mentions: ['p1', 'Gridline', '所有人'],
  });
  await say(room, { ...as, chain: { title: '收到请接龙', entries: [{ name: '王芳', text: '收到' }] } });
  await say(room, {
    ...as,
    image: `data:image/gif;base64,${Buffer.from('GIF89a......').toString('base64')}`,
    id: 'pic',
  });
  await say(room, { ...as, text: '已整改', quote: 'pic' });
  expect(room.robot.heard.map((one) => one.text)).toEqual([
    '今晚有雨',
    '「李强：今晚有雨」\n- - - - - - - - - - - - - - -\n收到',
    '「镇防控办：通知」\n- - - - - - - - - - - - - - -\n@王芳\u2005@Gridline\u2005@所有人\u2005请看',
    '#接龙\n收到请接龙\n\n1. 王芳 收到',
    '',
    '「李强：图片」\n- - - - - - - - - - - - - - -\n已整改',
  ]);
  expect(room.robot.heard[2]?.mentions).toEqual(['c-wang', 'sandbox']);
  expect(room.robot.heard[4]?.image).toMatch(/\.gif$/);
});

test('a picture can be looked at by the name its message gives, and nothing else of the disk', async () => {
  const room = await sandbox();
  const bytes = Buffer.from('GIF89a......');
  await say(room, { as: '李强', room: '东华社区', image: bytes.toString('base64') });
  const name = room.robot.heard[0]?.image ?? '';
  const found = await room.server.inject({ url: `/api/sandbox/pictures/${name}` });
  expect([found.statusCode, found.headers['content-type'], found.rawPayload]).toEqual([200, 'image/gif', bytes]);
  const gone = await room.server.inject({ url: `/api/sandbox/pictures/${name.replace(/^.{8}/, '00000000')}` });
  expect([gone.statusCode, gone.json<{ code: string }>().code]).toEqual([404, 'not_found']);
  const outside = await room.server.inject({ url: '/api/sandbox/pictures/..%2F..%2Fsecret.png' });
  expect(outside.statusCode).toBe(400);
});

test.each([
  [{}, 400, 'invalid'],
  [{ as: '李强' }, 400, 'invalid'],
  [{ as: '李强', text: 'x', image: 'eA==' }, 400, 'invalid'],
  [{ as: '李强', text: 'x', colour: 'red' }, 400, 'invalid'],
  [{ as: '李强', text: 'x', id: 'a b' }, 400, 'invalid'],
  [{ as: 7, text: 'x' }, 400, 'invalid'],
  [{ as: '李强', image: 'eA==', quote: 'm' }, 400, 'invalid'],
  [{ as: '李强', image: '????' }, 400, 'invalid'],
  [{ as: '李强', image: 'eHh4eHh4' }, 400, 'invalid'],
  [{ as: '诸葛亮', text: 'x' }, 404, 'unknown_person'],
  [{ as: '李强', room: '桃园', text: 'x' }, 404, 'unknown_room'],
  [{ as: '李强', text: 'x', quote: 'gone' }, 404, 'unknown_message'],
  [{ as: '李强', text: 'x', mentions: ['诸葛亮'] }, 404, 'unknown_person'],
])('%j is refused in one sentence', async (body, status, code) => {
  const room = await sandbox();
  const answer = await say(room, body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.error).toMatch(/^[^\n]+\.$/);
  expect(room.robot.heard).toEqual([]);
});

test.each([6_990_520, 8_000_000])('a picture of %i characters is too large', async (length) => {
  const room = await sandbox();
  const answer = await say(room, { as: '李强', image: 'A'.repeat(length) });
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
});

test('what was not kept can be posted again under the id in the answer', async () => {
  const room = await sandbox();
  room.robot.fail(true);
  const { status, body } = await say(room, { as: '李强', text: '收到' });
  expect([status, body.code]).toEqual([503, 'not_kept']);
  room.robot.fail(false);
  expect((await say(room, { as: '李强', text: '收到', id: body.id })).status).toBe(202);
  expect(room.robot.heard).toHaveLength(1);
  expect(room.transport.history.last(9, () => true)).toHaveLength(1);
});

test.each([
  [{ host: 'evil.example' }, 403],
  [{ host: '127.0.0.1.evil.example:3000' }, 403],
  [{ origin: 'http://evil.example' }, 403],
  [{ origin: 'http://localhost:8080' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'content-type': 'text/plain' }, 415],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
  [{ 'content-type': 'application/json', origin: 'http://localhost:3000' }, 202],
])('a request with %j: %i', async (headers, status) => {
  const room = await sandbox();
  const payload = JSON.stringify({ as: '李强', text: 'x' });
  const sent = { host: 'localhost:3000', 'content-type': 'application/json', ...headers };
  const answer = await room.server.inject({ method: 'POST', url: '/api/sandbox/messages', headers: sent, payload });
  expect(answer.statusCode).toBe(status);
});

test('only this machine is answered, whatever it calls us', async () => {
  const { server } = await sandbox();
  const answer = await server.inject({ url: '/api/sandbox/clock', remoteAddress: '192.168.1.7' });
  expect(answer.statusCode).toBe(403);
});

test('broken JSON and unknown addresses get a sentence too', async () => {
  const room = await sandbox();
  const headers = { 'content-type': 'application/json' };
  const broken = await ask(room, { method: 'POST', url: '/api/sandbox/messages', headers, payload: '{"as"' });
  expect(broken).toEqual({ status: 400, body: { error: 'The body is not valid JSON.', code: 'invalid' } });
  expect((await get(room, '/nowhere')).body.code).toBe('not_found');
});

test('the clock goes forward, one journey after the other, and never back', async () => {
  const room = await sandbox();
  expect((await get(room, '/clock')).body).toEqual({ at: START, day: '2022-07-28', time: '16:02', zone: ZONE });
  const answers = await Promise.all([post(room, '/clock', { to: '+61m' }), post(room, '/clock', { to: '+1h' })]);
  expect(answers.map(({ body }) => body.time)).toEqual(['17:03', '18:03']);
  expect(await post(room, '/clock', { to: '明天8:00' })).toMatchObject({
    status: 200,
    body: { day: '2022-07-29', time: '08:00' },
  });
  expect(await post(room, '/clock', { to: '2022-07-28T12:00' })).toMatchObject({
    status: 409,
    body: { code: 'backwards' },
  });
  expect(await post(room, '/clock', { to: 'soon' })).toMatchObject({ status: 400, body: { code: 'invalid' } });
  expect(await post(room, '/clock', { to: '+400d' })).toMatchObject({ status: 400, body: { code: 'invalid' } });
  expect(room.journeys).toHaveLength(3);
});

test('people, groups and a place to begin can be looked up', async () => {
  const room = await sandbox();
  expect((await get(room, `/people?q=${encodeURIComponent('王芳')}&limit=1`)).body.people).toMatchObject([
    { id: 'p1' },
  ]);
  expect((await get(room, '/rooms')).body.rooms).toHaveLength(3);
  expect((await get(room, '/rooms?limit=-1')).status).toBe(400);
  expect((await get(room, '/start')).body).toMatchObject({
    person: { name: '王芳' },
    room: { topic: '东华社区工作群' },
  });
});
