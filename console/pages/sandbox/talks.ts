// Everything heard of the groups since the page was opened: kept outside React, told in batches.
import type { DayProgress, Said, Time, Understood } from '../../../src/console/wire/sandbox.ts';
import type { Link } from '../../live.ts';

export interface Line {
  /** Place in the order of everything said. */
  readonly order: number;
  readonly said: Said;
}

type Place = Pick<Said, 'conversation' | 'private' | 'topic' | 'tier' | 'units' | 'person'>;

export interface Talk extends Place {
  /** Oldest first. */
  readonly lines: readonly Line[];
  readonly unread: number;
}

/** The sandbox's time, and when this page heard of it, ms of performance.now. */
export interface Heard {
  readonly time: Time;
  readonly since: number;
}

export interface Talks {
  readonly talks: ReadonlyMap<string, Talk>;
  readonly link: Link;
  readonly clock: Heard | undefined;
  readonly day: DayProgress | undefined;
  /** What the bot made of messages sent from here, by message id. */
  readonly understood: ReadonlyMap<string, Understood>;
}

export interface TalksStore {
  readonly get: () => Talks;
  readonly subscribe: (hear: () => void) => () => void;
  /** New lines; those of the past count as read. */
  add(lines: readonly Line[], isPast: boolean): void;
  /** The conversation that is being looked at. */
  look(conversation: string | undefined): void;
  set(change: Partial<Pick<Talks, 'link' | 'day'>>): void;
  setTime(time: Time): void;
  foresaw(id: string, understood: Understood): void;
}

/** Lines kept of a conversation. */
const MOST_LINES = 400;
const MOST_UNDERSTOOD = 500;

export function openTalks(): TalksStore {
  const hearers = new Set<() => void>();
  let looked: string | undefined;
  let now: Talks = { talks: new Map(), link: 'joining', clock: undefined, day: undefined, understood: new Map() };
  const move = (change: Partial<Talks>): void => {
    now = { ...now, ...change };
    for (const hear of hearers) hear();
  };
  return {
    get: () => now,
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    add(lines, isPast) {
      const talks = new Map(now.talks);
      for (const [conversation, heard] of byConversation(lines)) {
        const isRead = isPast || conversation === looked;
        talks.set(conversation, longer(talks.get(conversation), heard, isRead));
      }
      move({ talks });
    },
    look(conversation) {
      looked = conversation;
      const talk = conversation === undefined ? undefined : now.talks.get(conversation);
      if (talk === undefined || talk.unread === 0) return;
      move({ talks: new Map(now.talks).set(talk.conversation, { ...talk, unread: 0 }) });
    },
    set: move,
    setTime(time) {
      move({ clock: { time, since: performance.now() } });
    },
    foresaw(id, understood) {
      const kept = [...now.understood].slice(-MOST_UNDERSTOOD);
      move({ understood: new Map([...kept, [id, understood]]) });
    },
  };
}

function byConversation(lines: readonly Line[]): Map<string, [Line, ...Line[]]> {
  const found = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    const kept = found.get(line.said.conversation);
    if (kept === undefined) found.set(line.said.conversation, [line]);
    else kept.push(line);
  }
  return found;
}

function placeOf({ conversation, private: alone, topic, tier, units, person }: Said): Place {
  return { conversation, private: alone, topic, tier, units, person };
}

/** With what is new in it, in order; a message heard twice stands there once. */
function longer(talk: Talk | undefined, heard: readonly [Line, ...Line[]], isRead: boolean): Talk {
  const { lines: before = [], unread = 0 } = talk ?? {};
  const known = new Set(before.map(({ said }) => said.id));
  const fresh = heard.filter(({ said }) => !known.has(said.id));
  const lines = [...before, ...fresh].sort((a, b) => a.order - b.order).slice(-MOST_LINES);
  return { ...placeOf(heard[0].said), lines, unread: unread + (isRead ? 0 : fresh.length) };
}

/** Those in which something was said last come first. */
export function lately(talks: ReadonlyMap<string, Talk>): Talk[] {
  const last = ({ lines }: Talk) => lines.at(-1)?.order ?? 0;
  return [...talks.values()].sort((a, b) => last(b) - last(a));
}

/** How much is unread in what passes. */
export function unreadIn(talks: ReadonlyMap<string, Talk>, passes: (talk: Talk) => boolean): number {
  return [...talks.values()].reduce((sum, talk) => sum + (talk.unread > 0 && passes(talk) ? talk.unread : 0), 0);
}

/** The time it is in the sandbox now, ms. */
export function nowIn({ time, since }: Heard): number {
  return time.at + (performance.now() - since);
}
