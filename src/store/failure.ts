// Tells a store that is away (connection, time-out, server not ready) from a bug, for whoever has to decide what to do about it.
import { StoreError } from '../ports.ts';

/** A set of calls to Redis; whatever keeps them from being answered is thrown as a StoreError. */
type Calls<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

export function guarded<T extends Calls<T>>(calls: T): T {
  const guard =
    (call: T[keyof T]) =>
    (...args: never[]): Promise<unknown> =>
      call(...args).catch(rethrow);
  const all = Object.entries(calls) as [string, T[keyof T]][];
  return Object.fromEntries(all.map(([name, call]) => [name, guard(call)])) as T;
}

function rethrow(error: unknown): never {
  // ioredis notes what was sent, which may be what somebody said or his password's hash: that must not reach a log.
  if (error instanceof Error) Reflect.deleteProperty(error, 'command');
  throw error instanceof Error && isAway(error) ? new StoreError(error.message, { cause: error }) : error;
}

/** What the server says of a command or of data; its other refusals (LOADING, READONLY, OOM, …) are about its own state. */
const ABOUT_THE_COMMAND = /^(?:ERR|WRONGTYPE|CROSSSLOT|NOSCRIPT|EXECABORT|INVALIDOBJ) /;

/** Errors of the language come from reading what is kept; all else that ioredis throws is about the connection. */
function isAway(error: Error): boolean {
  if (error.name === 'ReplyError') return !ABOUT_THE_COMMAND.test(error.message);
  return ![TypeError, SyntaxError, RangeError, ReferenceError].some((kind) => error instanceof kind);
}
