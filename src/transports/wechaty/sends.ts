// Sendings handed to the ear whose outcome is not known yet.
import { SendError } from '../../errors.ts';

export interface Sends {
  /** Passes a sending on under a number; settles with its outcome. */
  add(pass: (id: number) => boolean): Promise<void>;
  sent(id: number): void;
  unsent(id: number, error: SendError): void;
  /** The ear has gone: whatever it was told may have gone out. */
  lost(reason: string): void;
}

interface Pending {
  readonly resolve: () => void;
  readonly reject: (error: SendError) => void;
  readonly timer: NodeJS.Timeout;
}

/** `deadlineMs` is for an ear that says nothing at all; it has its own, shorter one. */
export function sends(deadlineMs: number): Sends {
  const pending = new Map<number, Pending>();
  let last = 0;
  const settle = (id: number): Pending | undefined => {
    const found = pending.get(id);
    pending.delete(id);
    clearTimeout(found?.timer);
    return found;
  };
  const unsent = (id: number, error: SendError): void => {
    settle(id)?.reject(error);
  };
  return {
    add: (pass) =>
      new Promise((resolve, reject) => {
        const id = (last += 1);
        const timer = setTimeout(() => {
          unsent(id, new SendError('the ear did not answer', 'unknown'));
        }, deadlineMs);
        pending.set(id, { resolve, reject, timer });
        if (!pass(id)) unsent(id, new SendError('the ear has gone', 'wait'));
      }),
    sent: (id) => {
      settle(id)?.resolve();
    },
    unsent,
    lost: (reason) => {
      for (const id of [...pending.keys()]) unsent(id, new SendError(reason, 'unknown'));
    },
  };
}
