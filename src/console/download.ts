// Files that are downloaded, their names Chinese as people call them, with a plain name for what knows no better (RFC 6266, RFC 5987).
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { csvLines } from '../export/csv.ts';
import type { Sheet } from '../export/table.ts';
import { toXlsx } from '../export/xlsx.ts';

/** Signs no file name may hold somewhere, and what would end a header. */
const NOT_IN_NAME = /[\p{C}\\/:*?"<>|]/gu;
const LONGEST = 120;

/** The value of content-disposition. `plain` is made of letters, digits and dashes. */
function attached({ name, plain, ending }: { name: string; plain: string; ending: string }): string {
  const safe = Array.from(name.replace(NOT_IN_NAME, ' ').trim()).slice(0, LONGEST).join('');
  const encoded = encodeURIComponent(`${safe}.${ending}`).replace(/['()*]/g, escaped);
  return `attachment; filename="${plain.replace(/[^\w.-]/g, '_')}.${ending}"; filename*=UTF-8''${encoded}`;
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
export type Format = keyof typeof TYPES;
export const FORMATS = Object.keys(TYPES) as Format[];

/** A sheet as a file of the format asked for. */
export async function sent(
  sheet: Sheet,
  { format, ...names }: { readonly format: Format; readonly name: string; readonly plain: string },
  reply: FastifyReply,
): Promise<Buffer | Readable> {
  void reply.type(TYPES[format]).header('content-disposition', attached({ ...names, ending: format }));
  return format === 'xlsx' ? toXlsx(sheet) : Readable.from(inBlocks(csvLines(sheet)));
}

/** Characters handed over at a time: a line alone costs more on its way than in its making. */
const BLOCK = 64 * 1024;

function* inBlocks(lines: Iterable<string>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
