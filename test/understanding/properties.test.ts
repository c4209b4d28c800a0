// Over random messages: never an exception, the same meaning under width and script, numerals there and back.
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { expect, it } from 'vitest';
import { normalise } from '../../src/understanding/normalise.ts';
import { parseNumeral } from '../../src/understanding/numeral.ts';
import { say } from './say.ts';

const toTraditional = Converter({ from: 'cn', to: 't' }) as (text: string) => string;

const count = fc.integer({ min: 0, max: 9999 });
const statement = fc
  .tuple(fc.constantFrom('发热', '返乡', '密接', '居隔'), count, fc.constantFrom('', '人', '名', '个'))
  .map(([label, value, measure]) => `${label}${value}${measure}`);
const report = fc.array(statement, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('，'));
const scraps = fc.constantFrom(
  '零报告', '返乡', '2', '人', '，', '：', '\n', '\t', '没有', '无', '代3号网格', '更正', '#接龙', '1.', '/', '日报', '督查', '今天', '昨天', '收到',
  '「', '」', '-----', '@', '\u2005', '（', '）', '不是', '改为', '其余为0', '1-5网格', '\ud800', '\u0000', '\u202e', '1️⃣', '①', 'O', '十', '千', '万',
); // prettier-ignore
const noise = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(scraps, { maxLength: 24 }).map((parts) => parts.join('')),
);

function chinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const units = ['', '十', '百', '千'];
  const text = Array.from(String(value), (digit, index) =>
    digit === '0' ? '零' : `${digits.charAt(Number(digit))}${units[String(value).length - 1 - index] ?? ''}`,
  )
    .join('')
    .replace(/零+/g, '零');
  return value === 0 ? '零' : text.replace(/零$/, '').replace(/^一十/, '十');
}

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

it('never throws, and always means something', () => {
  fc.assert(
    fc.property(noise, (text) => say(text).length > 0),
    { numRuns: 3000 },
  );
});

it('reads numerals there and back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (value) => parseNumeral(chinese(value)) === value));
});

it('means the same in full width, in traditional script and with invisible characters inside', () => {
  fc.assert(
    fc.property(report, (text) => {
      const meaning = say(text);
      expect(say(wide(text))).toBe(meaning);
      expect(say(toTraditional(text))).toBe(meaning);
      expect(say(Array.from(text).join('\u200b'))).toBe(meaning);
      expect(say(`  ${text}\r\n`)).toBe(meaning);
    }),
  );
});

it('keeps every stated count, in digits or in words', () => {
  fc.assert(
    fc.property(count, (value) => {
      expect(say(`返乡${value}人`)).toBe(`report returnees=${value}`);
      expect(say(`返乡${chinese(value)}人`)).toBe(`report returnees=${value}`);
      expect(say(`${value}人返乡`)).toBe(`report returnees=${value}`);
    }),
  );
});

it('never stores a range, a guess or a fraction', () => {
  fc.assert(
    fc.property(count, count, fc.constantFrom('-', '~', '～', '至', '到', '或', '、', '.', '+', '/'), (a, b, mark) => {
      expect(say(`返乡${a}${mark}${b}人`)).not.toMatch(/^(report|zero|correct|chain)/);
    }),
  );
});

it('normalising twice changes nothing', () => {
  fc.assert(fc.property(noise, (text) => normalise(normalise(text).text).text === normalise(text).text));
});
