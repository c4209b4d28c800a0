// Whose a row or a report is: people write the unit's name, the person's, or both.
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Named, Org, Person, Unit } from '../../src/org/types.ts';
import { type Text, text } from '../../src/texts/index.ts';

export interface Who {
  readonly unit: UnitCode;
  readonly person?: Person;
}

interface Around {
  readonly org: Org;
  /** Units and people of this one are meant. */
  readonly under: UnitCode;
}

/** The unit or person a name means here, or a refusal. */
export function whose(name: string, around: Around): Who {
  const { org, under } = around;
  const named = org.named(name, under);
  if ('unit' in named && org.within(named.unit.code, under)) return { unit: named.unit.code };
  const found = personCalled(name, around) ?? unitAndPerson(name, around);
  if (found === undefined) throw new UserError(nobody(name, named, org));
  return found;
}

/** The unit a person reports for; refuses a name that several have. */
export function personCalled(name: string, { org, under }: Around): Who | undefined {
  const [person, ...others] = org.peopleNamed(name, under);
  if (person === undefined) return undefined;
  if (others.length > 0) {
    const units = [person, ...others].map((one) => org.label(one.posts[0]?.unit ?? ''));
    throw new UserError(text('report.whichPerson', { name, units }));
  }
  const post = person.posts.find((p) => org.governs(person, 'report', p.unit)) ?? person.posts[0];
  return { unit: post?.unit ?? under, person };
}

const BETWEEN = /[\s()（）[\]【】:：,，、·/_-]+/gu;
/** Characters of a name that is looked at in two parts. */
const LONGEST = 40;

/** 1号网格 王芳, 王芳（1号网格）: a unit and somebody of it; of several units of that name it is his. */
function unitAndPerson(name: string, { org, under }: Around): Who | undefined {
  const plain = name.replace(BETWEEN, '').slice(0, LONGEST);
  for (let cut = 1; cut < plain.length; cut++) {
    const [head, tail] = [plain.slice(0, cut), plain.slice(cut)];
    const found = ofUnit(tail, head, { org, under }) ?? ofUnit(head, tail, { org, under });
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofUnit(person: string, unit: string, { org, under }: Around): Who | undefined {
  const people = org.peopleNamed(person, under);
  if (people.length === 0) return undefined;
  const units = unitsOf(org.named(unit, under)).filter(({ code }) => org.within(code, under));
  const found = people.flatMap((one) =>
    units.flatMap(({ code }) => (one.posts.some((post) => post.unit === code) ? [{ unit: code, person: one }] : [])),
  );
  return found.length === 1 ? found[0] : undefined;
}

function unitsOf(named: Named): readonly Unit[] {
  if ('unit' in named) return [named.unit];
  return 'ambiguous' in named ? named.ambiguous : [];
}

function nobody(name: string, named: Named, org: Org): Text {
  if (!('ambiguous' in named)) return text('mistake.unknown_unit', { token: name });
  return text('report.whichUnit', { name, paths: named.ambiguous.map((unit) => org.fullLabel(unit.code)) });
}
