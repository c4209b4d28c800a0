// Odd questions: whatever stands in any part of any question, it is answered or refused, and never a bug of ours.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../support/console-routes.ts';
import { type Client, type Desk, openDesk } from '../support/desk.ts';

/** Whoever may do most gets furthest; several of them, since each may ask so often a minute. */
const PEOPLE = ['唐文', '罗平', '韩雪', '何静'];
const ODD = [
  '',
  ' ',
  '-1',
  '0x10',
  '1e309',
  '9007199254740993',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '2111\u0000',
  '\ud800',
  '%',
  '*?[a]{1}',
  '../../etc/passwd',
  '0000-00-00',
  '2022-02-30',
  '+275760-09-13',
  '<img src=x onerror=alert(1)>',
  '2'.repeat(5_000),
  '单位'.repeat(2_000),
] as const;
const ODDER: readonly unknown[] = [null, [], {}, -1, 1e308, true, [['x']], { __proto__: null, length: 1 }];

let desk: Desk;
const clients: Client[] = [];
beforeAll(async () => {
  desk = await openDesk();
  for (const person of PEOPLE) clients.push(await desk.as(person));
  await desk.town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  await desk.town.says('罗平', '平川县', '/指令 范围：西沟村 主题：西沟专令\n今晚有暴雨');
  await desk.town.says('罗平', '平川县', '1');
});
afterAll(async () => {
  expect(desk.town.incidents).toEqual([]);
  await desk.stop();
});

let turn = 0;
const somebody = (): Client => clients[turn++ % clients.length] as Client;
const READ = Object.entries(ROUTES).filter(([route]) => route.startsWith('GET ') && route !== 'GET /live');
const WRITTEN = Object.entries(ROUTES).filter(([route, { body }]) => route.startsWith('POST ') && body !== undefined);

it.each(READ)('%s', async (route, { query = {} }) => {
  const path = route.slice(4);
  for (const name of [...Object.keys(query), 'unheard-of'])
    for (const odd of ODD) {
      const { status } = await somebody().get(path, { ...query, [name]: odd });
      expect([name, odd, status < 500]).toEqual([name, odd, true]);
    }
  const twice = Object.keys(query).map((name) => `${name}=1&${name}=2&${name}[x]=3`);
  expect((await somebody().get(`${path}?${twice.join('&')}`)).status).toBeLessThan(500);
});

it.each(WRITTEN)('%s', async (route, { body = {} }) => {
  const path = route.slice(5);
  for (const name of Object.keys(body))
    for (const odd of [...ODDER, 'x'.repeat(20_000)]) {
      const { status } = await somebody().post(path, { ...body, [name]: odd });
      expect([name, odd, status < 500]).toEqual([name, odd, true]);
    }
});

/** A form as it stands, and who may try it otherwise. */
async function flood() {
  const city = await desk.as('唐文');
  const { body } = await city.get<{ form: { fields: readonly object[] } }>('/templates/form', { key: 'flood' });
  return { city, form: body.form };
}

it('a form may be called anything without harm', async () => {
  const { city, form } = await flood();
  for (const odd of ['(a+)+$', '[', '\\', '$&', '.*', '(?<!', '__proto__', '一二三', '\u0000']) {
    const fields = form.fields.map((field, i) => (i === 0 ? { ...field, label: odd, aliases: [odd] } : field));
    const draft = { ...form, title: odd, aliases: [odd], fields };
    const answer = await city.post('/templates/try', {
      key: 'flood',
      form: draft,
      text: `${odd}${'a'.repeat(2_000)}!`,
    });
    expect([odd, answer.status]).toEqual([odd, 200]);
  }
});

it('a form may hold anything without harm', async () => {
  const { city, form } = await flood();
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const { csrf } = (await city.get<{ csrf: string }>('/me')).body;
  const headers = { cookie: city.cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' };
  for (const part of ['pairs', 'cutoff', 'fields', 'other']) {
    const draft = JSON.stringify({ key: 'flood', text: 'x', form: { ...form, [part]: 0 } });
    const payload = draft.replace(`"${part}":0`, `"${part}":${deep}`);
    const answer = await desk.server.inject({ method: 'POST', url: '/api/console/templates/try', headers, payload });
    expect([part, answer.statusCode]).toEqual([part, 200]);
  }
});

it('a file that is asked for in parts is given whole', async () => {
  const about = { unit: '2', template: 'epidemic', day: '2022-07-28' };
  for (const format of ['csv', 'xlsx']) {
    const query = new URLSearchParams({ ...about, format }).toString();
    const headers = { cookie: clients[0]?.cookie ?? '', 'a-im': 'jsondiffpatch', 'if-none-match': '"x"' };
    const answer = await desk.server.inject({ url: `/api/console/reports/export?${query}`, headers });
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, expect.any(String)]);
    expect(answer.rawPayload.length).toBeGreaterThan(500);
  }
});
