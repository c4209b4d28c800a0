// A WeChat gateway without WeChat: a real wechaty-puppet-service server around the mock puppet, on 127.0.0.1.
// By hand: `node --import tsx test/support/puppet-server.ts 18788`, then type `zhang grid@chatroom /零报告` (or `zhang - hello`
// in private); it prints what the bot says. The bot: WECHATY_PUPPET_SERVICE_ENDPOINT=127.0.0.1:18788, TLS off, token insecure_gridline.
import { createInterface } from 'node:readline';
import { log } from 'wechaty-puppet';
import { PuppetServer } from 'wechaty-puppet-service';
import { TOKEN } from './puppet-gateway.ts';
import { puppetHarness, type Saying, type Sent } from './puppet-harness.ts';

export type ToServer =
  | { readonly kind: 'say'; readonly says: readonly Saying[] }
  | { readonly kind: 'sent' }
  | { readonly kind: 'fail'; readonly errors: readonly string[] }
  | { readonly kind: 'scan'; readonly qr: string }
  | { readonly kind: 'logout' | 'login' | 'failing' };
export type FromServer =
  { readonly kind: 'ready' | 'done' | 'busy' } | { readonly kind: 'sent'; readonly sent: readonly Sent[] };

log.level('silent');
process.noDeprecation = true; // the server package calls grpc as it was

const puppet = puppetHarness();
const byHand = process.send === undefined;
const loggedOut = process.argv[3] === 'scan';
// The harness is a puppet in all but name: the mock's types leave out what it overrides.
const options: unknown = {
  endpoint: `127.0.0.1:${process.argv[2] ?? '18788'}`,
  puppet,
  token: TOKEN,
  tls: { disable: true },
};
const server = new PuppetServer(options as ConstructorParameters<typeof PuppetServer>[0]);

puppet.on('error', () => undefined);
puppet.on('start', () => {
  if (!loggedOut)
    setTimeout(() => {
      puppet.enter();
    }, 50);
});
await server.start();
setInterval(() => puppet.emit('heartbeat', { data: 'heartbeat' }), 15_000);

function obey(message: ToServer): FromServer {
  switch (message.kind) {
    case 'say':
      for (const saying of message.says) puppet.say(saying);
      break;
    case 'sent':
      return { kind: 'sent', sent: puppet.sent };
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
  process.on('disconnect', () => process.exit());
  process.on('message', (message: ToServer) => process.send?.(obey(message)));
  process.send?.({ kind: 'ready' } satisfies FromServer);
}
