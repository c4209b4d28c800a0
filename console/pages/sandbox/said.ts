// What stands in a message: the quote before it, a chain with its rows, whom it calls.
import { CHAIN_HEAD, CHAIN_ROW, QUOTE } from '../../../src/texts/console/sandbox.ts';

export interface Chain {
  readonly title: string;
  readonly rows: readonly string[];
}

export interface Parts {
  readonly quote?: { readonly name: string; readonly text: string };
  readonly chain?: Chain;
  readonly text: string;
}

export function partsOf(text: string): Parts {
  const [, name, quoted, answer] = QUOTE.exec(text) ?? [];
  if (name !== undefined && quoted !== undefined) return { quote: { name, text: quoted }, text: answer ?? '' };
  const chain = chainIn(text);
  return chain === undefined ? { text } : { chain, text };
}

function chainIn(text: string): Chain | undefined {
  const [head = '', ...lines] = text.split('\n');
  if (!head.startsWith(CHAIN_HEAD)) return undefined;
  const rows = lines.flatMap((line) => CHAIN_ROW.exec(line)?.[2] ?? []);
  const title = lines.filter((line) => line.trim() !== '' && !CHAIN_ROW.test(line)).join(' ');
  return { title: title === '' ? head.slice(CHAIN_HEAD.length).trim() : title, rows };
}

/** The chain with one's own row: put in the place of an earlier one of the same name, else below the others. */
export function joined(text: string, { name, line }: { readonly name: string; readonly line: string }): string {
  const lines = text.trimEnd().split('\n');
  const mine = lines.findIndex((one) => CHAIN_ROW.exec(one)?.[2]?.startsWith(`${name} `));
  const number = lines.filter((one) => CHAIN_ROW.test(one)).length + 1;
  if (mine === -1) return [...lines, `${number}. ${name} ${line}`].join('\n');
  return lines.map((one, i) => (i === mine ? `${CHAIN_ROW.exec(one)?.[1] ?? ''}. ${name} ${line}` : one)).join('\n');
}

const CALL = /(@[^\s@]{1,64})/;

/** The text in pieces; those that call somebody begin with @. */
export function callsIn(text: string): readonly string[] {
  return text.split(CALL).filter((piece) => piece !== '');
}
