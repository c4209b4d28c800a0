// Pictures people post: recognised by their first bytes, whatever they claim to be, and stored under a name of our own.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Largest picture taken, bytes. */
export const MAX_IMAGE = 5 * 1024 * 1024;

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['png', /^\x89PNG\r\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
];

const DATA_URL = /^data:image\/[\w.+-]+;base64,/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export interface Picture {
  readonly bytes: Uint8Array;
  readonly kind: string;
}

/** Decodes base64 or a data URL. */
export function picture(encoded: string): Picture | 'not base64' | 'too large' | 'not a picture' {
  const plain = encoded.replace(DATA_URL, '').replace(/\s+/g, '');
  if (!BASE64.test(plain)) return 'not base64';
  if (plain.length > Math.ceil(MAX_IMAGE / 3) * 4) return 'too large';
  const bytes = Buffer.from(plain, 'base64');
  if (bytes.length > MAX_IMAGE) return 'too large';
  const head = bytes.subarray(0, 16).toString('latin1');
  const kind = KINDS.find(([, begins]) => begins.test(head))?.[0];
  return kind === undefined ? 'not a picture' : { bytes, kind };
}

/** Stores a picture; returns the name of the file within the folder. */
export async function storePicture(dir: string, { bytes, kind }: Picture): Promise<string> {
  const name = `${randomUUID()}.${kind}`;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeFile(join(dir, name), bytes, { flag: 'wx', mode: 0o600 });
  return name;
}
