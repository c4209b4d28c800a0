// The page of findings over HTTP: the same findings as /台账, to whoever may see them, and acts only for who may do them.
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  Bulletin,
  FindingActName,
  FindingStory,
  Ledger,
  LookBacks,
  Queue,
  UnitChoice,
} from '../../src/console/wire/findings.ts';
import { findingSays, limitSaid, newFindingSaid } from '../../src/texts/console/findings.ts';
import { exportTexts } from '../../src/texts/console/export.ts';
import { type Client, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
let county: Client;
let village: Client;
beforeAll(async () => {
  desk = await openDesk();
  county = await desk.as('罗平');
  village = await desk.as('张建国');
  await desk.town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  await desk.town.says('谢飞', '平川县', '/督查 东沟村卡口 无人值守');
  await desk.town.says('谢飞', '平川县', '/督查 柳林村河堤 管涌');
  await desk.town.says('王芳', '西沟村', '/督查 1号网格门口 垃圾未清');
  await desk.town.says('张建国', '西沟村', '整改 1 登记本已补齐');
  await desk.town.later(60);
});
afterAll(() => desk.stop());

const ledger = async (who: Client, more: Readonly<Record<string, string>> = {}) =>
  (await who.get<Ledger>('/findings', { unit: '21', ...more })).body;
const numbers = (shown: Ledger) => shown.rows.map(({ number }) => number);
const story = async (who: Client, number: number) =>
  (await who.get<FindingStory>('/findings/story', { number: String(number) })).body;
const filled = { number: 0, words: '', limit: '', unit: '' };

/** The numbers that stand at the heads of lines of /台账. */
const spoken = (answer: string) => [...answer.matchAll(/^\W*督(\d+) /gmu)].map(([, n]) => Number(n));

it.each([
  ['open', '在办'],
  ['overdue', '逾期'],
  ['review', '待复查'],
  ['near', '10天内'],
  ['week', '本周'],
  ['voided', '作废'],
  ['all', '全部'],
])('lists with the filter %s what /台账 %s lists, in the same order', async (filters, word) => {
  const shown = await ledger(county, { filters });
  const [said = ''] = await county.say(`/台账 ${word} 平川县`);
  expect(numbers(shown)).toEqual(spoken(said));
  expect(shown.counts[filters]).toBe(shown.total);
});

it('has all four, and three of them in a colour', async () => {
  const shown = await ledger(county);
  expect(shown.rows.map(({ number, status, colour }) => [number, status, colour])).toEqual([
    [3, 'assigned', 'red'],
    [2, 'assigned', 'green'],
    [1, 'pending_review', undefined],
    [4, 'draft', undefined],
  ]);
  expect(shown).toMatchObject({ total: 4, overdue: 1 });
  const waiting = await county.get('/findings/waiting', { unit: '21' });
  expect(waiting.body).toEqual({ review: 1, extension: 0, proposal: 1, refused: 0 });
});

it('narrows by severity, area and words, and counts what is left', async () => {
  expect(numbers(await ledger(county, { severity: 'critical' }))).toEqual([3]);
  expect(numbers(await ledger(county, { unit: '212' }))).toEqual([3]);
  expect(numbers(await ledger(county, { q: '卡口 登记' }))).toEqual([1]);
  expect(numbers(await ledger(county, { q: '督2' }))).toEqual([2]);
  expect((await ledger(county, { q: '卡口' })).counts).toMatchObject({ open: 2, overdue: 0, review: 1 });
});

it('shows nobody what his posts do not show him', async () => {
  const other = await desk.as('高峰');
  const asked = { unit: '211', kind: 'review', month: '2022-07', from: '2022-07-01', to: '2022-07-28' };
  for (const path of ['', '/waiting', '/queue', '/look-backs', '/bulletin'])
    expect(await other.get(`/findings${path}`, asked), path).toMatchObject({ status: 403 });
  expect(await other.get('/findings/export', { ...asked, format: 'csv' })).toMatchObject({ status: 403 });
  expect(await other.get('/findings/story', { number: '1' })).toMatchObject({ status: 403 });
  expect(await village.get('/findings/bulletin', { ...asked, unit: '2111' })).toMatchObject({ status: 403 });
  expect((await other.get<UnitChoice[]>('/findings/units', { q: '西沟' })).body).toEqual([]);
  expect(numbers((await village.get<Ledger>('/findings', { unit: '2111' })).body)).toEqual([1, 4]);
});

it('refuses what is no filter, no unit and no day', async () => {
  expect((await county.get('/findings', { unit: '21', filters: 'constructor' })).status).toBe(400);
  expect((await county.get('/findings', { unit: 'nowhere' })).status).toBe(403);
  expect((await county.get('/findings/look-backs', { unit: '21', month: '2022-13' })).status).toBe(400);
});

it('offers to each what he may do, and only that', async () => {
  const acts = async (person: string, number: number): Promise<readonly FindingActName[]> =>
    (await story(await desk.as(person), number)).acts;
  expect(await acts('谢飞', 1)).toEqual(['pass', 'fail', 'askVoid']);
  expect(await acts('张建国', 1)).toEqual([]);
  expect(await acts('何静', 1)).toEqual([]);
  expect(await acts('马东', 2)).toEqual(['accept', 'start', 'fix', 'refuse']);
  expect(await acts('罗平', 2)).toEqual(['void', 'reassign']);
  expect(await acts('何静', 4)).toEqual(['confirm', 'void']);
});

it('tells the whole story of one, with who and when', async () => {
  const one = await story(county, 1);
  expect(one.log.map(({ type, name, unitName, text }) => [type, name, unitName, text])).toEqual([
    ['recorded', '谢飞', '平川县', undefined],
    ['fixed', '张建国', '西沟村', '登记本已补齐'],
  ]);
  expect(one).toMatchObject({ full: '平川县河湾镇西沟村', status: 'pending_review', source: '平川县' });
});

it('takes every button as the words it says: from acceptance to look-back', async () => {
  const limit = limitSaid({ year: 2022, month: 7, day: 30, time: '18:00' });
  const until = Date.parse('2022-07-30T18:00:00+08:00');
  const inspector = await desk.as('谢飞');
  const other = await desk.as('马东');
  const does = async (who: Client, act: FindingActName, more: Partial<typeof filled> = {}) => {
    await desk.town.later(1);
    await who.say(findingSays[act]({ ...filled, number: 2, ...more }));
    return story(county, 2);
  };
  expect(await does(other, 'accept')).toMatchObject({ status: 'acknowledged' });
  expect(await does(other, 'ask', { words: '等人手', limit })).toMatchObject({ extension: { until, text: '等人手' } });
  const { body } = await county.get<Queue>('/findings/queue', { unit: '21', kind: 'extension' });
  expect(body.rows).toMatchObject([{ number: 2, until, said: { name: '马东', text: '等人手' } }]);
  expect(body.rows[0]?.acts).toEqual(expect.arrayContaining(['grant', 'deny']));
  expect(await does(county, 'grant')).toMatchObject({ due: until, extensions: 1, status: 'rectifying' });
  expect(await does(other, 'start', { words: '调人来' })).toMatchObject({ measures: '调人来' });
  expect(await does(other, 'fix', { words: '两人在岗' })).toMatchObject({ status: 'pending_review' });
  expect(await does(inspector, 'fail', { words: '夜里没人', limit })).toMatchObject({ status: 'returned', due: until });
  await does(other, 'fix', { words: '夜里也有人' });
  const closed = await does(inspector, 'pass');
  expect(closed.status).toBe('closed');
  expect(closed.acts).not.toContain('hold');
  const day = new Date((closed.lookBackDue ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10);
  const looks = await county.get<LookBacks>('/findings/look-backs', { unit: '21', month: day.slice(0, 7) });
  expect(looks.body.looks).toMatchObject([{ number: 2, day, state: 'due' }]);
  expect(await does(inspector, 'relapse', { words: '又没人' })).toMatchObject({ round: 2, status: 'rectifying' });
});

it('takes a refusal, another unit for it, a proposal, and what is no finding', async () => {
  const lin = await desk.as('林志明');
  await lin.say(findingSays.refuse({ ...filled, number: 3, words: '不是我们村的，是西沟村的' }));
  const { body } = await county.get<Queue>('/findings/queue', { unit: '21', kind: 'refused' });
  expect(body.rows).toMatchObject([{ number: 3, suggestion: '平川县河湾镇西沟村' }]);
  const unit = body.rows[0]?.suggestion ?? '';
  await county.say(findingSays.reassign({ ...filled, number: 3, unit }));
  expect(await story(county, 3)).toMatchObject({ unit: '2111', status: 'assigned' });
  const town = await desk.as('何静');
  await town.say(findingSays.confirm({ ...filled, number: 4 }));
  expect(await story(county, 4)).toMatchObject({ status: 'assigned' });
  await county.say(findingSays.void({ ...filled, number: 4, words: '重复录入' }));
  expect(numbers(await ledger(county, { filters: 'voided' }))).toEqual([4]);
});

it('takes a new finding as its form says it', async () => {
  const { body } = await county.get<UnitChoice[]>('/findings/units', { q: '石桥 柳林' });
  expect(body).toMatchObject([{ unit: '2121', name: '柳林村', full: '平川县石桥镇柳林村', tier: 'village' }]);
  const limit = limitSaid({ year: 2022, month: 7, day: 31, time: '9:30' });
  const said = { unit: body[0]?.called ?? '', place: '村口', issue: '测温枪损坏，未更换', severity: 'major', limit };
  await county.say(newFindingSaid(said));
  expect(await story(county, 5)).toMatchObject({
    ...{ unit: '2121', place: '柳林村村口', issue: '测温枪损坏，未更换', severity: 'major' },
    due: Date.parse('2022-07-31T09:30:00+08:00'),
  });
});

it('drafts the bulletin /通报 drafts', async () => {
  const asked = { unit: '211', from: '2022-07-01', to: '2022-07-28' };
  const { body } = await county.get<Bulletin>('/findings/bulletin', asked);
  expect(await county.say('/通报 7.1-7.28 河湾镇')).toEqual([body.text]);
});

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'];

it('exports the ledger as filtered, and no text of it is calculated', async () => {
  for (const hostile of HOSTILE)
    await desk.town.says('谢飞', '平川县', `/督查 地点：${hostile}西沟村 问题：${hostile}登记本空白`);
  const download = async (format: string) => {
    const query = new URLSearchParams({ unit: '21', filters: 'open', format }).toString();
    const headers = { cookie: county.cookie };
    return desk.server.inject({ url: `/api/console/findings/export?${query}`, headers });
  };
  const [xlsx, csv] = [await download('xlsx'), await download('csv')];
  const book: unknown[][] = await readSheet(xlsx.rawPayload);
  const sheet: string[][] = parse(csv.payload, { bom: true, relax_column_count: true });
  const shown = await ledger(county);
  expect(book.slice(3).flatMap(([number]) => (typeof number === 'number' ? [number] : []))).toEqual(
    numbers(shown).toSorted((a, b) => a - b),
  );
  expect(shown.rows.filter(({ place }) => HOSTILE.some((one) => place.startsWith(one.trim())))).toHaveLength(7);
  const texts = [...book.flat(), ...sheet.flat()].filter((cell) => typeof cell === 'string');
  expect(texts.filter((cell) => cell.startsWith("'"))).toHaveLength(28);
  expect(texts.filter((cell) => /^[\s]*[=+\-@＝]/.test(cell))).toEqual([]);
  expect(book[2]).toEqual(Object.values(exportTexts['zh-CN'].ledger.columns));
  expect(decodeURIComponent(String(xlsx.headers['content-disposition']))).toContain('整改台账-平川县-2022-07-28.xlsx');
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
});
