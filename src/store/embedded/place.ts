// Where the private Redis keeps its data and its socket.
import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Place {
  /** AOF, log and owner lock. */
  readonly dir: string;
  readonly socketDir: string;
  readonly socket: string;
  /** A fetched server is kept here. */
  readonly cacheDir: string;
}

/** A socket address holds 108 bytes on Linux and 104 on macOS; Redis keeps running unreachable when it is longer. */
const LONGEST_SOCKET_DIR = 80;

export async function makePlace(dataDir: string): Promise<Place> {
  await mkdir(join(dataDir, 'redis'), { recursive: true, mode: 0o700 });
  const root = await realpath(dataDir);
  const dir = join(root, 'redis');
  const socketDir = socketDirOf(dir);
  return { dir, socketDir, socket: join(socketDir, 'redis.sock'), cacheDir: join(root, 'redis-server') };
}

/** Short, and the same for every process that names the same data directory. */
export function socketDirOf(dir: string): string {
  const name = `gridline-${userId()}-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`;
  const usual = join(tmpdir(), name);
  return Buffer.byteLength(usual) <= LONGEST_SOCKET_DIR ? usual : join('/tmp', name);
}

/** System temp is open to everybody: a directory there is ours only if nobody else can enter it. */
export async function makeSocketDir(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== userId() || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} must be a directory that only this user can enter; remove it and start again.`);
  }
}

function userId(): number {
  return process.getuid?.() ?? 0;
}
