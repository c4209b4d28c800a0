// Files that were not made by an office: bombs, broken ones, and what would be calculated. Each is refused or read, in good time.
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tableOf } from '../../src/cli/import/table.ts';
import { codesCsv } from '../../src/cli/import/codes.ts';

/** A zip of these files that tells nothing of how long they are. */
function zipOf(files: Readonly<Record<string, Buffer>>): Buffer {
  return Buffer.concat(
    Object.entries(files).flatMap(([name, data]) => {
      const packed = deflateRawSync(data);
      const head = Buffer.alloc(30);
      head.write('PK\x03\x04', 'latin1');
      head.writeUInt16LE(8, 8);
      head.writeUInt32LE(packed.length, 18);
      head.writeUInt16LE(Buffer.byteLength(name), 26);
      return [head, Buffer.from(name), packed];
    }),
  );
}

it('a workbook that grows without end is not unpacked', async () => {
  const much = Buffer.alloc(40 * 1024 * 1024, '<row/>');
  for (const files of [
    { 'xl/worksheets/sheet1.xml': much },
    Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`xl/${i}.xml`, much.subarray(0, 4 * 1024 * 1024)])),
  ]) {
    const bomb = zipOf(files);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await tableOf(bomb)).toEqual({ unreadable: { line: 1, cause: '.xlsx > 32 MB' } });
  }
});

const BROKEN: readonly (readonly [string, Buffer])[] = [
  ['a mark and nothing', Buffer.from('PK\x03\x04', 'latin1')],
  ['half a head', Buffer.from('PK\x03\x04'.padEnd(29, '\xff'), 'latin1')],
  ['marks only', Buffer.from('PK\x03\x04'.repeat(5_000), 'latin1')],
  ['no workbook inside', zipOf({ 'a.txt': Buffer.from('hello') })],
  ['a workbook of another kind', zipOf({ 'xl/workbook.xml': Buffer.from('<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;') })],
];
it.each(BROKEN)('a broken one is said to be unreadable: %s', async (_, bytes) => {
  expect(await tableOf(bytes)).toMatchObject({ unreadable: { line: 1, cause: expect.any(String) as string } });
});

it('bytes of no file of ours are rows of nonsense or unreadable, never a fault', async () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  for (const bytes of [
    all,
    Buffer.alloc(100_000),
    Buffer.from('"'.repeat(100_001)),
    Buffer.from('\r,"\n'.repeat(9_999)),
  ])
    expect(Object.keys(await tableOf(bytes))).toHaveLength(1);
});

it('what a spreadsheet would calculate is text in the slips', () => {
  const signs = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', ' =1', '＝1', '　＋1', '=cmd|calc!A0'];
  const lines = codesCsv(signs.map((name) => ({ name, unit: name, code: 'X' }))).split('\r\n');
  for (const cell of lines.slice(1).flatMap((line) => line.split('","').slice(0, 2)))
    expect(cell.replace(/^"/, '')).toMatch(/^(?:$|')/);
});
