// Width, script, invisible characters, keycaps, emoji: what the sender typed → what the parser reads (domain.md §10).
import { DROP, FOLD, SPECIAL, UNCLEAR } from './fold.ts';
import { type Typed, typedOf } from './typed.ts';

const KEYCAP = 0x20e3;
const ACK_PICTURES = new Map([
  ['👌', '[OK]'],
  ['🆗', '[OK]'],
  ['🔟', '10'],
]);

/** Pieces of normalised text, each remembering where it came from. */
interface Builder {
  readonly units: string[];
  readonly map: number[];
}

function push(builder: Builder, text: string, from: number): void {
  for (let index = 0; index < text.length; index += 1) {
    builder.units.push(text.charAt(index));
    builder.map.push(from);
  }
}

const isHan = (unit: string | undefined): boolean => unit !== undefined && unit >= '\u3400' && unit <= '\u9fff';
const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

/** The next character that can be seen, from source[index]. */
function ahead(source: string, index: number): string {
  for (let at = index; at < source.length && at < index + 16; at += 1) {
    const unit = FOLD[source.charCodeAt(at)] ?? DROP;
    if (unit !== DROP && unit !== 32) return unit === SPECIAL ? source.charAt(at) : String.fromCharCode(unit);
  }
  return '';
}

/**
 * ① and 1️⃣ are item numbers at the head of a piece and values behind a label: 返乡①人, ①发热0.
 * Behind a Han character or a colon it is a value; elsewhere it is one unless a Han word that is no measure follows.
 */
function enclosed(builder: Builder, digits: string, next: string): string {
  const last = builder.units.at(-1);
  if (isHan(last) || last === ':' || last === '=') return digits;
  const item = isHan(next) && !/[人名例个位次趟遍轮户起处]/.test(next);
  if (isDigit(last) || last === UNCLEAR) return item ? ` ${digits}、` : `${UNCLEAR}${digits}`;
  return item ? `${digits}、` : digits;
}

/** Digits that already stand in the text become a keycap's when the cap follows: 1️⃣2️⃣ is 12, a cap at a head an item number. */
function keycap(builder: Builder, next: string): void {
  let start = builder.units.length;
  while (start > 0 && isDigit(builder.units[start - 1])) start -= 1;
  const before = builder.units[start - 1];
  const zero = builder.units.length - start === 1 && builder.units[start] === '0';
  const head = zero ? false : before === undefined || '\n ，,。;'.includes(before);
  if (head && isHan(next) && !/[人名例个位次趟遍轮户起处]/.test(next)) push(builder, '、', builder.map.at(-1) ?? 0);
}

/** NFKC, and what that folds to in turn. */
const compatible = (character: string): string =>
  character
    .normalize('NFKC')
    .replace(/[〔〕\u3400-\u9fff]/g, (one) => String.fromCharCode(FOLD[one.charCodeAt(0)] ?? 0));

/** What a character outside the basic plane becomes: Han stays, styled letters fold, pictures are blanks, tags vanish. */
function astral(point: number): string {
  const character = String.fromCodePoint(point);
  const known = ACK_PICTURES.get(character);
  if (known !== undefined) return known;
  if ((point >= 0x1d400 && point <= 0x1d7ff) || (point >= 0x1f100 && point <= 0x1f1ff)) return compatible(character);
  if (point >= 0x20000 && point <= 0x3ffff) return character;
  return point < 0xe0000 ? ' ' : '';
}

function surrogate(builder: Builder, source: string, index: number): number {
  const point = source.codePointAt(index) ?? 0;
  const lone = point < 0x10000;
  push(builder, lone ? ' ' : astral(point), index);
  return lone ? 1 : 2;
}

/** ❶, ⓫: NFKC leaves them as they are. */
function darkDigits(unit: number): number | undefined {
  if (unit >= 0x2776 && unit <= 0x2793) return ((unit - 0x2776) % 10) + 1;
  if (unit >= 0x24eb && unit <= 0x24f4) return unit - 0x24eb + 11;
  return unit >= 0x24f5 && unit <= 0x24fe ? unit - 0x24f5 + 1 : unit === 0x24ff ? 0 : undefined;
}

function special(builder: Builder, source: string, index: number): number {
  const unit = source.charCodeAt(index);
  const character = source.charAt(index);
  if (unit >= 0xd800 && unit <= 0xdfff) return surrogate(builder, source, index);
  if (unit === KEYCAP) {
    keycap(builder, ahead(source, index + 1));
    return 1;
  }
  const folded = compatible(character).replace(/[().]/g, '');
  const number = /^\d+$/.test(folded) ? folded : undefined;
  const item = unit >= 0x2460 && unit <= 0x32bf;
  const dark = darkDigits(unit);
  if (dark !== undefined) push(builder, enclosed(builder, String(dark), ahead(source, index + 1)), index);
  else if (item && number !== undefined) push(builder, enclosed(builder, number, ahead(source, index + 1)), index);
  else if (item && folded.length === 1) push(builder, `${folded}、`, index);
  else push(builder, folded, index);
  return 1;
}

function slow(source: string, hidden: boolean): Typed {
  const builder: Builder = { units: [], map: [] };
  for (let index = 0; index < source.length;) {
    const raw = source.charCodeAt(index);
    const unit = FOLD[raw] ?? DROP;
    if (unit === SPECIAL) {
      index += special(builder, source, index);
      continue;
    }
    if (unit !== DROP) push(builder, String.fromCharCode(unit), index);
    else if (hidden && (raw === 0x202e || raw === 0x2067 || raw === 0x202b)) push(builder, UNCLEAR, index);
    index += 1;
  }
  builder.map.push(source.length);
  return typedOf(builder.units.join(''), source, Int32Array.from(builder.map));
}

const REVERSAL = /[\u202b\u202e\u2067]/;

/** Normalises a message. Linear; the echo of what was typed stays available through `echo`. */
export function normalise(source: string): Typed {
  let same = true;
  let short = false;
  for (let index = 0; index < source.length; index += 1) {
    const raw = source.charCodeAt(index);
    const unit = FOLD[raw] ?? DROP;
    if (unit === raw) continue;
    same = false;
    if (unit <= SPECIAL) {
      short = true;
      break;
    }
  }
  if (same) return typedOf(source, source, undefined);
  if (short) return slow(source, REVERSAL.test(source) && /\d\D?\d/.test(source));
  const units = new Uint16Array(source.length);
  for (let index = 0; index < source.length; index += 1) units[index] = FOLD[source.charCodeAt(index)] ?? DROP;
  return typedOf(decode(units), source, undefined);
}

function decode(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < units.length; start += 8192)
    pieces.push(String.fromCharCode(...units.subarray(start, start + 8192)));
  return pieces.join('');
}
