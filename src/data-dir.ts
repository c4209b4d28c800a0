// What a bot needs of its data directory: that it can be written, and that no other bot speaks for the account.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { claim } from './store/embedded/lock.ts';

const WRITTEN = ['', 'redis', 'accounts', 'media'];

/** Makes the directory where there is none. Throws one sentence when it cannot be written. */
export function makeDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    for (const path of WRITTEN.map((name) => join(dir, name))) {
      if (existsSync(path)) accessSync(path, constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw notWritable(dir, error);
  }
}

export function notWritable(dir: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `DATA_DIR=${dir} 写不进去，请换一个目录或改权限 / cannot be written, set another or let this user write it (${reason})`,
    { cause: error },
  );
}

/** Two bots of one account would answer twice, or one what the other heard. Resolves to what lets it go. */
export async function takeAccount(dir: string, account: string): Promise<() => Promise<void>> {
  const place = join(dir, 'accounts', account);
  await mkdir(place, { recursive: true });
  const taken = await claim(place);
  if (taken.mine) return taken.release;
  throw new Error(
    `DATA_DIR=${dir} 正由另一个 Gridline（进程 ${taken.owner.pid}）使用，请先停下它 / ` +
      `is in use by another Gridline, process ${taken.owner.pid}: stop it first, or set another DATA_DIR`,
  );
}
