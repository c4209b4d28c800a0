import fastify from 'fastify';
import fc from 'fast-check';
import { create, type Delta } from 'jsondiffpatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differences } from '../../src/console/differences.ts';
import { DIFFERENCES } from '../../src/console/wire/differences.ts';
import type { Table } from '../../src/console/wire/reports.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const TABLE = '/api/console/reports/table?unit=2111&template=epidemic&day=2022-07-28';
const TAG = /^"[\w-]{43}"$/;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

/** Asks as a page does that has an answer already, or none. */
async function ask(person: string, tag?: string) {
  const { cookie } = await desk.as(person);
  const had = tag === undefined ? {} : { 'if-none-match': tag };
  const answer = await desk.server.inject({ url: TABLE, headers: { cookie, 'a-im': DIFFERENCES, ...had } });
  return { status: answer.statusCode, tag: String(answer.headers.etag), text: answer.body };
}

it('sends who asks again only what has changed since, and that nothing has', async () => {
  const first = await ask('唐文');
  expect(first.status).toBe(200);
  expect(first.tag).toMatch(TAG);
  expect(await ask('唐文', first.tag)).toMatchObject({ status: 304, tag: first.tag, text: '' });

  await desk.town.says('王芳', '西沟村', '返乡2人');
  const next = await ask('唐文', first.tag);
  expect(next.status).toBe(226);
  expect(next.text.length).toBeLessThan(first.text.length / 2);

  const whole = JSON.parse((await ask('唐文')).text) as Table;
  expect(whole).not.toEqual(JSON.parse(first.text));
  expect(create().patch(JSON.parse(first.text), JSON.parse(next.text) as Delta)).toEqual(whole);
});

it('sends the whole to who names an answer that was never given to him', async () => {
  const { tag } = await ask('唐文');
  expect(await ask('何静', tag)).toMatchObject({ status: 200, tag });
  expect((await ask('唐文', '"made up"')).status).toBe(200);
});

it('asks nothing of who does not know about differences', async () => {
  const { cookie } = await desk.as('唐文');
  const answer = await desk.server.inject({ url: TABLE, headers: { cookie } });
  expect(answer.headers).not.toHaveProperty('etag');
  expect(answer.statusCode).toBe(200);
});

const value = fc.oneof(fc.nat(3), fc.constant(null), fc.constantFrom('甲', '乙', ''));
const row = fc.record(
  { unit: fc.constantFrom('1', '2', '3', '4', '5'), sum: value, cells: fc.array(value, { maxLength: 3 }) },
  { requiredKeys: ['sum'] },
);
const answer = fc.record({
  rows: fc.array(row, { maxLength: 8 }),
  total: value,
  by: fc.dictionary(fc.constantFrom('返乡', 'a/b', '~', '0'), value),
});

it('ends in the same answer, whatever comes, goes, moves or changes in between', async () => {
  const server = fastify();
  const changed = differences();
  const person = desk.town.bot.engine.org.person('唐文');
  if (person === undefined) throw new Error('唐文 is not in this town');
  let body: unknown;
  server.get('/', (request, reply) => changed(body, { person, request, reply }));
  const property = fc.asyncProperty(fc.array(answer, { minLength: 2, maxLength: 6 }), async (answers) => {
    let [shown, tag]: [unknown, string] = [undefined, ''];
    for (body of answers) {
      const sent = await server.inject({ url: '/', headers: { 'a-im': DIFFERENCES, 'if-none-match': tag } });
      if (sent.statusCode === 226) shown = create().patch(shown, sent.json<Delta>());
      if (sent.statusCode === 200) shown = sent.json();
      tag = String(sent.headers.etag);
      expect(shown).toEqual(body);
    }
  });
  await fc.assert(property, { numRuns: 300 });
});
