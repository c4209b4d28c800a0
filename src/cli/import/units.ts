// What a file of units would change. Pure; either everything fits or every bad row is named.
import { isDay } from '../../calendar.ts';
import { dayFromWords } from '../../calendar-words.ts';
import type { Day, UnitCode } from '../../flow.ts';
import { TIER_WORDS } from '../../org/lexicon.ts';
import type { Unit } from '../../org/types.ts';
import { TIERS, type Tier } from '../../templates/types.ts';
import { each } from '../../unhurried.ts';
import { entriesOf, type Entry, isRounded, type Problem } from './columns.ts';
import { UNIT_COLUMNS } from './lexicon.ts';
import { checkTree } from './tree-check.ts';
import type { Row } from './table.ts';

export interface UnitPlan {
  /** Units to be written: new and changed ones. */
  readonly units: readonly Unit[];
  /** The whole tree as it will be. */
  readonly all: readonly Unit[];
  readonly counts: Readonly<Record<UnitChange, number>>;
  /** Units of the whole tree by tier, closed ones left out. */
  readonly tiers: Readonly<Record<Tier, number>>;
}
export type UnitChange = 'new' | 'changed' | 'moved' | 'closed' | 'unchanged';

type Column = keyof typeof UNIT_COLUMNS;
/** A unit and the line it came from. */
export interface Placed {
  readonly line: number;
  readonly unit: Unit;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
const SEPARATORS = /[、,，;；|/\s]+/;

export async function planUnits(
  rows: readonly Row[],
  existing: readonly Unit[],
): Promise<{ readonly plan: UnitPlan } | { readonly problems: readonly Problem[] }> {
  const table = await entriesOf<Column>(rows, UNIT_COLUMNS, ['code', 'name', 'tier', 'parent']);
  if ('problems' in table) return table;
  const before = new Map(existing.map((unit) => [unit.code, unit]));
  const problems: Problem[] = [];
  const placed: Placed[] = [];
  const seen = new Set<UnitCode>();
  await each(table.entries, (entry) => {
    const unit = unitOf(entry, { has: table.has, before, problems });
    if (unit === undefined) return;
    if (seen.has(unit.code)) problems.push(problem(entry, 'code', 'duplicate_code'));
    else placed.push({ line: entry.line, unit });
    seen.add(unit.code);
  });
  const after = new Map(before);
  await each(placed, ({ unit }) => after.set(unit.code, unit));
  // Of a whole city every line may be wrong: that many are no arguments of a call.
  const all = problems.concat(await checkTree(placed, after, seen));
  if (all.length > 0) return { problems: all.sort((a, b) => a.line - b.line) };
  return { plan: await diff(placed, before, after) };
}

interface Reading {
  readonly has: ReadonlySet<Column>;
  readonly before: ReadonlyMap<UnitCode, Unit>;
  readonly problems: Problem[];
}

function problem({ line, cell }: Entry<Column>, column: Column, reason: Problem['reason']): Problem {
  return { line, column, reason, value: cell[column] };
}

function wrongCode(code: string): Problem['reason'] | undefined {
  if (isRounded(code)) return 'rounded';
  if (CODE.test(code)) return undefined;
  return code === '' ? 'empty' : 'bad_code';
}

/** The unit of a row; undefined when its problems have been noted. */
function unitOf(entry: Entry<Column>, { has, before, problems }: Reading): Unit | undefined {
  const { cell } = entry;
  const found: Problem[] = [];
  const name = cell.name;
  if (name === '') found.push(problem(entry, 'name', 'empty'));
  const wrong = wrongCode(cell.code);
  if (wrong !== undefined) found.push(problem(entry, 'code', wrong));
  if (isRounded(cell.parent)) found.push(problem(entry, 'parent', 'rounded'));
  const tier = tierOf(cell.tier);
  if (tier === undefined) found.push(problem(entry, 'tier', 'bad_tier'));
  const [opened, closed] = (['opened', 'closed'] as const).map((column) => {
    const day = cell[column] === '' ? undefined : dayOf(cell[column]);
    if (cell[column] !== '' && day === undefined) found.push(problem(entry, column, 'bad_date'));
    return day;
  });
  if (opened !== undefined && closed !== undefined && closed < opened)
    found.push(problem(entry, 'closed', 'date_order'));
  problems.push(...found);
  if (found.length > 0 || tier === undefined) return undefined;
  const old = before.get(cell.code);
  /** What the file has no column for stays as it was. */
  const kept = <K extends Column & keyof Unit>(column: K, value: Unit[K] | undefined) =>
    has.has(column) ? value : old?.[column];
  return unitFrom({
    ...{ code: cell.code, name, tier, parent: cell.parent },
    aliases: kept('aliases', aliasesOf(cell.aliases)) ?? [],
    ...{ opened: kept('opened', opened), closed: kept('closed', closed) },
    kind: kept('kind', cell.kind === '' ? undefined : cell.kind),
  });
}

type Loose = { readonly [K in keyof Unit]: Unit[K] | undefined } & Pick<Unit, 'code' | 'name' | 'aliases' | 'tier'>;

function unitFrom({ code, name, aliases, tier, parent, opened, closed, kind }: Loose): Unit {
  return {
    ...{ code, name, aliases, tier },
    ...(parent === undefined || parent === '' ? {} : { parent }),
    ...(opened === undefined ? {} : { opened }),
    ...(closed === undefined ? {} : { closed }),
    ...(kind === undefined ? {} : { kind }),
  };
}

function aliasesOf(cell: string): readonly string[] {
  return cell.split(SEPARATORS).filter((alias) => alias !== '');
}

function tierOf(cell: string): Tier | undefined {
  const word = cell.normalize('NFKC').toLowerCase();
  return TIERS.find((tier) => tier === word) ?? (Object.hasOwn(TIER_WORDS, word) ? TIER_WORDS[word] : undefined);
}

/** A day with its year; anything shorter would depend on when the file is read. */
function dayOf(cell: string): Day | undefined {
  if (isDay(cell)) return cell;
  return /^\d{4}/.test(cell) ? dayFromWords(cell, '2000-01-01') : undefined;
}

async function diff(
  placed: readonly Placed[],
  before: ReadonlyMap<UnitCode, Unit>,
  after: ReadonlyMap<UnitCode, Unit>,
): Promise<UnitPlan> {
  const counts: Record<UnitChange, number> = { new: 0, changed: 0, moved: 0, closed: 0, unchanged: 0 };
  const units: Unit[] = [];
  await each(placed, ({ unit }) => {
    const change = changeOf(before.get(unit.code), unit);
    counts[change]++;
    if (change !== 'unchanged') units.push(unit);
  });
  const all = [...after.values()];
  const tiers: Record<Tier, number> = { province: 0, city: 0, county: 0, town: 0, village: 0, grid: 0 };
  for (const unit of all) if (unit.closed === undefined) tiers[unit.tier]++;
  return { units, all, counts, tiers };
}

/** What becomes of a unit, in one word. */
export function changeOf(old: Unit | undefined, unit: Unit): UnitChange {
  if (old === undefined) return 'new';
  if (unit.closed !== undefined && old.closed === undefined) return 'closed';
  if (old.parent !== unit.parent) return 'moved';
  const same = (['name', 'tier', 'opened', 'closed', 'kind'] as const).every((key) => old[key] === unit[key]);
  return same && old.aliases.join('\n') === unit.aliases.join('\n') ? 'unchanged' : 'changed';
}
