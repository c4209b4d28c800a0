// Who may ask at all: pages of our own, in a browser that reached us under our own name.
import type { FastifyRequest } from 'fastify';
import { isAddressOfHere, isNameOfHere } from '../this-machine.ts';

const OWN: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

/**
 * Browsers say of what is sent over TLS, or to localhost, which site it comes from; then nothing else need be asked.
 * Else it is plain HTTP: a name that somebody has pointed at this machine is not ours, and a page of another origin is not.
 */
export function isForeign({ headers, socket, url }: FastifyRequest): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  // A link from elsewhere may open a page, which has nothing in it yet.
  if (site !== undefined) return url.startsWith('/api/') && !OWN.has(site);
  if (isAddressOfHere(socket.remoteAddress ?? '') && !isNameOfHere(host)) return true;
  return origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
}
