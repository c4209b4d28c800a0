// Debian and Ubuntu, without root and without a trace: apt with private state, the packages unpacked into our cache.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRecent, OLDEST, usable, type Found } from './candidates.ts';
import { startOf } from './process.ts';
import { complaint, run, type Outcome } from './run.ts';

const PACKAGES = ['redis-server', 'valkey-server'];
/** Never beside the system's own: the dynamic loader and libc belong together. */
const OF_THE_SYSTEM = /^(libc6|libc-bin|libcrypt1|libgcc-s1|gcc-\d+-base)_/;

export function cachedBin(cacheDir: string): string {
  return join(cacheDir, 'redis-server');
}

export async function fetchWithApt(cacheDir: string, say: (line: string) => void): Promise<Found> {
  const work = await mkdtemp(join(tmpdir(), 'gridline-apt-'));
  try {
    const apt = await privateApt(work);
    say('reading the package lists of this system (apt, without root)');
    const updated = await apt('apt-get', ['update']);
    const name = await recentPackage(apt, updated);
    say(`downloading ${name}`);
    const packages = await download(apt, name, work);
    return await install(packages, cacheDir, name);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

type Apt = (program: 'apt-get' | 'apt-cache', args: readonly string[]) => Promise<Outcome>;

/** apt as configured here for reaching its servers (proxies, mirrors, keys), but with nothing of the system to write to. */
async function privateApt(work: string): Promise<Apt> {
  const config = join(work, 'apt.conf');
  for (const folder of ['state/lists/partial', 'cache/archives/partial', 'log', 'none', 'sources']) {
    await mkdir(join(work, folder), { recursive: true });
  }
  const own = {
    Dir: {
      State: `${work}/state`,
      'State::status': '/var/lib/dpkg/status',
      Cache: `${work}/cache`,
      Log: `${work}/log`,
    },
    // The system's configuration has hooks that write to the system; what is needed of it is copied below.
    'Dir::Etc': { parts: `${work}/none`, main: '/dev/null', ...(await ownReleaseSources(work)) },
    // As root apt would hand the download to the user _apt, who cannot enter our directory.
    APT: { 'Sandbox::User': process.getuid?.() === 0 ? 'root' : '' },
    Acquire: { Languages: 'none', PDiffs: 'false', Retries: '1', 'http::Timeout': '15', 'https::Timeout': '15' },
    Debug: { NoLocking: 'true' },
  };
  const lines = Object.entries(own).flatMap(([section, values]) =>
    Object.entries(values).map(([key, value]) => `${section}::${key} "${value}";`),
  );
  await writeFile(config, [...(await networkSettings()), ...lines, ''].join('\n'));
  return (program, args) =>
    run(program, ['-q', ...args], {
      env: { APT_CONFIG: config, DEBIAN_FRONTEND: 'noninteractive' },
      cwd: join(work, 'cache/archives'),
      timeoutMs: 180_000,
    });
}

async function networkSettings(): Promise<string[]> {
  const { stdout } = await run('apt-config', ['dump']);
  const wanted = /^Acquire::(?!IndexTargets|Languages|PDiffs|Retries|https?::Timeout)\S+ ".+";$/;
  return stdout.split('\n').filter((line) => wanted.test(line));
}

/** Only sources of the release itself: one third-party server that is away must not cost us the rest. */
async function ownReleaseSources(work: string): Promise<Record<string, string>> {
  const release = await readFile('/etc/os-release', 'utf8');
  const codenames = [...release.matchAll(/^(?:VERSION|UBUNTU)_CODENAME=(\S+)$/gm)].map(([, name]) => name ?? '');
  const parts = await readdir('/etc/apt/sources.list.d').catch(() => []);
  const files = ['/etc/apt/sources.list', ...parts.map((part) => join('/etc/apt/sources.list.d', part))];
  let copied = 0;
  for (const file of files.filter((path) => /\.(list|sources)$/.test(path))) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const suites = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
    if (!suites.some((line) => line.split(/\s+/).some((word) => codenames.includes(word)))) continue;
    await writeFile(join(work, 'sources', basename(file)), text);
    copied += 1;
  }
  return copied === 0 ? {} : { sourcelist: '/dev/null', sourceparts: join(work, 'sources') };
}

async function recentPackage(apt: Apt, updated: Outcome): Promise<string> {
  const offered: string[] = [];
  for (const name of PACKAGES) {
    const { stdout } = await apt('apt-cache', ['show', '--no-all-versions', name]);
    const version = /^Version: (?:\d+:)?(\d\S*)$/m.exec(stdout)?.[1];
    if (version !== undefined && isRecent(version)) return name;
    if (version !== undefined) offered.push(`${name} ${version}`);
  }
  if (offered.length > 0) throw new Error(`this system offers only ${offered.join(', ')}, older than ${OLDEST}`);
  throw new Error(updated.ok ? 'this system offers no redis-server' : complaint(updated));
}

/** Lets apt work out which libraries this system lacks; where its own state is in disorder, names the usual ones. */
async function download(apt: Apt, name: string, work: string): Promise<string[]> {
  const archives = join(work, 'cache/archives');
  const list = async (): Promise<string[]> =>
    (await readdir(archives)).filter((file) => file.endsWith('.deb')).map((file) => join(archives, file));
  const resolved = await apt('apt-get', ['install', '--download-only', '-y', '--no-install-recommends', name]);
  if (resolved.ok && (await list()).length > 0) return list();
  const tools = name.replace('-server', '-tools');
  const usual = await apt('apt-get', ['download', name, tools, 'libjemalloc2', 'liblzf1', 'libatomic1']);
  if (!usual.ok) throw new Error(complaint(resolved.ok ? usual : resolved));
  return list();
}

/** Unpacks beside the cache and renames: a cache is whole or absent, also when two processes fetch at once. */
async function install(packages: readonly string[], cacheDir: string, name: string): Promise<Found> {
  await removeAbandoned(cacheDir);
  const draft = `${cacheDir}.new-${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    for (const file of packages.filter((path) => !OF_THE_SYSTEM.test(basename(path)))) {
      const unpacked = await run('dpkg-deb', ['-x', file, draft]);
      if (!unpacked.ok) throw new Error(complaint(unpacked));
    }
    await writeFile(cachedBin(draft), await starter(draft, name), { mode: 0o755 });
    if ((await usable(cachedBin(draft), 'apt')) === undefined) throw new Error(`the fetched ${name} does not run here`);
    await putInPlace(draft, cacheDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const found = await usable(cachedBin(cacheDir), 'apt');
  if (found === undefined) throw new Error(`the fetched ${name} does not run from ${cacheDir}`);
  return found;
}

async function putInPlace(draft: string, cacheDir: string): Promise<void> {
  if ((await usable(cachedBin(cacheDir), 'apt')) !== undefined) return;
  await rm(cacheDir, { recursive: true, force: true });
  try {
    await rename(draft, cacheDir);
  } catch (error) {
    // Another process was quicker; its copy is as good as ours.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Makes the unpacked packages one program that can be named like any other server. */
async function starter(draft: string, name: string): Promise<string> {
  const entries = await readdir(draft, { recursive: true });
  const libraries = entries.filter((path) => /\.so(\.\d+)*$/.test(path)).map((path) => `$root/${dirname(path)}`);
  const search = [...new Set(libraries)].join(':');
  const before = search === '' ? '' : `LD_LIBRARY_PATH="${search}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" `;
  return `#!/bin/sh\nroot=$(dirname "$0")\n${before}exec "$root/usr/bin/${name}" "$@"\n`;
}

async function removeAbandoned(cacheDir: string): Promise<void> {
  const prefix = `${basename(cacheDir)}.new-`;
  const beside = await readdir(dirname(cacheDir)).catch(() => []);
  for (const draft of beside.filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(draft.slice(prefix.length));
    const busy = pid !== process.pid && (await startOf(pid)) !== undefined;
    if (!busy) await rm(join(dirname(cacheDir), draft), { recursive: true, force: true });
  }
}
