// The inbox: a stream with a consumer group, so that what a dead worker held is handed to a living one.
import type { Cluster, Redis } from 'ioredis';
import type { Entry, Store, Taken } from '../ports.ts';
import { GROUP, type Keys } from './keys.ts';

interface Where {
  readonly client: Redis | Cluster;
  readonly blocking: Redis | Cluster;
  readonly keys: Keys;
  /** All of them or none. */
  readonly append: (entries: readonly Entry[]) => Promise<void>;
}

type Message = [id: string, fields: string[]];
type Reply = [key: string, messages: Message[]][] | null;
type Pending = [id: string, consumer: string, idle: number, deliveries: number][];

/** An entry that another consumer has held this long without answering is handed over, ms. */
const ABANDONED = 15_000;
/** How often it is looked for what was handed out and never answered, ms. */
const LOOK = 1_000;

export function redisInbox(where: Where): Pick<Store, 'offer' | 'take'> {
  /** How often this process has outlived an entry that it could not commit: those deliveries have killed nobody. */
  const outlived = new Map<string, number>();
  let group: Promise<void> | undefined;
  let recovering = true;
  let looked = -Infinity;
  return {
    offer: coalesced(where.append),
    async take(consumer, max, blockMs) {
      await (group ??= createGroup(where));
      if (recovering || performance.now() - looked > LOOK) {
        const old = await unanswered(where, { consumer, max }, recovering ? undefined : outlived);
        recovering = false;
        looked = performance.now();
        if (old.length > 0) return old;
      }
      return fresh(where, { consumer, max, blockMs });
    },
  };
}

/** What is offered in one turn of the event loop goes to Redis in one piece; it is kept together or fails together. */
function coalesced(write: (entries: readonly Entry[]) => Promise<void>): Store['offer'] {
  let gathering: { readonly entries: Entry[]; readonly written: Promise<void> } | undefined;
  return (offered) => {
    if (offered.length === 0) return Promise.resolve();
    if (gathering === undefined) {
      const entries: Entry[] = [];
      const written = Promise.resolve().then(() => {
        gathering = undefined;
        return write(entries);
      });
      gathering = { entries, written };
    }
    gathering.entries.push(...offered);
    return gathering.written;
  };
}

async function createGroup({ client, keys }: Where): Promise<void> {
  try {
    await client.xgroup('CREATE', keys.inbox, GROUP, '0', 'MKSTREAM');
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('BUSYGROUP')) throw error;
  }
}

async function fresh(
  { client, blocking, keys }: Pick<Where, 'client' | 'blocking' | 'keys'>,
  ask: { consumer: string; max: number; blockMs: number },
) {
  const reply = (await (ask.blockMs > 0
    ? blocking.xreadgroup(
        'GROUP',
        GROUP,
        ask.consumer,
        'COUNT',
        ask.max,
        'BLOCK',
        ask.blockMs,
        'STREAMS',
        keys.inbox,
        '>',
      )
    : client.xreadgroup('GROUP', GROUP, ask.consumer, 'COUNT', ask.max, 'STREAMS', keys.inbox, '>'))) as Reply;
  return taken(messagesOf(reply), []);
}

/**
 * What this consumer was given and has not answered, before it restarted or while Redis would not take the commit; else what
 * a consumer that died still holds. One consumer is one process, which has dealt with a batch when it asks for the next.
 */
async function unanswered(
  { client, keys }: Pick<Where, 'client' | 'keys'>,
  ask: { consumer: string; max: number },
  outlived: Map<string, number> | undefined,
): Promise<Taken[]> {
  const { consumer, max } = ask;
  const own = (await client.xreadgroup('GROUP', GROUP, consumer, 'COUNT', max, 'STREAMS', keys.inbox, '0')) as Reply;
  const mine = messagesOf(own);
  if (mine.length === 0) outlived?.clear();
  for (const [receipt] of mine) outlived?.set(receipt, (outlived.get(receipt) ?? 0) + 1);
  const messages = mine.length > 0 ? mine : await abandoned({ client, keys }, ask);
  if (messages.length === 0) return [];
  const pending = (await client.xpending(keys.inbox, GROUP, '-', '+', max, consumer)) as Pending;
  return taken(messages, pending).map((one) => {
    const deliveries = one.deliveries - (outlived?.get(one.receipt) ?? 0);
    return { ...one, deliveries };
  });
}

async function abandoned({ client, keys }: Pick<Where, 'client' | 'keys'>, ask: { consumer: string; max: number }) {
  const claim = await client.xautoclaim(keys.inbox, GROUP, ask.consumer, ABANDONED, '0', 'COUNT', ask.max);
  return (claim[1] ?? []) as Message[];
}

const messagesOf = (reply: Reply): Message[] => reply?.[0]?.[1] ?? [];

function taken(messages: readonly Message[], pending: Pending): Taken[] {
  const times = new Map(pending.map(([id, , , deliveries]) => [id, deliveries]));
  return messages.map(([receipt, fields]) => ({
    receipt,
    deliveries: times.get(receipt) ?? 1,
    entry: JSON.parse(fields[1] ?? 'null') as Entry,
  }));
}
