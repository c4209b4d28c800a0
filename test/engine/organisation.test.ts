import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshOrg } from '../../src/engine/organisation.ts';
import type { Commit, DocWrite } from '../../src/ports.ts';
import { commitOf, docOf } from '../support/store.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

/** The document of a group, as the flow keeps it. */
async function group(id: string): Promise<DocWrite> {
  const [known] = await town.store.docs([{ flow: 'room', id: 'test/room-2111' }]);
  const json = (known?.json ?? '').replaceAll('room-2111', id);
  return docOf(`test/${id}`, 0, { ref: { flow: 'room', id: `test/${id}` }, json, org: true });
}

it('a commit of our own with several documents does not hide what somebody else has changed', async () => {
  const { engine } = town.bot;
  await town.store.commit([commitOf({ docs: [await group('outside')] })]);
  const own: Commit = commitOf({ docs: [await group('own-1'), await group('own-2')] });
  const { org: version = -1 } = await town.store.commit([own]);
  await refreshOrg(engine, { version, commits: [own] });
  const known = ['outside', 'own-1', 'own-2'].filter((id) => engine.org.room(`test/${id}`) !== undefined);
  expect(known).toEqual(['outside', 'own-1', 'own-2']);
});

it('commits of our own are taken over without reading everything again', async () => {
  const { engine } = town.bot;
  const own = [commitOf({ docs: [await group('own-3')] }), commitOf(), commitOf({ docs: [await group('own-4')] })];
  const { org: version = -1 } = await town.store.commit(own);
  const read: string[] = [];
  const store = { ...town.store, all: (flow: string) => (read.push(flow), town.store.all(flow)) };
  await refreshOrg(Object.assign(engine, { store }), { version, commits: own });
  expect(engine.org.room('test/own-4')).toBeDefined();
  expect(read).toEqual([]);
});
