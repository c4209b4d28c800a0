// Runs a program to its end without a shell; a failure is a value, not an exception.
import { execFile } from 'node:child_process';

export interface Outcome {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
}

/** Messages of programs are read and shown, so they are always asked for in plain English and UTC. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...options.env };
  const timeout = options.timeoutMs ?? 60_000;
  return new Promise((resolve) => {
    const settle = (error: Error | null, stdout: string, stderr: string): void => {
      resolve({ ok: error === null, stdout, stderr: stderr === '' && error !== null ? error.message : stderr });
    };
    execFile(program, [...args], { env, cwd: options.cwd, timeout, maxBuffer: 16 << 20 }, settle);
  });
}

/** The one line of a program's complaint that says what went wrong. */
export function complaint(outcome: Outcome): string {
  const lines = outcome.stderr.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.startsWith('E:')) ?? lines.at(-1) ?? 'no message').trim();
}
