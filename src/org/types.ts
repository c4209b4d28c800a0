// The tree of units, its people and its rooms: what may be asked of it. Pure and synchronous; the store keeps it current.
import type { Day, PersonId, UnitCode } from '../flow.ts';
import type { Action, Role } from '../permissions.ts';
import type { ReportField, ReportTemplate, Tier } from '../templates/types.ts';

/** The channel of clicks in the console: there everybody is called by his own id. */
export const CONSOLE = 'console';

export interface Unit {
  readonly code: UnitCode;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly tier: Tier;
  readonly parent?: UnitCode;
  /** First day of its duties; absent means always. */
  readonly opened?: Day;
  /** First day on which it owes nothing any more. */
  readonly closed?: Day;
  readonly kind?: string;
}

export interface Post {
  readonly unit: UnitCode;
  readonly role: Role;
  readonly post: 'principal' | 'backup';
}

/** A channel identity of a person. Ids may change: `to` closes one, history stays. */
export interface Contact {
  readonly channel: string;
  readonly contact: string;
  readonly from: number;
  readonly to?: number;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly contacts: readonly Contact[];
  /** His identity has just replaced another one: he does not command yet. */
  readonly frozen?: true;
}

/** A group chat: channel account and the channel's room id make its key. */
export interface Room {
  readonly key: string;
  readonly account: string;
  readonly room: string;
  readonly unit: UnitCode;
  readonly kind: 'command' | 'residents';
  readonly topic?: string;
}

/** A template switched on for an area and a period. */
export interface Activation {
  readonly template: string;
  readonly area: UnitCode;
  readonly from: Day;
  /** Last day, inclusive; absent while open-ended. */
  readonly to?: Day;
  readonly basis: string;
}

export interface Exemption {
  readonly unit: UnitCode;
  readonly template: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
}

/** What was changed here about a form: its definition, or (back to its base) the fields only the changed one had. */
export interface ChangedForm {
  readonly key: string;
  readonly template?: ReportTemplate;
  readonly retired?: readonly ReportField[];
}

/** Units in depth-first order at one moment: the subtree of index i is the range [i, end(i)). */
export interface Roster {
  readonly id: string;
  readonly codes: readonly UnitCode[];
  index(code: UnitCode): number | undefined;
  /** One past the last index of the subtree that begins at `index`. */
  end(index: number): number;
  /** Index of the parent, or -1. */
  parent(index: number): number;
}

export type Named = { readonly unit: Unit } | { readonly ambiguous: readonly Unit[] } | { readonly none: true };

export interface Org {
  /** The business zone. */
  readonly zone: string;
  unit(code: UnitCode): Unit | undefined;
  /** Top units, in order of code. */
  roots(): readonly Unit[];
  /** Open children in order of code; on a day when given. */
  children(code: UnitCode, day?: Day): readonly Unit[];
  /** From the top down to the unit itself. */
  path(code: UnitCode): readonly Unit[];
  /** Whether `code` is `under` or lies below it. */
  within(code: UnitCode, under: UnitCode): boolean;
  /** Readable name: a grid with its village (西沟村3号网格), others alone. */
  label(code: UnitCode): string;
  /** The whole path as people write it: 双辽市郑家屯街道东华社区3号网格. */
  fullLabel(code: UnitCode): string;
  /** The unit meant by a name, nearest to where it was said first (product.md §2); several equally near are ambiguous. */
  named(name: string, from: UnitCode): Named;
  /** Units of the subtree in depth-first order, the unit itself first. */
  subtree(code: UnitCode): readonly UnitCode[];
  /** The current depth-first order. */
  roster(): Roster;

  template(key: string): ReportTemplate | undefined;
  templates(): readonly ReportTemplate[];
  activations(): readonly Activation[];
  /** The activation that obliges the unit on the day: that of the nearest area above it. */
  activation(template: string, unit: UnitCode, day: Day): Activation | undefined;
  exemption(template: string, unit: UnitCode, day: Day): Exemption | undefined;
  /** Whether the unit is of those who owe the template at all on that day (exemptions not considered). */
  owes(template: ReportTemplate, unit: UnitCode, day: Day): boolean;
  /** Units below `area` (or itself) that would owe the template on the day were they not exempted. */
  letOff(template: ReportTemplate, area: UnitCode, day: Day): readonly UnitCode[];
  /** Units below `area` (or itself) that owe the template on the day, exempted ones left out. */
  expected(template: ReportTemplate, area: UnitCode, day: Day): readonly UnitCode[];

  person(id: PersonId): Person | undefined;
  /** The person bound to a channel identity right now. */
  personBy(channel: string, contact: string): Person | undefined;
  /** People with a post in the unit, principals first; only these roles when given. */
  people(unit: UnitCode, roles?: readonly Role[]): readonly Person[];
  /** People of that name with a post in or below the unit. */
  peopleNamed(name: string, under: UnitCode): readonly Person[];
  /** The current contact of a person on a channel account. */
  contactOf(person: PersonId, channel: string): string | undefined;

  room(key: string): Room | undefined;
  /** The command group of the unit itself. */
  roomOf(unit: UnitCode): Room | undefined;
  /** The command group of the unit or of the nearest unit above that has one. */
  nearestRoom(unit: UnitCode): Room | undefined;
  rooms(): readonly Room[];

  /** Whether any post of the person allows the action anywhere. */
  may(person: Person, action: Action): boolean;
  /** The post that allows the person this action on this unit, or undefined: deny by default. */
  governs(person: Person, action: Action, unit: UnitCode): Post | undefined;
}
