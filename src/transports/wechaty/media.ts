// Images people send, kept as files: looked at before they are believed, capped, and never waited for without end.
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { within } from './deadline.ts';

export interface MediaOptions {
  readonly dir: string;
  readonly maxBytes: number;
  /** For fetching and writing together. */
  readonly deadlineMs: number;
}

/** The part of a file-box that is used. */
export interface Picture {
  toStream(): Promise<Readable>;
}

const KINDS: readonly (readonly [string, string])[] = [
  ['.jpg', 'ffd8ff'],
  ['.png', '89504e470d0a1a0a'],
  ['.gif', '47494638'],
  ['.webp', '52494646........57454250'],
  ['.bmp', '424d'],
];

/** Stores an image and returns its file name, which follows from `key`. Rejects when it is too big, late, or no image. */
export async function keepImage(fetch: () => Promise<Picture>, key: string, options: MediaOptions): Promise<string> {
  let stream: Readable | undefined;
  const work = async (): Promise<string> => {
    stream = await (await fetch()).toStream();
    const bytes = await collected(stream, options.maxBytes);
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32) + kindOf(bytes);
    await mkdir(options.dir, { recursive: true });
    const path = join(options.dir, name);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return name;
  };
  try {
    return await within(options.deadlineMs, work());
  } finally {
    stream?.destroy();
  }
}

async function collected(stream: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer | string>) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > maxBytes) throw new Error(`image larger than ${maxBytes} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function kindOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 12).toString('hex');
  const kind = KINDS.find(([, magic]) => new RegExp(`^${magic}`).test(head));
  if (!kind) throw new Error('not an image');
  return kind[0];
}
