// The pages as built: their files, compressed once when they were built, and the one document with the nonce of this answer.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const DIST = fileURLToPath(new URL('../../console/dist', import.meta.url));
const NONCE = '__NONCE__';

/** Throws one sentence when the pages have not been built. */
export async function client(server: FastifyInstance): Promise<void> {
  const page = built();
  await server.register(files, {
    root: `${DIST}/assets`,
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  server.get('/*', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replace(NONCE, reply.cspNonce.style)),
  );
}

function built(): string {
  try {
    return readFileSync(`${DIST}/index.html`, 'utf8');
  } catch (error) {
    throw new Error('网页还没有构建，请运行 / the pages are not built, run:  npm run build', { cause: error });
  }
}
