// Every figure must be accounted for: parts, changes, hearsay and totals beside a count are asked about or left alone, never recorded.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { say } from './say.ts';

interface Phrase {
  readonly text: string;
  readonly meaning: string;
}

const phrases = readFileSync(new URL('account.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Phrase);

it.each(phrases)('$text is $meaning', ({ text, meaning }) => {
  expect(say(text)).toBe(meaning);
});
