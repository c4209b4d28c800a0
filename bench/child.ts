// Every figure comes from a fresh process; its result is the last line it printed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PEERS = here('./peers');

export type Figures = Readonly<Record<string, number>>;

/** Runs a file of bench/. Throws with what the process said when it fails: a run whose effects do not recompute is a failure. */
export async function run(file: string, settings: object): Promise<Figures> {
  const args = ['--expose-gc', '--import', 'tsx', here(`./${file}`), JSON.stringify(settings)];
  const { code, out, err } = await ended(process.execPath, args);
  if (code !== 0) throw new Error(`${file} failed: ${err.trim().split('\n').slice(0, 8).join('\n')}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Figures;
}

/** Installs what we are compared with, once; undefined, or why not. */
export async function installPeers(): Promise<string | undefined> {
  if (existsSync(`${PEERS}/node_modules/koishi`) && existsSync(`${PEERS}/node_modules/grammy`)) return undefined;
  const { code, err } = await ended('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], PEERS);
  return code === 0 ? undefined : (err.trim().split('\n').at(-1) ?? 'npm install failed');
}

function ended(command: string, args: readonly string[], cwd?: string) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
