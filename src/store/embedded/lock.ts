// Who owns a directory. Redis itself locks nothing: two servers on one directory would write one AOF.
//
// The lock is a directory that holds one file with a random name. A finished draft is renamed onto it, which the
// kernel refuses unless the lock is absent or empty; a stale owner is removed by unlinking exactly its own file.
// So no interleaving of starters can remove a lock other than the one they judged.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startOf } from './process.ts';

const owner = z.object({ pid: z.number().int().positive(), started: z.string(), socket: z.string() });
export type Owner = z.infer<typeof owner>;

export type Claim =
  | { readonly mine: true; readonly owner: Owner; readonly release: () => Promise<void> }
  | { readonly mine: false; readonly owner: Owner };

/** Takes the lock, or says which living process has it. `socket` is where the owner's Redis answers, if it runs one. */
export async function claim(dir: string, socket = ''): Promise<Claim> {
  const lock = join(dir, 'owner.lock');
  const id = randomBytes(6).toString('hex');
  const draft = join(dir, `.owner-${id}`);
  const me: Owner = { pid: process.pid, started: (await startOf(process.pid)) ?? '', socket };
  await mkdir(draft);
  try {
    await writeFile(join(draft, id), JSON.stringify(me));
    for (;;) {
      if (await took(draft, lock)) return { mine: true, owner: me, release: () => release(lock, id) };
      const living = await livingOwner(lock);
      if (living !== undefined) return { mine: false, owner: living };
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function took(draft: string, lock: string): Promise<boolean> {
  try {
    await rename(draft, lock);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOTDIR') await rm(lock, { force: true });
    if (['ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) return false;
    throw error;
  }
}

/** The owner if it lives; whatever else lies in the lock is stale and removed by name. */
async function livingOwner(lock: string): Promise<Owner | undefined> {
  const names = await readdir(lock).catch(() => []);
  for (const name of names) {
    const found = await read(join(lock, name));
    if (found !== undefined && (await startOf(found.pid)) === found.started) return found;
    await rm(join(lock, name), { recursive: true, force: true });
  }
  return undefined;
}

async function read(path: string): Promise<Owner | undefined> {
  try {
    return owner.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function release(lock: string, id: string): Promise<void> {
  await rm(join(lock, id), { force: true });
  // Another starter may already have renamed its own lock onto the emptied one.
  await rmdir(lock).catch(() => undefined);
}
