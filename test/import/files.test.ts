// Whole files into a real store: all of them or nothing, and codes in a file of their owner's.
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { expect, it } from 'vitest';
import { importFiles } from '../../src/cli/import.ts';
import { readTable } from '../../src/cli/import/table.ts';
import { planUnits } from '../../src/cli/import/units.ts';
import { person } from '../../flows/person.ts';
import { hashOfCode } from '../../src/org/join-code.ts';
import type { Commit, Store } from '../../src/ports.ts';
import type { Unit } from '../../src/org/types.ts';

/** The four questions an import asks of the store. */
function shelf() {
  const units = new Map<string, Unit>();
  const docs = new Map<string, { version: number; json: string }>();
  const store = {
    units: () => Promise.resolve([...units.values()]),
    all: () => Promise.resolve([...docs].map(([id, doc]) => ({ id, doc }))),
    docs: (refs: readonly { id: string }[]) => Promise.resolve(refs.map(({ id }) => docs.get(id))),
    commit: ([commit]: readonly Commit[]) => {
      for (const { ref, was, json } of commit?.docs ?? []) docs.set(ref.id, { version: was + 1, json });
      for (const unit of commit?.units ?? []) units.set(unit.code, unit);
      return Promise.resolve({ results: ['done'] });
    },
  } as unknown as Store;
  return { store, units, docs };
}

const folder = () => mkdtempSync(join(tmpdir(), 'gridline-import-'));
const UNITS = 'code,name,tier,parent\n1,双辽市,3,\n11,茂林镇,4,1\n111,西沟村,5,11\n';
const PEOPLE = 'name,unit,role,contact,phone\n王芳,111,网格长,,13800000000\n李强,11,town_office,w:x,\n';

async function run(dir: string, { dryRun = false, people = PEOPLE, units: tree = UNITS, shelf: kept = shelf() } = {}) {
  const [units, staff] = [join(dir, 'units.csv'), join(dir, 'people.csv')];
  writeFileSync(units, tree);
  writeFileSync(staff, people);
  const lines: string[] = [];
  const clock = { now: () => Date.UTC(2022, 6, 28) + kept.docs.size };
  const code = await importFiles(
    { units, people: staff, dryRun },
    { store: kept.store, clock, write: (line) => void lines.push(line) },
  );
  return { ...kept, code, said: lines.join('\n') };
}

it('takes units and people, and writes codes where only the owner reads', async () => {
  const dir = folder();
  const { code, said, units, docs } = await run(dir);
  expect([code, units.size, docs.size]).toEqual([0, 3, 2]);
  const file = readdirSync(dir).find((name) => name.startsWith('join-codes-')) ?? '';
  expect(said).toContain(file);
  expect(said).not.toContain('13800000000');
  expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
  const written = readFileSync(join(dir, file), 'utf8');
  const typed = /"(\w+)"\r\n$/.exec(written)?.[1] ?? '';
  const state = person.state.parse(JSON.parse(docs.get('p1')?.json ?? ''));
  expect(state.codes[0]?.hash).toBe(await hashOfCode(typed));
  expect(JSON.stringify([...docs.values()])).not.toContain(typed);
});

it('a second time nothing changes and nobody gets a new code', async () => {
  const dir = folder();
  const first = await run(dir);
  const before = JSON.stringify([...first.docs]);
  const again = await run(dir, { shelf: first });
  expect([again.code, JSON.stringify([...again.docs])]).toEqual([0, before]);
});

it('a dry run and a bad row write nothing', async () => {
  const dry = await run(folder(), { dryRun: true });
  expect([dry.code, dry.units.size, dry.docs.size]).toEqual([0, 0, 0]);
  const bad = await run(folder(), { people: `${PEOPLE}赵敏,火星,网格员,,\n` });
  expect([bad.code, bad.units.size, bad.docs.size]).toEqual([1, 0, 0]);
});

it('somebody who joins meanwhile stops the whole of it, codes and units too', async () => {
  const dir = folder();
  const kept = shelf();
  kept.store.commit = () => Promise.resolve({ results: ['conflict'] });
  const { code, said, units, docs } = await run(dir, { shelf: kept });
  expect([code, units.size, docs.size]).toEqual([1, 0, 0]);
  expect(readdirSync(dir).filter((name) => name.startsWith('join-codes-'))).toEqual([]);
  expect(said).not.toContain('join-codes');
});

it('a running bot learns of people as of units', async () => {
  const kept = shelf();
  const commits: Commit[] = [];
  const commit = kept.store.commit.bind(kept.store);
  kept.store.commit = (list) => {
    commits.push(...list);
    return commit(list);
  };
  await run(folder(), { shelf: kept });
  expect(commits.flatMap(({ docs }) => docs.map((doc) => doc.org))).toEqual([true, true]);
});

it('people may be of units that come with the same import, one of which is called like the path of another', async () => {
  const dir = folder();
  const kept = shelf();
  const extra = '1111,3号网格,6,111\n1112,西沟村3号网格,6,111\n';
  const people = 'name,unit,role\n王芳,西沟村3号网格,网格员\n李强,1111,网格员\n';
  const { code } = await run(dir, { shelf: kept, people, units: UNITS + extra });
  expect(code).toBe(0);
  const posts = [...kept.docs.values()].map(({ json }) => person.state.parse(JSON.parse(json)).posts[0]?.unit);
  expect(posts).toEqual(['1112', '1111']);
});

it('reads xlsx', async () => {
  const path = join(folder(), 'units.xlsx');
  const rows = UNITS.trim()
    .split('\n')
    .map((line) => line.split(',').map((value) => ({ value, type: String })));
  await writeXlsxFile(rows).toFile(path);
  const table = await readTable(path);
  const planned = 'rows' in table ? await planUnits(table.rows, []) : undefined;
  expect(planned).toMatchObject({ plan: { counts: { new: 3 } } });
});

it('a phone that a spreadsheet has rounded is nobody’s', async () => {
  const people = 'name,unit,role,phone\n王芳,111,网格长,1.38001E+10\n';
  const { code, said, docs } = await run(folder(), { people });
  expect([code, docs.size]).toEqual([1, 0]);
  expect(said).toMatch(/第2行 phone 列：.*科学计数法/);
});

it('a file with headings only is said to have no rows', async () => {
  const { code, said } = await run(folder(), { people: 'name,unit,role\n' });
  expect(code).toBe(1);
  expect(said).toContain('没有数据');
});

it.each([
  ['a broken xlsx', 'PK\u0003\u0004garbage'],
  ['an old xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
])('%s is unreadable, whatever the reader of such files throws', async (_, bytes) => {
  const path = join(folder(), 'units.xlsx');
  writeFileSync(path, bytes);
  expect(await readTable(path)).toMatchObject({ unreadable: { line: 1 } });
});

it('a file that is not there is named', async () => {
  const io = { store: shelf().store, clock: { now: () => 0 }, write: () => undefined };
  await expect(importFiles({ units: 'nowhere.csv', dryRun: false }, io)).rejects.toThrow(
    /^nowhere\.csv: .*no such file/,
  );
});
