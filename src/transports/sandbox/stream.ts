// Server-sent events: what was missed first, then live. A reader that is too slow is caught up from the history, never buffered for.
import type { ServerResponse } from 'node:http';
import type { Directory } from './directory.ts';
import type { Numbered } from './history.ts';
import type { SandboxTransport } from './transport.ts';
import type { Said, Time } from './wire.ts';
import type { DayProgress } from './wire-day.ts';

/** How long a browser waits before it connects again, ms. */
const RETRY = 2000;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
} as const;
const READY = 'event: ready\ndata: {}\n\n';

export interface Wanted {
  readonly passes: (said: Said) => boolean;
  /** The Last-Event-ID of a reader that comes back. */
  readonly since: string | undefined;
  /** Where something was said, beside what the message itself says of it. */
  readonly about: Directory['about'];
  /** How many earlier messages a new reader wants. */
  readonly last: number;
}

export interface Stream {
  /** Tells the reader something that is no message; one that lags behind is not told. */
  readonly note: (text: string) => void;
  end(): void;
}

/** A sign of life, so that whoever is in between keeps the connection. */
export const BEAT = ': \n\n';

/** The note that the time has been moved. */
export function moved(time: Time): string {
  return `event: clock\ndata: ${JSON.stringify(time)}\n\n`;
}

/** The note how far a scripted day has come. */
export function dayed(progress: DayProgress): string {
  return `event: day\ndata: ${JSON.stringify(progress)}\n\n`;
}

/** Streams to a response whose socket is now ours. */
export function stream(response: ServerResponse, transport: SandboxTransport, wanted: Wanted): Stream {
  const { epoch, history } = transport;
  let seen = startOf(transport, wanted);
  let full = false;
  let ready = false;

  const write = (text: string): void => {
    if (!full) full = !response.write(text);
  };
  const tell = ({ seq, said }: Numbered): void => {
    if (full || seq <= seen) return;
    const data = JSON.stringify({ ...wanted.about(said), ...said });
    write(`id: ${epoch}.${seq}\nevent: message\ndata: ${data}\n\n`);
    seen = seq;
  };
  const catchUp = (): void => {
    for (const one of history.after(seen, wanted.passes)) tell(one);
    if (full || ready) return;
    ready = true;
    write(READY);
  };

  response.writeHead(200, HEADERS);
  write(`retry: ${RETRY}\n\n`);
  response.on('drain', () => {
    full = false;
    catchUp();
  });
  catchUp();
  const unsubscribe = transport.subscribe((one) => {
    if (wanted.passes(one.said)) tell(one);
  });

  return {
    note: write,
    end() {
      unsubscribe();
      // One that does not read would never see the end, and would keep the server from closing.
      if (full) response.destroy();
      else response.end();
    },
  };
}

/** The number after which a reader begins. To numbers of another start of the program, everything since this one is new. */
function startOf({ epoch, history }: SandboxTransport, { since, last, passes }: Wanted): number {
  if (since === undefined) return (history.last(last, passes)[0]?.seq ?? history.newest() + 1) - 1;
  const [start, seq = ''] = since.split('.');
  return start === epoch && /^\d+$/.test(seq) ? Number(seq) : 0;
}
