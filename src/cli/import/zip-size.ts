// How much a zip file holds once it is unpacked, told by unpacking it and not by what it says of itself.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const unpacked = promisify(inflateRaw);
/** Begins every file in it. */
const MARK = Buffer.from('PK\x03\x04', 'latin1');
const HEAD = 30;
const MOST_FILES = 200;

/** Whether its files are no more than `most` bytes together. */
export async function unpacksTo(most: number, bytes: Buffer): Promise<boolean> {
  let left = most;
  let files = 0;
  for (let at = bytes.indexOf(MARK); at >= 0 && at + HEAD <= bytes.length; at = bytes.indexOf(MARK, at + 1)) {
    const from = at + HEAD + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    left -= await sizeOf(bytes.subarray(from), left);
    files += 1;
    if (left <= 0 || files > MOST_FILES) return false;
  }
  return true;
}

/** At most `most`. What is not packed, or broken, comes to nothing. */
async function sizeOf(packed: Buffer, most: number): Promise<number> {
  try {
    return (await unpacked(packed, { maxOutputLength: most })).length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? most : 0;
  }
}
