// Anybody may be spoken as here, so only this machine may ask, and no web page of somebody else's through a browser on it.
import type { FastifyRequest } from 'fastify';
import { isAddressOfHere, isNameOfHere } from '../../this-machine.ts';
import { refusal } from './refusal.ts';

/** Throws a refusal unless the request comes from this machine, by a name of this machine, from no foreign page. */
export function onlyFromHere(request: FastifyRequest): void {
  const { host = '', origin } = request.headers;
  if (!isAddressOfHere(request.socket.remoteAddress ?? '')) throw forbidden('The sandbox answers this machine only.');
  if (!isNameOfHere(host)) throw forbidden('The sandbox is reached as localhost or 127.0.0.1 only.');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw forbidden('Another web page may not use the sandbox.');
  }
  if (request.method === 'POST' && !isJson(request.headers['content-type'])) {
    throw refusal('unsupported', 'The body must be sent as application/json.');
  }
}

const forbidden = (why: string): Error => refusal('forbidden', why);

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(type ?? '');
}
