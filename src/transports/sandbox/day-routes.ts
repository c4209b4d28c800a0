// The scripted day over HTTP: start, watch, stop.
import type { FastifyInstance } from 'fastify';
import type { PlayedDay } from './day.ts';
import { parsed } from './parsed.ts';
import { dayed, moved, type Stream } from './stream.ts';
import { dayBody } from './wire-day.ts';

/** Every step is told to whoever listens, with the time it is then. */
export function dayRoutes(api: FastifyInstance, day: PlayedDay, streams: ReadonlySet<Stream>): void {
  const unwatch = day.watch((progress) => {
    for (const open of streams) {
      open.note(dayed(progress));
      open.note(moved(progress.time));
    }
  });
  api.addHook('preClose', async () => {
    unwatch();
    await day.stop();
  });
  api.get('/day', () => day.progress());
  api.post('/day', (request, reply) => reply.code(202).send(day.start(parsed(dayBody, request.body))));
  api.delete('/day', () => day.stop());
}
