// What the day says when a step is due: to each group the names still missing in it, to the groups further up one list for all below.
import type { Message, UnitCode, WaitingUnit } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';

/** A step of the day's plan, for the tiers whose time has come. */
export interface Step {
  readonly at: number;
  readonly act: 'remind' | 'list' | 'leader' | 'superior' | 'close';
  readonly tiers: readonly string[];
}

/** Of more people none is mentioned: the list of units says it. */
const MENTIONED = 20;

interface Day {
  readonly title: string;
  readonly day: string;
  readonly policy: {
    readonly closesAt: number;
    readonly grace: number;
    readonly cutoff: Readonly<Record<string, number>>;
  };
}

interface Saying {
  readonly s: Day;
  readonly step: Step;
  readonly while: NonNullable<Message['while']>;
}

export function messagesFor(saying: Saying, all: readonly WaitingUnit[]): Message[] {
  const { step } = saying;
  const waiting = all.filter((unit) => step.tiers.includes(unit.tier));
  if (step.act === 'superior') {
    const silent = waiting.filter((unit) => !unit.unheard);
    return grouped(silent, (unit) => unit.superior ?? groupOf(unit)).map(([top, units]) =>
      superior(saying, top, units),
    );
  }
  return grouped(waiting, groupOf).flatMap(([group, units]) => tell({ ...saying, group, units }));
}

const groupOf = (unit: WaitingUnit): UnitCode => unit.parent ?? unit.code;

function grouped(waiting: readonly WaitingUnit[], by: (unit: WaitingUnit) => UnitCode) {
  const groups = new Map<UnitCode, WaitingUnit[]>();
  for (const unit of waiting) {
    const known = groups.get(by(unit));
    if (known) known.push(unit);
    else groups.set(by(unit), [unit]);
  }
  return [...groups];
}

const named = (list: readonly WaitingUnit[]) => list.map(({ code, name }) => ({ code, name }));

/** One list for a group two tiers up. */
function superior({ s, while: waited }: Saying, top: UnitCode, units: readonly WaitingUnit[]): Message {
  return {
    to: { unit: top },
    text: text('report.missingSuperior', { title: s.title, day: s.day, units: named(units) }),
    urgency: 'summary',
    expiresAt: s.policy.closesAt,
    while: waited,
  };
}

interface Telling extends Saying {
  readonly group: UnitCode;
  readonly units: readonly WaitingUnit[];
}

function tell({ s, step, while: waited, group, units }: Telling): Message[] {
  const silent = units.filter((unit) => !unit.unheard);
  const base = { title: s.title, day: s.day, units: named(silent) };
  const common = { expiresAt: s.policy.closesAt, while: waited };
  const people = silent.flatMap((unit) => unit.people);
  const mention = people.length > MENTIONED ? [] : people;
  const cutoff = s.policy.cutoff[step.tiers[0] ?? ''] ?? step.at;
  if (step.act === 'list') {
    const unheard = named(units.filter((unit) => unit.unheard));
    const said = text('report.missing', { ...base, cutoff, grace: s.policy.grace, unheard });
    return [{ to: { unit: group }, text: said, urgency: 'summary', mention, ...common }];
  }
  if (silent.length === 0) return [];
  if (step.act === 'remind') {
    const said = text('report.remind', { ...base, cutoff });
    return [{ to: { unit: group }, text: said, urgency: 'reminder', mention, ...common, expiresAt: cutoff }];
  }
  if (step.act !== 'leader') return [];
  return [{ to: { leaders: group }, text: text('report.missingLeader', base), urgency: 'reminder', ...common }];
}
