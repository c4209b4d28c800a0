// Quoted replies (domain.md §3): only the part below the dashes counts.
import type { Quoted } from './intent.ts';
import { echo, part, trim, type Typed } from './typed.ts';

/** A line of dashes: `- - - - -`, `-----`, `—————`. */
function isRule(line: string): boolean {
  const bare = line.replace(/ /g, '');
  return bare.length >= 5 && /^[-—_]+$/.test(bare);
}

/** The last line of dashes as [start, end), or undefined. */
function lastRule(text: string): readonly [number, number] | undefined {
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (end - start < 200 && isRule(text.slice(start, end))) return [start, end];
    end = start - 1;
  }
  return undefined;
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

function closing(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '「') depth += 1;
    else if (text[index] === '」' && (depth -= 1) === 0) return index + 1;
  }
  return -1;
}

function quoted(typed: Typed, end: number): Quoted {
  const words = echo(typed, 0, end).trim().replace(/^「/, '').replace(/」$/, '');
  const colon = words.search(/[:：]/);
  return colon < 0 || colon > 60
    ? { name: '', text: words }
    : { name: words.slice(0, colon), text: words.slice(colon + 1) };
}

function handmade(text: string, rule: string): boolean {
  return rule.includes('—') && /^[^:\n]{1,20}:/.test(text);
}

interface Split {
  readonly answer: Typed;
  readonly quoted?: Quoted;
}

function atRule(typed: Typed, rule: readonly [number, number]): Split {
  const answer = trim(part(typed, rule[1], typed.text.length));
  const cut = count(answer.text, '」') > count(answer.text, '「'); // the rule stood inside the quotation
  return cut
    ? { answer: part(typed, 0, 0), quoted: quoted(typed, typed.text.length) }
    : { answer, quoted: quoted(typed, rule[0]) };
}

/** Splits the quoted message off; without a quote the whole message is the answer. */
export function splitQuote(typed: Typed): Split {
  const { text } = typed;
  const opens = /^[「『“"]/.test(text);
  if (!opens && !text.includes('—————')) return { answer: typed };
  const rule = lastRule(text);
  if (rule && (opens || handmade(text, text.slice(...rule)))) return atRule(typed, rule);
  const end = text.startsWith('「') ? closing(text) : -1;
  return end > 0 && text[end] === '\n'
    ? { answer: trim(part(typed, end, text.length)), quoted: quoted(typed, end) }
    : { answer: typed };
}
