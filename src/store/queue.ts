// Counts what waits in the mailboxes of an account, for people to look at. Ranks say it all: no parcel is opened.
import type { Cluster, Redis } from 'ioredis';
import { URGENCIES } from '../flow.ts';
import type { OutboxStore, Parcel, Queue, Waiting } from '../ports.ts';
import { ranked, rankOf } from './encode.ts';
import type { Keys } from './keys.ts';

/** Parcels of one mailbox looked at; of longer ones only the number is taken. */
const LOOK = 20;
/** Mailboxes asked in one round trip. */
const STEP = 1000;
/** Mailboxes that are looked into, the most urgent ones; of the others the length and the most urgent parcel are known. */
const OPENED = 1000;

interface Box {
  readonly conversation: string;
  /** Of its most urgent parcel. */
  readonly rank: number;
}

/** What was seen of one mailbox, and how many parcels there are. */
interface Look {
  readonly seen: readonly Pick<Parcel, 'urgency' | 'at'>[];
  readonly length: number;
}

export function redisQueue(client: Redis | Cluster, keys: Keys): Pick<OutboxStore, 'queue'> {
  return {
    async queue(account) {
      const flat = await client.zrange(keys.rooms(account), 0, '-1', 'WITHSCORES');
      const boxes = Array.from({ length: flat.length / 2 }, (_, i) => ({
        conversation: flat[2 * i] ?? '',
        rank: Number(flat[2 * i + 1]),
      }));
      const looks: Look[] = [];
      for (let from = 0; from < boxes.length; from += STEP) {
        const ask = boxes.slice(from, from + STEP);
        const keyOf = ({ conversation }: Box) => keys.box(account, conversation);
        looks.push(...(await (from < OPENED ? look : measure)(client, keyOf, ask)));
      }
      return counted(looks.filter(({ length }) => length > 0));
    },
  };
}

async function look(client: Redis | Cluster, key: (box: Box) => string, boxes: readonly Box[]): Promise<Look[]> {
  const pipeline = client.pipeline();
  for (const box of boxes) pipeline.llen(key(box)).lrange(key(box), 0, LOOK - 1);
  const replies = ((await pipeline.exec()) ?? []).map(([error, value]) => {
    if (error) throw error;
    return value;
  });
  return boxes.map(({ rank }, i) => {
    const ranks = (replies[2 * i + 1] as string[]).map(rankOf);
    // Something may have been posted between the two answers.
    const length = Math.max(replies[2 * i] as number, ranks.length);
    // What the conversation is ranked for may lie further back; of that one parcel the rank is known all the same.
    const isFurther = length > LOOK && !ranks.some((one) => one <= rank);
    return { length, seen: (isFurther ? [...ranks, rank] : ranks).flatMap((one) => ranked(one) ?? []) };
  });
}

async function measure(client: Redis | Cluster, key: (box: Box) => string, boxes: readonly Box[]): Promise<Look[]> {
  const pipeline = client.pipeline();
  for (const box of boxes) pipeline.llen(key(box));
  const replies = (await pipeline.exec()) ?? [];
  return boxes.map(({ rank }, i) => {
    const [error, length] = replies[i] ?? [];
    if (error) throw error;
    return { length: Number(length), seen: [ranked(rank) ?? []].flat() };
  });
}

function counted(looks: readonly Look[]): Queue {
  const urgencies = URGENCIES.flatMap((urgency) => waitingOf(urgency, looks) ?? []);
  const parcels = sum(looks.map(({ length }) => length));
  return {
    parcels,
    conversations: looks.length,
    urgencies,
    further: parcels - sum(urgencies.map((one) => one.parcels)),
  };
}

function waitingOf(urgency: Waiting['urgency'], looks: readonly Look[]): Waiting | undefined {
  const boxes = looks.map(({ seen }) => seen.filter((one) => one.urgency === urgency)).filter((box) => box.length > 0);
  if (boxes.length === 0) return undefined;
  const times = boxes.flat().map(({ at }) => at);
  const oldest = times.reduce((a, b) => Math.min(a, b));
  return { urgency, parcels: times.length, conversations: boxes.length, oldest };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
