import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTemplate } from '../../src/templates-of.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gridline-test-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function faults(content: string): Promise<string[]> {
  const file = join(dir, 'heat.json');
  await writeFile(file, content);
  try {
    readTemplate(file);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(`${file}: `, ''));
  }
}

test('every fault of a form is one line that says where and what is expected', async () => {
  const kinds = await faults(
    '{"key":"heat","fields":["a",{"label":"b","kind":"foo"}],"cutoff":"25:00","owes":["planet"],"title":3}',
  );
  expect(kinds.map((line) => line.split(':')[0])).toEqual(['title', 'fields.1.kind', 'owes.0', 'cutoff']);
  expect(kinds[1]).toBe('fields.1.kind: people, work, text or enum');
});

test('a file that is no JSON is said to be none; the mark of an editor is no fault', async () => {
  expect(await faults('{')).toEqual([expect.stringContaining('is not JSON')]);
  expect(await faults('\ufeff{"key":"heat","title":"高温","fields":["中暑"]}')).toEqual([]);
  expect(() => readTemplate(join(dir, 'none.json'))).toThrow(/none\.json: .*there is no such file/);
});
