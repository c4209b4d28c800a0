// Habits of typing, a message a line with what it means: forms in titles, pasted talk, days of events, hedges, plans, denials.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { say, templatesOf } from './say.ts';

interface Habit {
  readonly text: string;
  readonly meaning: string;
  readonly templates?: string;
}

const habits = readFileSync(new URL('habits.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Habit);

it.each(habits)('$text is $meaning', ({ text, meaning, templates = 'epidemic' }) => {
  expect(say(text, templatesOf(templates))).toBe(meaning);
});
