// What the calendar begins: the latest slot of every flow that has a cycle, offered to the inbox under an id that happens once.
import { addDays, dayOf, instant } from '../calendar.ts';
import type { DocWrite, Entry } from '../ports.ts';
import type { Engine } from './engine.ts';

/** Slots that have passed and that this process has not offered yet. */
export function createCalendar(engine: Engine) {
  const offered = new Set<string>();
  return {
    async look(): Promise<void> {
      const due = slots(engine, engine.clock.now()).filter((entry) => !offered.has(entry.id));
      await engine.store.offer(due);
      for (const { id } of due) offered.add(id);
    },
    /** The next slot after an instant, ms. */
    next(after: number): number | undefined {
      const { zone } = engine.org;
      const day = dayOf(after, zone);
      const all = timesOf(engine).flatMap(({ time }) => [
        instant(day, time, zone),
        instant(addDays(day, 1), time, zone),
      ]);
      return all.filter((at) => at > after).sort((a, b) => a - b)[0];
    },
  };
}

/** What is switched on now begins now, not with the next slot. */
export function beginnings({ flows, clock }: Engine, docs: readonly DocWrite[]): Entry[] {
  const switched = docs.filter(({ ref }) => ref.flow === 'activation');
  if (switched.length === 0) return [];
  const now = clock.now();
  const cyclic = [...flows.values()].filter((flow) => flow.cycle !== undefined);
  return switched.flatMap(({ ref, was }) =>
    cyclic.map(({ name }): Entry => ({
      ...{ kind: 'cron', id: `cron:${name}:${ref.id}#${was + 1}`, at: now },
      ...{ flow: name, slot: now },
    })),
  );
}

export type Calendar = ReturnType<typeof createCalendar>;

function timesOf({ flows, org }: Engine) {
  return [...flows.values()].flatMap((flow) =>
    (flow.cycle?.times(org) ?? []).map((time) => ({ flow: flow.name, time })),
  );
}

/** Only the latest slot of each time still matters: the day it begins is the current one. */
function slots(engine: Engine, now: number): Entry[] {
  const { zone } = engine.org;
  return timesOf(engine).map(({ flow, time }) => {
    const today = instant(dayOf(now, zone), time, zone);
    const slot = today <= now ? today : instant(addDays(dayOf(now, zone), -1), time, zone);
    return { kind: 'cron', id: `cron:${flow}:${new Date(slot).toISOString()}`, at: slot, flow, slot: now };
  });
}
