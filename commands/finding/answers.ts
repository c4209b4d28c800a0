// What an answer to a finding says: mended or not, passed or not. Where its words leave that open, the speaker is asked.
import { ANSWERS, FINISHED, HARMLESS, LEFT_OPEN, NOTHING_WRONG, UNFINISHED } from '../../src/templates/findings.ts';
import { limitOf } from '../../src/understanding/deadline.ts';
import { normalise } from '../../src/understanding/normalise.ts';
import { echo } from '../../src/understanding/typed.ts';

type Answer = keyof typeof ANSWERS;

export const says = (said: string, answer: Answer): boolean => ANSWERS[answer].test(normalise(said).text);

/** What stands behind the words of the answer, as typed; all of it where the answer is not at its head. */
export function behind(said: string, answer: Answer): string {
  const typed = normalise(said);
  const length = ANSWERS[answer].exec(typed.text)?.[0].length ?? 0;
  return echo(typed, length, typed.text.length).trim();
}

/** 通过, and nothing behind it that takes it back: no 但, no 还没, no new limit. */
export function isClear(said: string, answer: 'passed' | 'held'): boolean {
  const rest = normalise(behind(said, answer)).text.replace(HARMLESS, '');
  return says(said, answer) && !LEFT_OPEN.test(rest) && limitOf(rest, false) === undefined;
}

/** 改不了, 好了一半, 明天改: it is not mended yet. */
export function isUnfinished(said: string): boolean {
  const { text } = normalise(said);
  const found = [...text.matchAll(new RegExp(UNFINISHED, 'g'))].at(-1);
  return found !== undefined && !FINISHED.test(text.slice(found.index + found[0].length));
}

export function isNothingWrong(issue: string): boolean {
  const clauses = normalise(issue)
    .text.split(/[，,。;、\s]+/)
    .filter((clause) => clause !== '');
  return clauses.length > 0 && clauses.every((clause) => NOTHING_WRONG.test(clause));
}
