// Asking the sandbox: JSON both ways; what it refuses is told in the language chosen.
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { ApiError, type Params } from '../../api.ts';
import { locale } from '../../settings.ts';

const BASE = '/api/sandbox';

export function addressOf(path: string, params: Params = {}): string {
  const asked = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const query = new URLSearchParams(asked).toString();
  return `${BASE}${path}${query === '' ? '' : `?${query}`}`;
}

export async function ask<T>(path: string, params?: Params): Promise<T> {
  return answered<T>(await fetch(addressOf(path, params)));
}

/** Throws ApiError when refused, TypeError when nobody answers. */
export async function tell<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return answered<T>(await fetch(BASE + path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export async function end<T>(path: string): Promise<T> {
  return answered<T>(await fetch(BASE + path, { method: 'DELETE' }));
}

async function answered<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({ error: response.statusText, code: 'unknown' }));
  if (response.ok) return body as T;
  const { error, code } = body as { error: string; code: string };
  throw new ApiError(response.status, { error: sandboxTexts[locale()].errors[code] ?? error, code });
}

/** One sentence for people. */
export function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.message : sandboxTexts[locale()].noAnswer;
}
