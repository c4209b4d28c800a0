// A photo of a finding: only one that the finding names, from the folder of pictures, as what its first bytes say it is.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { UserError } from '../../../errors.ts';
import { text } from '../../../texts/index.ts';
import type { Console, Viewer } from '../../console.ts';
import { visible } from './visible.ts';

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/bmp', /^BM/],
];
const HEAD = 16;

export async function photoOf(
  asked: { readonly number: number; readonly file: string },
  { viewer, console, reply }: { viewer: Viewer; console: Console; reply: FastifyReply },
): Promise<Buffer> {
  const { photos } = await visible(asked.number, viewer);
  const named = photos.find(({ file }) => file === asked.file);
  const bytes = named === undefined ? undefined : await picture(console.mediaDir, named.file);
  const kind = bytes && KINDS.find(([, begins]) => begins.test(bytes.subarray(0, HEAD).toString('latin1')))?.[0];
  if (bytes === undefined || kind === undefined) throw new UserError(text('console.notFound', {}));
  void reply.type(kind).header('x-content-type-options', 'nosniff').header('content-disposition', 'inline');
  return bytes;
}

/** Undefined when it is not there any more. A name with a way in it, or a link that leads elsewhere, is not there. */
async function picture(dir: string, name: string): Promise<Buffer | undefined> {
  if (basename(name) !== name) return undefined;
  try {
    const file = await open(join(dir, name), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
