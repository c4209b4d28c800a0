// Why an answer to an order is not taken: it is another unit's, or of another day. One sentence each.
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { text } from '../../src/texts/index.ts';
import { PAST_DAY } from '../../src/understanding/lexicon/directive.ts';
import { type Directive, type FeedbackField, shown } from '../../flows/directive.ts';
import type { Told } from './asked.ts';

export const shownFields = (fields: readonly FeedbackField[]) => fields.map(shown);

/**
 * Nobody answers for another unit (domain.md §7.3): figures said to be another one's are not booked on the speaker's.
 * Returns the word that names his own, if one does.
 */
export function refuseOthers({ args, actor, org, occasion, unit }: Request<Told>, { number }: Directive) {
  const { about } = args;
  const found = about === undefined ? undefined : org.named(about, occasion.room?.unit ?? unit);
  if (found === undefined || !('unit' in found)) return undefined;
  const { code } = found.unit;
  if (actor.posts.some((post) => org.within(post.unit, code))) return about;
  throw new UserError(text('directive.one_by_one', { number, name: org.label(code) }));
}

/** An order asks how things stand now: yesterday's figures would take the place of today's. */
export function otherDay({ date, words }: Told, { number, feedback }: Directive): void {
  const word = PAST_DAY.exec(words.trim())?.[0] ?? date;
  if (word === undefined || feedback === undefined) return;
  const spoken = word === '-1' ? '昨天' : word;
  throw new UserError(text('directive.other_day', { number, word: spoken, fields: shownFields(feedback.fields) }));
}
