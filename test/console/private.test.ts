// Phones and identity numbers, in every spelling and every place people put them: no answer, file, event or answer of the bot holds one.
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { text } from '../../src/texts/index.ts';
import { NOTHING, type Parcel } from '../../src/ports.ts';
import { ROUTES } from '../support/console-routes.ts';
import { asking, type Desk, openDesk } from '../support/desk.ts';

const PHONE = '13912345678';
const ID = '220382198807051234';
const SPELT =
  '电话139-1234-5678、１３９１２３４５６７８、+86 139 1234 5678、一三九一二三四五六七八，证220382 19880705 1234';
/** What stands between digits is no hindrance to whoever wants the number. */
const NUMERALS = '〇一二三四五六七八九';
const bare = (said: string) =>
  said
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九]/g, (c) => String(NUMERALS.indexOf(c)))
    .replace(/(?<=\d)[ \u00a0.\-\u200b-\u200d]+(?=\d)/g, '');
/** No hash of a password either. */
const LEAK = new RegExp(`.{0,60}(?:${PHONE}|${ID}|argon2).{0,20}`, 'g');

const DAY = '2022-07-28';
const about = { unit: '2111', template: 'epidemic', day: DAY };
/** Besides one question of every address: other documents, lists and files. */
const MORE: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...['2', '2111', '21111', '21112'].map((unit) => ['/organisation/unit', { unit }] as const),
  ...['silent', 'ownerless', 'doubled', 'without', 'free'].map(
    (check) => ['/organisation/rooms', { unit: '2', check }] as const,
  ),
  ...['王', '李', '1391'].map((q) => ['/organisation/search', { q }] as const),
  ['/organisation/invitable', { name: `李${PHONE}` }],
  ['/organisation/codes', { unit: '2', below: 'true' }],
  ...['finding', 'person', 'room', 'directive', 'login', 'invitation', 'activation', 'exemption', 'report-day'].map(
    (kind) => ['/audit', { kind }] as const,
  ),
  ...['daily-report', 'roll-up'].map((kind) => ['/audit', { kind, template: 'epidemic', day: DAY }] as const),
  ['/audit', { kind: 'receipt', number: '1' }],
  ['/audit/document', { kind: 'daily-report', template: 'epidemic', day: DAY, id: '21111' }],
  ['/audit/document', { kind: 'activation', id: 'flood:211' }],
  ['/audit/document', { kind: 'exemption', id: 'epidemic:21113' }],
  ['/audit/document', { kind: 'person', id: '李四' }],
  ['/audit/document', { kind: 'room', id: 'test/room-x' }],
  ['/reports/figure', { ...about, unit: '21111', field: 'returnees' }],
  ['/reports/figure', { ...about, unit: '21112', field: 'remark' }],
  ['/reports/export', { ...about, unit: '2', format: 'xlsx' }],
  ['/findings/export', { unit: '2', format: 'xlsx' }],
  ['/findings', { unit: '2', filters: 'all', q: '卡口' }],
  ['/findings/bulletin', { unit: '21' }],
  ['/templates/form', { key: 'flood' }],
];

let desk: Desk;

async function signal(flow: string, id: string, event: Readonly<Record<string, unknown>>): Promise<void> {
  const at = desk.town.now();
  const signal = { to: { flow, id }, event: { at, id: `seed:${flow}:${id}`, type: '', ...event } };
  await desk.town.store.offer([{ kind: 'signal', id: signal.event.id, at, signal }]);
  await desk.town.bot.drive.settle();
}

beforeAll(async () => {
  const buried: Partial<Parcel> = { account: 'main', conversation: 'room-2111', private: false, urgency: 'receipt' };
  desk = await openDesk({
    accounts: () => [
      {
        ...{ account: 'main', channel: 'test', state: 'offline', since: 0, sentLately: 0 },
        reason: SPELT,
        pace: { spacing: [0, 0], perDay: 9 },
      },
    ],
  });
  const { town } = desk;
  const by = { person: 'setup', name: 'setup', unit: '2', unitName: '松江市' };
  const post = { role: 'grid_worker', post: 'principal' };
  const contacts = [{ channel: 'test', contact: '李四' }];
  await signal('person', '管理', {
    type: 'imported',
    name: '管理',
    posts: [{ unit: '2', role: 'admin', post: 'principal' }],
  });
  await signal('person', '李四', {
    type: 'imported',
    name: `李${PHONE}`,
    phone: PHONE,
    contacts,
    posts: [{ ...post, unit: '21112' }],
  });
  await signal('person', 'p9', {
    type: 'imported',
    name: `王${PHONE}`,
    phone: PHONE,
    posts: [{ ...post, unit: '21113' }],
  });
  const group = { account: 'main', room: 'room-x', unit: '2111', unitName: '西沟村', kind: 'command', by };
  await signal('room', 'test/room-x', { type: 'bound', ...group, topic: `西沟村${PHONE}` });
  const free = { conversation: 'room-free', topic: `东沟村群${PHONE}`, contactName: `赵${PHONE}` };
  await town.channel.say({ ...free, contact: 'stranger', text: '大家好', at: town.now() });
  await town.says('stranger', '西沟村', '零报告', { contactName: `赵${PHONE}` });
  await town.says('stranger2', '西沟村', `/报到 钱${PHONE}`, { contactName: `钱${PHONE}` });
  await town.says('王芳', '西沟村', `返乡2人 ${SPELT}`);
  await town.says('王芳', '西沟村', `更正 返乡3人\n备注：${SPELT}`);
  await town.says('李四', '西沟村', `返乡1人 发热1人 备注 ${SPELT}`);
  await town.says('张建国', '西沟村', `/存疑 西沟村1号网格 ${SPELT}`);
  await town.says('张建国', '西沟村', '/汇总');
  await town.says('谢飞', '平川县', `/督查 西沟村卡口${PHONE} 登记本空白，${SPELT}`);
  await town.says('张建国', '西沟村', `/整改 1 已整改，${SPELT}`);
  await town.says('张建国', '西沟村', `/延期 1 ${SPELT}`);
  await town.says('罗平', '平川县', `/指令 范围：西沟村 主题：联系${PHONE}\n${SPELT}`);
  await town.says('罗平', '平川县', '1');
  await town.says('何静', '河湾镇', `/启用 防汛 河湾镇 至2022-08-31 依据 ${SPELT}`);
  await town.says('何静', '河湾镇', `/免报 西沟村3号网格 至8月1日 ${SPELT}`);
  await town.store.outbox.bury('main', SPELT, [
    {
      ...(buried as Parcel),
      id: 'g',
      at: town.now(),
      mentions: [],
      text: text('console.invalid', { problems: SPELT }),
    },
  ]);
  const entry = JSON.stringify({ kind: 'gap', id: 'x', at: 0, account: SPELT });
  await town.store.commit([{ ...NOTHING, dead: { incident: 'i1', reason: SPELT, entry } }]);
  await town.bot.drive.settle();
});
afterAll(() => desk.stop());

/** The answer as a reader has it; of a workbook everything in it. */
async function told(cookie: string, path: string, query: Readonly<Record<string, string>>): Promise<string> {
  const url = `/api/console${path}?${new URLSearchParams(query).toString()}`;
  const { rawPayload, statusCode, headers } = await desk.server.inject({ url, headers: { cookie } });
  expect([path, statusCode < 500]).toEqual([path, true]);
  const said = JSON.stringify(headers['content-disposition'] ?? '');
  if (!rawPayload.subarray(0, 2).equals(Buffer.from('PK'))) return decodeURIComponent(said) + rawPayload.toString();
  let whole = decodeURIComponent(said);
  for (let at = 0; (at = rawPayload.indexOf('PK\x03\x04', at)) >= 0; at += 4) {
    const from = at + 30 + rawPayload.readUInt16LE(at + 26) + rawPayload.readUInt16LE(at + 28);
    if (rawPayload.readUInt16LE(at + 8) === 8) whole += inflateRawSync(rawPayload.subarray(from)).toString();
  }
  return whole;
}

const leaks = (said: string) => [...new Set(bare(said).match(LEAK))];

it.each(['唐文', '管理', '罗平', '谢飞', '张建国', '王芳', '李四'])('%s is shown none', async (person) => {
  const { cookie } = await desk.as(person);
  const asked = Object.entries(ROUTES).flatMap(([route, { query = {} }]) =>
    route.startsWith('GET ') && route !== 'GET /live' ? [[route.slice(4), query] as const] : [],
  );
  const found: string[] = [];
  let blanked = 0;
  for (const [path, query] of [...asked, ...MORE]) {
    const said = await told(cookie, path, query);
    for (const leak of leaks(said)) found.push(`${path} ${JSON.stringify(query)}: ${leak}`);
    if (said.includes('139****5678')) blanked += 1;
  }
  expect(found).toEqual([]);
  expect(blanked).toBeGreaterThan(0);
});

it('no answer of the bot, no plan of an import and no refusal repeats one', async () => {
  const admin = await desk.as('管理');
  const file = (name: string, said: string) => ({ name, data: Buffer.from(said).toString('base64') });
  const people = file(`${PHONE}.csv`, `姓名,单位,角色,电话\n钱${PHONE},21113,网格员,${PHONE}\n`);
  const wrong = file('a.csv', `姓名,单位,角色,电话\n孙${PHONE},${PHONE},${ID},${ID}\n`);
  const answers = [
    await admin.post('/organisation/import/plan', { people }),
    await admin.post('/organisation/import/plan', { people: wrong }),
    await admin.post('/organisation/unknown', { [PHONE]: PHONE }),
    await (await asking(desk.server)).post('/sign-in', { name: PHONE, password: 'x', [PHONE]: 1 }),
    await (await desk.as('罗平')).post('/directives/preview', { text: `范围：${PHONE} 主题：x\n${SPELT}` }),
  ].map(({ body }) => JSON.stringify(body));
  const county = await desk.as('罗平');
  for (const words of ['/名册 西沟村2号网格', '/台账', '/进度 1', '/溯源 返乡', '/待办', `/督查 ${PHONE}`, `/${PHONE}`])
    answers.push((await county.say(words)).join('\n'));
  expect(leaks(answers.join('\n'))).toEqual([]);
});

it('nobody signs in by one', async () => {
  const leader = await desk.as('张建国');
  const { body } = await leader.post<{ path: string }>('/organisation/invite', { person: '赵敏' });
  const token = body.path.slice(body.path.indexOf('#') + 1);
  const guest = await asking(desk.server);
  for (const name of [PHONE, ID])
    expect(await guest.post('/welcome/accept', { token, name, password: 'a good password' })).toMatchObject({
      body: { code: 'console.badName' },
    });
});
