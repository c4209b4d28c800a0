// Which redis-server to run: the one that was named, one of this system, one fetched earlier, or one fetched now.
import { named, onSystem, searchPath, usable, type Found } from './candidates.ts';
import { cachedBin } from './apt.ts';
import { fetchServer } from './fetch.ts';

export interface FindOptions {
  /** REDIS_SERVER_BIN: when it is named, nothing else is tried. */
  readonly bin?: string | undefined;
  /** Where a fetched server is kept. */
  readonly cacheDir: string;
  /** The only folders in which programs are looked for: PATH and the usual ones unless told. */
  readonly path?: string | undefined;
  readonly onProgress?: ((line: string) => void) | undefined;
}

export async function findServer(options: FindOptions): Promise<Found> {
  if (options.bin !== undefined) return named(options.bin);
  const path = options.path ?? searchPath();
  const here = (await onSystem(path)) ?? (await usable(cachedBin(options.cacheDir), 'cache'));
  return here ?? fetchServer({ path, cacheDir: options.cacheDir, say: (line) => options.onProgress?.(line) });
}
