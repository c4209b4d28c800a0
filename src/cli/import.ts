// `gridline import units.csv [people.csv] [--dry-run]`: all of the files or nothing (product.md §2).
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { person, type PersonEvent, type PersonState } from '../../flows/person.ts';
import { createOrg } from '../org/index.ts';
import type { Org, Unit } from '../org/types.ts';
import { type Clock, type DocWrite, NOTHING, type Store } from '../ports.ts';
import type { Style } from '../texts/index.ts';
import { render, text } from '../texts/index.ts';
import { faultsOf } from '../unreadable.ts';
import { codeLine, invite, type Invitation, writeCodes } from './import/codes.ts';
import type { Problem } from './import/columns.ts';
import { type PeoplePlan, planPeople } from './import/people.ts';
import { peopleLines, problemLines, unitLines } from './import/report.ts';
import { readTable, type Row, type Table } from './import/table.ts';
import { planUnits, type UnitPlan } from './import/units.ts';

export interface ImportOptions {
  /** CSV or xlsx. */
  readonly units?: string;
  readonly people?: string;
  readonly dryRun: boolean;
  /** Channel of contacts without a `channel:` in front; default wechaty. */
  readonly channel?: string;
}

export interface ImportIo {
  readonly store: Store;
  readonly clock: Clock;
  write(line: string): void;
  /** Language and zone of what is written; default Chinese, Asia/Shanghai. */
  readonly style?: Style;
}

const STYLE: Style = { locale: 'zh-CN', zone: 'Asia/Shanghai' };
const CHANNEL = 'wechaty';

/** Exit code: 0 taken (or would be), 1 refused. */
export async function importFiles(options: ImportOptions, io: ImportIo): Promise<number> {
  const style = io.style ?? STYLE;
  const say = (lines: readonly string[]): void => {
    lines.forEach((line) => {
      io.write(line);
    });
  };
  const existing = await io.store.units();
  const units = await unitsPlanned(options.units, existing);
  if ('problems' in units) return refuse(options.units ?? '', units.problems);
  if (options.units !== undefined) say(unitLines(options.units, units.plan, style));
  const org = createOrg({ zone: style.zone, units: units.plan.all });
  const people = await peoplePlanned(options, org, io);
  if ('problems' in people) return refuse(options.people ?? '', people.problems);
  if (options.people !== undefined) say(peopleLines(options.people, people.plan, style));
  if (options.dryRun) {
    say([render(text('import.dry', {}), style)]);
    return 0;
  }
  const changed = { units: units.plan.units, people: people.plan };
  return (await save(changed, { org, io, style, path: options.people ?? '' })) ? done() : 1;

  function refuse(path: string, problems: readonly Problem[]): number {
    say(problemLines(path, problems, style));
    return 1;
  }
  function done(): number {
    say([render(text('import.done', {}), style)]);
    return 0;
  }
}

async function unitsPlanned(
  path: string | undefined,
  existing: readonly Unit[],
): Promise<ReturnType<typeof planUnits>> {
  if (path === undefined) return { plan: nothingNew(existing) };
  const table = await rowsOf(path);
  return 'problems' in table ? table : planUnits(table.rows, existing);
}

function nothingNew(existing: readonly Unit[]): UnitPlan {
  const counts = { new: 0, changed: 0, moved: 0, closed: 0, unchanged: existing.length };
  const tiers = { province: 0, city: 0, county: 0, town: 0, village: 0, grid: 0 };
  return { units: [], all: existing, counts, tiers };
}

const NOBODY: PeoplePlan = { people: [], counts: { new: 0, changed: 0, unchanged: 0 }, posts: {} };

async function peoplePlanned({ people, channel = CHANNEL }: ImportOptions, org: Org, { store, clock }: ImportIo) {
  if (people === undefined) return { plan: NOBODY };
  const table = await rowsOf(people);
  if ('problems' in table) return table;
  const existing = (await store.all(person.name)).map(({ id, doc }) => ({
    id,
    state: person.state.parse(JSON.parse(doc.json)),
  }));
  return planPeople(table.rows, { org, existing, channel, at: clock.now() });
}

async function rowsOf(
  path: string,
): Promise<{ readonly rows: readonly Row[] } | { readonly problems: readonly Problem[] }> {
  const table = await tableAt(path);
  if ('rows' in table) return table;
  const { line, cause } = table.unreadable;
  return { problems: [{ line, column: '', reason: 'unreadable', value: cause }] };
}

async function tableAt(path: string): Promise<Table> {
  try {
    return await readTable(path);
  } catch (error) {
    throw new Error(`${path}: ${faultsOf(error).join('; ')}`, { cause: error });
  }
}

interface Changed {
  readonly units: readonly Unit[];
  readonly people: PeoplePlan;
}

interface Saving {
  readonly org: Org;
  readonly io: ImportIo;
  readonly style: Style;
  /** Of the people; the codes are written beside it. */
  readonly path: string;
}

/** The codes are on disk before anybody could be asked for one; a commit that fails takes them away again. */
async function save(changed: Changed, { org, io, style, path }: Saving): Promise<boolean> {
  const at = io.clock.now();
  const invitations = await invite(changed.people.people, at);
  const docs = await docsOf(changed.people, invitations, io);
  const codes = join(dirname(path), `join-codes-${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}.csv`);
  if (invitations.length > 0)
    await writeCodes(
      codes,
      invitations.map((one) => codeLine(org, one)),
    );
  if (!(await committed(changed.units, docs, io.store))) {
    await rm(codes, { force: true });
    io.write(render(text('import.conflict', {}), style));
    return false;
  }
  if (invitations.length > 0) io.write(render(text('import.codes', { path: codes, count: invitations.length }), style));
  return true;
}

/** One commit for tree and people. */
async function committed(units: readonly Unit[], docs: readonly DocWrite[], store: Store): Promise<boolean> {
  if (units.length + docs.length === 0) return true;
  const { results } = await store.commit([{ ...NOTHING, docs, ...(units.length > 0 ? { units } : {}) }]);
  return results[0] === 'done';
}

async function docsOf(
  plan: PeoplePlan,
  invitations: readonly Invitation[],
  { store }: ImportIo,
): Promise<readonly DocWrite[]> {
  const invited = new Map(invitations.map((one) => [one.plan.id, one.event]));
  const changed = plan.people.filter((one) => one.events.length > 0 || invited.has(one.id));
  const refs = changed.map(({ id }) => ({ flow: person.name, id }));
  const stored = await store.docs(refs);
  return changed.flatMap(({ id, events }, i) => {
    const known = stored[i];
    const before = known === undefined ? undefined : person.state.parse(JSON.parse(known.json));
    const invitation = invited.get(id);
    const state = stateAfter(before, invitation === undefined ? events : [...events, invitation]);
    if (state === undefined) return [];
    const wakeAt = person.wakeAt(state);
    const write = { ref: { flow: person.name, id }, was: known?.version ?? 0, json: JSON.stringify(state) };
    return [{ ...write, org: true, open: person.isOpen(state), ...(wakeAt === undefined ? {} : { wakeAt }) }];
  });
}

/** The state after the events of the plan and whatever else happened, as the flow decides it. */
function stateAfter(before: PersonState | undefined, events: readonly PersonEvent[]): PersonState | undefined {
  let state = before;
  for (const event of events) state = person.transition(state, event).state;
  return state;
}
