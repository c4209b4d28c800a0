// `gridline chat`: the sandbox's groups in a terminal. Typed by a person, or fed with lines by a script or a README.
import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isRefusal } from '../transports/sandbox/refusal.ts';
import type { Failure } from '../transports/sandbox/wire.ts';
import { listPeople, listRooms, perform } from './chat/acts.ts';
import type { Outcome } from './chat/acts.ts';
import { read } from './chat/line.ts';
import { quiet } from './chat/quiet.ts';
import type { Patience } from './chat/quiet.ts';
import { oneLine } from './chat/screen.ts';
import { serverAt } from './chat/server.ts';
import { here, settle } from './chat/session.ts';
import type { Session } from './chat/session.ts';
import { textsIn } from './chat/texts.ts';
import type { Language } from './chat/texts.ts';

export interface ChatOptions {
  readonly as?: string;
  readonly room?: string;
  readonly url?: string;
  /** Lines to say one after the other; without them they are read from the input. */
  readonly text?: readonly string[];
  readonly language?: Language;
  readonly patience?: Patience;
}

export interface ChatIo {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether a person sits at the input and the output. */
  readonly terminal: boolean;
}

export const DEFAULT_URL = 'http://127.0.0.1:3000';
const PATIENCE: Patience = { answer: 2500, settle: 300, most: 15_000 };

/** Resolves to the exit code: 0 when all lines were said, 1 when the server could not be reached or refused one. */
export async function chat(options: ChatOptions, io: ChatIo): Promise<number> {
  const { url = DEFAULT_URL, text = [] } = options;
  const typed = io.terminal && text.length === 0;
  const session = begin(options, typed, (line) => io.output.write(`${line}\n`));
  const complain = (error: unknown): void => {
    io.errors.write(`${complaint(session, error, url)}\n`);
  };
  try {
    if (!URL.canParse(url)) throw new TypeError(`"${url}" is not an address.`);
    await settle(session, options);
    if (typed) return await talk(session, io, complain);
    return await recite(session, text.length > 0 ? text : scripted(io.input), options.patience ?? PATIENCE);
  } catch (error) {
    complain(error);
    return 1;
  } finally {
    session.ear?.close();
  }
}

function begin(
  { url = DEFAULT_URL, language = 'zh-CN' }: ChatOptions,
  typed: boolean,
  print: Session['print'],
): Session {
  return {
    server: serverAt(url),
    texts: textsIn(language),
    print,
    typed,
    zone: '',
    me: { contact: '', name: '', stranger: true },
    group: undefined,
    heard: [],
    quoting: undefined,
    listed: { people: [], rooms: [] },
    mine: new Set(),
    ear: undefined,
    onHeard: () => undefined,
    broken: false,
  };
}

/** Says line by line, waiting after each for what it brings about; stops at the first that fails. */
async function recite(
  session: Session,
  lines: Iterable<string> | AsyncIterable<string>,
  patience: Patience,
): Promise<number> {
  for await (const line of lines) {
    const waiting = quiet(patience);
    session.onHeard = waiting.stir;
    const outcome = await perform(session, read(line));
    if (outcome === 'quit') break;
    if (outcome === 'wrong') return 1;
    if (outcome === 'said') await waiting.wait();
    if (session.broken) return 1;
  }
  return 0;
}

/** Lines of a script: those that begin with # are remarks. */
async function* scripted(input: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (!line.trimStart().startsWith('#')) yield line;
  }
}

/** A person types; what is heard appears above the line being typed. */
async function talk(session: Session, io: ChatIo, complain: (error: unknown) => void): Promise<number> {
  const lines = createInterface({ input: io.input, output: io.output, terminal: true });
  const ask = (): void => {
    lines.setPrompt(session.texts.prompt(here(session), oneLine(session.me.name)));
    lines.prompt(true);
  };
  session.print = above(io.output, lines);
  ask();
  for await (const line of lines) {
    if ((await attempt(session, line, complain)) === 'quit') break;
    ask();
  }
  lines.close();
  return 0;
}

function above(output: Writable, lines: Interface): Session['print'] {
  let closed = false;
  lines.once('close', () => (closed = true));
  return (text) => {
    if (closed) return;
    output.write(`\r\u001b[J${text}\n`);
    lines.prompt(true);
  };
}

async function attempt(session: Session, line: string, complain: (error: unknown) => void): Promise<Outcome> {
  try {
    return await perform(session, read(line));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    complain(error);
    return 'wrong';
  }
}

/** One sentence; the candidates, where a name was not clear, are listed before it and can then be chosen by number. */
function complaint(session: Session, error: unknown, url: string): string {
  if (!isRefusal(error)) return oneLine(error instanceof Error ? error.message : String(error));
  const { body } = error;
  if (body.code === 'unreachable') return session.texts.unreachable(url);
  listCandidates(session, body);
  return session.texts.refused[body.code] ?? oneLine(body.error);
}

function listCandidates(session: Session, { people, rooms }: Failure): void {
  if (people !== undefined) listPeople(session, people);
  if (rooms !== undefined) listRooms(session, rooms);
}
