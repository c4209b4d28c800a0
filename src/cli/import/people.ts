// What a file of people would change. Pure; either everything fits or every bad row is named.
import { hasUnusedCode, type PersonEvent, type PersonState } from '../../../flows/person.ts';
import type { PersonId, UnitCode } from '../../flow.ts';
import { personId, personNumber } from '../../org/join-code.ts';
import { ROLE_WORDS } from '../../org/lexicon.ts';
import { nameKey } from '../../org/members.ts';
import type { Org, Post } from '../../org/types.ts';
import { ROLES, type Role } from '../../permissions.ts';
import { each, mapped, sifted } from '../../unhurried.ts';
import { entriesOf, type Entry, isRounded, type Problem } from './columns.ts';
import { PEOPLE_COLUMNS, POST_WORDS } from './lexicon.ts';
import type { Row } from './table.ts';

export interface KnownPerson {
  readonly id: PersonId;
  readonly state: PersonState;
}

export interface PersonPlan {
  readonly id: PersonId;
  readonly before: PersonState | undefined;
  readonly events: readonly PersonEvent[];
  readonly change: 'new' | 'changed' | 'unchanged';
  /** Nobody stands for him on a channel and no code is on its way to him. */
  readonly needsCode: boolean;
}

export interface PeoplePlan {
  readonly people: readonly PersonPlan[];
  readonly counts: Readonly<Record<PersonPlan['change'], number>>;
  readonly posts: Readonly<Partial<Record<Role, number>>>;
}

export interface PeopleContext {
  readonly org: Org;
  readonly existing: readonly KnownPerson[];
  /** Channel of a contact without a `channel:` in front. */
  readonly channel: string;
  readonly at: number;
}

type Column = keyof typeof PEOPLE_COLUMNS;
/** One person of the file: several rows when he holds several posts. */
interface Listed {
  readonly line: number;
  readonly name: string;
  readonly phone: string;
  readonly contact: { readonly channel: string; readonly contact: string } | undefined;
  readonly posts: Post[];
}

export async function planPeople(
  rows: readonly Row[],
  context: PeopleContext,
): Promise<{ readonly plan: PeoplePlan } | { readonly problems: readonly Problem[] }> {
  const table = await entriesOf<Column>(rows, PEOPLE_COLUMNS, ['name', 'unit', 'role']);
  if ('problems' in table) return table;
  const problems: Problem[] = [];
  const listed = new Map<string, Listed>();
  await each(table.entries, (entry) => {
    collect(entry, { listed, problems, context });
  });
  if (problems.length > 0) return { problems };
  const match = await matcher(context.existing);
  let last = highestNumber(context.existing);
  const touched = new Set([...listed.values()].flatMap((one) => one.posts.map((post) => post.unit)));
  const taken = await takenContacts(listed.values(), match);
  if (taken.length > 0) return { problems: taken };
  const people = await mapped(listed.values(), (one) => {
    const known = match(one);
    return planOne(one, { id: known?.id ?? personId(++last), before: known?.state, touched, at: context.at });
  });
  return { plan: { people, ...countsOf(people, [...listed.values()]) } };
}

type Match = (one: Listed) => KnownPerson | undefined;

/** A contact that stands for somebody of another name is not handed on by a file. */
async function takenContacts(listed: Iterable<Listed>, match: Match): Promise<readonly Problem[]> {
  const taken = await sifted(listed, (one) => {
    const owner = one.contact === undefined ? undefined : match(one);
    return owner !== undefined && nameKey(owner.state.name) !== nameKey(one.name);
  });
  return taken.map(({ line, name }) => ({ line, column: 'contact', reason: 'taken_contact', value: name }));
}

interface Collecting {
  readonly listed: Map<string, Listed>;
  readonly problems: Problem[];
  readonly context: PeopleContext;
}

function collect(entry: Entry<Column>, { listed, problems, context }: Collecting): void {
  const { cell, line } = entry;
  const post = postOf(entry, context.org, problems);
  if (post === undefined) return;
  const key = identityOf(cell, post.unit);
  const known = listed.get(key);
  if (known !== undefined && nameKey(known.name) !== nameKey(cell.name))
    problems.push({ line, column: 'name', reason: 'two_names', value: cell.name });
  else if (known === undefined)
    listed.set(key, {
      ...{ line, name: cell.name, phone: cell.phone, contact: contactOf(cell.contact, context.channel) },
      posts: [post],
    });
  else addPost(known.posts, post);
}

/** The post of a row; undefined when its problems have been noted. */
function postOf({ cell, line }: Entry<Column>, org: Org, problems: Problem[]): Post | undefined {
  const found: Problem[] = [];
  const note = (column: Column, reason: Problem['reason']): void => {
    found.push({ line, column, reason, value: column === 'phone' || column === 'contact' ? '' : cell[column] });
  };
  if (cell.name === '') note('name', 'empty');
  const unit = unitOf(cell.unit, org);
  if (typeof unit !== 'object') note('unit', unit);
  const role = roleOf(cell.role);
  if (role === undefined) note('role', 'unknown_role');
  const post = POST_WORDS[cell.post.normalize('NFKC').toLowerCase()];
  if (post === undefined) note('post', 'unknown_post');
  for (const column of ['phone', 'contact'] as const) if (isRounded(cell[column])) note(column, 'rounded');
  problems.push(...found);
  if (found.length > 0 || typeof unit !== 'object' || role === undefined || post === undefined) return undefined;
  return { unit: unit.code, role, post };
}

/** Rows of one identity are one person: the same contact, the same phone and name, or the same name in one unit. */
function identityOf({ contact, phone, name }: Entry<Column>['cell'], unit: UnitCode): string {
  if (contact !== '') return contact;
  return phone === '' ? `${nameKey(name)}@${unit}` : `${phone} ${nameKey(name)}`;
}

function addPost(posts: Post[], post: Post): void {
  if (!posts.some((one) => one.unit === post.unit && one.role === post.role)) posts.push(post);
}

type UnitReason = 'empty' | 'rounded' | 'unknown_unit' | 'ambiguous_unit';

function unitOf(cell: string, org: Org): { readonly code: UnitCode } | UnitReason {
  if (cell === '') return 'empty';
  if (isRounded(cell)) return 'rounded';
  const byCode = org.unit(cell);
  if (byCode !== undefined) return byCode;
  const named = org.named(cell, '');
  if ('unit' in named) return named.unit;
  return 'none' in named ? 'unknown_unit' : 'ambiguous_unit';
}

function roleOf(cell: string): Role | undefined {
  const word = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return ROLES.find((role) => role === word) ?? (Object.hasOwn(ROLE_WORDS, word) ? ROLE_WORDS[word] : undefined);
}

function contactOf(cell: string, channel: string): Listed['contact'] {
  if (cell === '') return undefined;
  const cut = cell.indexOf(':');
  return cut > 0 ? { channel: cell.slice(0, cut), contact: cell.slice(cut + 1) } : { channel, contact: cell };
}

function highestNumber(people: readonly KnownPerson[]): number {
  return people.reduce((most, { id }) => Math.max(most, personNumber(id) ?? 0), 0);
}

/** Finds who of the existing people is meant: by identity, by phone, by name within a unit. */
async function matcher(existing: readonly KnownPerson[]): Promise<Match> {
  const byContact = new Map<string, KnownPerson>();
  const byPhone = new Map<string, KnownPerson>();
  const byName = new Map<string, KnownPerson>();
  await each(existing, (known) => {
    const { name, posts, contacts, listed } = known.state;
    for (const one of contacts) if (one.to === undefined) byContact.set(`${one.channel}:${one.contact}`, known);
    if (listed?.phone !== undefined) byPhone.set(`${listed.phone} ${nameKey(name)}`, known);
    for (const post of posts) byName.set(`${nameKey(name)}@${post.unit}`, known);
  });
  return ({ name, phone, contact, posts }) => {
    const found = contact === undefined ? undefined : byContact.get(`${contact.channel}:${contact.contact}`);
    const called = found ?? (phone === '' ? undefined : byPhone.get(`${phone} ${nameKey(name)}`));
    return called ?? posts.map((post) => byName.get(`${nameKey(name)}@${post.unit}`)).find((one) => one !== undefined);
  };
}

interface Target {
  readonly id: PersonId;
  readonly before: PersonState | undefined;
  /** Units the file speaks of: posts elsewhere stay. */
  readonly touched: ReadonlySet<UnitCode>;
  readonly at: number;
}

function planOne(listed: Listed, { id, before, touched, at }: Target): PersonPlan {
  const { contact } = listed;
  const bound = before?.contacts.filter((one) => one.to === undefined) ?? [];
  const posts = [...listed.posts, ...(before?.posts ?? []).filter((post) => !touched.has(post.unit))];
  const newContact = contact !== undefined && bound.some((one) => isSameContact(one, contact)) ? undefined : contact;
  const isSame = newContact === undefined && before !== undefined && isAsListed(before, { ...listed, posts });
  return {
    ...{ id, before, events: isSame ? [] : [eventOf({ ...listed, posts, contact: newContact }, before, at)] },
    change: changeOf(before, isSame),
    needsCode: contact === undefined && bound.length === 0 && !hasUnusedCode(before),
  };
}

function isAsListed(before: PersonState, { name, posts, phone }: Listed): boolean {
  return before.name === name && samePosts(before.posts, posts) && samePhone(before, phone);
}

function eventOf({ name, posts, phone, contact }: Listed, before: PersonState | undefined, at: number): PersonEvent {
  const kept = phone === '' ? before?.listed?.phone : phone;
  return {
    ...{ type: 'imported', at, id: `import-${at}`, name, posts },
    ...(kept === undefined ? {} : { phone: kept }),
    ...(contact === undefined ? {} : { contacts: [contact] }),
  };
}

function changeOf(before: PersonState | undefined, isSame: boolean): PersonPlan['change'] {
  if (before === undefined) return 'new';
  return isSame ? 'unchanged' : 'changed';
}

type Identity = NonNullable<Listed['contact']>;

function isSameContact(one: Identity, other: Identity): boolean {
  return one.channel === other.channel && one.contact === other.contact;
}

function samePhone(before: PersonState, phone: string): boolean {
  return phone === '' || before.listed?.phone === phone;
}

function samePosts(a: readonly Post[], b: readonly Post[]): boolean {
  const key = (posts: readonly Post[]) =>
    posts
      .map(({ unit, role, post }) => `${unit} ${role} ${post}`)
      .sort()
      .join();
  return key(a) === key(b);
}

function countsOf(people: readonly PersonPlan[], listed: readonly Listed[]) {
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (const one of people) counts[one.change]++;
  const posts: Partial<Record<Role, number>> = {};
  for (const { role } of listed.flatMap((one) => one.posts)) posts[role] = (posts[role] ?? 0) + 1;
  return { counts, posts };
}
