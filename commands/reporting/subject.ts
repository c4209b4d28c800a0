// About whom a report speaks: the speaker's own unit, one he names, or one he speaks for.
import { UserError } from '../../src/errors.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Org, Person, Room } from '../../src/org/types.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { personCalled } from './whose.ts';

export interface Speaker {
  readonly actor: Person;
  readonly room: Room | undefined;
  /** Where he stands in this room. */
  readonly unit: UnitCode;
  readonly org: Org;
}

export interface Subject {
  readonly unit: UnitCode;
  readonly onBehalf: boolean;
}

/** The unit a name means here, its own or that of who reports for it, or a refusal that says what to type. */
function unitNamed(name: string, { org, room, unit }: Pick<Speaker, 'org' | 'room' | 'unit'>): UnitCode {
  const under = room?.unit ?? unit;
  const found = org.named(name, under);
  if ('unit' in found) return found.unit.code;
  if ('ambiguous' in found) {
    const paths = found.ambiguous.map((one) => org.fullLabel(one.code));
    throw new UserError(text('report.whichUnit', { name, paths }));
  }
  const person = personCalled(name, { org, under });
  if (person === undefined) throw new UserError(text('mistake.unknown_unit', { token: name }));
  return person.unit;
}

interface Owed {
  /** Whether the unit owes what the message is about; and anything at all. */
  readonly owes: (unit: UnitCode) => boolean;
  readonly owesAny: (unit: UnitCode) => boolean;
  /** The day, when it is not today. */
  readonly past?: Day | undefined;
}

/** Whose report it is. */
export function subjectOf(
  said: {
    readonly unitCode?: UnitCode | undefined;
    readonly inChain?: boolean | undefined;
    readonly unit?: string | undefined;
    readonly ownUnit?: string | undefined;
    readonly intent?: string | undefined;
  },
  speaker: Speaker,
  owed: Owed,
): Subject {
  if (said.unitCode !== undefined) return inList(said.unitCode, said.inChain === true, speaker);
  if (said.unit !== undefined) return spokenFor(unitNamed(said.unit, speaker), said.unit, speaker);
  const claimed = said.ownUnit === undefined ? undefined : claim(said.ownUnit, speaker);
  return claimed ?? ownUnit(speaker, owed, said.intent);
}

/** Whether the person answers for the unit's own figures: who reports for it, and who submits for it where it owes a form itself. */
export function answersFor(org: Org, person: Person, unit: UnitCode): boolean {
  return org.governs(person, 'report', unit) !== undefined || org.governs(person, 'submit', unit) !== undefined;
}

/** In a chain everybody writes his own row, and whoever adds one posts them all again: any member of the group may. */
function inList(unit: UnitCode, isChain: boolean, speaker: Speaker): Subject {
  const { actor, org, room } = speaker;
  const member = isChain && room !== undefined && actor.posts.some((post) => org.within(post.unit, room.unit));
  if (member && !answersFor(org, actor, unit)) return { unit, onBehalf: true };
  return spokenFor(unit, org.label(unit), speaker);
}

function spokenFor(unit: UnitCode, typed: string, { actor, org }: Speaker): Subject {
  if (answersFor(org, actor, unit)) return { unit, onBehalf: false };
  if (org.governs(actor, 'report_on_behalf', unit)) return { unit, onBehalf: true };
  throw new UserError(text('mistake.unknown_unit', { token: typed }));
}

/** A unit named in front. His own or one above it says nothing new; another one must be his to speak for. */
function claim(name: string, speaker: Speaker): Subject | undefined {
  const { actor, org, room, unit } = speaker;
  const found = org.named(name, room?.unit ?? unit);
  if (!('unit' in found)) return undefined;
  const { code } = found.unit;
  if (actor.posts.some((post) => post.unit !== code && org.within(post.unit, code))) return undefined;
  return spokenFor(code, name, speaker);
}

function ownUnit(
  { actor, room, org, unit }: Speaker,
  { owes, owesAny, past }: Owed,
  intent: string | undefined,
): Subject {
  const mine = [...new Set(actor.posts.map((post) => post.unit))].filter((code) => answersFor(org, actor, code));
  const now = mine.filter(owes);
  const owing = now.length > 0 ? now : mine.filter(owesAny);
  const near = room === undefined ? owing : owing.filter((code) => org.within(code, room.unit));
  const fit = near.length > 0 ? near : owing;
  const [only] = fit;
  if (only !== undefined && fit.length === 1) return { unit: only, onBehalf: false };
  if (fit.length > 1)
    throw new UserError(text('report.whichOfMine', { units: fit.map((code) => org.label(code)), intent }));
  throw new UserError(notOwed(unit, { past, actor, owesAny }, org));
}

interface Wanting {
  readonly past: Day | undefined;
  readonly actor: Person;
  readonly owesAny: Owed['owesAny'];
}

export function notOwed(unit: UnitCode, { past, actor, owesAny }: Wanting, org: Org): Text {
  const forms = past === undefined ? [] : beginningAfter(past, unit, org);
  if (past !== undefined && forms.length > 0)
    return text('report.beforeOn', { unit: org.label(unit), day: past, forms, all: true });
  const may = (code: UnitCode) => owesAny(code) && org.governs(actor, 'report_on_behalf', code) !== undefined;
  const example = org.subtree(unit).find((code) => code !== unit && may(code));
  return text('report.notOwed', {
    unit: org.label(unit),
    ...(past === undefined ? {} : { day: past }),
    sums: org.children(unit).length > 0,
    ...(example === undefined ? {} : { example: org.label(example) }),
  });
}

/** Forms the unit owes since a day later than this one, each with its first day. */
export function beginningAfter(day: Day, unit: UnitCode, org: Org): { title: string; from: Day }[] {
  const first = new Map<string, Day>();
  for (const { template, area, from } of org.activations()) {
    const form = org.template(template);
    if (form === undefined || from <= day || !org.within(unit, area) || !org.owes(form, unit, from)) continue;
    const known = first.get(form.title);
    if (known === undefined || from < known) first.set(form.title, from);
  }
  return [...first].map(([title, from]) => ({ title, from }));
}
