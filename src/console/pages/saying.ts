// POST /say: a button is a command, said by whoever pressed it.
import { z } from 'zod';
import type { Api } from '../api.ts';
import type { Console } from '../console.ts';
import { say } from '../say.ts';

/** Longest command, characters. */
const LONGEST = 10_000;

const body = z.strictObject({
  /** Made by the page: the same id again is the same click. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  text: z.string().trim().min(1).max(LONGEST),
});

export function saying(api: Api, console: Console): void {
  api.post('/say', body, (said, viewer) => say(console, viewer, said));
}
