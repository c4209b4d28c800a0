// The organisation in memory: tree, people, rooms and duties behind the Org questions. The store's documents keep it current.
import type { Day, PersonId, UnitCode } from '../flow.ts';
import { scopeOf, type Action, type Scope, WHILE_FROZEN } from '../permissions.ts';
import type { ReportTemplate } from '../templates/types.ts';
import { dutiesOf, periodKey } from './duties.ts';
import { labelsOf } from './labels.ts';
import { currentContact, peopleOf, roomsOf, type People, type Rooms } from './members.ts';
import { formsIn } from './forms.ts';
import { namesOf } from './names.ts';
import { isDated, treeOf, type Tree } from './tree.ts';
import {
  type Activation,
  type ChangedForm,
  CONSOLE,
  type Exemption,
  type Org,
  type Person,
  type Post,
  type Room,
  type Unit,
} from './types.ts';

/** What changes. Units and templates come as a whole; all else by document: an upsert per id, key, or template and unit. */
export interface OrgChange {
  readonly units?: readonly Unit[];
  /** As shipped and as loaded from files. */
  readonly templates?: readonly ReportTemplate[];
  /** What was changed about them, and forms made here. */
  readonly forms?: readonly ChangedForm[];
  readonly people?: readonly Person[];
  readonly rooms?: readonly Room[];
  /** All periods of a template and area replace those known before. */
  readonly activations?: readonly Activation[];
  /** All exemptions of a template and unit replace those known before. */
  readonly exemptions?: readonly Exemption[];
  /** Ids of people, keys of rooms, `${template}:${unit}` of periods that are no more. */
  readonly gone?: Gone;
  /** Decides which units are open where no day is asked for. Absent: those without a day of closing. */
  readonly today?: Day;
}

export interface Gone {
  readonly people?: readonly PersonId[];
  readonly rooms?: readonly string[];
  readonly activations?: readonly string[];
  readonly exemptions?: readonly string[];
}

export interface OrgData extends OrgChange {
  /** IANA name of the business zone. */
  readonly zone: string;
  readonly units: readonly Unit[];
}

export interface LiveOrg extends Org {
  /** A form as shipped or as loaded from a file, whatever was changed about it since. */
  base(key: string): ReportTemplate | undefined;
  apply(change: OrgChange): void;
}

interface Parts {
  units: readonly Unit[];
  today: Day | undefined;
  tree: Tree;
  base: ReadonlyMap<string, ReportTemplate>;
  readonly forms: Map<string, ChangedForm>;
  /** The forms in force: bases as changed, then those made here. */
  templates: ReadonlyMap<string, ReportTemplate>;
  readonly people: People;
  readonly rooms: Rooms;
  readonly activations: Map<string, readonly Activation[]>;
  readonly exemptions: Map<string, readonly Exemption[]>;
  /** All of them in one list, for those who look at each. */
  lists: { readonly templates: readonly ReportTemplate[]; readonly activations: readonly Activation[] };
}

export function createOrg(data: OrgData): LiveOrg {
  const parts: Parts = {
    units: data.units,
    today: data.today,
    tree: treeOf(data.units, data.today),
    base: new Map(),
    forms: new Map(),
    templates: new Map(),
    people: peopleOf(),
    rooms: roomsOf(),
    activations: new Map(),
    exemptions: new Map(),
    lists: { templates: [], activations: [] },
  };
  let questions = questionsOf(parts);
  applyDocs(parts, data);
  return {
    zone: data.zone,
    ...treeQuestions(() => questions),
    ...dutyQuestions(parts, () => questions),
    ...memberQuestions(parts),
    ...rights(parts),
    base: (key) => parts.base.get(key),
    apply: (change) => {
      applyDocs(parts, change);
      if (retree(parts, change)) questions = questionsOf(parts);
    },
  };
}

/** What is derived from the tree and built anew with it. */
function questionsOf(parts: Parts) {
  const labels = labelsOf(parts.tree);
  return {
    tree: parts.tree,
    labels,
    named: namesOf(parts.tree, labels),
    duties: dutiesOf(parts.tree, parts),
  };
}
type Questions = ReturnType<typeof questionsOf>;

function retree(parts: Parts, { units, today }: OrgChange): boolean {
  const newDay = today !== undefined && today !== parts.today;
  parts.units = units ?? parts.units;
  parts.today = today ?? parts.today;
  if (units === undefined && !(newDay && parts.units.some(isDated))) return false;
  parts.tree = treeOf(parts.units, parts.today);
  return true;
}

function applyForms(parts: Parts, { templates, forms = [] }: OrgChange): void {
  if (templates) parts.base = new Map(templates.map((template) => [template.key, template]));
  for (const form of forms) parts.forms.set(form.key, form);
  if (templates === undefined && forms.length === 0) return;
  parts.templates = formsIn(parts);
  parts.lists = { ...parts.lists, templates: [...parts.templates.values()] };
}

function applyDocs(parts: Parts, change: OrgChange): void {
  const { people, rooms, activations, exemptions } = parts;
  applyForms(parts, change);
  for (const person of change.people ?? []) people.put(person);
  for (const room of change.rooms ?? []) rooms.put(room);
  for (const [key, periods] of byPeriod(change.activations, (a) => a.area)) activations.set(key, periods);
  for (const [key, periods] of byPeriod(change.exemptions, (e) => e.unit)) exemptions.set(key, periods);
  removeDocs(parts, change.gone ?? {});
  if (change.activations ?? change.gone)
    parts.lists = { ...parts.lists, activations: [...activations.values()].flat() };
}

function removeDocs({ people, rooms, activations, exemptions }: Parts, gone: Gone): void {
  for (const id of gone.people ?? []) people.remove(id);
  for (const key of gone.rooms ?? []) rooms.remove(key);
  for (const key of gone.activations ?? []) activations.delete(key);
  for (const key of gone.exemptions ?? []) exemptions.delete(key);
}

function byPeriod<T extends { readonly template: string }>(
  periods: readonly T[] | undefined,
  unit: (period: T) => UnitCode,
) {
  const groups = new Map<string, T[]>();
  for (const period of periods ?? []) {
    const key = periodKey(period.template, unit(period));
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  return groups;
}

function treeQuestions(now: () => Questions) {
  return {
    unit: (code) => now().tree.unit(code),
    roots: () => now().tree.roots,
    children: (code, day) => now().tree.children(code, day),
    path: (code) => now().tree.path(code),
    within: (code, under) => now().tree.within(code, under),
    label: (code) => now().labels.label(code),
    fullLabel: (code) => now().labels.fullLabel(code),
    named: (name, from) => now().named(name, from),
    subtree: (code) => now().tree.subtree(code),
    roster: () => now().tree.roster,
  } satisfies Partial<Org>;
}

function dutyQuestions(parts: Parts, now: () => Questions) {
  return {
    template: (key) => parts.templates.get(key),
    templates: () => parts.lists.templates,
    activations: () => parts.lists.activations,
    activation: (template, unit, day) => now().duties.activation(template, unit, day),
    exemption: (template, unit, day) => now().duties.exemption(template, unit, day),
    owes: (template, unit, day) => now().duties.owes(template, unit, day),
    letOff: (template, area, day) => now().duties.letOff(template, area, day),
    expected: (template, area, day) => now().duties.expected(template, area, day),
  } satisfies Partial<Org>;
}

function memberQuestions(parts: Parts) {
  const { people, rooms } = parts;
  return {
    person: (id) => people.person(id),
    personBy: (channel, contact) => (channel === CONSOLE ? people.person(contact) : people.by(channel, contact)),
    people: (unit, roles) => people.of(unit, roles),
    peopleNamed: (name, under) =>
      people.named(name).filter((person) => person.posts.some((post) => parts.tree.within(post.unit, under))),
    contactOf: (id, channel) => {
      const person = people.person(id);
      return person === undefined ? undefined : currentContact(person, channel)?.contact;
    },
    room: (key) => rooms.room(key),
    roomOf: (unit) => rooms.of(unit),
    nearestRoom: (unit) => parts.tree.nearest(unit, ({ code }) => rooms.of(code)),
    rooms: () => rooms.all(),
  } satisfies Partial<Org>;
}

function rights(parts: Parts) {
  const reaches: Record<Scope, (post: Post, unit: UnitCode) => boolean> = {
    own: (post, unit) => post.unit === unit,
    below: (post, unit) => post.unit !== unit && parts.tree.within(unit, post.unit),
    subtree: (post, unit) => parts.tree.within(unit, post.unit),
    all: () => true,
  };
  const isFrozen = (person: Person, action: Action) => person.frozen === true && !WHILE_FROZEN.has(action);
  return {
    may: (person, action) =>
      !isFrozen(person, action) && person.posts.some((post) => scopeOf(action, post.role) !== undefined),
    governs: (person: Person, action: Action, unit: UnitCode) => {
      if (parts.tree.unit(unit) === undefined || isFrozen(person, action)) return undefined;
      return person.posts.find((post) => {
        const scope = scopeOf(action, post.role);
        return scope !== undefined && reaches[scope](post, unit);
      });
    },
  } satisfies Partial<Org>;
}
