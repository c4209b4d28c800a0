// Before any test: the server that they all run on must be here, and it is fetched once, not once per fork. All temporary files of
// the run, those of killed processes too, lie in one folder that is removed at the end.
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServer } from './redis.ts';

export default async function setup(): Promise<() => Promise<void>> {
  await testServer((line) => {
    console.log(`redis: ${line}`);
  });
  process.env['SEED'] ??= String(randomInt(2 ** 31));
  console.log(`seed: ${process.env['SEED']} (SEED=${process.env['SEED']} npm test repeats the random histories)`);
  const usual = process.env['TMPDIR'];
  const root = await mkdtemp(join(tmpdir(), 'gl-'));
  process.env['TMPDIR'] = root;
  return async () => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    await rm(root, { recursive: true, force: true });
  };
}
