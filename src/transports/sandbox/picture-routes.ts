// The pictures people have posted, for whoever shows the conversations.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parsed } from './parsed.ts';
import { refusal } from './refusal.ts';

/** Names that media.ts gives; nothing else of the disk can be asked for. */
const named = z.object({ name: z.string().regex(/^[0-9a-f-]{36}\.(?:png|jpg|gif|webp)$/) });
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

export function pictureRoutes(api: FastifyInstance, mediaDir: string): void {
  api.get('/pictures/:name', async (request, reply) => {
    const { name } = parsed(named, request.params);
    const file = join(mediaDir, name);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) throw refusal('not_found', 'There is no such picture.');
    return reply
      .type(TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(createReadStream(file));
  });
}
