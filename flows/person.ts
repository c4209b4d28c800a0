// A person: name, posts, and the channel identities that stand for him. Nicknames never authenticate anybody (product.md §2).
import { UserError } from '../src/errors.ts';
import { byRank, type Flow, type Message, type Tick } from '../src/flow.ts';
import { enter } from '../src/org/registers.ts';
import { text, type Text } from '../src/texts/index.ts';
import { build, type Facts, factsOf, frozenUntil, REQUEST_DAYS, validJoin } from './person/facts.ts';
import { type EventOf, person as state, personEvent, type PersonEvent, type PersonState } from './person/state.ts';

export type { PersonEvent, PersonState, JoinRequest, RequestKind } from './person/state.ts';
export { hasUnusedCode, isCodeOpen } from './person/facts.ts';

const DAY = 86_400_000;
const CODES_KEPT = 20;
const BINDINGS_KEPT = 30;
const REQUESTS_KEPT = 10;
const CHANGES_KEPT = 60;

/** Document id: the person's id; a stranger who asks has `${channel}~${contact}` until somebody approves. */
export const person: Flow<PersonState, PersonEvent> = {
  name: 'person',
  state,
  event: personEvent,
  transition(before, event) {
    const facts = factsOf(before);
    const after = event.type === 'tick' ? expire(facts, event) : learn(facts, event);
    if (before !== undefined && isSame(facts, after)) {
      if (event.type === 'joined') refuseJoin(facts, event);
      return { state: before, messages: [] };
    }
    const state = build(after);
    if (event.type === 'joined' && validJoin(after, event) === undefined) return { state, messages: [late()] };
    return { state, messages: event.type === 'tick' ? [] : said(event, state) };
  },
  wakeAt(state) {
    const waiting = state.spoke === undefined ? state.requests : [...state.requests, state.spoke];
    const ends = waiting.map(({ at }) => at + REQUEST_DAYS * DAY);
    const thaw = frozenUntil(factsOf(state));
    return ends.length === 0 ? thaw : Math.min(...ends, thaw ?? Infinity);
  },
  isOpen: (state) => state.requests.length > 0 || state.spoke !== undefined,
};

function isSame(a: Facts, b: Facts): boolean {
  return (Object.keys(a) as (keyof Facts)[]).every((key) => a[key] === b[key]);
}

function learn(facts: Facts, event: PersonEvent): Facts {
  const { at, id } = event;
  switch (event.type) {
    case 'imported':
      return imported(facts, event);
    case 'invited':
      return { ...facts, codes: enter(facts.codes, { hash: event.hash, at, id }, { most: CODES_KEPT }) };
    case 'joined': {
      const { hash, channel, contact } = event;
      const rule = { key: (join: { hash: string }) => join.hash, first: true, most: CODES_KEPT };
      return { ...facts, joins: enter(facts.joins, { hash, channel, contact, at, id }, rule) };
    }
    case 'requested':
      return requested(facts, event);
    case 'approved':
      return approved(facts, event);
    case 'spoke':
      return spoke(facts, event);
    case 'rebound':
      return bind(facts, { channel: event.channel, contact: event.contact, at, id });
    case 'appointed':
      return change(facts, { ...event.post, on: true, at, id });
    case 'relieved':
      return change(facts, { unit: event.unit, role: event.role, post: 'backup', on: false, at, id });
  }
}

/** The file is the truth about name and posts; an identity it names is bound. */
function imported(facts: Facts, event: EventOf<'imported'>): Facts {
  const { at, id, name, posts, phone, contacts = [] } = event;
  const older = facts.listed !== undefined && byRank(event, facts.listed) <= 0;
  const listed = older ? facts.listed : { name, posts, at, id, ...(phone === undefined ? {} : { phone }) };
  const changes = older ? facts.changes : unchanged(facts.changes, (one) => byRank(one, event) > 0);
  const named = contacts.reduce(
    (known, one) => bind(known, { ...one, at, id: `${id}/${one.channel}`, listed: true }),
    facts,
  );
  return older ? named : { ...named, listed, changes };
}

/** A filtered list, or the same one when nothing is left out. */
function unchanged<T>(list: readonly T[], keep: (one: T) => boolean): readonly T[] {
  return list.every(keep) ? list : list.filter(keep);
}

function bind(facts: Facts, binding: Facts['bindings'][number]): Facts {
  return { ...facts, bindings: enter(facts.bindings, binding, { most: BINDINGS_KEPT }) };
}

function change(facts: Facts, one: Facts['changes'][number]): Facts {
  if (facts.listed !== undefined && byRank(one, facts.listed) < 0) return facts;
  const rule = { key: (each: typeof one) => `${each.unit} ${each.role}`, most: CHANGES_KEPT };
  return { ...facts, changes: enter(facts.changes, one, rule) };
}

function requested(facts: Facts, event: EventOf<'requested'>): Facts {
  const { at, id, name, unit, channel, contact, number, group, nickname, nth } = event;
  if (facts.expired >= at + REQUEST_DAYS * DAY) return facts;
  const rule = {
    key: (each: { channel: string; contact: string }) => `${each.channel} ${each.contact}`,
    most: REQUESTS_KEPT,
  };
  return {
    ...facts,
    asked: enter(facts.asked, { id, at, name, unit, channel, contact, number, group, nickname, nth }, rule),
  };
}

function approved(facts: Facts, event: EventOf<'approved'>): Facts {
  const { at, id, name, channel, contact } = event;
  const bound = bind(facts, { channel, contact, at, id });
  const rule = { most: 1 };
  const named = event.post === undefined ? bound : change(bound, { ...event.post, on: true, at, id });
  return { ...named, approvals: enter(named.approvals, { name, at, id }, rule) };
}

/** One answer a day: the first message of the newest day counts. */
function spoke(facts: Facts, event: EventOf<'spoke'>): Facts {
  const { at, id, channel, contact, unit, nickname, day } = event;
  const known = facts.spoke;
  const isOlder = known !== undefined && (day < known.day || (day === known.day && byRank(event, known) >= 0));
  if (isOlder || facts.expired >= at + REQUEST_DAYS * DAY) return facts;
  return { ...facts, spoke: { at, id, channel, contact, unit, nickname, day } };
}

/** Requests nobody has answered for a week are forgotten, and a new account is trusted after a day. */
function expire(facts: Facts, { at }: Tick): Facts {
  const isNew = (one: { at: number }) => one.at + REQUEST_DAYS * DAY > at;
  const asked = unchanged(facts.asked, isNew);
  const spoke = facts.spoke !== undefined && isNew(facts.spoke) ? facts.spoke : undefined;
  const isGone = asked !== facts.asked || spoke !== facts.spoke;
  const expired = isGone ? Math.max(facts.expired, at) : facts.expired;
  const thawed = (frozenUntil(facts) ?? Infinity) <= at ? at : facts.thawed;
  return { ...facts, asked, spoke, expired, thawed };
}

function refuseJoin(facts: Facts, event: EventOf<'joined'>): void {
  const first = facts.joins.find((join) => join.hash === event.hash);
  if (first !== undefined && first.id !== event.id) throw new UserError(text('join.code_used', {}));
}

const reply = (said: Text): Message => ({ to: { reply: true }, text: said, urgency: 'answer' });
const late = (): Message => reply(text('join.code_wrong', {}));

function said(event: PersonEvent, state: PersonState): readonly Message[] {
  switch (event.type) {
    case 'joined':
      return [reply(text('join.done', { name: state.name, ...event.as }))];
    case 'requested':
      return state.requests.some((request) => request.id === event.id) ? asked(event) : [];
    case 'approved':
      return welcomed(event);
    case 'spoke':
      return [reply(text('stranger', {}))];
    case 'rebound':
    case 'imported':
    case 'invited':
    case 'appointed':
    case 'relieved':
      return [];
  }
}

/** Whose account is replaced hears of it where his unit does, before and after: the account he has known is mentioned. */
function told({ replaces }: EventOf<'requested' | 'approved'>, text: Text): readonly Message[] {
  return replaces === undefined
    ? []
    : [{ to: { unit: replaces.unit }, text, urgency: 'answer', mention: [replaces.person] }];
}

function welcomed(event: EventOf<'approved'>): readonly Message[] {
  const { name, nickname, as, home, here } = event;
  const isNew = event.replaces !== undefined;
  const params = { name, ...as, isNew };
  const welcome: Message = { to: { unit: home }, text: text('approve.welcome', params), urgency: 'answer' };
  return [
    reply(text('approve.done', params)),
    ...(here ? [] : [welcome]),
    ...told(event, text('approve.replaced', { name, nickname })),
  ];
}

function asked(event: EventOf<'requested'>): readonly Message[] {
  const { number, at, name, group, nickname, kind, posts, namesakes, usual } = event;
  const question: Message = {
    to: event.here ? { reply: true } : { unit: event.ask },
    text: text('join.asked', { number, at, name, group, nickname, kind, posts, namesakes, usual }),
    urgency: 'answer',
    mention: event.leaders,
  };
  const warned = told(event, text('join.replacing', { number, name, nickname, leader: event.askName }));
  const answer = reply(text('join.waiting', { number, name, leader: event.askName }));
  return [question, ...(event.here ? [] : [answer]), ...warned];
}
