// Questions about processes: is this still the same one, and who still serves this socket directory.
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { run } from './run.ts';

/** When a process started, as an opaque string that a reused pid cannot repeat; undefined if it is gone or a zombie. */
export async function startOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

async function startFromProc(pid: number): Promise<string | undefined> {
  const stat = await readOrNothing(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything; state is the first field after it and the start time the twentieth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (stat === '' || ticks === undefined || state === 'Z' || state === 'X') return undefined;
  return `${(await readOrNothing('/proc/sys/kernel/random/boot_id')).trim()}:${ticks}`;
}

async function startFromPs(pid: number): Promise<string | undefined> {
  const { ok, stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  const [state = 'Z', ...start] = stdout.trim().split(/\s+/);
  return !ok || state.startsWith('Z') ? undefined : start.join(' ');
}

/** Pids of servers (and of their wrappers) whose unix socket lies in this directory. */
export async function serversIn(socketDir: string): Promise<number[]> {
  // By its last name, which is unique: another process may have had another TMPDIR before it.
  const serves = new RegExp(`unixsocket[ :][^\\n]*/${basename(socketDir)}/`);
  const found: number[] = [];
  for (const [pid, command] of await commands()) {
    if (pid !== process.pid && serves.test(command)) found.push(pid);
  }
  return found;
}

async function commands(): Promise<[pid: number, command: string][]> {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command=']);
    return stdout.split('\n').map((line) => [parseInt(line, 10), line]);
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid): Promise<[number, string]> => {
      const command = await readOrNothing(`/proc/${pid}/cmdline`);
      return [Number(pid), command.replaceAll('\0', ' ')];
    }),
  );
}

/** A process may end between being listed and being read. */
async function readOrNothing(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** Sends a signal; false if the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
