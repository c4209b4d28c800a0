// One file of the spool: entries and acknowledgements as lines of JSON, only ever appended to.
import { closeSync, fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** `next` opens a segment, `n` with `item` is an entry, `done` acknowledges entries of this or earlier segments. */
export type Line<T> =
  { readonly next: number } | { readonly n: number; readonly item: T } | { readonly done: readonly number[] };

export interface Segment {
  readonly path: string;
  /** Bytes written so far. */
  bytes: number;
  /** Entries in it that nobody has acknowledged yet. */
  waiting: number;
}

export interface Writer {
  readonly segment: Segment;
  /** False when the disk would not take the whole line; nothing may be written to this segment any more. */
  write(line: string): boolean;
  close(): void;
}

/** Lines of a segment. A last line without its end was torn by a crash and is left out, so is one that is no JSON. */
export function readSegment(path: string): { readonly lines: readonly Line<unknown>[]; readonly bytes: number } {
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return { lines: whole.flatMap(parsed), bytes: Buffer.byteLength(text) };
}

/** A line is on its way to the disk at once (it survives the process) and synced at most `SYNC_MS` later. */
const SYNC_MS = 50;

export function createSegment(path: string): Writer {
  const fd = openSync(path, 'wx');
  const segment: Segment = { path, bytes: 0, waiting: 0 };
  let timer: NodeJS.Timeout | undefined;
  let torn = false;
  const sync = (): void => {
    timer = undefined;
    // A disk that cannot sync fails the next write too, and that one is reported.
    fdatasync(fd, () => undefined);
  };
  return {
    segment,
    write: (line) => {
      const bytes = Buffer.from(`${line}\n`);
      torn ||= !written(fd, bytes);
      if (torn) return false;
      segment.bytes += bytes.length;
      timer ??= setTimeout(sync, SYNC_MS);
      return true;
    },
    close: () => {
      clearTimeout(timer);
      timer = undefined;
      fdatasyncSync(fd);
      closeSync(fd);
    },
  };
}

function written(fd: number, bytes: Buffer): boolean {
  try {
    return writeSync(fd, bytes) === bytes.length;
  } catch {
    // No space, quota, read-only: the caller treats all of them as "full" and says so loudly.
    return false;
  }
}

function parsed(line: string): Line<unknown>[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Line<unknown>];
  } catch {
    return [];
  }
}
