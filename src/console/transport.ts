// Where answers to clicks go. Whoever clicked has read them in the commit: here they only leave the queue.
import { CONSOLE } from '../org/types.ts';
import type { Transport } from '../ports.ts';

export const consoleTransport: Transport = {
  channel: CONSOLE,
  account: CONSOLE,
  maxLength: Number.MAX_SAFE_INTEGER,
  echoes: false,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: () => Promise.resolve(),
};
