// What the commands about one finding share: its number, the finding itself, the post that decides, the signal.
import { z } from 'zod';
import { finding, type Finding, type FindingEvent } from '../../flows/finding.ts';
import type { Outcome, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Signal } from '../../src/flow.ts';
import type { Person, Post } from '../../src/org/types.ts';
import type { Action } from '../../src/permissions.ts';
import { FINDING_NUMBER, FURTHER_NUMBER, OWN_ISSUES_ONLY, type FindingStatus } from '../../src/templates/findings.ts';
import { text } from '../../src/texts/index.ts';
import type { FindingAct } from '../../src/texts/zh-CN/finding.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { normalise } from '../../src/understanding/normalise.ts';
import { echo } from '../../src/understanding/typed.ts';

export interface Numbered {
  /** 签收 12、13: each is meant; none, one or several. */
  readonly numbers: readonly number[];
  /** What stands behind the numbers, as typed. */
  readonly text: string;
  readonly slash: boolean;
}

/** Numbers of one message. */
const MOST = 30;

/** The numbers at the head of an answer, and what stands behind them. */
export function numbersIn(rest: string): { numbers: readonly number[]; text: string } {
  const typed = normalise(rest);
  const head = FINDING_NUMBER.exec(typed.text);
  const first = Number(head?.[1]);
  if (head === null || first < 1) return { numbers: [], text: rest.trim() };
  const numbers = new Set<number>();
  const last = Math.min(Number(head[2] ?? first), first + MOST - 1);
  for (let n = first; n <= Math.max(first, last); n += 1) numbers.add(n);
  let end = head[0].length;
  for (;;) {
    const more = FURTHER_NUMBER.exec(typed.text.slice(end));
    if (more === null || numbers.size >= MOST) break;
    numbers.add(Number(more[1] ?? more[2]));
    end += more[0].length;
  }
  const text = echo(typed, end, typed.text.length).replace(/^[\s，,、：:；;。]+/, '');
  return { numbers: [...numbers].filter((n) => n > 0), text: text.trim() };
}

export const numberedArgs: z.ZodType<Numbered> = z
  .object({ intent: z.literal('command'), rest: z.string(), slash: z.boolean() })
  .transform(({ rest, slash }) => ({ ...numbersIn(rest), slash }));

export interface Wanted {
  /** The command that asked, for the answer to "which one?". */
  readonly command: string;
  readonly act: FindingAct;
  readonly statuses: readonly FindingStatus[];
  readonly action: Action;
  /** What else must hold for a finding to be offered. */
  readonly if?: (state: Finding) => boolean;
}

export type Picked = { readonly findings: readonly Finding[] } | { readonly outcome: Outcome };

/** By number, else the quoted one, else the only one the speaker could mean, else he is asked which. */
export async function pick(request: Request<Numbered>, wanted: Wanted): Promise<Picked> {
  const { args, occasion, read, unit } = request;
  const quoted = occasion.quoted?.finding;
  const numbers = args.numbers.length === 0 && quoted !== undefined ? [quoted] : args.numbers;
  if (numbers.length > 0) return { findings: await Promise.all(numbers.map((number) => known(request, number))) };
  const open = await read.open(finding);
  const mine = open.map((doc) => doc.state).filter((state) => isFor(request, wanted, state));
  const here = mine.filter((state) => state.unit === unit);
  const [first, ...others] = here.length > 0 ? here : mine;
  if (first !== undefined && others.length === 0) return { findings: [first] };
  if (first !== undefined) return { outcome: which(args, [first, ...others], wanted.command) };
  if (!args.slash) return { outcome: { signals: [] } };
  throw new UserError(text('finding.none_open', { act: wanted.act }));
}

/** Whether the speaker may do it to this finding, as far as one can know before it is tried. */
function isFor({ org, actor }: Request<unknown>, { statuses, action, ...wanted }: Wanted, state: Finding): boolean {
  if (!statuses.includes(state.status) || wanted.if?.(state) === false) return false;
  if (action === 'fix_finding') return org.governs(actor, action, state.unit) !== undefined;
  const post = org.governs(entitled(actor, state), action, state.unit);
  const partisan = state.fixers.some(({ person, unit }) => person === actor.id || unit === post?.unit);
  return post !== undefined && post.unit !== state.unit && !partisan;
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

/** The speaker with the posts that may judge it: some roles judge only what their own unit has issued (domain.md §9). */
function entitled(actor: Person, { issuer }: Finding): Person {
  const posts = actor.posts.filter((post) => !OWN_ISSUES_ONLY.includes(post.role) || post.unit === issuer.unit);
  return { ...actor, posts };
}

export function checkingPost(request: Request<unknown>, action: Action, state: Finding): Post {
  const { org } = request;
  const actor = entitled(request.actor, state);
  if (
    org.governs(request.actor, action, state.unit) !== undefined &&
    org.governs(actor, action, state.unit) === undefined
  ) {
    throw new UserError(text('finding.issuer_only', { number: state.number, by: state.issuer.unitName }));
  }
  return postFor({ ...request, actor }, action, state);
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

export function signal(...events: readonly FindingEvent[]): { readonly signals: readonly Signal[] } {
  return { signals: events.map((event) => ({ to: { flow: finding.name, id: String(event.number) }, event })) };
}

/** Several findings as an answer names them again: 12、13. */
export const numbered = (findings: readonly Finding[]): string => findings.map(({ number }) => number).join('、');

export function usageError(usage: string): UserError {
  return new UserError(text('finding.usage', { usage }));
}

export function reasonWanted(number: number, example: string): UserError {
  return new UserError(text('finding.reason_wanted', { number, example: example.replace('12', String(number)) }));
}
