// REDIS_URL as data. One syntax for all kinds: kind://[user:password@]host[:port][,host…][/database or master][?options]
import { z } from 'zod';

interface Host {
  readonly host: string;
  readonly port: number;
}

export interface Login {
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
}

export type Address =
  | { readonly kind: 'unix'; readonly path: string; readonly login: Login }
  | { readonly kind: 'single'; readonly at: Host; readonly login: Login; readonly tls: boolean }
  | { readonly kind: 'cluster'; readonly hosts: readonly Host[]; readonly login: Login; readonly tls: boolean }
  | {
      readonly kind: 'sentinel';
      readonly hosts: readonly Host[];
      readonly master: string;
      readonly login: Login;
      readonly sentinelPassword?: string;
      readonly tls: boolean;
    };

const FORMS =
  'REDIS_URL must be one of redis://[user:password@]host:port/db, rediss://… (TLS), unix:///path/to.sock, ' +
  'sentinel://[user:password@]host:port,host:port/master[?db=0&tls=1&sentinelPassword=…], ' +
  'cluster://[user:password@]host:port,host:port[?tls=1]';

const options = z.strictObject({
  db: z.coerce.number().int().min(0).optional(),
  password: z.string().optional(),
  sentinelPassword: z.string().optional(),
  tls: z.enum(['0', '1']).optional(),
});
type Options = z.infer<typeof options>;

interface Parts {
  readonly scheme: string;
  readonly user: string;
  readonly authority: string;
  readonly path: string;
  readonly options: Options;
}

/**
 * - `redis://:secret@10.0.0.5:6379/0`, `rediss://…` the same over TLS
 * - `unix:///run/redis/redis.sock?db=0&password=secret`
 * - `sentinel://:secret@s1:26379,s2:26379,s3:26379/mymaster?db=0&tls=1&sentinelPassword=other`
 * - `cluster://:secret@n1:6379,n2:6379?tls=1`
 *
 * User and password are percent-encoded; IPv6 addresses stand in brackets. The password is never repeated in an error.
 */
export function parseAddress(url: string): Address {
  const parts = split(url);
  if (parts === undefined) throw new Error(`${FORMS}.`);
  const address = build(parts);
  if (address === undefined)
    throw new Error(`${FORMS}; the one given is a ${parts.scheme}:// address of another shape.`);
  return address;
}

function split(url: string): Parts | undefined {
  const found = /^(\w+):\/\/(?:([^/]*)@)?([^/?@]*)(\/[^?]*)?(?:\?(.*))?$/.exec(url);
  if (found === null) return undefined;
  const [, scheme = '', user = '', authority = '', path = '', query = ''] = found;
  const parsed = options.safeParse(Object.fromEntries(new URLSearchParams(query)));
  return parsed.success ? { scheme, user, authority, path: path.slice(1), options: parsed.data } : undefined;
}

function build(parts: Parts): Address | undefined {
  const { scheme, path } = parts;
  if (scheme === 'unix') return path === '' ? undefined : { kind: 'unix', path: `/${path}`, login: login(parts, '') };
  const hosts = hostsOf(parts.authority, scheme === 'sentinel' ? 26_379 : 6379);
  return hosts === undefined ? undefined : BUILDERS[scheme]?.(parts, hosts);
}

type Builder = (parts: Parts, hosts: readonly [Host, ...Host[]]) => Address | undefined;

const single: Builder = (parts, [at, ...others]) => {
  if (others.length > 0 || !/^\d*$/.test(parts.path)) return undefined;
  return { kind: 'single', at, login: login(parts, parts.path), tls: parts.scheme === 'rediss' || isTls(parts) };
};

const BUILDERS: Partial<Record<string, Builder>> = {
  redis: single,
  rediss: single,
  sentinel(parts, hosts) {
    if (parts.path === '') return undefined;
    const { sentinelPassword } = parts.options;
    const common = { hosts, master: parts.path, login: login(parts, ''), tls: isTls(parts) };
    return { kind: 'sentinel', ...common, ...some({ sentinelPassword }) };
  },
  cluster(parts, hosts) {
    return parts.path === '' ? { kind: 'cluster', hosts, login: login(parts, ''), tls: isTls(parts) } : undefined;
  },
};

function isTls({ options }: Parts): boolean {
  return options.tls === '1';
}

function hostsOf(authority: string, defaultPort: number): [Host, ...Host[]] | undefined {
  const hosts: Host[] = [];
  for (const part of authority.split(',')) {
    const found = /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/i.exec(part.trim());
    const host = found?.[1] ?? found?.[2];
    if (host === undefined) return undefined;
    const port = found?.[3] === undefined ? defaultPort : Number(found[3]);
    if (port > 65_535) return undefined;
    hosts.push({ host, port });
  }
  const [first, ...others] = hosts;
  return first === undefined ? undefined : [first, ...others];
}

function login({ user, options: { db, password } }: Parts, database: string): Login {
  const [name = '', ...rest] = user.split(':');
  const secret = rest.length > 0 ? decoded(rest.join(':')) : password;
  return some({
    username: name === '' ? undefined : decoded(name),
    password: secret === '' ? undefined : secret,
    db: database === '' ? db : Number(database),
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new Error('REDIS_URL has a % in user or password that encodes nothing: write it as %25.', { cause: error });
  }
}

type Some<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function some<T extends object>(values: T): Some<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Some<T>;
}

/** Hosts that are reached over the network in the clear and without a password. */
export function exposedHosts(address: Address): string[] {
  if (address.kind === 'unix' || address.tls || address.login.password !== undefined) return [];
  const hosts = address.kind === 'single' ? [address.at] : address.hosts;
  return hosts.map(({ host }) => host).filter((host) => !/^(localhost|127(\.\d+){3}|::1)$/i.test(host));
}

/** For logs and messages: no user, no password. */
export function describeAddress(address: Address): string {
  if (address.kind === 'unix') return `unix://${address.path}`;
  const list = (hosts: readonly Host[]): string => hosts.map(({ host, port }) => `${host}:${port}`).join(',');
  const db = address.login.db === undefined ? '' : `/${address.login.db}`;
  if (address.kind === 'single') return `${address.tls ? 'rediss' : 'redis'}://${list([address.at])}${db}`;
  return `${address.kind}://${list(address.hosts)}${address.kind === 'sentinel' ? `/${address.master}` : ''}`;
}
