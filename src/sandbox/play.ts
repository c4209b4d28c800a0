// Plays a scripted day: moves the clock to each step, lets everything happen that is due until then, and lets somebody speak.
import { addDays, dayOf, instant } from '../calendar.ts';
import type { Day, UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import type { Clock } from '../ports.ts';
import type { PlayedDay } from '../transports/sandbox/day.ts';
import { timeAt } from '../transports/sandbox/moment.ts';
import { refusal } from '../transports/sandbox/refusal.ts';
import type { SandboxTransport } from '../transports/sandbox/transport.ts';
import type { DayProgress, DayWanted } from '../transports/sandbox/wire-day.ts';
import { firstTown } from './day/cast.ts';
import { type Script, scriptOf, type Step } from './script.ts';
import { speechOfStep } from './speech-of-step.ts';

export interface Theatre {
  readonly org: Org;
  readonly clock: Clock;
  readonly transport: SandboxTransport;
  /** Moves the time and lets everything happen that is due until then. */
  travel(to: number): Promise<void>;
  /** Waits in real time; returns at once when the signal is given. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Hears why a day could not be played to its end. */
  failed(error: unknown): void;
}

const MINUTE = 60_000;
/** The clock moves at least this often, so that what falls due between two steps is seen when it happens, ms. */
const BEAT = 1000;
/** The night before is not waited for: the day begins so long before its first step, ms. */
const EVE = 60 * MINUTE;

/** One day at a time. */
export function dayPlayer(theatre: Theatre): PlayedDay {
  const { org, clock } = theatre;
  const hearers = new Set<(progress: DayProgress) => void>();
  let running: { readonly stopping: AbortController; readonly ended: Promise<void> } | undefined;
  let now: Omit<DayProgress, 'time'> = { state: 'idle', step: 0, steps: 0 };
  const progress = (): DayProgress => ({ ...now, time: timeAt(clock.now(), org.zone) });
  const move = (change: Partial<DayProgress>): void => {
    now = { ...now, ...change };
    for (const hear of hearers) hear(progress());
  };
  return {
    progress,
    start(wanted) {
      if (running !== undefined) throw refusal('playing', 'A day is playing already: stop it first.');
      const script = playable(org, wanted);
      const { speed, seed } = wanted;
      const stopping = new AbortController();
      const town = { code: script.town, label: org.fullLabel(script.town) };
      now = { state: 'playing', town, speed, seed, step: 0, steps: script.steps.length };
      const ended = played(script, { theatre, speed, signal: stopping.signal, move }).then((end) => {
        running = undefined;
        move({ state: end });
      });
      running = { stopping, ended };
      return progress();
    },
    async stop() {
      running?.stopping.abort();
      await running?.ended;
      return progress();
    },
    watch(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

function playable(org: Org, { town, seed }: DayWanted): Script {
  const code = town === undefined ? firstTown(org) : townCalled(org, town);
  const script = code === undefined ? undefined : scriptOf(org, code, seed);
  if (script === undefined) throw refusal('unknown_town', 'There is no such town whose people could play a day.');
  return script;
}

function townCalled(org: Org, query: string): UnitCode | undefined {
  const towns = org
    .roots()
    .flatMap(({ code }) => org.subtree(code))
    .filter((code) => org.unit(code)?.tier === 'town');
  return towns.find((code) => code === query) ?? towns.find((code) => org.unit(code)?.name === query);
}

interface Performance {
  readonly theatre: Theatre;
  readonly speed: DayWanted['speed'];
  readonly signal: AbortSignal;
  readonly move: (change: Partial<DayProgress>) => void;
}

async function played(script: Script, performance: Performance): Promise<'done' | 'stopped' | 'failed'> {
  const { theatre, signal, move } = performance;
  const { org, clock } = theatre;
  try {
    const day = dayFor(script, clock.now(), org.zone);
    const [first] = script.steps;
    if (first !== undefined) await theatre.travel(Math.max(clock.now(), instant(day, first.at, org.zone) - EVE));
    for (const [i, step] of script.steps.entries()) {
      await arrive(instant(day, step.at, org.zone), performance);
      if (signal.aborted) return 'stopped';
      const speech = speechOfStep(step, theatre);
      if (speech !== undefined) await theatre.transport.post(speech);
      move({ step: i + 1, ...(speech === undefined ? {} : { said: saidIn(step, speech) }) });
    }
    await arrive(instant(day, script.until, org.zone), performance);
    return signal.aborted ? 'stopped' : 'done';
  } catch (error) {
    theatre.failed(error);
    return 'failed';
  }
}

/** Today, while its first step is still to come; else tomorrow. */
function dayFor({ steps: [first] }: Script, now: number, zone: string): Day {
  const today = dayOf(now, zone);
  return first !== undefined && instant(today, first.at, zone) >= now ? today : addDays(today, 1);
}

/** Lets the time go by until then, at the pace of the day. A clock that is already there or further stays where it is. */
async function arrive(to: number, { theatre, speed, signal, move }: Performance): Promise<void> {
  const { clock, wait = pause } = theatre;
  if (speed === 'max') return theatre.travel(Math.max(to, clock.now()));
  const perSecond = speed * MINUTE;
  const isOver = () => signal.aborted;
  while (!isOver() && clock.now() < to) {
    const next = Math.min(to, clock.now() + (perSecond * BEAT) / 1000);
    await wait(((next - clock.now()) / perSecond) * 1000, signal);
    if (isOver()) return;
    await theatre.travel(Math.max(next, clock.now()));
    move({});
  }
  if (!isOver()) await theatre.travel(Math.max(to, clock.now()));
}

function saidIn({ as, room }: Step, { contactName, text }: { readonly contactName: string; readonly text: string }) {
  return { as, name: contactName, room, text };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
