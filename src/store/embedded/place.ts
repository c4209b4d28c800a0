// Where the private Redis keeps its data and its socket.
import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Place {
  /** AOF, log and owner lock. */
  readonly dir: string;
  readonly socketDir: string;
  /** A fetched server is kept here. */
  readonly cacheDir: string;
}

/** A socket address holds 108 bytes on Linux and 104 on macOS; Redis keeps running unreachable when it is longer. */
const LONGEST_SOCKET_DIR = 80;

export async function makePlace(dataDir: string): Promise<Place> {
  await mkdir(join(dataDir, 'redis'), { recursive: true, mode: 0o700 });
  const root = await realpath(dataDir);
  const dir = join(root, 'redis');
  return { dir, socketDir: await makeSocketDir(dir), cacheDir: join(root, 'redis-server') };
}

/** A short directory that only this user can enter, the same for every process that names the same data directory. */
export async function makeSocketDir(dir: string): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const name = `gridline-${uid}-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`;
  const usual = join(tmpdir(), name);
  const path = Buffer.byteLength(usual) <= LONGEST_SOCKET_DIR ? usual : join('/tmp', name);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} must be a directory that only this user can enter; remove it and start again.`);
  }
  return path;
}
