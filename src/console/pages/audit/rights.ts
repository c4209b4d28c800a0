// Which documents of a journal are the viewer's business, and what of their messages he may read.
import type { JournalEntry } from '../../../command.ts';
import type { DocRef, UnitCode } from '../../../flow.ts';
import type { Console, Viewer } from '../../console.ts';
import { governsOne, type Place as Heard } from '../../places.ts';
import type { About } from '../../wire/audit.ts';
import type { Kind, Place } from './kinds.ts';

/** Documents read in one go. */
const STEP = 500;

/** One journal, and who looks at it. */
export interface Desk {
  readonly viewer: Viewer;
  readonly console: Console;
  readonly kind: Kind;
  readonly place: Place;
  readonly where: Pick<DocRef, 'flow' | 'period'>;
  readonly heardIn: (conversation: string) => Heard;
}

export interface Owned {
  readonly units: readonly UnitCode[];
  readonly about: About;
}

/** What the documents themselves tell; one that cannot be read is nobody's business. */
export async function owned(ids: readonly string[], desk: Desk): Promise<ReadonlyMap<string, Owned>> {
  const { kind, viewer, place, where } = desk;
  const found = new Map<string, Owned>();
  for (let from = 0; from < ids.length; from += STEP) {
    const some = ids.slice(from, from + STEP);
    const docs = await desk.console.engine.store.docs(some.map((id) => ({ ...where, id })));
    for (const [i, id] of some.entries()) {
      const { data: state } = kind.state.safeParse(parsed(docs[i]?.json));
      const seen = { id, state, org: viewer.org, place };
      found.set(id, { units: kind.byId?.(id, viewer.org) ?? kind.units(seen), about: kind.about(seen) });
    }
  }
  return found;
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether the viewer may see a document of these units, of those below `under` where that is said. */
export function isShown({ viewer, kind }: Desk, units: readonly UnitCode[], under?: string): boolean {
  const inside = under === undefined ? units : units.filter((unit) => viewer.org.within(unit, under));
  return kind.actions.some((action) => governsOne(viewer, action, inside));
}

/** A message may be read by who said it, and by who governs the group it was said in or whoever said it. */
export function isReadable({ viewer, kind, heardIn }: Desk, { person, room }: JournalEntry): boolean {
  if (person === viewer.person.id) return true;
  const posts = viewer.org.person(person ?? '')?.posts.map(({ unit }) => unit) ?? [];
  const units = [...posts, ...(room === undefined ? [] : heardIn(room).units)];
  // Of a stranger in a place that belongs to nobody the document alone says whose business he is.
  if (units.length === 0) return true;
  return (['see_figures', ...kind.actions] as const).some((action) => governsOne(viewer, action, units));
}
