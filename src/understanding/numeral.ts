// Chinese numerals (domain.md §10): 〇零一二两俩仨十廿卅百千万亿 壹贰叁, strictly, or nothing.

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 仨: 3, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 幺: 1,
}; // prettier-ignore
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const BIG: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** By UTF-16 unit: looking a character up by its code costs a tenth of looking it up by name. */
const NUMERALS = new Uint8Array(65_536);
for (const character of [...Object.keys(DIGITS), ...Object.keys(TENS), ...Object.keys(BIG), '廿', '卅'])
  NUMERALS[character.charCodeAt(0)] = 1;

/** True for the units of the characters a numeral is made of. */
export const isNumeral = (unit: number): boolean => NUMERALS[unit] === 1;

const expand = (text: string): string => text.replace(/廿/g, '二十').replace(/卅/g, '三十');

/** 一二〇 → 120. Two neighbours (两三) are a guess, other pairs without 〇 (二五) too rare to trust. */
function positional(text: string): number | undefined {
  const digits = Array.from(text, (character) => DIGITS[character] ?? -1);
  const [first = -1] = digits;
  if (digits.length === 1) return first;
  if (digits.length > 9 || digits.includes(-1) || first === 0) return undefined;
  if (digits.length === 2 && digits[1] !== 0) return undefined;
  if (digits.every((digit, index) => index === 0 || digit === (digits[index - 1] ?? 0) + 1)) return undefined;
  return Number(digits.join(''));
}

/** What has been read of a numeral below ten thousand. */
interface Sum {
  total: number;
  digit: number | undefined;
  unit: number;
  zero: boolean;
}

/** Adds one character; false when it cannot stand there. */
function accept(sum: Sum, character: string): boolean {
  const value = DIGITS[character];
  if (value !== undefined) {
    if (sum.digit !== undefined) return false;
    if (value === 0) sum.zero = true;
    else sum.digit = value;
    return true;
  }
  const step = TENS[character] ?? Infinity;
  const alone = sum.digit === undefined;
  if (step >= sum.unit || (alone && step !== 10) || (alone && sum.total > 0 && !sum.zero)) return false;
  sum.total += (sum.digit ?? 1) * step;
  sum.unit = step;
  sum.digit = undefined;
  return true;
}

/** Up to 9999: 三百零二, 一千二百, 十二; 三百二 means 320. */
function section(text: string): number | undefined {
  if (text === '') return undefined;
  const characters = Array.from(text);
  if (characters.every((character) => character in DIGITS)) return positional(text);
  const sum: Sum = { total: 0, digit: undefined, unit: Infinity, zero: false };
  if (!characters.every((character) => accept(sum, character))) return undefined;
  if (sum.digit === undefined) return text.endsWith('零') ? undefined : sum.total;
  const short = sum.unit > 10 && sum.unit !== Infinity && !sum.zero;
  return sum.total + (short ? (sum.digit * sum.unit) / 10 : sum.digit);
}

/** The integer a run of numeral characters stands for; undefined when it is not one number for certain. */
export function parseNumeral(run: string): number | undefined {
  if (run.length > 16) return undefined;
  const text = expand(run);
  const at = text.search(/[万亿]/);
  if (at < 0) return section(text);
  const step = BIG[text[at] ?? ''] ?? 1;
  const high = section(text.slice(0, at));
  const tail = text.slice(at + 1);
  if (high === undefined) return undefined;
  if (tail === '') return high * step;
  const low = section(tail.replace(/^[零〇]/, ''));
  if (low === undefined) return undefined;
  const short = tail.length === 1 && low > 0;
  return high * step + (short ? (low * step) / 10 : low);
}
