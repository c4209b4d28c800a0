// Which programs on this machine are a server we can run.
import { access, constants } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { run } from './run.ts';

export type Source = 'REDIS_SERVER_BIN' | 'system' | 'cache' | 'apt' | 'apt-get install' | 'brew';

export interface Found {
  readonly bin: string;
  readonly version: string;
  readonly source: Source;
}

export const OLDEST = '7.0';
const NAMES = ['redis-server', 'valkey-server'];
/** Where Homebrew and hand-made installations put programs, also when PATH does not say so. */
const USUAL = ['/opt/homebrew/bin', '/usr/local/bin'];

export function searchPath(): string {
  return [process.env['PATH'] ?? '', ...USUAL].join(delimiter);
}

/** The server that the operator named: that one or none. */
export async function named(bin: string): Promise<Found> {
  const candidates = bin.includes('/') ? [resolve(bin)] : folders(searchPath()).map((folder) => join(folder, bin));
  for (const candidate of candidates) {
    const version = await versionOf(candidate);
    if (version === undefined) continue;
    if (isRecent(version)) return { bin: candidate, version, source: 'REDIS_SERVER_BIN' };
    throw new Error(`REDIS_SERVER_BIN=${bin} is version ${version}; Gridline needs ${OLDEST} or newer.`);
  }
  throw new Error(`REDIS_SERVER_BIN=${bin} is not a redis-server or valkey-server that runs here.`);
}

export async function onSystem(path: string, source: Source = 'system'): Promise<Found | undefined> {
  for (const name of NAMES) {
    for (const folder of folders(path)) {
      const found = await usable(join(folder, name), source);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

export async function usable(bin: string, source: Source): Promise<Found | undefined> {
  const version = await versionOf(bin);
  return version !== undefined && isRecent(version) ? { bin, version, source } : undefined;
}

/** Versions of Redis and of Valkey are counted alike: Valkey began as Redis 7.2. */
export function isRecent(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const oldest = OLDEST.split('.').map(Number);
  const [major = 0, minor = 0] = parts;
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function folders(path: string): string[] {
  return [...new Set(path.split(delimiter))].filter((folder) => folder !== '');
}

/** "Redis server v=7.0.15 sha=…", "Valkey server v=8.1.1 …", "Server v=7.2.5 …". */
async function versionOf(bin: string): Promise<string | undefined> {
  try {
    await access(bin, constants.X_OK);
  } catch {
    return undefined;
  }
  const { ok, stdout } = await run(bin, ['--version'], { timeoutMs: 10_000 });
  return ok ? /\bserver v=(\d+\.\d+[\w.]*)/i.exec(stdout)?.[1] : undefined;
}
