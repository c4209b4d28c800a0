// Keeps one ear alive: starts it, watches that it still speaks, starts the next one when it has ended.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { Level } from './hear.ts';
import { EAR_ENV, exitOf, LINK_EXITS, type EarSettings, type Exit, type FromEar, type ToEar } from './wire.ts';

export interface NurseryOptions {
  readonly settings: EarSettings;
  readonly home: string;
  readonly heard: (message: FromEar) => void;
  readonly gone: (exit: Exit) => void;
  readonly log: (level: Level, text: string) => void;
}

export interface Nursery {
  /** False when there is nobody to tell. */
  tell(message: ToEar): boolean;
  /** Ends the ear and starts no other. */
  stop(): Promise<void>;
}

const BACKOFF_MAX_MS = 15_000;
/** An ear that lived this long was well. */
const WELL_AFTER_MS = 10_000;
/** An ear beats every 2 s, but loading Wechaty keeps a slow machine busy for long. */
const MUTE_MS = 40_000;
const STOP_MS = 5000;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EAR = fileURLToPath(new URL('./ear.ts', import.meta.url));

interface State {
  child?: ChildProcess | undefined;
  timer?: NodeJS.Timeout | undefined;
  stopping: boolean;
  /** Ears in a row that ended soon and not because of their link. */
  failures: number;
}

export function nursery(options: NurseryOptions): Nursery {
  const state: State = { stopping: false, failures: 0 };
  bear(state, options);
  return {
    tell: (message) => tell(state.child, message),
    stop: async () => {
      state.stopping = true;
      clearTimeout(state.timer);
      const { child } = state;
      if (!child) return;
      const gone = new Promise((resolve) => child.once('close', resolve));
      if (!tell(child, { kind: 'stop' })) child.kill('SIGKILL');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

function tell(child: ChildProcess | undefined, message: ToEar): boolean {
  if (child?.connected !== true) return false;
  child.send(message, () => undefined); // a closed channel is followed by the end of the child
  return true;
}

function bear(state: State, options: NurseryOptions): void {
  const child = forked(options);
  state.child = child;
  const born = performance.now();
  const spoke = muteWatch(() => {
    options.log('error', 'the ear does not speak any more');
    child.kill('SIGKILL');
  });
  child.on('message', (message: FromEar) => {
    spoke();
    options.heard(message);
  });
  child.on('close', (code) => {
    spoke.stop();
    state.child = undefined;
    const exit = exitOf(code);
    const life = { settings: options.settings, lived: performance.now() - born };
    if (!state.stopping) {
      state.timer = setTimeout(
        () => {
          bear(state, options);
        },
        pauseAfter(state, exit, life),
      );
    }
    options.gone(exit);
  });
}

function forked({ settings, home, log }: NurseryOptions): ChildProcess {
  const child = fork(EAR, [], {
    cwd: ROOT, // where tsx is found; all paths are absolute
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, HOME: home, WECHATY_LOG: 'silent', [EAR_ENV]: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log('warn', `ear: ${line}`);
    });
  }
  child.on('error', (error) => {
    log('error', `ear: ${error.message}`);
  });
  return child;
}

/** Calls `mute` when it has not been called for `MUTE_MS`. */
function muteWatch(mute: () => void): { (): void; stop(): void } {
  let timer = setTimeout(mute, MUTE_MS);
  const spoke = (): void => {
    clearTimeout(timer);
    timer = setTimeout(mute, MUTE_MS);
  };
  return Object.assign(spoke, {
    stop: () => {
      clearTimeout(timer);
    },
  });
}

function pauseAfter(
  state: State,
  exit: Exit,
  life: { readonly settings: EarSettings; readonly lived: number },
): number {
  const { restartMs } = life.settings.tuning;
  state.failures = LINK_EXITS.has(exit) || life.lived > WELL_AFTER_MS ? 0 : state.failures + 1;
  return Math.min(restartMs * 2 ** Math.max(0, state.failures - 1), BACKOFF_MAX_MS);
}
