// The forms WeChat gives to quotes, mentions and chains (domain.md §3), so that the bot reads here what it would read there.

const DASHES = '- - - - - - - - - - - - - - -';
const QUOTED = /^「[\s\S]*?」\n(?:- ){5,}-\n/;
const EVERYBODY: ReadonlySet<string> = new Set(['所有人', 'all']);

/** `「name：text」`, fifteen dashes, the answer. A quote inside the quoted text is left out, as the client does. */
export function quoted(quote: { readonly name: string; readonly text: string }, answer: string): string {
  return `「${quote.name}：${quote.text.replace(QUOTED, '')}」\n${DASHES}\n${answer}`;
}

/** What a quoted picture reads like. */
export const PICTURE = '图片';

export function isEverybody(name: string): boolean {
  return EVERYBODY.has(name);
}

/** Puts `@name` and U+2005 before the text for every name that is not typed in it already. */
export function mentioning(names: readonly string[], text: string): string {
  const missing = names.filter((name) => !text.includes(`@${name}`));
  return missing.map((name) => `@${name}\u2005`).join('') + text;
}

/** The whole text of a chain: header, title, blank line, numbered entries. */
export function chained(chain: {
  readonly title: string;
  readonly entries: readonly { readonly name: string; readonly text: string }[];
}): string {
  const entries = chain.entries.map(({ name, text }, i) => `${i + 1}. ${name} ${text}`);
  return ['#接龙', chain.title, '', ...entries].join('\n');
}
