// What is said with a click: once however often it is sent, as whoever clicked and nobody else, and harmless whatever it is.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login } from '../../flows/login.ts';
import { openSession } from '../../src/engine/session.ts';
import { type Client, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.town.says('罗平', '平川县', '/指令 范围：柳林村 主题：石桥专令\n今天清理道路');
  await desk.town.says('罗平', '平川县', '1');
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

interface Said {
  readonly replies: readonly string[];
  readonly pending: boolean;
}
const say = (who: Client, id: string, text: string) => who.post<Said>('/say', { id, text });
const history = (id: string) => desk.town.store.history({ flow: 'daily-report', period: 'epidemic:2022-07-28', id });

it('has one effect and one answer, however often it is sent', async () => {
  const worker = await desk.as('王芳');
  const both = await Promise.all([say(worker, 'double-click', '返乡2人'), say(worker, 'double-click', '返乡2人')]);
  const again = await say(worker, 'double-click', '返乡2人');
  expect(await history('21111')).toHaveLength(1);
  for (const { status } of [...both, again]) expect(status).toBe(200);
  expect(both.flatMap(({ body }) => body.replies).join()).toContain('✓');
});

it('is that of whoever clicked: nobody answers another one’s question, and a click of the same id is not his', async () => {
  const [leader, other] = [await desk.as('张建国'), await desk.as('马东')];
  await say(leader, 'one-and-same', '/指令 范围 网格 主题 巡查\n今晚巡查');
  expect((await say(other, 'one-and-same', '1')).body.replies.join()).not.toContain('令');
  const { rows } = (await leader.get<{ rows: readonly { topic: string }[] }>('/directives')).body;
  expect(rows.map(({ topic }) => topic)).not.toContain('巡查');
});

it('gives no right that a post does not give', async () => {
  const worker = await desk.as('王芳');
  const { org } = desk.town.bot.engine;
  const before = { posts: org.person('王芳')?.posts, rooms: org.rooms() };
  for (const [i, text] of [
    '/报到 唐文',
    '/报到 7ABC123',
    '/同意 1',
    '/绑定 松江市',
    '/解绑',
    '/停用 疫情防控 松江市',
    '/撤令 1',
    '/汇总 柳林村',
    '代柳林村1号网格 零报告',
  ].entries())
    await say(worker, `no-right-${i}`, text);
  expect({ posts: org.person('王芳')?.posts, rooms: org.rooms() }).toEqual(before);
  expect(org.activations()).toHaveLength(1);
  expect(org.person('唐文')?.contacts).toHaveLength(1);
  expect(await history('21211')).toEqual([]);
});

it('makes no group of the console, and no other person of whoever clicks, whatever he may do', async () => {
  const { org } = desk.town.bot.engine;
  const known = () => ({ rooms: org.rooms(), people: ['何静', '唐文', '张建国'].map((id) => org.person(id)) });
  const before = known();
  for (const person of ['何静', '唐文'])
    for (const [i, text] of [
      '/绑定 河湾镇',
      '/绑定 东沟村 居民群',
      '/解绑',
      '1',
      '/报到 张建国',
      '/报到 松江市 唐文',
      '1',
    ].entries())
      await say(await desk.as(person), `as-office-${i}`, text);
  expect(known()).toEqual(before);
});

it('is taken for text only: long, odd and hostile ones are answered or kept silent about', async () => {
  const worker = await desk.as('周丽');
  const texts = [
    '零报告'.repeat(3_333),
    '/'.repeat(10_000),
    '\u0000\u202e<script>',
    '${7*7}{{7*7}}',
    '{"__proto__":1}',
  ];
  for (const [i, text] of texts.entries()) {
    const { status, body } = await say(worker, `odd-text-${i}`, text);
    expect([i, status, body.pending]).toEqual([i, 200, false]);
  }
  expect((await say(worker, 'too-long-one', 'x'.repeat(10_001))).status).toBe(400);
  expect((await say(worker, 'bad id', 'x')).status).toBe(400);
});

it('is taken so many times a minute', async () => {
  const worker = await desk.as('吴刚');
  const statuses = new Set<number>();
  for (let n = 0; n < 241; n++) statuses.add((await worker.post('/say', {})).status);
  expect([...statuses]).toEqual([400, 429]);
  expect((await worker.get('/today', { unit: '21122' })).status).toBe(200);
  expect((await (await desk.as('郑军')).post('/say', {})).status).toBe(400);
});

it('nobody is told of orders that are for others', async () => {
  const told = async (person: string, unit: string) =>
    JSON.stringify((await (await desk.as(person)).get('/today/besides', { unit })).body);
  expect(await told('高峰', '212')).toContain('石桥专令');
  expect(await told('何静', '211')).not.toContain('石桥专令');
});

it('a password is kept as argon2id of the cost OWASP asks for, and no two are alike', async () => {
  await desk.as('李强');
  await desk.as('赵敏');
  const all = await openSession(desk.town.bot.engine).read.all(login);
  const hashes = all.map(({ state }) => state.hash);
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
