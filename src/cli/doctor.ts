// `gridline doctor`: Redis, clock, tree, and every tally against a recount. Reads only; may run while the bot does.
import { createOrg, ORG_FLOWS } from '../org/index.ts';
import { changeFromDocs, type OrgDoc } from '../org/from-docs.ts';
import type { Org, Unit } from '../org/types.ts';
import type { Clock, Store } from '../ports.ts';
import { type Audit, redisAudit } from '../store/audit.ts';
import { loadTemplates } from '../templates-of.ts';
import { dayOf } from '../calendar.ts';
import type { Config } from '../config.ts';
import type { OpenStore } from '../open-store.ts';
import type { ReportTemplate } from '../templates/types.ts';
import { reader, type Reader } from './doctor/documents.ts';
import { checkLedgers } from './doctor/ledgers.ts';

/** Clocks that differ by more make reports early or late, ms. */
const APART = 5_000;
/** Lines of differences shown per ledger; the rest is counted. */
const SHOWN = 50;

export interface Checkup {
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly templates: readonly ReportTemplate[];
  readonly zone: string;
  readonly write: (line: string) => void;
}

/** Returns the exit code: 0 when everything is as it must be. */
export async function doctor(given: {
  readonly home: OpenStore;
  readonly config: Config;
  readonly clock: Clock;
  readonly write: (line: string) => void;
}): Promise<number> {
  const { home, config, clock, write } = given;
  const audit = redisAudit(home.client, config.CITY);
  const templates = loadTemplates(config.TEMPLATE_FILES);
  return checkup({ store: home.store, audit, clock, templates, zone: config.TIME_ZONE, write });
}

export async function checkup(given: Checkup): Promise<number> {
  const { write } = given;
  const units = await given.store.units();
  const problems = [...(await ofServer(given)), ...ofTree(units)];
  const read = reader(problems);
  const org = await readOrg({ ...given, read }, units);
  const checked = await checkLedgers({ ...given, org, read });
  for (const { ledger, differences } of checked) {
    problems.push(...differences.slice(0, SHOWN).map((line) => `${ledger}: ${line}`));
    if (differences.length > SHOWN) problems.push(`${ledger}: ${differences.length - SHOWN} more`);
  }
  const { waiting, dead } = await given.audit.backlog();
  write(`tree: ${units.length} units, ${org.rooms().length} groups`);
  write(`tallies: ${checked.length} ledgers counted again`);
  write(`inbox: ${waiting} waiting, ${dead} put aside`);
  for (const problem of problems) write(`✗ ${problem}`);
  write(
    problems.length === 0 ? '✓ all is well' : `✗ ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function ofServer({ audit, clock, write }: Checkup): Promise<string[]> {
  const { version, appendonly, appendfsync, eviction, now } = await audit.server();
  const apart = Math.abs(now - clock.now());
  write(`redis: ${version}, append-only ${appendonly ? appendfsync : 'off'}, ${eviction}`);
  return [
    ...(appendonly ? [] : ['redis: appendonly is off, a confirmed report would not survive']),
    ...(appendonly && appendfsync !== 'always'
      ? [`redis: appendfsync is ${appendfsync}, a power failure loses what was confirmed in the last second`]
      : []),
    ...(eviction === 'noeviction' ? [] : [`redis: maxmemory-policy ${eviction} would throw records away`]),
    ...(apart > APART ? [`clock: ${Math.round(apart / 1000)} s apart from Redis`] : []),
  ];
}

/** Units whose parent is missing, and units that are above themselves. */
export function ofTree(units: readonly Unit[]): string[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const orphans = units.filter((unit) => unit.parent !== undefined && !byCode.has(unit.parent));
  const sound = new Set<string>();
  const circles = units.filter((unit) => {
    const path = new Set<string>();
    for (let at: Unit | undefined = unit; at !== undefined && !sound.has(at.code);) {
      if (path.has(at.code)) return true;
      path.add(at.code);
      at = at.parent === undefined ? undefined : byCode.get(at.parent);
    }
    for (const code of path) sound.add(code);
    return false;
  });
  return [
    ...orphans.map((unit) => `tree: ${unit.code} hangs below ${unit.parent ?? ''}, which does not exist`),
    ...circles.map((unit) => `tree: ${unit.code} is above itself`),
  ];
}

async function readOrg(
  { store, templates, zone, clock, read }: Checkup & { readonly read: Reader },
  units: readonly Unit[],
): Promise<Org> {
  const org = createOrg({ zone, units, templates, today: dayOf(clock.now(), zone) });
  const docs: OrgDoc[] = [];
  for (const flow of ORG_FLOWS) {
    for (const { id, doc } of await store.all(flow))
      docs.push(...read({ name: flow, id }, () => orgDoc(flow, id, doc.json)));
  }
  org.apply(changeFromDocs(docs));
  return org;
}

/** Throws when the document does not say what the org needs. */
function orgDoc(flow: string, id: string, json: string): OrgDoc {
  const doc = { flow, id, state: JSON.parse(json) as unknown };
  changeFromDocs([doc]);
  return doc;
}
