// From the facts about a person to what holds now. Facts are sets with ranks, so the order of arrival cannot matter.
import { byRank } from '../../src/flow.ts';
import type { Contact, Post } from '../../src/org/types.ts';
import type { JoinRequest, PersonState } from './state.ts';

export const REQUEST_DAYS = 7;
const DAY = 86_400_000;

type Derived = 'name' | 'posts' | 'contacts' | 'requests' | 'frozen';
export type Facts = {
  readonly [K in Exclude<keyof PersonState, Derived | 'listed' | 'spoke'>]: PersonState[K] extends readonly (infer T)[]
    ? readonly T[]
    : PersonState[K];
} & { readonly listed: PersonState['listed'] | undefined; readonly spoke: PersonState['spoke'] | undefined };

const NOTHING: Facts = {
  asked: [],
  listed: undefined,
  spoke: undefined,
  changes: [],
  codes: [],
  joins: [],
  bindings: [],
  approvals: [],
  expired: 0,
  thawed: 0,
};

export function factsOf(state: PersonState | undefined): Facts {
  if (state === undefined) return NOTHING;
  const { asked, listed, spoke, changes, codes, joins, bindings, approvals, expired, thawed } = state;
  return { asked, listed, spoke, changes, codes, joins, bindings, approvals, expired, thawed };
}

/** The join as a binding when its code was issued, not replaced by then, and not used before. */
export function validJoin(facts: Facts, join: Facts['joins'][number]): Facts['bindings'][number] | undefined {
  const issued = facts.codes.find((code) => code.hash === join.hash);
  if (issued === undefined || facts.joins.find((first) => first.hash === join.hash)?.id !== join.id) return undefined;
  const replaced = facts.codes.some((code) => byRank(issued, code) < 0 && byRank(code, join) < 0);
  return replaced ? undefined : { channel: join.channel, contact: join.contact, at: join.at, id: join.id };
}

/** Whether this code would be taken now. */
export function isCodeOpen(state: PersonState, hash: string): boolean {
  return state.codes.at(-1)?.hash === hash && !state.joins.some((join) => join.hash === hash);
}

export function hasUnusedCode(state: PersonState | undefined): boolean {
  const newest = state?.codes.at(-1);
  return state !== undefined && newest !== undefined && isCodeOpen(state, newest.hash);
}

export function build(facts: Facts): PersonState {
  const { asked, listed, spoke, changes, codes, joins, bindings, approvals, expired, thawed } = facts;
  const bound = bindingsOf(facts);
  const name = [...(listed === undefined ? [] : [listed]), ...approvals].sort(byRank).at(-1)?.name;
  return {
    name: name ?? '',
    posts: postsOf(facts),
    contacts: contactsOf(bound),
    requests: asked.filter((request) => !bound.some((one) => isAnswer(one, request))),
    asked: [...asked],
    ...(listed === undefined ? {} : { listed }),
    ...(spoke === undefined ? {} : { spoke }),
    changes: [...changes],
    codes: [...codes],
    joins: [...joins],
    bindings: [...bindings],
    approvals: [...approvals],
    expired,
    thawed,
    ...(frozenUntil(facts) === undefined ? {} : { frozen: true as const }),
  };
}

/** Until when an account that has replaced another one does not command; what the roster itself names is trusted. */
export function frozenUntil(facts: Facts): number | undefined {
  const current = new Map<string, string>();
  let replaced: number | undefined;
  for (const { channel, contact, at, listed } of bindingsOf(facts)) {
    const before = current.get(channel);
    current.set(channel, contact);
    if (before !== undefined && before !== contact) replaced = listed === true ? undefined : at;
  }
  return replaced === undefined || replaced + DAY <= facts.thawed ? undefined : replaced + DAY;
}

type Asking = Pick<JoinRequest, 'channel' | 'contact' | 'at' | 'id'>;

function isAnswer(binding: Facts['bindings'][number], request: Asking): boolean {
  return binding.channel === request.channel && binding.contact === request.contact && byRank(request, binding) < 0;
}

function bindingsOf(facts: Facts): Facts['bindings'] {
  const joined = facts.joins.map((join) => validJoin(facts, join)).filter((one) => one !== undefined);
  return [...facts.bindings, ...joined].sort(byRank);
}

/** A new identity on a channel closes the one before. */
function contactsOf(bindings: Facts['bindings']): Contact[] {
  const contacts: Contact[] = [];
  for (const { channel, contact, at } of bindings) {
    const index = contacts.findIndex((one) => one.channel === channel && one.to === undefined);
    const current = contacts[index];
    if (current?.contact === contact) continue;
    if (current !== undefined) contacts[index] = { ...current, to: at };
    contacts.push({ channel, contact, from: at });
  }
  return contacts;
}

function postsOf({ listed, changes }: Facts): Post[] {
  const key = (post: Pick<Post, 'unit' | 'role'>) => `${post.unit} ${post.role}`;
  const posts = new Map((listed?.posts ?? []).map((post): [string, Post] => [key(post), post]));
  for (const change of changes) {
    if (change.on) posts.set(key(change), { unit: change.unit, role: change.role, post: change.post });
    else posts.delete(key(change));
  }
  return [...posts.values()];
}
