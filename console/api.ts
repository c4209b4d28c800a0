// Asking the server: JSON both ways, in the language chosen, with the token that shows the request is this page's own.
import { create, type Delta } from 'jsondiffpatch';
import { DIFFERENCES } from '../src/console/wire/differences.ts';
import { locale } from './settings.ts';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, { error, code }: { readonly error: string; readonly code: string }) {
    super(error);
    this.status = status;
    this.code = code;
  }
}

const BASE = '/api/console';
let csrf = '';

/** Everything that changes something is sent with it. */
export function keepToken(token: string): void {
  csrf = token;
}

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

export function address(path: string, params: Params = {}): string {
  const asked = Object.entries(params).filter(
    (one): one is [string, string | number | boolean] => one[1] !== undefined,
  );
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `${BASE}${path}${query === '' ? '' : `?${query}`}`;
}

/** Throws ApiError when refused, TypeError when nobody answers. */
export async function get<T>(path: string, params?: Params): Promise<T> {
  return answered<T>(await fetch(address(path, params), { headers: { 'accept-language': locale() } }));
}

/** An answer, and the tag by which the server knows it again. */
export interface Kept<T> {
  readonly body: T;
  readonly tag: string | null;
}

const NOT_MODIFIED = 304;
const differ = create();

/** Asks with what is there already: only what has changed since is sent. Throws as `get` does. */
export async function getAgain<T>(url: string, kept: Kept<T> | undefined, signal: AbortSignal): Promise<Kept<T>> {
  const had = kept?.tag == null ? {} : { 'if-none-match': kept.tag };
  const headers = { 'accept-language': locale(), 'a-im': DIFFERENCES, ...had };
  const response = await fetch(url, { headers, signal });
  if (kept !== undefined && response.status === NOT_MODIFIED) return kept;
  const sent = await answered<T>(response);
  const isPart = kept !== undefined && response.headers.get('im') === DIFFERENCES;
  const body = isPart ? (differ.patch(structuredClone(kept.body), sent as Delta) as T) : sent;
  return { body, tag: response.headers.get('etag') };
}

export async function post<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'accept-language': locale(), 'content-type': 'application/json', 'x-csrf-token': csrf };
  return answered<T>(await fetch(address(path), { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answered<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({ error: response.statusText, code: 'unknown' }));
  if (!response.ok) throw new ApiError(response.status, body as { error: string; code: string });
  return body as T;
}
