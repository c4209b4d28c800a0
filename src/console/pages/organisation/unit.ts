// One unit: where it stands, who works there, which groups are its own, and what it is let off.
import { z } from 'zod';
import { unknownIn } from '../../../../commands/roster.ts';
import { exemption } from '../../../../flows/exemption.ts';
import { dayOf } from '../../../calendar.ts';
import { UserError } from '../../../errors.ts';
import type { Person } from '../../../org/types.ts';
import { text } from '../../../texts/index.ts';
import type { Api } from '../../api.ts';
import { askingOf, must, type Viewer } from '../../console.ts';
import type { Member, UnitShown } from '../../wire/organisation.ts';
import { hasLogin, mayInvite } from './rights.ts';

const PEOPLE = 300;

const about = z.object({ unit: z.string().max(64) });

export function unit(api: Api): void {
  api.get('/organisation/unit', about, ({ unit }, viewer) => {
    must(viewer, 'see_figures', unit);
    return unitShown(unit, viewer);
  });
}

async function unitShown(code: string, viewer: Viewer): Promise<UnitShown> {
  const { org, person } = viewer;
  const unit = org.unit(code);
  if (unit === undefined) throw new UserError(text('console.notFound', {}));
  const [people, unknown, exemptions] = await Promise.all([
    membersOf(code, viewer),
    unknownIn(askingOf(viewer), code),
    exemptionsOf(code, viewer),
  ]);
  const near = org.roomOf(code) === undefined ? org.nearestRoom(code) : undefined;
  const { opened, closed, kind } = unit;
  return {
    ...{ code, name: unit.name, full: org.fullLabel(code), tier: unit.tier, aliases: unit.aliases },
    ...Object.fromEntries(Object.entries({ opened, closed, kind }).filter(([, value]) => value !== undefined)),
    path: org
      .path(code)
      .slice(0, -1)
      .map((above) => ({
        ...{ code: above.code, name: above.name },
        seen: org.governs(person, 'see_figures', above.code) !== undefined,
      })),
    below: org.subtree(code).length - 1,
    ...{ people: people.slice(0, PEOPLE), morePeople: Math.max(0, people.length - PEOPLE), unknown, exemptions },
    rooms: org
      .rooms()
      .filter((room) => room.unit === code)
      .map(({ key, topic = '', account, kind: use }) => ({ key, topic, account, kind: use })),
    ...(near === undefined ? {} : { instead: org.label(near.unit) }),
    mayBind: org.governs(person, 'manage_membership', code) !== undefined,
    mayApprove: org.governs(person, 'approve_member', code) !== undefined,
  };
}

/** One row for every post: who holds two is there twice, as in /名册. */
async function membersOf(unit: string, viewer: Viewer): Promise<readonly Member[]> {
  const people = viewer.org.people(unit);
  const logins = await hasLogin(viewer);
  return people.flatMap((one) => one.posts.filter((post) => post.unit === unit).map((post) => memberOf(one, post)));

  function memberOf(one: Person, { role, post }: Person['posts'][number]): Member {
    return {
      ...{ id: one.id, name: one.name, role, post },
      bound: one.contacts.some((contact) => contact.to === undefined),
      frozen: one.frozen === true,
      invitable: mayInvite(viewer, one, logins),
    };
  }
}

/** What holds today or will. */
async function exemptionsOf(unit: string, { org, read, at }: Viewer): Promise<UnitShown['exemptions']> {
  const forms = org.templates();
  const today = dayOf(at, org.zone);
  const states = await read.docs(
    exemption,
    forms.map(({ key }) => `${key}:${unit}`),
  );
  return forms.flatMap(({ title }, i) =>
    (states[i]?.periods ?? [])
      .filter(({ to }) => to >= today)
      .map(({ from, to, reason }) => ({ title, from, to, reason })),
  );
}
