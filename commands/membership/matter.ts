// What a request to join is about: who is asked for, which posts are concerned, and whether an account would be replaced.
import type { JoinRequest, PersonEvent, RequestKind } from '../../flows/person.ts';
import type { PersonId, UnitCode } from '../../src/flow.ts';
import { ROLE_WORDS } from '../../src/org/lexicon.ts';
import type { Org, Person, Post } from '../../src/org/types.ts';
import { LEAST_ROLE, ROLES, type Role } from '../../src/permissions.ts';
import { postName } from './said.ts';

export interface Matter {
  readonly id: PersonId;
  readonly kind: RequestKind;
  /** Whoever approves must lead all of them. */
  readonly units: readonly UnitCode[];
  /** What the roster holds, or what an approval would give. */
  readonly posts: readonly Pick<Post, 'unit' | 'role'>[];
}

type Asking = Pick<JoinRequest, 'channel' | 'contact' | 'unit'>;

/** As things stand now; between the request and the approval the roster may change. */
export function matterOf(org: Org, id: PersonId, asking: Asking): Matter {
  const person = org.person(id);
  const kind = kindOf(person, asking);
  if (person !== undefined && (kind === 'listed' || kind === 'taken'))
    return { id, kind, units: person.posts.map((post) => post.unit), posts: person.posts };
  return { id, kind, units: [asking.unit], posts: [{ unit: asking.unit, role: LEAST_ROLE }] };
}

function kindOf(person: Person | undefined, { channel, contact }: Asking): RequestKind {
  if (person === undefined || person.posts.length === 0) return 'new';
  const current = person.contacts.filter((one) => one.to === undefined);
  if (current.some((one) => one.channel === channel && one.contact === contact)) return 'further';
  return current.length > 0 ? 'taken' : 'listed';
}

/** Whose account an approval would replace, as the events say it. */
export function replacedBy({ id, kind, units }: Matter): Pick<Extract<PersonEvent, { type: 'approved' }>, 'replaces'> {
  const [unit] = units;
  return kind === 'taken' && unit !== undefined ? { replaces: { person: id, unit } } : {};
}

type Asked = Pick<JoinRequest, 'at' | 'name' | 'unit' | 'number' | 'group' | 'nickname'>;

/** A request as leaders see it. */
export function shown(org: Org, asked: Asked, { kind, posts }: Matter) {
  const { number, name, group, nickname, at } = asked;
  return {
    ...{ number, name, group, nickname, at, kind },
    posts: posts.map((post) => postName(org, post)),
    namesakes: kind === 'new' ? namesakes(org, name, asked.unit) : [],
  };
}

const NAMESAKES = 3;

/** Posts of people of that name in the chain above the unit, or beside it. */
function namesakes(org: Org, name: string, unit: UnitCode) {
  const path = org.path(unit).map(({ code }) => code);
  const around = org.unit(unit)?.parent ?? unit;
  const near = (post: Post) => path.includes(post.unit) || org.within(post.unit, around);
  const posts = org.peopleNamed(name, path[0] ?? unit).flatMap((person) => person.posts.filter(near));
  return posts.slice(0, NAMESAKES).map((post) => postName(org, post));
}

/** The role a word names. */
export function roleCalled(word: string): Role | undefined {
  return ROLES.find((role) => role === word) ?? (Object.hasOwn(ROLE_WORDS, word) ? ROLE_WORDS[word] : undefined);
}
