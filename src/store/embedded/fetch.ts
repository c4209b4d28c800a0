// Gets a server when this machine has none: the source that changes nothing on the system comes first.
import { readFile } from 'node:fs/promises';
import { fetchWithApt } from './apt.ts';
import { onSystem, OLDEST, type Found } from './candidates.ts';
import { complaint, run } from './run.ts';

export interface FetchOptions {
  readonly cacheDir: string;
  readonly path: string;
  readonly say: (line: string) => void;
}

type Attempt = (options: FetchOptions) => Promise<Found>;

/** A source that does not exist on this system; not worth a word in the final message. */
class Absent extends Error {}

export async function fetchServer(options: FetchOptions): Promise<Found> {
  const failures: string[] = [];
  const attempts: [name: string, attempt: Attempt][] = [
    ['apt', rootlessApt],
    ['apt-get install', aptInstall],
    ['brew', brewInstall],
  ];
  for (const [name, attempt] of attempts) {
    try {
      return await attempt(options);
    } catch (error) {
      if (error instanceof Absent) continue;
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(await whatToDo(failures));
}

async function rootlessApt({ cacheDir, path, say }: FetchOptions): Promise<Found> {
  await need(['apt-get', 'apt-cache', 'apt-config', 'dpkg-deb'], path);
  return fetchWithApt(cacheDir, say);
}

/** A package installation starts a system Redis of its own, which nobody asked for: it is switched off again. */
async function aptInstall({ path, say }: FetchOptions): Promise<Found> {
  await need(['apt-get'], path);
  if (process.getuid?.() !== 0) throw new Absent();
  say('installing redis-server with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-q', 'update'], { env, timeoutMs: 120_000 });
  const args = ['-q', '-y', '--no-install-recommends', 'install', 'redis-server'];
  const installed = await run('apt-get', args, { env, timeoutMs: 300_000 });
  if (!installed.ok) throw new Error(complaint(installed));
  await run('systemctl', ['disable', '--now', 'redis-server']);
  return afterInstall('apt-get install', path);
}

async function brewInstall({ path, say }: FetchOptions): Promise<Found> {
  const brew = await locate('brew', path);
  say('installing valkey with brew');
  const installed = await run(brew, ['install', '--quiet', 'valkey'], {
    env: { HOMEBREW_NO_AUTO_UPDATE: '1' },
    timeoutMs: 600_000,
  });
  if (!installed.ok) throw new Error(complaint(installed));
  const prefix = (await run(brew, ['--prefix'])).stdout.trim();
  return afterInstall('brew', `${path}:${prefix}/bin`);
}

async function afterInstall(source: 'apt-get install' | 'brew', path: string): Promise<Found> {
  const found = await onSystem(path, source);
  if (found === undefined) throw new Error(`it installed no server of version ${OLDEST} or newer`);
  return found;
}

async function need(programs: readonly string[], path: string): Promise<void> {
  for (const program of programs) await locate(program, path);
}

async function locate(program: string, path: string): Promise<string> {
  const found = await run('/bin/sh', ['-c', 'command -v "$1"', 'sh', program], { env: { PATH: path } });
  if (!found.ok) throw new Absent();
  return found.stdout.trim();
}

const COMMANDS: readonly [systems: RegExp, command: string][] = [
  [/\b(debian|ubuntu)\b/, 'sudo apt-get update && sudo apt-get install redis-server'],
  [/\b(fedora|rhel|centos|openeuler|anolis)\b/, 'sudo dnf install valkey'],
  [/\bsuse\b/, 'sudo zypper install valkey'],
  [/\balpine\b/, 'apk add valkey'],
  [/\barch\b/, 'sudo pacman -S valkey'],
  [/\bdarwin\b/, 'brew install valkey'],
];

async function whatToDo(failures: readonly string[]): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const ids = /^ID=(.*)$/m.exec(release)?.[1] ?? '';
  const like = /^ID_LIKE=(.*)$/m.exec(release)?.[1] ?? '';
  const system = `${process.platform} ${ids} ${like}`;
  const command = COMMANDS.find(([systems]) => systems.test(system))?.[1];
  const install = command === undefined ? `install Redis or Valkey ${OLDEST} or newer` : `run: ${command}`;
  const why = failures.length === 0 ? '' : ` (${failures.join('; ')})`;
  return `No Redis ${OLDEST} or newer here and none could be fetched${why}. To continue, ${install}, or set REDIS_URL.`;
}
