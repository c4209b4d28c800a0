// What others wrote, made harmless for a terminal: nothing in it can move the cursor, recolour, reverse or pretend to be a new line.
import { timeOf } from '../../calendar.ts';
import type { Said } from '../../transports/sandbox/wire.ts';

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BREAKS = /\r\n|[\r\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const INDENT = '      ';

/** Control characters become visible, marks that turn the direction of writing disappear; line breaks stay. */
export function harmless(text: string): string {
  return text.replace(BREAKS, '\n').replace(BIDI, '').replace(CONTROLS, visible);
}

/** The same on one line. */
export function oneLine(text: string): string {
  return harmless(text).replaceAll('\n', ' ');
}

function visible(char: string): string {
  const code = char.charCodeAt(0);
  if (char === '\t') return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** `16:02 王芳：零报告`, further lines indented so that none can pass for another message. */
export function shown(
  said: Said,
  words: { readonly zone: string; readonly tag: string; readonly text: string },
): string {
  const [first = '', ...more] = harmless(words.text).split('\n');
  const head = `${timeOf(said.at, words.zone)} ${words.tag}${oneLine(said.name)}：${first}`;
  return [head, ...more.map((line) => INDENT + line)].join('\n');
}
