// The sandbox over HTTP: its routes, who and what exists in it, and the sample city on first start.
import fastify, { type FastifyInstance } from 'fastify';
import type { Bot } from './bot.ts';
import type { Config } from './config.ts';
import { refreshOrg } from './engine/organisation.ts';
import type { OpenStore } from './open-store.ts';
import type { MovableClock } from './clock.ts';
import { loadSample } from './sample/load.ts';
import { directoryOf } from './sandbox/directory.ts';
import { sandboxRoutes } from './transports/sandbox/routes.ts';
import type { SandboxTransport } from './transports/sandbox/transport.ts';

export interface SandboxServer {
  readonly address: string;
  stop(): Promise<void>;
}

export interface Sandbox {
  readonly bot: Bot;
  readonly transport: SandboxTransport;
  readonly config: Config;
  readonly home: OpenStore;
  readonly clock: MovableClock;
}

export async function serveSandbox(sandbox: Sandbox): Promise<SandboxServer> {
  const { bot, transport, config, home, clock } = sandbox;
  await loadSample(home.store, clock.now(), config.TIME_ZONE);
  await refreshOrg(bot.engine);
  await bot.drive.settle();
  const server = fastify({ forceCloseConnections: true });
  await server.register(
    sandboxRoutes({
      transport,
      directory: directoryOf(bot.engine.org),
      clock,
      zone: config.TIME_ZONE,
      travel: async (to) => {
        await bot.drive.travel(to);
        await home.store.remember('sandbox:clock', String(clock.ahead()));
      },
    }),
  );
  const address = await listening(server, config);
  return { address, stop: () => server.close() };
}

async function listening(server: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
  try {
    return await server.listen({ host: HOST, port: PORT });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? `PORT=${PORT} 被占用，请换一个 / is taken, set another, for example PORT=${PORT + 1}`
        : `HOST=${HOST} PORT=${PORT} 不能监听 / cannot be listened on (${message})`;
    throw new Error(why, { cause: error });
  }
}
