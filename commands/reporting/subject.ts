// About whom a report speaks: the speaker's own unit, one he names, or one he speaks for.
import { UserError } from '../../src/errors.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Org, Person, Room, Unit } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';

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

/** The unit a name means here, or a refusal that says what to type. */
export function unitNamed(name: string, { org, room, unit }: Pick<Speaker, 'org' | 'room' | 'unit'>): Unit {
  const found = org.named(name, room?.unit ?? unit);
  if ('unit' in found) return found.unit;
  if ('ambiguous' in found) {
    const paths = found.ambiguous.map((one) => org.fullLabel(one.code));
    throw new UserError(text('report.whichUnit', { name, paths }));
  }
  throw new UserError(text('mistake.unknown_unit', { token: name }));
}

interface Owed {
  readonly templates: readonly ReportTemplate[];
  readonly day: Day;
  readonly today: Day;
}

/** Whose report it is, for these templates on this day. */
export function subjectOf(
  said: {
    readonly unitCode?: UnitCode | undefined;
    readonly unit?: string | undefined;
    readonly ownUnit?: string | undefined;
  },
  speaker: Speaker,
  owed: Owed,
): Subject {
  if (said.unitCode !== undefined) return inChain(said.unitCode, speaker);
  if (said.unit !== undefined) return spokenFor(unitNamed(said.unit, speaker).code, said.unit, speaker);
  const claimed = said.ownUnit === undefined ? undefined : claim(said.ownUnit, speaker);
  return claimed ?? ownUnit(speaker, owed);
}

/** In a chain everybody writes his own row, and whoever adds one posts them all again: any member of the group may. */
function inChain(unit: UnitCode, { actor, org, room }: Speaker): Subject {
  if (org.governs(actor, 'report', unit)) return { unit, onBehalf: false };
  const member = room !== undefined && actor.posts.some((post) => org.within(post.unit, room.unit));
  if (member || org.governs(actor, 'report_on_behalf', unit)) return { unit, onBehalf: true };
  throw new UserError(text('mistake.unknown_unit', { token: org.label(unit) }));
}

function spokenFor(unit: UnitCode, typed: string, { actor, org }: Speaker): Subject {
  if (org.governs(actor, 'report', unit)) return { unit, onBehalf: false };
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

function ownUnit({ actor, room, org, unit }: Speaker, { templates, day, today }: Owed): Subject {
  const mine = actor.posts.map((post) => post.unit).filter((code) => org.governs(actor, 'report', code));
  const owing = [...new Set(mine)].filter((code) => templates.some((template) => org.owes(template, code, day)));
  const near = room === undefined ? owing : owing.filter((code) => org.within(code, room.unit));
  const fit = near.length > 0 ? near : owing;
  const [only] = fit;
  if (only !== undefined && fit.length === 1) return { unit: only, onBehalf: false };
  if (fit.length > 1) throw new UserError(text('report.whichOfMine', { units: fit.map((code) => org.label(code)) }));
  const below = org
    .children(unit)
    .slice(0, 1)
    .map((child) => org.label(child.code));
  throw new UserError(
    text('report.notOwed', {
      unit: org.label(unit),
      ...(day === today ? {} : { day }),
      ...(below[0] === undefined ? {} : { example: below[0] }),
    }),
  );
}
