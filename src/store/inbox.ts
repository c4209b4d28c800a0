// The inbox: a stream with a consumer group, so that what a dead worker held is handed to a living one.
import type { Cluster, Redis } from 'ioredis';
import type { Entry, Store, Taken } from '../ports.ts';
import { GROUP, type Keys } from './keys.ts';

interface Where {
  readonly client: Redis | Cluster;
  readonly blocking: Redis | Cluster;
  readonly keys: Keys;
}

type Message = [id: string, fields: string[]];
type Reply = [key: string, messages: Message[]][] | null;
type Pending = [id: string, consumer: string, idle: number, deliveries: number][];

/** An entry that a consumer has held this long without answering is handed to another one, ms. */
const ABANDONED = 15_000;

export function redisInbox(where: Where): Pick<Store, 'offer' | 'take'> {
  const { client, keys } = where;
  let group: Promise<void> | undefined;
  let recovering = true;
  return {
    async offer(entries) {
      if (entries.length === 0) return;
      const pipeline = client.pipeline();
      for (const entry of entries) pipeline.xadd(keys.inbox, '*', 'e', JSON.stringify(entry));
      const replies = await pipeline.exec();
      const failed = replies?.find(([error]) => error)?.[0];
      if (failed) throw failed;
    },
    async take(consumer, max, blockMs) {
      await (group ??= createGroup(where));
      const old = await abandoned(where, { consumer, max, idle: recovering ? 0 : ABANDONED });
      recovering &&= old.length > 0;
      return old.length > 0 ? old : fresh(where, { consumer, max, blockMs });
    },
  };
}

async function createGroup({ client, keys }: Where): Promise<void> {
  try {
    await client.xgroup('CREATE', keys.inbox, GROUP, '0', 'MKSTREAM');
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('BUSYGROUP')) throw error;
  }
}

async function fresh({ client, blocking, keys }: Where, ask: { consumer: string; max: number; blockMs: number }) {
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
  return taken(reply?.[0]?.[1] ?? [], []);
}

/** What this consumer was given before it restarted, or what one that died still holds. */
async function abandoned({ client, keys }: Where, ask: { consumer: string; max: number; idle: number }) {
  const claim = await client.xautoclaim(keys.inbox, GROUP, ask.consumer, ask.idle, '0', 'COUNT', ask.max);
  const messages = claim[1] as Message[];
  if (messages.length === 0) return [];
  const pending = (await client.xpending(keys.inbox, GROUP, '-', '+', ask.max, ask.consumer)) as Pending;
  return taken(messages, pending);
}

function taken(messages: readonly Message[], pending: Pending): Taken[] {
  const times = new Map(pending.map(([id, , , deliveries]) => [id, deliveries]));
  return messages.map(([receipt, fields]) => ({
    receipt,
    deliveries: times.get(receipt) ?? 1,
    entry: JSON.parse(fields[1] ?? 'null') as Entry,
  }));
}
