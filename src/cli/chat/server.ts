// The sandbox as its clients see it: requests, checked answers, and the stream of what is heard.
import { setTimeout as pause } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import type { z } from 'zod';
import { refused } from '../../transports/sandbox/refusal.ts';
import { failure, people, receipt, rooms, said, start, time } from '../../transports/sandbox/wire.ts';
import type { PersonFound, PostBody, Receipt, RoomFound, Said, Time } from '../../transports/sandbox/wire.ts';

export interface Server {
  start(): Promise<z.infer<typeof start>>;
  people(q: string): Promise<readonly PersonFound[]>;
  rooms(q: string): Promise<readonly RoomFound[]>;
  time(): Promise<Time>;
  travel(to: string): Promise<Time>;
  post(body: PostBody): Promise<Receipt>;
  /** Resolves once everything said from now on will be told. */
  listen(wanted: Wanted, hearer: Hearer): Promise<Ear>;
}

export interface Wanted {
  readonly room?: string;
  readonly as: string;
  readonly last: number;
}

export interface Hearer {
  /** `earlier`: it was said before we began to listen. */
  heard(said: Said, earlier: boolean): void;
  moved(time: Time): void;
  /** The connection broke; it will be tried again. */
  lost(): void;
}

export interface Ear {
  close(): void;
}

const LIMIT = 20;
const RETRY = 2000;

/** Every method rejects with a refusal; its code is `unreachable` when there is no answer at all. */
export function serverAt(url: string): Server {
  const base = `${url.replace(/\/+$/, '')}/api/sandbox`;
  const get = async <T extends z.ZodType>(schema: T, path: string): Promise<z.infer<T>> =>
    answered(schema, await reach(base + path, {}));
  const post = async <T extends z.ZodType>(schema: T, path: string, body: unknown): Promise<z.infer<T>> => {
    const headers = { 'content-type': 'application/json' };
    return answered(schema, await reach(base + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  };
  return {
    start: () => get(start, '/start'),
    people: async (q) => (await get(people, `/people?${search({ q })}`)).people,
    rooms: async (q) => (await get(rooms, `/rooms?${search({ q })}`)).rooms,
    time: () => get(time, '/clock'),
    travel: (to) => post(time, '/clock', { to }),
    post: (body) => post(receipt, '/messages', body),
    async listen(wanted, hearer) {
      const closing = new AbortController();
      const address = `${base}/events?${streamSearch(wanted)}`;
      await listening({ address, hearer, signal: closing.signal });
      return {
        close: () => {
          closing.abort();
        },
      };
    },
  };
}

function search(words: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ limit: String(LIMIT), ...words }).toString();
}

function streamSearch({ room, as, last }: Wanted): string {
  return new URLSearchParams({ as, last: String(last), ...(room !== undefined && { room }) }).toString();
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw refused(0, { code: 'unreachable', error: `${new URL(address).origin} does not answer.` });
  }
}

async function answered<T extends z.ZodType>(schema: T, response: Response): Promise<z.infer<T>> {
  const body: unknown = await response.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (response.ok && result.success) return result.data;
  throw notWhatWasAsked(response.status, body);
}

function notWhatWasAsked(status: number, body: unknown): Error {
  const told = failure.safeParse(body);
  if (told.success) return refused(status, told.data);
  return refused(status, { code: 'strange', error: `The answer (${status}) is not that of a Gridline sandbox.` });
}

interface Listening {
  readonly address: string;
  readonly hearer: Hearer;
  readonly signal: AbortSignal;
}

/** Connects, resolves at `ready`, and goes on in the background, connecting again whenever the connection breaks. */
async function listening({ address, hearer, signal }: Listening): Promise<void> {
  let last = '';
  const connect = (): Promise<Response> => reach(address, { signal, headers: last ? { 'last-event-id': last } : {} });
  const first = await connect();
  if (!first.ok) throw notWhatWasAsked(first.status, await first.json().catch(() => undefined));

  await new Promise<void>((resolve) => {
    let ready = false;
    const told = (event: EventSourceMessage): void => {
      last = event.id ?? last;
      if (event.event === 'ready') {
        ready = true;
        resolve();
      } else tell(event, hearer, !ready);
    };
    const wanted = (): boolean => !signal.aborted;
    const forever = async (): Promise<void> => {
      for (let response: Response | undefined = first; wanted(); response = await again(connect, signal)) {
        await feed(response, told);
        if (wanted() && response?.ok === true) hearer.lost();
      }
    };
    void forever().finally(resolve);
  });
}

/** Reads a stream to its end, however it ends. */
async function feed(response: Response | undefined, told: (event: EventSourceMessage) => void): Promise<void> {
  if (response?.ok !== true || response.body === null) return;
  const parser = createParser({ onEvent: told });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
  } catch {
    // A broken connection ends the stream like any other end: whoever called connects again.
  }
}

async function again(connect: () => Promise<Response>, signal: AbortSignal): Promise<Response | undefined> {
  try {
    await pause(RETRY, undefined, { signal, ref: false });
    return await connect();
  } catch {
    // Still nobody there, or closed meanwhile: the loop decides.
    return undefined;
  }
}

function tell(event: EventSourceMessage, hearer: Hearer, earlier: boolean): void {
  const data: unknown = JSON.parse(event.data);
  if (event.event === 'message') hearer.heard(said.parse(data), earlier);
  if (event.event === 'clock') hearer.moved(time.parse(data));
}
