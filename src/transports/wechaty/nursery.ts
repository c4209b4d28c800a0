// Keeps one ear alive: starts it, watches that it still speaks, lets the next one begin when it has ended. The next one is there
// already, with Wechaty loaded (another 120 MB of memory): on a busy machine loading takes longer than people may be left unheard.
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
/** From an ear's beginning to the loading of the next one: connecting comes first. */
const SPARE_AFTER_MS = 1500;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EAR = fileURLToPath(new URL('./ear.ts', import.meta.url));

interface State {
  readonly options: NurseryOptions;
  /** The ear that was told to begin. */
  ear?: ChildProcess | undefined;
  /** Loaded or loading, and not told yet. */
  spare?: ChildProcess | undefined;
  timer?: NodeJS.Timeout | undefined;
  spareTimer?: NodeJS.Timeout | undefined;
  stopping: boolean;
  /** Ears in a row that ended soon and not because of their link. */
  failures: number;
}

export function nursery(options: NurseryOptions): Nursery {
  const state: State = { options, stopping: false, failures: 0 };
  begin(state);
  return {
    tell: (message) => tell(state.ear, message),
    stop: async () => {
      state.stopping = true;
      clearTimeout(state.timer);
      clearTimeout(state.spareTimer);
      const { ear, spare } = state;
      spare?.kill('SIGKILL'); // it holds nothing yet
      if (ear && !tell(ear, { kind: 'stop' })) ear.kill('SIGKILL');
      const timer = setTimeout(() => ear?.kill('SIGKILL'), STOP_MS);
      await Promise.all([closed(ear), closed(spare)]);
      clearTimeout(timer);
    },
  };
}

function tell(child: ChildProcess | undefined, message: ToEar): boolean {
  if (child?.connected !== true) return false;
  child.send(message, () => undefined); // a closed channel is followed by the end of the child
  return true;
}

async function closed(child: ChildProcess | undefined): Promise<void> {
  if (child) await new Promise((resolve) => child.once('close', resolve));
}

function begin(state: State): void {
  clearTimeout(state.spareTimer);
  const ear = state.spare ?? born(state);
  state.spare = undefined;
  state.ear = ear;
  const { options } = state;
  const began = performance.now();
  ear.on('close', (code) => {
    state.ear = undefined;
    clearTimeout(state.spareTimer);
    const exit = exitOf(code);
    if (!state.stopping) {
      state.timer = setTimeout(
        () => {
          begin(state);
        },
        pauseAfter(state, exit, performance.now() - began),
      );
    }
    options.gone(exit);
  });
  tell(ear, { kind: 'begin' });
}

function planSpare(state: State): void {
  state.spareTimer = setTimeout(() => {
    state.spare ??= born(state);
  }, SPARE_AFTER_MS);
}

/** A child that is watched, whoever it will be. */
function born(state: State): ChildProcess {
  const { options } = state;
  const child = forked(options);
  const spoke = muteWatch(() => {
    options.log('error', 'the ear does not speak any more');
    child.kill('SIGKILL');
  });
  child.on('message', (message: FromEar) => {
    spoke();
    if (message.kind === 'loaded') planSpare(state);
    options.heard(message);
  });
  child.on('close', () => {
    spoke.stop();
    if (state.spare === child) state.spare = undefined; // the next ear loads for itself
  });
  return child;
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

function pauseAfter(state: State, exit: Exit, lived: number): number {
  const { restartMs } = state.options.settings.tuning;
  state.failures = LINK_EXITS.has(exit) || lived > WELL_AFTER_MS ? 0 : state.failures + 1;
  return Math.min(restartMs * 2 ** Math.max(0, state.failures - 1), BACKOFF_MAX_MS);
}
