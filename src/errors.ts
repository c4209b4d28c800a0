// The two errors of saying and sending; a store that is away has its own, beside its port. Everything else is a bug and gets an incident number.
import type { Text } from './texts/index.ts';

/** An expected refusal: the sender sees one sentence, and nothing is stored. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.key);
    this.text = text;
  }
}

/** A message could not be sent. */
export class SendError extends Error {
  override readonly name = 'SendError';
  /** wait: the account cannot send now, its whole queue waits. bury: this conversation cannot be reached. unknown: it may have gone out. */
  readonly outcome: 'wait' | 'bury' | 'unknown';

  constructor(message: string, outcome: 'wait' | 'bury' | 'unknown') {
    super(message);
    this.outcome = outcome;
  }
}
