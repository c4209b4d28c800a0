// Speaks an order command as somebody in some group, applies what comes of it, delivers it, and lets time pass.
import { instant } from '../../src/calendar.ts';
import { ack } from '../../commands/ack.ts';
import { amend } from '../../commands/amend.ts';
import { order } from '../../commands/order.ts';
import { progress } from '../../commands/progress.ts';
import { recall } from '../../commands/recall.ts';
import { relay } from '../../commands/relay.ts';
import { remind } from '../../commands/remind.ts';
import { respond } from '../../commands/respond.ts';
import { settle } from '../../commands/settle.ts';
import { directive } from '../../flows/directive.ts';
import { receipt } from '../../flows/receipt.ts';
import { type AnyCommand, type Occasion, type Outcome, anyCommand } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import {
  type AnyFlow,
  type DocRef,
  type Message,
  type Stamped,
  type Tick,
  type UnitCode,
  anyFlow,
} from '../../src/flow.ts';
import type { Text } from '../../src/texts/index.ts';
import { render } from '../../src/texts/index.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { createOrg, type OrgData } from '../../src/org/index.ts';
import type { Org, Person } from '../../src/org/types.ts';
import { SMALL_COUNTY, memoryRead, occasionOf } from '../support/read.ts';
import { ledgers } from '../support/ledgers.ts';

export const COMMANDS: Readonly<Record<string, AnyCommand>> = Object.fromEntries(
  [order, ack, respond, relay, progress, amend, recall, remind, settle].map((command) => [
    command.name,
    anyCommand(command as never),
  ]),
);
const FLOWS: Readonly<Record<string, AnyFlow>> = { directive: anyFlow(directive), receipt: anyFlow(receipt) };

export interface Heard {
  readonly outcome: Outcome | undefined;
  readonly messages: readonly Message[];
  readonly texts: readonly Text[];
  readonly keys: readonly string[];
}

export function typed(name: string, rest = '', slash = true): Intent {
  return { intent: 'command', name, typed: name, words: rest.split(/\s+/).filter(Boolean), rest, slash };
}

const heard = (outcome: Outcome | undefined, messages: readonly Message[], extra: readonly Text[] = []): Heard => {
  const texts = [...extra, ...messages.map((message) => message.text)];
  return { outcome, messages, texts, keys: texts.map((text) => text.key) };
};

const nameOf = (intent: Intent): string =>
  intent.intent === 'command' ? (intent.name ?? '') : intent.intent === 'ack' ? 'ack' : 'respond';

/** As the dispatcher decides it. */
function standing(org: Org, actor: Person, room: UnitCode | undefined): UnitCode {
  const posts = actor.posts.map((post) => post.unit);
  const below = posts.find((code) => room !== undefined && org.within(code, room));
  return posts.find((code) => code === room) ?? below ?? posts[0] ?? '';
}

export function scene(start: number, data: OrgData = SMALL_COUNTY) {
  const org = createOrg(data);
  const books = ledgers(org);
  const read = { ...memoryRead(), ...books.read };
  const unheard = new Set<UnitCode>();
  const deaf = new Set<UnitCode>();
  let now = start;
  let serial = 0;
  let asked: Readonly<Record<string, Intent>> = {};

  const step = async (ref: DocRef, event: Stamped | Tick): Promise<readonly Message[]> => {
    const flow = FLOWS[ref.flow];
    if (flow === undefined) throw new Error(ref.flow);
    const here = 'facts' in event ? event : flow.event.parse(JSON.parse(JSON.stringify(event)));
    const made = flow.transition(await read.doc(flow, ref.id, ref.period), here);
    books.keep(made);
    if ('facts' in event) read.tick(flow, ref, event);
    else read.apply(flow, [{ to: ref, event }]);
    return [...made.messages, ...(await deliver(made.messages))];
  };
  const deliver = async (messages: readonly Message[]): Promise<readonly Message[]> => {
    const said: Message[] = [];
    for (const { to, track } of messages) {
      if (track === undefined || !('ledger' in to)) continue;
      for (const unit of to.units ?? books.expected(to.ledger)) {
        const lost = deaf.has(unit);
        const stamp = { at: now, id: `d${serial++}`, unit, period: track.period };
        const event = lost
          ? { type: 'undeliverable', reason: 'gone', name: unit, ...stamp }
          : { type: 'delivered', ...stamp };
        said.push(...(await step({ ...track, id: unit }, event)));
      }
    }
    return said;
  };
  const apply = async (outcome: Outcome): Promise<readonly Message[]> => {
    const messages: Message[] = [];
    if ('signals' in outcome) for (const { to, event } of outcome.signals) messages.push(...(await step(to, event)));
    asked = outcome.ask ?? asked;
    return messages;
  };

  const self = {
    org,
    read,
    books,
    unheard,
    /** Units whose group cannot be reached. */
    deaf,
    get now() {
      return now;
    },
    async says(who: string, intent: Intent, where: { in?: string; occasion?: Partial<Occasion> } = {}): Promise<Heard> {
      const actor = org.person(who);
      const command = COMMANDS[nameOf(intent)];
      if (actor === undefined || command === undefined) throw new Error(`${who} ${intent.intent}`);
      now += 1000;
      serial += 1;
      const occasion = occasionOf(org, { at: now, id: `m${serial}`, ...where.occasion }, where.in);
      const room = occasion.room?.unit;
      const unit = standing(org, actor, room);
      try {
        const args = command.args.parse(intent);
        const outcome = await command.run({ args, intent, actor, unit, occasion, org, read });
        return heard(outcome, await apply(outcome), 'reply' in outcome ? [outcome.reply] : []);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return heard(undefined, [], [error.text]);
      }
    },
    /** Answers the question asked last. */
    async answers(who: string, key: string, where: { in?: string } = {}): Promise<Heard> {
      const intent = asked[key];
      if (intent === undefined) throw new Error(`nothing asked under ${key}`);
      return self.says(who, intent, where);
    },
    /** Lets minutes pass; every tick that falls due happens. */
    async later(minutes: number): Promise<Heard> {
      const end = now + minutes * 60_000;
      const messages: Message[] = [];
      for (let turns = 0; turns < 500; turns += 1) {
        const due = (await read.open(directive))
          .map(({ id, state }) => ({ id, state, at: directive.wakeAt(state) ?? Infinity }))
          .filter(({ at }) => at <= end)
          .sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        now = Math.max(now, due.at);
        const query = directive.facts?.(due.state);
        const facts = query === undefined ? { waiting: [], expected: 0 } : books.facts(query, unheard);
        messages.push(...(await step({ flow: 'directive', id: due.id }, { type: 'tick', at: now, facts })));
      }
      now = end;
      return heard(undefined, messages);
    },
  };
  return self;
}

export const shown = (text: Text | undefined, locale: 'zh-CN' | 'en' = 'zh-CN'): string =>
  text === undefined ? '' : render(text, { locale, zone: 'Asia/Shanghai' });

export const START = instant('2022-07-28', '16:20', 'Asia/Shanghai');
export const ACK = { intent: 'ack' } as const;

/** The county has issued an order to everybody below, and it has been delivered. */
export async function issued(rest = '今晚有大到暴雨，各村20点前完成低洼户转移', start = START) {
  const room = scene(start);
  const draft = await room.says('cty', typed('order', rest), { in: 'county' });
  const sent = await room.answers('cty', '1', { in: 'county' });
  return { room, draft, sent };
}

export const params = (heard: Heard, key: string): unknown => heard.texts.find((text) => text.key === key)?.params;
export const acked = async (room: ReturnType<typeof scene>, unit: string, period = '1.1') =>
  (await room.read.doc(receipt, unit, period))?.acked !== undefined;
