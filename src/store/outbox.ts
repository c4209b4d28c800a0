// The outbox on Redis: a mailbox per conversation, and per account the conversations in order of urgency. One relay serves an account.
import type { Cluster, Redis } from 'ioredis';
import type { Buried, Doubt, Mailbox, OutboxStore, Parcel } from '../ports.ts';
import { rankOf } from './encode.ts';
import type { Keys } from './keys.ts';
import { redisQueue } from './queue.ts';
import { script } from './script.ts';

const settleScript = script('settle.lua');
/** Parcels of one conversation looked at in one go; more wait for the next message. */
const LOOK = 200;
/** How long a day's messages are remembered: a day ends at different times, s. */
const DAYS = 2 * 86_400;
/** Buried parcels kept for the operator. */
const GRAVES = 10_000;

export function redisOutbox(client: Redis | Cluster, keys: Keys): OutboxStore {
  return {
    ...mailboxes(client, keys),
    ...doubts(client, keys),
    ...graves(client, keys),
    ...counts(client, keys),
    ...redisQueue(client, keys),
  };
}

function mailboxes(client: Redis | Cluster, keys: Keys): Pick<OutboxStore, 'next' | 'settle'> {
  return {
    async next(account, max) {
      const rooms = await client.zrange(keys.rooms(account), 0, String(max - 1), 'WITHSCORES');
      if (rooms.length === 0) return [];
      const waiting = rooms.filter((_, i) => i % 2 === 0);
      const pipeline = client.pipeline();
      for (const conversation of waiting) pipeline.lrange(keys.box(account, conversation), 0, LOOK - 1);
      const replies = (await pipeline.exec()) ?? [];
      return Promise.all(
        waiting.map(async (conversation, i): Promise<Mailbox> => {
          const [error, oldest] = replies[i] ?? [];
          if (error) throw error;
          const box = { key: keys.box(account, conversation), rank: Number(rooms[2 * i + 1]) };
          const raws = await withUrgent(client, box, oldest as string[]);
          return { conversation, waiting: raws.map((raw) => ({ raw, parcel: unwrap(raw) })) };
        }),
      );
    },
    async settle(account, done, counts) {
      const args: string[] = [];
      for (const { conversation, raws } of done) args.push(conversation, String(raws.length), ...raws);
      const settled = args.length > 0 ? settleScript(client, keys.outbox(account), args) : undefined;
      const counted = Object.entries(counts).map(([name, n]) => client.hincrby(keys.counts(account), name, n));
      await Promise.all([settled, ...counted]);
    },
  };
}

/** The oldest of a mailbox; when what its conversation is ranked for lies further back, the most urgent of all. */
async function withUrgent(
  client: Redis | Cluster,
  { key, rank }: { key: string; rank: number },
  oldest: readonly string[],
): Promise<readonly string[]> {
  if (oldest.length < LOOK || oldest.some((raw) => rankOf(raw) <= rank)) return oldest;
  const all = await client.lrange(key, 0, -1);
  const last = all.map(rankOf).sort((a, b) => a - b)[LOOK - 1] ?? 0;
  return all.filter((raw) => rankOf(raw) <= last).slice(0, LOOK);
}

function doubts(client: Redis | Cluster, keys: Keys): Pick<OutboxStore, 'sending' | 'withdraw' | 'doubts'> {
  return {
    async sending(account, begun) {
      if (begun.length === 0) return;
      const fields = begun.map(({ conversation, text, at, raws }) => [
        conversation,
        JSON.stringify({ text, at, raws }),
      ]);
      await client.hset(keys.doubts(account), ...fields.flat());
    },
    async withdraw(account, conversations) {
      if (conversations.length > 0) await client.hdel(keys.doubts(account), ...conversations);
    },
    async doubts(account) {
      const begun = Object.entries(await client.hgetall(keys.doubts(account)));
      return begun.map(([conversation, json]) => {
        const { text, at, raws } = JSON.parse(json) as Omit<Doubt, 'conversation' | 'parcels'>;
        return { conversation, text, at, raws, parcels: raws.map(unwrap) };
      });
    },
  };
}

function graves(client: Redis | Cluster, keys: Keys): Pick<OutboxStore, 'bury' | 'buried'> {
  return {
    async bury(account, reason, parcels) {
      if (parcels.length === 0) return;
      const buried = parcels.map((parcel) => JSON.stringify({ reason, parcel }));
      await client
        .pipeline()
        .rpush(keys.buried(account), ...buried)
        .ltrim(keys.buried(account), -GRAVES, -1)
        .exec();
    },
    async buried(account, limit) {
      if (limit <= 0) return [];
      const last = await client.lrange(keys.buried(account), -limit, -1);
      return last.reverse().flatMap((json) => exhumed(json) ?? []);
    },
  };
}

function counts(client: Redis | Cluster, keys: Keys): Pick<OutboxStore, 'spend' | 'spent' | 'state'> {
  return {
    async spend(account, day, messages) {
      const key = keys.spent(account, day);
      const [total] = await Promise.all([client.incrby(key, messages), client.expire(key, DAYS)]);
      return total;
    },
    async spent(account, day) {
      return Number((await client.get(keys.spent(account, day))) ?? 0);
    },
    async state(account) {
      const [waiting, counts] = await Promise.all([
        client.zcard(keys.rooms(account)),
        client.hgetall(keys.counts(account)),
      ]);
      return { waiting, counts: Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)])) };
    },
  };
}

/** Undefined when it is not what bury() writes: one such grave must not cost the whole page. */
function exhumed(json: string): Buried | undefined {
  try {
    const { reason, parcel } = JSON.parse(json) as Partial<Buried>;
    return typeof reason === 'string' && typeof parcel?.id === 'string' ? { reason, parcel } : undefined;
  } catch {
    return undefined;
  }
}

function unwrap(raw: string): Parcel {
  return JSON.parse(raw.slice(raw.indexOf('|') + 1)) as Parcel;
}
