// Everything this machine answers over HTTP: the console, and in the sandbox its groups, people and clock.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Bot } from './bot.ts';
import type { MovableClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Accounts } from './console/accounts.ts';
import { firstPerson, hasLogins, linkFor } from './console/invite.ts';
import { consoleRoutes, secured } from './console/server.ts';
import { refreshOrg } from './engine/organisation.ts';
import { openSession } from './engine/session.ts';
import type { OpenStore } from './open-store.ts';
import type { Store } from './ports.ts';
import { loadSample } from './sample/load.ts';
import { directoryOf } from './sandbox/directory.ts';
import { dayPlayer } from './sandbox/play.ts';
import { understoodBy } from './sandbox/understood.ts';
import type { Unsaid } from './transports/sandbox/foresight.ts';
import { sandboxRoutes } from './transports/sandbox/routes.ts';
import type { SandboxTransport } from './transports/sandbox/transport.ts';

export interface WebServer {
  readonly address: string;
  /** Where whoever comes first chooses name and password; absent once somebody has. */
  readonly welcome?: string;
  stop(): Promise<void>;
}

export interface Served {
  readonly bot: Bot;
  readonly config: Config;
  readonly home: OpenStore;
  readonly mediaDir: string;
  readonly accounts: Pick<Accounts, 'shown' | 'onChange'>;
  readonly sandbox?: { readonly transport: SandboxTransport; readonly clock: MovableClock };
}

export async function serve(served: Served): Promise<WebServer> {
  const { bot, config, home, sandbox } = served;
  if (sandbox !== undefined) {
    await loadSample(home.store, sandbox.clock.now(), config.TIME_ZONE);
    await refreshOrg(bot.engine);
    await bot.drive.settle();
  }
  const server = await secured();
  await server.register(
    consoleRoutes({
      ...{ engine: bot.engine, onCommitted: (hear) => bot.onCommitted(hear) },
      ...{ accounts: served.accounts.shown, onAccounts: served.accounts.onChange },
      ...{ secret: await secretOf(home.store), sandbox: sandbox !== undefined, mediaDir: served.mediaDir },
    }),
  );
  if (sandbox !== undefined) await server.register(sandboxRoutes(sandboxOf(served, sandbox)));
  const address = await listening(server, config);
  const path = await welcomeOf(served);
  return {
    address,
    ...(path === undefined ? {} : { welcome: address + path }),
    stop: () => server.close(),
  };
}

function sandboxOf({ bot, config, home }: Served, { transport, clock }: NonNullable<Served['sandbox']>) {
  const { engine } = bot;
  const { org } = engine;
  const travel = async (to: number) => {
    await bot.drive.travel(to);
    await home.store.remember('sandbox:clock', String(clock.ahead()));
  };
  return {
    ...{ transport, clock, zone: config.TIME_ZONE, directory: directoryOf(org), travel },
    understood: (said: Unsaid) => understoodBy({ engine, read: openSession(engine).read }, said),
    day: dayPlayer({
      ...{ org, clock, transport, travel },
      failed: (error) => {
        engine.log.error('scripted day', error);
      },
    }),
  };
}

/** Sessions outlive a restart. */
async function secretOf(store: Store): Promise<string> {
  const known = await store.recall('console:secret');
  if (known !== undefined) return known;
  const fresh = randomBytes(32).toString('hex');
  await store.remember('console:secret', fresh);
  return fresh;
}

/** A new link at every start, until somebody has used one. */
async function welcomeOf({ bot, home, sandbox }: Served): Promise<string | undefined> {
  const { org, clock } = bot.engine;
  const person = firstPerson(org, sandbox !== undefined);
  if (person === undefined || (await hasLogins(home.store))) return undefined;
  const { path, entry } = linkFor(person.id, clock.now());
  await home.store.offer([entry]);
  return path;
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
