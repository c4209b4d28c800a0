// What was put aside as a bug is shown to people: the last first, never more than asked for.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitOf, type Opened, openStore } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());

const aside = (incident: string) => ({ incident, reason: `reason of ${incident}`, entry: '"tick:a"' });

it('is empty, then holds the last first', async () => {
  const { store } = opened;
  expect(await store.dead(10)).toEqual([]);
  await store.commit(['1', '2', '3'].map((incident) => commitOf({ dead: aside(incident) })));
  expect((await store.dead(2)).map(({ incident }) => incident)).toEqual(['3', '2']);
  expect(await store.dead(0)).toEqual([]);
  const [first] = await store.dead(1);
  expect(first).toMatchObject(aside('3'));
  expect(Math.abs((first?.at ?? 0) - Date.now())).toBeLessThan(60_000);
});

it('leaves out what it cannot read', async () => {
  const client = opened.redis.client();
  for (const json of ['no json', '{}', 'null', '{"incident":4,"reason":"r","entry":"e"}'])
    await client.xadd('{test}:dead', '*', 'd', json);
  expect((await opened.store.dead(10)).map(({ incident }) => incident)).toEqual(['3', '2', '1']);
});
