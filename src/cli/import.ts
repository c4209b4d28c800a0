// `gridline import units.csv [people.csv] [--dry-run]`: all of the files or nothing (product.md §2).
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createOrg } from '../org/index.ts';
import type { Org } from '../org/types.ts';
import type { Clock, Store } from '../ports.ts';
import type { Style } from '../texts/index.ts';
import { render, text } from '../texts/index.ts';
import { faultsOf } from '../unreadable.ts';
import { codeLine, writeCodes } from './import/codes.ts';
import type { Problem } from './import/columns.ts';
import { type Changed, committed, peoplePlanned, prepared, unitsPlanned } from './import/plan.ts';
import { peopleLines, problemLines, unitLines } from './import/report.ts';

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
  const units = await unitsPlanned(await bytesOf(options.units), existing);
  if ('problems' in units) return refuse(options.units ?? '', units.problems);
  if (options.units !== undefined) say(unitLines(options.units, units.plan, style));
  const org = createOrg({ zone: style.zone, units: units.plan.all });
  const around = { org, store: io.store, channel: options.channel ?? CHANNEL, at: io.clock.now() };
  const people = await peoplePlanned(await bytesOf(options.people), around);
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

async function bytesOf(path: string | undefined): Promise<Buffer | undefined> {
  try {
    return path === undefined ? undefined : await readFile(path);
  } catch (error) {
    throw new Error(`${path ?? ''}: ${faultsOf(error).join('; ')}`, { cause: error });
  }
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
  const all = await prepared(changed, { store: io.store, at });
  const { invitations } = all;
  const codes = join(dirname(path), `join-codes-${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}.csv`);
  if (invitations.length > 0)
    await writeCodes(
      codes,
      invitations.map((one) => codeLine(org, one)),
    );
  if (!(await committed(all, io.store))) {
    await rm(codes, { force: true });
    io.write(render(text('import.conflict', {}), style));
    return false;
  }
  if (invitations.length > 0) io.write(render(text('import.codes', { path: codes, count: invitations.length }), style));
  return true;
}
