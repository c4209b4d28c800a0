// What every part of the parser needs to know about the message it reads.
import type { Context } from './intent.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Scene {
  readonly context: Context;
  readonly vocabulary: Vocabulary;
  /** The message speaks to everybody (@所有人). */
  readonly everybody: boolean;
}
