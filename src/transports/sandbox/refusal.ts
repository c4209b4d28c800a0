// A request that cannot be met: status, stable code, one sentence, and candidates where there are several.
import type { Failure } from './wire.ts';

export type RefusalCode =
  | 'invalid'
  | 'forbidden'
  | 'unsupported'
  | 'too_large'
  | 'not_found'
  | 'unknown_person'
  | 'ambiguous_person'
  | 'unknown_room'
  | 'ambiguous_room'
  | 'unknown_message'
  | 'unknown_town'
  | 'playing'
  | 'backwards'
  | 'busy'
  | 'not_kept'
  | 'failed';

const STATUS: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  unknown_person: 404,
  unknown_room: 404,
  unknown_message: 404,
  unknown_town: 404,
  ambiguous_person: 409,
  ambiguous_room: 409,
  backwards: 409,
  playing: 409,
  too_large: 413,
  unsupported: 415,
  failed: 500,
  busy: 503,
  not_kept: 503,
};

export type Refusal = Error & { readonly statusCode: number; readonly body: Failure };

export function refusal(code: RefusalCode, error: string, more: Partial<Failure> = {}): Refusal {
  return refused(STATUS[code], { error, code, ...more });
}

/** A refusal as it came over the wire. */
export function refused(statusCode: number, body: Failure): Refusal {
  return Object.assign(new Error(body.error), { statusCode, body });
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'body' in error && 'statusCode' in error;
}
