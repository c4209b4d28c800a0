// The one place that makes Redis clients: to the private server, or to the one REDIS_URL names once it proves safe.
import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import { isRecent, OLDEST } from './embedded/candidates.ts';
import { openEmbedded } from './embedded/index.ts';
import { describeAddress, exposedHosts, parseAddress, type Address } from './redis-address.ts';

export interface RedisSource {
  /** Undefined: the private server in dataDir. Its forms are at parseAddress. */
  readonly url: string | undefined;
  readonly dataDir: string;
  /** REDIS_SERVER_BIN of the private server. */
  readonly bin?: string | undefined;
  /** REDIS_UNSAFE=1: take an external Redis that could lose data or be read by others. */
  readonly unsafe?: boolean | undefined;
  readonly onProgress?: ((line: string) => void) | undefined;
  /** A connection failed; it is being made again. Called for every attempt. */
  readonly onError?: ((error: Error, client: string) => void) | undefined;
}

export interface RedisHome {
  /** A new connection. Blocking reads and subscriptions each need one of their own, made with `blocking`. */
  client(name: string, options?: { readonly blocking?: boolean }): Redis | Cluster;
  /** Where the data is, without secrets. */
  readonly describe: string;
  /** Closes every client, then the private server if this process owns it. */
  close(): Promise<void>;
}

export async function openRedis(source: RedisSource): Promise<RedisHome> {
  return source.url === undefined ? openPrivate(source) : openExternal(source.url, source);
}

async function openPrivate(source: RedisSource): Promise<RedisHome> {
  const server = await openEmbedded(source);
  const address: Address = { kind: 'unix', path: server.socket, login: {} };
  const relation = server.owned ? `private, from ${server.source}` : 'private, of another process';
  return home(address, source, {
    describe: `Redis ${server.version} (${relation}) in ${source.dataDir}`,
    close: () => server.stop(),
  });
}

async function openExternal(url: string, source: RedisSource): Promise<RedisHome> {
  const address = parseAddress(url);
  const unsafe = source.unsafe === true;
  const exposed = exposedHosts(address);
  if (exposed.length > 0 && !unsafe) {
    throw new Error(
      `REDIS_URL reaches ${exposed.join(', ')} without password or TLS: anybody there could read and write.`,
    );
  }
  const version = await inspect(address, unsafe);
  const describe = `Redis ${version} at ${describeAddress(address)}`;
  return home(address, source, { describe, close: () => Promise.resolve() });
}

function home(
  address: Address,
  { onError }: RedisSource,
  { describe, close }: { describe: string; close: () => Promise<void> },
): RedisHome {
  const clients = new Map<Redis | Cluster, { blocking: boolean }>();
  return {
    describe,
    client(name, { blocking = false } = {}) {
      const client = connect(address, {
        ...(blocking ? {} : { commandTimeout: 5000 }),
        connectionName: `gridline:${name}`,
      });
      // Without a listener ioredis writes every failed attempt to the console.
      client.on('error', (error: Error) => onError?.(error, name));
      client.on('end', () => clients.delete(client));
      clients.set(client, { blocking });
      return client;
    },
    async close() {
      await Promise.all([...clients].map(([client, { blocking }]) => leave(client, blocking)));
      await close();
    },
  };
}

/** What was sent is answered first, but not for ever; a blocking read is simply cut. */
async function leave(client: Redis | Cluster, blocking: boolean): Promise<void> {
  if (!blocking && client.status === 'ready') {
    const quit = client.quit().catch(() => undefined);
    await Promise.race([quit, delay(1000, undefined, { ref: false })]);
  }
  client.disconnect();
}

/** Replies keep the shapes of Redis 6 (redis.md §6); without saying so the compiler allows both. */
type Settings = RedisOptions & { readonly replyMapping?: 'legacy' };

const backOff = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 5), 1000);

function connect(address: Address, more: Settings): Redis | Cluster {
  const common: Settings = {
    ...address.login,
    maxRetriesPerRequest: null,
    enableReadyCheck: true,
    maxLoadingRetryTime: 1000,
    connectTimeout: 5000,
    retryStrategy: backOff,
    // After a fail-over the old master may still answer, as a replica.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
    ...('tls' in address && address.tls ? { tls: {} } : {}),
    ...more,
  };
  switch (address.kind) {
    case 'unix':
      return new Redis({ ...common, path: address.path });
    case 'single':
      return new Redis({ ...common, ...address.at });
    case 'sentinel':
      return new Redis({ ...sentinelOptions(address), ...common });
    case 'cluster':
      return new Cluster([...address.hosts], clusterOptions(common));
  }
}

function sentinelOptions(address: Extract<Address, { kind: 'sentinel' }>): Settings {
  return {
    sentinels: [...address.hosts],
    name: address.master,
    ...(address.sentinelPassword === undefined ? {} : { sentinelPassword: address.sentinelPassword }),
    ...(address.tls ? { sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
    sentinelRetryStrategy: backOff,
    failoverDetector: true,
  };
}

/** With ioredis' defaults a fail-over reaches the callers as errors; with these it did not (redis.md §6). */
function clusterOptions({
  lazyConnect = false,
  retryStrategy,
  ...redisOptions
}: Settings): ClusterOptions & { redisOptions: Settings } {
  return {
    redisOptions,
    lazyConnect,
    clusterRetryStrategy: retryStrategy ?? null,
    maxRedirections: 100,
    retryDelayOnFailover: 200,
    retryDelayOnClusterDown: 300,
    slotsRefreshInterval: 5000,
    slotsRefreshTimeout: 2000,
  };
}

/** Reaches the server once and refuses one that is too old or may forget. Answers the version. */
async function inspect(address: Address, unsafe: boolean): Promise<string> {
  const where = describeAddress(address);
  const lasting = {
    commandTimeout: 5000,
    lazyConnect: true,
    retryStrategy: () => null,
    sentinelRetryStrategy: () => null,
  };
  const client = connect(address, { ...lasting, connectionName: 'gridline:inspect' });
  let reason: Error | undefined;
  client.on('error', (error: Error) => (reason = error));
  try {
    await reached(client);
    const nodes = client instanceof Cluster ? client.nodes('master') : [client];
    const infos = await Promise.all(nodes.map((node) => node.info()));
    const fault = infos.map((info) => faultOf(info, where)).find((found) => found !== undefined);
    if (fault !== undefined && !unsafe)
      throw new Unsafe(`${fault} Change it, or set REDIS_UNSAFE=1 to run all the same.`);
    return field(infos[0] ?? '', 'valkey_version') || field(infos[0] ?? '', 'redis_version');
  } catch (error) {
    if (error instanceof Unsafe) throw error;
    throw new Error(`Redis at ${where} cannot be used: ${sentence(reason ?? error)}.`, { cause: error });
  } finally {
    client.disconnect();
  }
}

/** ioredis leaves connect() pending for ever when a cluster is not ready or a Sentinel is silent. */
async function reached(client: Redis | Cluster): Promise<void> {
  const patience = new AbortController();
  const late = delay(10_000, undefined, { signal: patience.signal }).then(() => {
    throw new Error('no answer within 10 s');
  });
  const ended = new Promise<never>((_, reject) => {
    client.once('end', () => {
      reject(new Error('the connection was closed'));
    });
  });
  try {
    await Promise.race([client.connect(), ended, late]);
  } finally {
    patience.abort();
  }
}

class Unsafe extends Error {
  override readonly name = 'Error';
}

function faultOf(info: string, where: string): string | undefined {
  const version = field(info, 'redis_version');
  if (!isRecent(version)) return `Redis at ${where} is version ${version}; Gridline needs ${OLDEST} or newer.`;
  const policy = field(info, 'maxmemory_policy');
  if (policy === '') return `Redis at ${where} does not say its maxmemory-policy; it may be a Sentinel.`;
  if (policy !== 'noeviction') {
    return `Redis at ${where} has maxmemory-policy ${policy} and would drop reports when it is full; it must be noeviction.`;
  }
  if (field(info, 'aof_enabled') === '1') return undefined;
  return `Redis at ${where} has appendonly off and would forget reports at a crash; it must be on.`;
}

function field(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
}

function sentence(error: unknown): string {
  const deeper = error instanceof Error && 'lastNodeError' in error ? error.lastNodeError : error;
  return (deeper instanceof Error ? deeper.message : String(deeper)).replace(/\.$/, '');
}
