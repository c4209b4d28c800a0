// What the commands of membership share: the words of a command, the unit they name, and who acts in which post.
import { z } from 'zod';
import type { Occasion, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Author, UnitCode } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import type { Org, Person, Post, Room, Unit } from '../../src/org/types.ts';
import type { Action } from '../../src/permissions.ts';
import { text } from '../../src/texts/index.ts';

/** The words behind a slash command, and all of it as typed. */
export const said = z.object({
  words: z.array(z.string()).readonly(),
  rest: z.string(),
});
export type Said = z.infer<typeof said>;

/** A command that must have something behind it. */
export const saidSomething = said.refine((typed) => typed.words.length > 0);

/** Says that a group is one of residents: no duty is owed there. */
const RESIDENTS = /^(?:居民群?|村民群?|业主群?|residents)$/i;

const SHOWN = 5;
const LONGEST_ECHO = 20;

/** Typed words as they may be repeated in a group: short, without phone or identity numbers. */
export function echo(words: string): string {
  return masked(words)
    .replace(/\d{7,}/g, '***')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_ECHO);
}

/** A nickname as it may be shown: nothing in it that mentions somebody or ends the quotation. */
export function nickname(name: string): string {
  return echo(name.replace(/[@＠“”"「」（）()]/g, ' ')).trim();
}

/** The kind of group that is meant, and the unit's name without the word that says so. */
export function groupMeant(words: readonly string[]): { readonly kind: Room['kind']; readonly name: string } {
  const kind = words.some((word) => RESIDENTS.test(word)) ? 'residents' : 'command';
  return { kind, name: words.filter((word) => !RESIDENTS.test(word)).join('') };
}

/** The unit a name means here; refuses when there is none or more than one. */
export function unitCalled(name: string, { org, unit }: { readonly org: Org; readonly unit: UnitCode }): Unit {
  const named = org.named(name, unit);
  if ('unit' in named) return named.unit;
  if ('none' in named) throw new UserError(text('unit.unknown', { name: echo(name) }));
  const options = named.ambiguous.slice(0, SHOWN).map((one) => org.fullLabel(one.code));
  throw new UserError(text('unit.ambiguous', { name: echo(name), options, count: named.ambiguous.length }));
}

/** The post in which the actor may do this to the unit; refuses when there is none. */
export function postFor({ org, actor }: Pick<Request<unknown>, 'org' | 'actor'>, action: Action, unit: UnitCode): Post {
  const post = org.governs(actor, action, unit);
  if (post === undefined) throw new UserError(text('unit.forbidden', { unit: org.label(unit) }));
  return post;
}

export function authorOf(org: Org, person: Person, post: Post): Author {
  return { person: person.id, name: person.name, unit: post.unit, unitName: org.label(post.unit) };
}

/** A post as a sentence names it. */
export function postName(
  org: Org,
  post: Pick<Post, 'unit' | 'role'> | undefined,
): { unit: string; role?: Post['role'] } {
  return post === undefined ? { unit: '' } : { unit: org.label(post.unit), role: post.role };
}

/** The key of the conversation as a group. */
export function roomKey(occasion: Occasion): string {
  return `${occasion.channel}/${occasion.conversation}`;
}

/** Whether the person stands for nobody on the channel yet. */
export function isStranger(org: Org, occasion: Occasion): boolean {
  return org.personBy(occasion.channel, occasion.contact) === undefined;
}

export function stampOf({ at, id }: Occasion): { at: number; id: string } {
  return { at, id };
}
