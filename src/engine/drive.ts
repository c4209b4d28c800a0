// Keeps runner, relay and calendar going in real time, and drives them step by step when the clock is moved.
import type { Engine } from './engine.ts';
import type { Calendar } from './calendar.ts';
import type { Relay } from './relay.ts';
import type { Runner } from './runner.ts';

export interface Parts {
  readonly engine: Engine;
  readonly runner: Runner;
  readonly relays: readonly Relay[];
  readonly calendar: Calendar;
}

export interface Drive {
  start(): void;
  stop(): Promise<void>;
  /** Something may have been added to an outbox. */
  poke(): void;
  /** Moves the clock to an instant through everything that falls due on the way. Only with a clock that can be moved. */
  travel(to: number): Promise<void>;
  /** Deals with everything that waits now. */
  settle(): Promise<void>;
}

/** Longest wait for the inbox in one turn: wake-ups are looked at this often, ms. */
const BLOCK = 250;
/** Longest sleep of a relay with nothing to do, ms. */
const NAP = 1_000;
/** After a failure (Redis away) the loop tries again, ms. */
const RETRY = 500;
/** Steps of one journey; a city's day has some thousands. */
const STEPS = 200_000;

export function createDrive(parts: Parts, moveTo?: (at: number) => void): Drive {
  const gate = createGate();
  const naps = new Set<() => void>();
  const loops: Promise<void>[] = [];
  const state = { stopped: false };
  const poke = () => {
    for (const wake of naps) wake();
  };
  /** Whoever was stopped meanwhile does not lie down any more. */
  const rest = (wait: number) => (state.stopped ? Promise.resolve() : nap(naps, wait));
  const loop = async (round: () => Promise<number>) => {
    while (!state.stopped) {
      const wait = await gate.pass(() => round().catch((error: unknown) => retry(parts.engine, error)));
      if (wait > 0) await rest(wait);
    }
  };
  return {
    poke,
    start() {
      loops.push(loop(async () => (await parts.runner.turn(BLOCK), 0)));
      for (const relay of parts.relays) loops.push(loop(() => relayRound(parts.engine, relay)));
    },
    async stop() {
      state.stopped = true;
      poke();
      await Promise.all(loops);
    },
    settle: () => gate.alone(() => settle(parts)),
    travel: (to) => gate.alone(() => travel(parts, to, moveTo)),
  };
}

function retry({ log }: Engine, error: unknown): number {
  log.error('a loop failed and goes on', error);
  return RETRY;
}

async function relayRound({ clock }: Engine, relay: Relay): Promise<number> {
  const sent = await relay.step();
  const wait = relay.readyAt() - clock.now();
  return sent > 0 && wait <= 0 ? 0 : Math.min(Math.max(wait, sent > 0 ? 0 : NAP / 4), NAP);
}

/** Sleeps until the time is over or somebody pokes. */
function nap(naps: Set<() => void>, ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(wake, ms);
    function wake(): void {
      clearTimeout(timer);
      naps.delete(wake);
      done();
    }
    naps.add(wake);
  });
}

/** The loops pass freely; somebody who wants to be alone waits for their rounds to end and keeps them out meanwhile. */
function createGate() {
  let closed: Promise<void> | undefined;
  const inside = new Set<Promise<unknown>>();
  const pass = async <T>(run: () => Promise<T>): Promise<T> => {
    while (closed) await closed;
    const running = run();
    inside.add(running);
    return running.finally(() => inside.delete(running));
  };
  const alone = async (run: () => Promise<void>): Promise<void> => {
    while (closed) await closed;
    let open: () => void = () => undefined;
    closed = new Promise((done) => (open = done));
    try {
      await Promise.allSettled(inside);
      await run();
    } finally {
      closed = undefined;
      open();
    }
  };
  return { pass, alone };
}

/** Until inbox and outboxes have nothing more that may be done at this moment. */
async function settle({ runner, relays, calendar }: Parts): Promise<void> {
  await calendar.look();
  for (let step = 0; step < STEPS; step++) {
    let worked = await runner.turn(0);
    for (const relay of relays) worked += await relay.step();
    if (worked === 0) return;
  }
}

async function travel(parts: Parts, to: number, moveTo?: (at: number) => void): Promise<void> {
  if (moveTo === undefined) throw new Error('this clock cannot be moved');
  const { engine } = parts;
  await settle(parts);
  for (let step = 0; step < STEPS; step++) {
    const next = await nextEvent(parts);
    if (next === undefined || next > to) break;
    moveTo(Math.max(next, engine.clock.now()));
    await settle(parts);
  }
  moveTo(to);
  await settle(parts);
}

async function nextEvent({ engine, relays, calendar }: Parts): Promise<number | undefined> {
  const now = engine.clock.now();
  const sending = await Promise.all(
    relays.map(async (relay) => ((await relay.waiting()) ? relay.readyAt() : undefined)),
  );
  const all = [await engine.store.nextWake(), calendar.next(now), ...sending];
  return all.filter((at): at is number => at !== undefined && at > now).sort((a, b) => a - b)[0];
}
