// Files of units and people: what they would change, and the change itself, by the same functions as on the command line.
import { z } from 'zod';
import { codeLine, codesCsv } from '../../../cli/import/codes.ts';
import { committed, peoplePlanned, type Planned, prepared, unitsPlanned } from '../../../cli/import/plan.ts';
import type { PeoplePlan } from '../../../cli/import/people.ts';
import type { UnitPlan } from '../../../cli/import/units.ts';
import { refreshOrg } from '../../../engine/organisation.ts';
import { UserError } from '../../../errors.ts';
import { createOrg } from '../../../org/index.ts';
import type { Org, Unit } from '../../../org/types.ts';
import { scopeOf } from '../../../permissions.ts';
import { NOTHING } from '../../../ports.ts';
import { text } from '../../../texts/index.ts';
import type { Api } from '../../api.ts';
import { type Console, mustSomewhere, type Viewer } from '../../console.ts';
import type { Imported, ImportPlan, ImportRights } from '../../wire/organisation.ts';
import { peopleShown, problemsShown, stampOf, unitsShown } from './import-shown.ts';

/** Where no account says which channel contacts are of. */
const CHANNEL = 'wechaty';
const PROBLEMS = 200;

const file = z.strictObject({ name: z.string().max(200), data: z.string() });
const files = z.strictObject({ units: file.optional(), people: file.optional() });
type Files = z.infer<typeof files>;
const seen = files.extend({ stamp: z.string().max(100) });

export function importing(api: Api, console: Console): void {
  api.get('/organisation/import', z.object({}), (_, viewer) => {
    mustSomewhere(viewer, 'manage_membership');
    return rightsOf(viewer);
  });
  api.upload('/organisation/import/plan', { body: files, needs: 'manage_membership' }, async (asked, viewer) => {
    const draft = await draftOf(asked, viewer, console);
    return shown(draft, { asked, viewer });
  });
  api.upload('/organisation/import', { body: seen, needs: 'manage_membership' }, (asked, viewer) =>
    take(asked, viewer, console),
  );
}

/** Units by whoever governs the whole tree; people, whose posts are rights, by an administrator only. */
function rightsOf({ org, person }: Viewer): ImportRights {
  const all = person.frozen !== true && person.posts.some(({ role }) => scopeOf('manage_membership', role) === 'all');
  const roots = org.roots();
  const top = roots.length > 0 && roots.every(({ code }) => org.governs(person, 'manage_membership', code));
  return { units: all || top, people: all };
}

interface Draft {
  readonly existing: readonly Unit[];
  readonly units: Planned<UnitPlan>;
  readonly people: Planned<PeoplePlan>;
  /** The tree as it would be. */
  readonly org: Org;
}

async function draftOf({ units, people }: Files, viewer: Viewer, console: Console): Promise<Draft> {
  const rights = rightsOf(viewer);
  if (!rights.units || (people !== undefined && !rights.people)) throw new UserError(text('console.forbidden', {}));
  const { engine } = console;
  const existing = await engine.store.units();
  const planned = await unitsPlanned(units && Buffer.from(units.data, 'base64'), existing);
  const after = 'plan' in planned ? planned.plan.all : existing;
  const org = createOrg({ zone: viewer.org.zone, units: after });
  const channel = console.accounts()[0]?.channel ?? CHANNEL;
  const around = { org, store: engine.store, channel, at: engine.clock.now() };
  const staff = 'plan' in planned ? people && Buffer.from(people.data, 'base64') : undefined;
  return { existing, units: planned, people: await peoplePlanned(staff, around), org };
}

async function shown(
  { existing, units, people, org }: Draft,
  { asked, viewer }: { readonly asked: Files; readonly viewer: Viewer },
): Promise<ImportPlan> {
  if ('plan' in units && 'plan' in people)
    return {
      ...{ stamp: await stampOf(units.plan, people.plan), problems: [], problemCount: 0 },
      ...(asked.units && { units: await unitsShown(units.plan, existing) }),
      ...(asked.people && { people: await peopleShown(people.plan, { org, before: viewer.org }) }),
    };
  const wrong = ([units, people] as const).flatMap((one, i) => {
    const path = (i === 0 ? asked.units : asked.people)?.name ?? '';
    return 'problems' in one ? one.problems.map((problem) => ({ path, ...problem })) : [];
  });
  return { stamp: '', problems: problemsShown(wrong.slice(0, PROBLEMS), viewer), problemCount: wrong.length };
}

/** Only what was seen is written: files or organisation may have changed since the dry run. */
async function take({ stamp, ...asked }: z.infer<typeof seen>, viewer: Viewer, console: Console): Promise<Imported> {
  const draft = await draftOf(asked, viewer, console);
  const { units, people, org } = draft;
  if ('problems' in units || 'problems' in people || (await stampOf(units.plan, people.plan)) !== stamp)
    return { plan: await shown(draft, { asked, viewer }), codeCount: 0 };
  const { engine } = console;
  const at = engine.clock.now();
  const journal = { at, type: 'imported', person: viewer.person.id, name: viewer.person.name };
  const changed = { units: units.plan.units, people: people.plan };
  const all = await prepared(changed, { store: engine.store, at, journal });
  if (!(await committed(all, engine.store))) throw new UserError(text('import.conflict', {}));
  await refreshOrg(engine);
  engine.committed([{ ...NOTHING, docs: all.docs, units: all.units }]);
  const { invitations } = all;
  const codes = codesCsv(invitations.map((one) => codeLine(org, one)));
  return { codeCount: invitations.length, ...(invitations.length === 0 ? {} : { codes }) };
}
