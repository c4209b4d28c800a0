// Speaks a finding command as somebody in some group, applies what comes of it, and hears what is said.
import { album } from '../../flows/album.ts';
import { finding as flow, type Finding } from '../../flows/finding.ts';
import type { AnyCommand, Occasion, Outcome } from '../../src/command.ts';
import { anyCommand } from '../../src/command.ts';
import type { Message, Stamped } from '../../src/flow.ts';
import { UserError } from '../../src/errors.ts';
import type { Text } from '../../src/texts/index.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { accept } from '../../commands/accept.ts';
import { bulletin } from '../../commands/bulletin.ts';
import { extend } from '../../commands/extend.ts';
import { finding } from '../../commands/finding.ts';
import { ledger } from '../../commands/ledger.ts';
import { lookback } from '../../commands/lookback.ts';
import { photo } from '../../commands/photo.ts';
import { reassign } from '../../commands/reassign.ts';
import { rectify } from '../../commands/rectify.ts';
import { refuse } from '../../commands/refuse.ts';
import { review } from '../../commands/review.ts';
import { voidFinding } from '../../commands/void.ts';
import { tick } from '../support/flow.ts';
import { memoryRead, occasionOf, smallCounty } from '../support/read.ts';

export const COMMANDS: Readonly<Record<string, AnyCommand>> = Object.fromEntries(
  [
    anyCommand(finding),
    anyCommand(accept),
    anyCommand(refuse),
    anyCommand(rectify),
    anyCommand(review),
    anyCommand(extend),
    anyCommand(reassign),
    anyCommand(voidFinding),
    anyCommand(lookback),
    anyCommand(ledger),
    anyCommand(bulletin),
    anyCommand(photo),
  ].map((command) => [command.name, command]),
);

export interface Heard {
  readonly outcome: Outcome | undefined;
  readonly messages: readonly Message[];
  readonly texts: readonly Text[];
  readonly keys: readonly string[];
}

export function typed(name: string, rest = '', slash = true): Intent {
  return { intent: 'command', name, typed: name, words: rest.split(/\s+/).filter(Boolean), rest, slash };
}

export function scene(start: number) {
  const org = smallCounty();
  const read = memoryRead();
  let now = start;
  let serial = 0;

  const apply = async (outcome: Outcome): Promise<Message[]> => {
    if (!('signals' in outcome)) return [];
    const messages: Message[] = [];
    for (const signal of outcome.signals) {
      if (signal.to.flow === album.name) {
        read.apply(album, [signal]);
        continue;
      }
      const before = await read.doc(flow, signal.to.id);
      messages.push(...flow.transition(before, flow.event.parse(signal.event)).messages);
      read.apply(flow, [signal]);
    }
    return messages;
  };

  const self = {
    org,
    read,
    get now() {
      return now;
    },
    later(minutes: number) {
      now += minutes * 60_000;
      return self;
    },
    async says(who: string, intent: Intent, where: { in?: string; occasion?: Partial<Occasion> } = {}): Promise<Heard> {
      const actor = org.person(who);
      if (actor === undefined) throw new Error(who);
      serial += 1;
      now += 1000;
      const occasion = occasionOf(org, { at: now, id: `m${serial}`, ...where.occasion }, where.in);
      const name = intent.intent === 'command' ? (intent.name ?? '') : intent.intent;
      const command = COMMANDS[name];
      if (command === undefined) throw new Error(name);
      try {
        const args = command.args.parse(intent);
        const request = { args, intent, actor, unit: actor.posts[0]?.unit ?? '', occasion, org, read };
        const outcome = await command.run(request);
        const messages = await apply(outcome);
        const texts = [...('reply' in outcome ? [outcome.reply] : []), ...messages.map((m) => m.text)];
        return { outcome, messages, texts, keys: texts.map((t) => t.key) };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { outcome: undefined, messages: [], texts: [error.text], keys: [error.text.key] };
      }
    },
    async state(number: number): Promise<Finding> {
      const state = await read.doc(flow, String(number));
      if (state === undefined) throw new Error(`no ${number}`);
      return state;
    },
    /** Lets the clock of one finding run until now. */
    async ticks(number: number) {
      for (
        let at = flow.wakeAt(await self.state(number));
        at !== undefined && at <= now;
        at = flow.wakeAt(await self.state(number))
      ) {
        read.tick(flow, { id: String(number) }, tick(at));
      }
    },
  };
  return self;
}

export type { Stamped };
