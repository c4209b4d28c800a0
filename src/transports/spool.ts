// What has been heard and not yet been handed over safely: on disk, in order, bounded. Survives the death of the
// process at once, a power loss up to 50 ms. Acknowledged entries go away a segment at a time, oldest first.
import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createSegment, readSegment, type Line, type Segment, type Writer } from './segment.ts';

export interface Spooled<T> {
  /** Number of the entry: rises for ever, also across restarts. */
  readonly n: number;
  readonly item: T;
}

export interface SpoolOptions {
  readonly dir: string;
  /** Most bytes on disk. */
  readonly maxBytes: number;
  readonly segmentBytes?: number;
  /** Told when the spool cannot take more, and when it can again. */
  readonly onFull?: (full: boolean) => void;
}

export interface Spool<T> {
  /** Keeps an entry and returns its number, or undefined when there is no room. What is `vital` may use a small reserve. */
  append(item: T, vital?: boolean): number | undefined;
  /** These have been handed over safely. */
  done(ns: readonly number[]): void;
  /** What has not, oldest first. */
  waiting(): Iterable<Spooled<T>>;
  readonly full: boolean;
  close(): void;
}

const SEGMENT_BYTES = 1024 * 1024;
const RESERVE_BYTES = 64 * 1024;

interface Kept<T> extends Spooled<T> {
  readonly bytes: number;
  segment: Segment;
}

interface Shelf<T> {
  readonly options: SpoolOptions;
  readonly entries: Map<number, Kept<T>>;
  /** Oldest first; the last one is being written. */
  readonly segments: Segment[];
  writer: Writer;
  index: number;
  next: number;
  full: boolean;
  waitingBytes: number;
}

export function openSpool<T>(options: SpoolOptions): Spool<T> {
  mkdirSync(options.dir, { recursive: true });
  const shelf = load<T>(options);
  trim(shelf);
  return {
    append: (item, vital = false) => append(shelf, item, vital),
    done: (ns) => {
      acknowledge(shelf, ns);
    },
    waiting: () => shelf.entries.values(),
    get full() {
      return shelf.full;
    },
    close: () => {
      shelf.writer.close();
    },
  };
}

function append<T>(shelf: Shelf<T>, item: T, vital: boolean): number | undefined {
  const n = shelf.next;
  const line = JSON.stringify({ n, item } satisfies Line<T>);
  const bytes = Buffer.byteLength(line);
  if (!hasRoom(shelf, bytes, vital) || !write(shelf, line)) {
    tellFull(shelf, true);
    return undefined;
  }
  shelf.next = n + 1;
  shelf.writer.segment.waiting += 1;
  shelf.waitingBytes += bytes;
  shelf.entries.set(n, { n, item, bytes, segment: shelf.writer.segment });
  return n;
}

function acknowledge<T>(shelf: Shelf<T>, ns: readonly number[]): void {
  const known = ns.flatMap((n) => shelf.entries.get(n) ?? []);
  if (known.length === 0) return;
  // Not written is not lost: the entry is handed over once more after a restart, and its receiver knows it.
  write(shelf, JSON.stringify({ done: known.map((entry) => entry.n) } satisfies Line<T>));
  for (const entry of known) {
    shelf.entries.delete(entry.n);
    entry.segment.waiting -= 1;
    shelf.waitingBytes -= entry.bytes;
  }
  trim(shelf);
  if (shelf.full) thin(shelf);
  if (shelf.full && total(shelf) < shelf.options.maxBytes * 0.9) tellFull(shelf, false);
}

function hasRoom<T>(shelf: Shelf<T>, bytes: number, vital: boolean): boolean {
  const limit = shelf.options.maxBytes + (vital ? RESERVE_BYTES : 0);
  if (total(shelf) + bytes <= limit) return true;
  thin(shelf);
  return total(shelf) + bytes <= limit;
}

/** One entry that nobody takes must not keep everything after it: what still waits is written together anew. */
function thin<T>(shelf: Shelf<T>): void {
  if (shelf.waitingBytes * 2 < total(shelf)) compact(shelf);
}

/** Writes what waits into a new segment and forgets the others, oldest first, so that a crash in between repeats nothing. */
function compact<T>(shelf: Shelf<T>): void {
  if (!rotate(shelf)) return;
  const into = shelf.writer.segment;
  for (const entry of shelf.entries.values()) {
    if (!write(shelf, JSON.stringify({ n: entry.n, item: entry.item } satisfies Line<T>))) return;
    entry.segment.waiting -= 1;
    entry.segment = into;
    into.waiting += 1;
  }
  trim(shelf);
}

function write<T>(shelf: Shelf<T>, line: string): boolean {
  if (shelf.writer.segment.bytes >= (shelf.options.segmentBytes ?? SEGMENT_BYTES)) rotate(shelf);
  // A line the disk did not take whole must stay the last of its segment, where reading leaves it out.
  return shelf.writer.write(line) || (rotate(shelf) && shelf.writer.write(line));
}

function rotate<T>(shelf: Shelf<T>): boolean {
  try {
    const writer = begin(shelf.options, shelf.index, shelf.next);
    shelf.writer.close();
    shelf.writer = writer;
  } catch {
    return false; // no room for another file: the old one goes on as long as it can
  }
  shelf.index += 1;
  shelf.segments.push(shelf.writer.segment);
  return true;
}

/** Only from the oldest on: an acknowledgement may stand in a later segment than its entry. */
function trim<T>(shelf: Shelf<T>): void {
  while (shelf.segments.length > 1 && shelf.segments[0]?.waiting === 0) {
    const [oldest] = shelf.segments.splice(0, 1);
    if (oldest) unlinkSync(oldest.path);
  }
}

function total<T>(shelf: Shelf<T>): number {
  return shelf.segments.reduce((sum, segment) => sum + segment.bytes, 0);
}

function tellFull<T>(shelf: Shelf<T>, full: boolean): void {
  if (shelf.full === full) return;
  shelf.full = full;
  shelf.options.onFull?.(full);
}

function begin(options: SpoolOptions, index: number, next: number): Writer {
  const writer = createSegment(join(options.dir, `${String(index).padStart(9, '0')}.log`));
  writer.write(JSON.stringify({ next } satisfies Line<never>));
  return writer;
}

function load<T>(options: SpoolOptions): Shelf<T> {
  const names = readdirSync(options.dir)
    .filter((name) => /^\d{9}\.log$/.test(name))
    .sort();
  const entries = new Map<number, Kept<T>>();
  const done = new Set<number>();
  const segments: Segment[] = [];
  let next = 1;
  for (const name of names) {
    const { lines, bytes } = readSegment(join(options.dir, name));
    const segment: Segment = { path: join(options.dir, name), bytes, waiting: 0 };
    segments.push(segment);
    for (const line of lines) {
      if ('next' in line) next = Math.max(next, line.next);
      else if ('done' in line) for (const n of line.done) done.add(n);
      else {
        next = Math.max(next, line.n + 1);
        entries.set(line.n, { n: line.n, item: line.item as T, bytes: sizeOf(line), segment });
      }
    }
  }
  const left = [...entries.values()].filter((entry) => !done.has(entry.n)).sort((a, b) => a.n - b.n);
  for (const entry of left) entry.segment.waiting += 1;
  const waitingBytes = left.reduce((sum, entry) => sum + entry.bytes, 0);
  const index = Number.parseInt(names.at(-1) ?? '0', 10) + 1;
  const writer = begin(options, index, next);
  segments.push(writer.segment);
  const kept = new Map(left.map((entry) => [entry.n, entry]));
  return { options, entries: kept, segments, writer, index: index + 1, next, full: false, waitingBytes };
}

function sizeOf(line: Line<unknown>): number {
  return Buffer.byteLength(JSON.stringify(line));
}
