// What the commands about one finding share: its number, the finding itself, the post that decides, the signal.
import { z } from 'zod';
import { finding, type Finding, type FindingEvent } from '../../flows/finding.ts';
import type { Outcome, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Signal } from '../../src/flow.ts';
import type { Post } from '../../src/org/types.ts';
import type { Action } from '../../src/permissions.ts';
import { FINDING_NUMBER, OWN_ISSUES_ONLY, type FindingStatus } from '../../src/templates/findings.ts';
import { text } from '../../src/texts/index.ts';
import type { FindingAct } from '../../src/texts/zh-CN/finding.ts';
import type { Intent } from '../../src/understanding/intent.ts';

export interface Numbered {
  readonly number?: number;
  /** What stands behind the number. */
  readonly text: string;
  readonly slash: boolean;
}

const FULL_WIDTH = /[０-９]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** The number at the head of an answer, and what stands behind it. */
export function numberIn(rest: string): { number?: number; text: string } {
  const plain = rest.replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - FULL_WIDTH_OFFSET));
  const found = FINDING_NUMBER.exec(plain);
  const number = Number(found?.[1]);
  if (found === null || number < 1) return { text: plain.trim() };
  return { number, text: plain.slice(found[0].length).trim() };
}

export const numberedArgs: z.ZodType<Numbered> = z
  .object({ intent: z.literal('command'), rest: z.string(), slash: z.boolean() })
  .transform(({ rest, slash }) => ({ ...numberIn(rest), slash }));

export interface Wanted {
  /** The command that asked, for the answer to "which one?". */
  readonly command: string;
  readonly act: FindingAct;
  readonly statuses: readonly FindingStatus[];
  readonly action: Action;
}

export type Picked = { readonly finding: Finding } | { readonly outcome: Outcome };

/** By number, else the quoted one, else the only one the speaker could mean, else he is asked which. */
export async function pick(request: Request<Numbered>, wanted: Wanted): Promise<Picked> {
  const number = request.args.number ?? request.occasion.quoted?.finding;
  if (number !== undefined) return { finding: await known(request, number) };
  const open = await request.read.open(finding);
  const mine = open
    .map((doc) => doc.state)
    .filter((state) => wanted.statuses.includes(state.status))
    .filter((state) => request.org.governs(request.actor, wanted.action, state.unit) !== undefined);
  const here = mine.filter((state) => state.unit === request.unit);
  const [first, ...others] = here.length > 0 ? here : mine;
  if (first !== undefined && others.length === 0) return { finding: first };
  if (first !== undefined) return { outcome: which(request.args, [first, ...others], wanted.command) };
  if (!request.args.slash) return { outcome: { signals: [] } };
  throw new UserError(text('finding.none_open', { act: wanted.act }));
}

export async function known({ read }: Request<unknown>, number: number): Promise<Finding> {
  const state = await read.doc(finding, String(number));
  if (state === undefined) throw new UserError(text('finding.unknown', { number }));
  return state;
}

/** Answers one digit can choose from. */
const CHOICES = 9;

function which(args: Numbered, states: readonly Finding[], command: string): Outcome {
  const shown = states.slice(0, CHOICES);
  const items = shown.map(({ number, place, issue }) => ({ number, place, issue }));
  const ask = shown.map(({ number }, i): [string, Intent] => [
    String(i + 1),
    commandIntent(command, `${number} ${args.text}`),
  ]);
  return { reply: text('finding.which', { items, more: states.length - shown.length }), ask: Object.fromEntries(ask) };
}

/** A command as if it had been typed. */
export function commandIntent(name: string, typed: string): Intent {
  const rest = typed.trim();
  return { intent: 'command', name, typed: name, words: rest.split(/\s+/), rest, slash: true };
}

/** The post by which the speaker may do this to the finding; one outside the responsible unit before one inside. */
export function postFor(request: Request<unknown>, action: Action, state: Finding): Post {
  const { org, actor } = request;
  const posts = actor.posts.filter(
    (post) => org.governs({ ...actor, posts: [post] }, action, state.unit) !== undefined,
  );
  const post = posts.find((each) => each.unit !== state.unit) ?? posts[0];
  if (post !== undefined) return post;
  throw new UserError(text('finding.number_beyond', { number: state.number, unitName: state.unitName }));
}

/** Some roles judge only what their own unit has issued (domain.md §9). */
export function checkingPost(request: Request<unknown>, action: Action, state: Finding): Post {
  const { org, actor } = request;
  const own = (post: Post): boolean => !OWN_ISSUES_ONLY.includes(post.role) || post.unit === state.issuer.unit;
  const entitled = { ...actor, posts: actor.posts.filter(own) };
  if (org.governs(actor, action, state.unit) !== undefined && org.governs(entitled, action, state.unit) === undefined) {
    throw new UserError(text('finding.issuer_only', { number: state.number, by: state.issuer.unitName }));
  }
  return postFor({ ...request, actor: entitled }, action, state);
}

/** What every event of a finding carries. */
export function stampOf({ occasion, actor, org }: Request<unknown>, number: number, post: Post) {
  return {
    at: occasion.at,
    id: occasion.id,
    number,
    by: { person: actor.id, name: actor.name, unit: post.unit, unitName: org.label(post.unit) },
    conversation: occasion.conversation,
    ...(occasion.room && { heard: occasion.room.unit }),
  };
}

export function signal(event: FindingEvent): { readonly signals: readonly Signal[] } {
  return { signals: [{ to: { flow: finding.name, id: String(event.number) }, event }] };
}

export function usageError(usage: string): UserError {
  return new UserError(text('finding.usage', { usage }));
}

export function reasonWanted(number: number, example: string): UserError {
  return new UserError(text('finding.reason_wanted', { number, example: example.replace('12', String(number)) }));
}
