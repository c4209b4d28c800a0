// Asking the server: JSON both ways, in the language chosen, with the token that shows the request is this page's own.
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
export async function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  const headers = { 'accept-language': locale() };
  return answered<T>(await fetch(address(path, params), { headers, ...(signal === undefined ? {} : { signal }) }));
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
