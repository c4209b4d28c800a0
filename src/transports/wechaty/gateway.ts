// Whether a gateway answers: a bare HTTP/2 greeting, which a frozen process does not return although its port accepts.
import { connect } from 'node:http2';
import { isGateway } from './identity.ts';

type Options = Readonly<Record<string, unknown>>;

export interface Gateway {
  readonly url: string;
}

/** What these settings lack: where the gateway is, or as whom. Nothing for other puppets. */
export function gatewayProblems(puppet: string, { endpoint, token }: Options): string[] {
  if (!isGateway(puppet)) return [];
  const problems: string[] = [];
  // Without it the puppet asks a discovery service on the internet, and ends the process when that fails.
  if (typeof endpoint !== 'string' || !/^[^\s/]+:\d+$/.test(endpoint))
    problems.push(`WECHATY_PUPPET_SERVICE_ENDPOINT: ${puppet} needs it, as host:port`);
  if (typeof token !== 'string' || token === '') problems.push(`WECHATY_PUPPET_SERVICE_TOKEN: ${puppet} needs it`);
  return problems;
}

/** The gateway of these settings, undefined for other puppets. Throws when it is not said where it is, or as whom. */
export function gatewayOf(puppet: string, options: Options): Gateway | undefined {
  if (!isGateway(puppet)) return undefined;
  const problems = gatewayProblems(puppet, options);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { url: `${isPlain(options) ? 'http' : 'https'}://${String(options['endpoint'])}` };
}

const isPlain = ({ tls }: Options): boolean =>
  typeof tls === 'object' && tls !== null && 'disable' in tls && tls.disable === true;

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
