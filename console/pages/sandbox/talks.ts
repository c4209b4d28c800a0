// Everything heard of the groups since the page was opened: kept outside React, told in batches.
import type { DayProgress, Said, Time, Understood } from '../../../src/console/wire/sandbox.ts';
import type { Link } from '../../live.ts';

export interface Line {
  /** Place in the order of everything said. */
  readonly order: number;
  readonly said: Said;
}

export interface Talk {
  readonly conversation: string;
  readonly private: boolean;
  readonly topic?: string | undefined;
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
        talks.set(conversation, longer(talks.get(conversation) ?? silent(conversation, heard), heard, isRead));
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

function byConversation(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const kept = found.get(line.said.conversation) ?? [];
    kept.push(line);
    found.set(line.said.conversation, kept);
  }
  return found;
}

function silent(conversation: string, [first]: readonly Line[]): Talk {
  return { conversation, private: first?.said.private ?? false, lines: [], unread: 0 };
}

/** With what is new in it, in order; a message heard twice stands there once. */
function longer(talk: Talk, heard: readonly Line[], isRead: boolean): Talk {
  const known = new Set(talk.lines.map(({ said }) => said.id));
  const fresh = heard.filter(({ said }) => !known.has(said.id));
  const lines = [...talk.lines, ...fresh].sort((a, b) => a.order - b.order).slice(-MOST_LINES);
  const topic = fresh.find(({ said }) => said.topic !== undefined)?.said.topic ?? talk.topic;
  return { ...talk, topic, lines, unread: talk.unread + (isRead ? 0 : fresh.length) };
}

/** The time it is in the sandbox now, ms. */
export function nowIn({ time, since }: Heard): number {
  return time.at + (performance.now() - since);
}
