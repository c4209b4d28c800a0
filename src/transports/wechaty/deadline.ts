// A promise with a deadline. Wechaty's calls have none: a frozen gateway would hold them for ever.

export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Settles like `promise`, or rejects after `ms`. What comes later is dropped, and cannot become an unhandled rejection. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeadlineError(`no answer within ${ms} ms`));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
