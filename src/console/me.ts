// What the page knows of who is signed in: which pages there are for him, and where he stands.
import { type Action, PERMISSIONS } from '../permissions.ts';
import { englishNames } from '../templates/index.ts';
import type { Console, Viewer } from './console.ts';
import type { Me } from './wire/me.ts';

export function me(console: Console, viewer: Viewer, csrf: string): Me {
  const { person, org, at } = viewer;
  const sees = person.posts.find(({ unit }) => org.governs(person, 'see_figures', unit) !== undefined);
  const unit = homeOf(viewer, (sees ?? person.posts[0])?.unit);
  return {
    csrf,
    person: { id: person.id, name: person.name },
    posts: person.posts.map((post) => ({ unit: post.unit, name: org.label(post.unit), role: post.role })),
    may: (Object.keys(PERMISSIONS) as Action[]).filter((action) => org.may(person, action)),
    home: { unit, name: org.label(unit) },
    sandbox: console.sandbox,
    zone: org.zone,
    at,
    names: Object.fromEntries(englishNames(org.templates())),
  };
}

/** An administrator without a unit of his own looks at the whole tree. */
function homeOf({ org }: Viewer, unit: string | undefined): string {
  return unit ?? org.roots()[0]?.code ?? '';
}
