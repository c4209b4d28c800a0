// A WeChat gateway without WeChat: a real wechaty-puppet-service server around the mock puppet, on 127.0.0.1.
// By hand: `node --import tsx test/support/puppet-server.ts 18788`, then type `zhang grid@chatroom /零报告` (or `zhang - hello`
// in private); it prints what the bot says. The bot: WECHATY_PUPPET_SERVICE_ENDPOINT=127.0.0.1:18788, TLS off, token insecure_gridline.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { log } from 'wechaty-puppet';
import { PuppetServer } from 'wechaty-puppet-service';
import { SENT, TOKEN } from './puppet-gateway.ts';
import { puppetHarness, type Saying, type World } from './puppet-harness.ts';

export type ToServer =
  | { readonly kind: 'listen' }
  | { readonly kind: 'say'; readonly says: readonly Saying[] }
  | { readonly kind: 'fail'; readonly errors: readonly string[] }
  | { readonly kind: 'scan'; readonly qr: string }
  | { readonly kind: 'logout' | 'login' | 'failing' };
export interface FromServer {
  readonly kind: 'loaded' | 'ready' | 'done' | 'busy';
}

/** As JSON in the first argument; by hand it is the port alone. */
export interface ServerSettings {
  readonly port: number;
  readonly home: string;
  readonly world?: World;
}

log.level('silent');
process.noDeprecation = true; // the server package calls grpc as it was

const byHand = process.send === undefined;
const argument: unknown = JSON.parse(process.argv[2] ?? '18788');
const settings: Partial<ServerSettings> =
  typeof argument === 'number' ? { port: argument } : (argument as ServerSettings);
const puppet = puppetHarness(settings.world);
const { home } = settings;
if (home !== undefined) {
  process.env['TMPDIR'] = home; // a killed server leaves a folder for files there
  puppet.onSent = (sent) => {
    appendFileSync(join(home, SENT), `${JSON.stringify(sent)}\n`);
  };
}
// The harness is a puppet in all but name: the mock's types leave out what it overrides.
const options: unknown = {
  endpoint: `127.0.0.1:${settings.port ?? 18788}`,
  puppet,
  token: TOKEN,
  tls: { disable: true },
};
const server = new PuppetServer(options as ConstructorParameters<typeof PuppetServer>[0]);

puppet.on('error', () => undefined);
puppet.on('start', () => {
  setTimeout(() => {
    puppet.enter();
  }, 50);
});
if (!byHand) {
  const told = new Promise((resolve) => process.once('message', resolve));
  process.on('disconnect', () => process.exit());
  process.send?.({ kind: 'loaded' } satisfies FromServer);
  await told;
}
await server.start();
setInterval(() => puppet.emit('heartbeat', { data: 'heartbeat' }), 15_000);

function obey(message: ToServer): FromServer {
  switch (message.kind) {
    case 'listen':
      break;
    case 'say':
      for (const saying of message.says) puppet.say(saying);
      break;
    case 'fail':
      puppet.failures.push(...message.errors.map((words) => (words === 'never' ? words : new Error(words))));
      break;
    case 'scan':
      puppet.emit('scan', { qrcode: message.qr, status: 2 });
      break;
    case 'failing':
      return { kind: puppet.failures.length > 0 ? 'busy' : 'done' }; // done: all failures asked for have happened
    case 'login':
      puppet.enter();
      break;
    case 'logout':
      void puppet.logout('kicked by phone');
      break;
  }
  return { kind: 'done' };
}

if (byHand) {
  let shown = 0;
  setInterval(() => {
    for (const said of puppet.sent.slice(shown)) console.log(`→ ${said.conversation}: ${said.text}`);
    shown = puppet.sent.length;
  }, 100);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [, contact, room, text] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
    if (contact && room && text) puppet.say({ contact, text, ...(room === '-' ? {} : { room }) });
  });
} else {
  process.on('message', (message: ToServer) => process.send?.(obey(message)));
  process.send?.({ kind: 'ready' } satisfies FromServer);
}
