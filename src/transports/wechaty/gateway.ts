// Whether a gateway answers: a bare HTTP/2 greeting, which a frozen process does not return although its port accepts.
import { connect } from 'node:http2';
import { isGateway } from './identity.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Options = Readonly<Record<string, unknown>>;

export interface Gateway {
  readonly url: string;
}

/** The gateway of these settings, undefined for other puppets. Throws when it is not said where it is, or as whom. */
export function gatewayOf(puppet: string, options: Options, env: Env = process.env): Gateway | undefined {
  if (!isGateway(puppet)) return undefined;
  const endpoint = options['endpoint'] ?? env['WECHATY_PUPPET_SERVICE_ENDPOINT'];
  const token = options['token'] ?? env['WECHATY_PUPPET_SERVICE_TOKEN'];
  if (typeof endpoint !== 'string' || !/^[^\s/]+:\d+$/.test(endpoint)) {
    // Without it the puppet asks a discovery service on the internet, and ends the process when that fails.
    throw new Error(`${puppet} needs WECHATY_PUPPET_SERVICE_ENDPOINT as host:port`);
  }
  if (typeof token !== 'string' || token === '') throw new Error(`${puppet} needs WECHATY_PUPPET_SERVICE_TOKEN`);
  return { url: `${isPlain(options, env) ? 'http' : 'https'}://${endpoint}` };
}

function isPlain(options: Options, env: Env): boolean {
  const tls = options['tls'];
  const disabled = typeof tls === 'object' && tls !== null && 'disable' in tls ? tls.disable : undefined;
  return disabled === undefined ? env['WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT'] === 'true' : disabled === true;
}

/** Whether something speaks HTTP/2 there within `ms`. The certificate is the puppet's business. */
export function answers({ url }: Gateway, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(url, { rejectUnauthorized: false });
    const settle = (answer: boolean) => () => {
      clearTimeout(timer);
      session.destroy();
      resolve(answer);
    };
    const timer = setTimeout(settle(false), ms);
    session.once('remoteSettings', settle(true));
    session.once('close', settle(false));
    session.on('error', settle(false));
  });
}
