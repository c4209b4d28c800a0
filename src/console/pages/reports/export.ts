// What leaves the house: the official table as a workbook, as CSV, and as a page to print.
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Question } from '../../../../commands/reading/question.ts';
import { allSaid } from '../../../../commands/reading/said-values.ts';
import { standingOf } from '../../../../commands/reading/standing.ts';
import { dayPeriod } from '../../../../flows/daily-report/index.ts';
import { rollUp } from '../../../../flows/roll-up.ts';
import type { Log } from '../../../engine/engine.ts';
import { UserError } from '../../../errors.ts';
import { dayReportOf, type DayReport } from '../../../export/day-report.ts';
import type { Cell, Sheet } from '../../../export/table.ts';
import { masked } from '../../../mask.ts';
import { reportsTexts } from '../../../texts/console/reports.ts';
import { text } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';
import { type Format, sent } from '../../download.ts';
import type { Printed } from '../../wire/reports.ts';
import { titled } from '../../../../commands/reading/question.ts';

interface Wanted {
  /** Of the version; the live figures where it is absent. */
  readonly number?: number | undefined;
}

/** Sends the file. Who has taken which figures out of the house is in the log. */
export async function exported(
  q: Question,
  { number, format, reply, log }: Wanted & { format: Format; reply: FastifyReply; log: Log },
  viewer: Viewer,
): Promise<Buffer | Readable> {
  const { org, locale, person } = viewer;
  const sheet = await sheetOf(q, { number }, viewer);
  const form = locale === 'en' ? q.template.titleEn : q.template.title;
  const name = reportsTexts[locale].file({ unit: org.label(q.unit), form, day: q.day, ...(number && { number }) });
  const plain = `report-${q.template.key}-${q.day}${number === undefined ? '' : `-v${number}`}`;
  log.info('exported', { person: person.id, unit: q.unit, template: q.template.key, day: q.day, format, number });
  return sent(sheet, { format, name, plain }, reply);
}

export async function printed(q: Question, wanted: Wanted, viewer: Viewer): Promise<Printed> {
  const { titles, tables, notes } = await sheetOf(q, wanted, viewer);
  return {
    titles: titles.map((title) => masked(title)),
    tables: tables.map(({ caption, columns, rows, total }) => ({
      ...(caption === undefined ? {} : { caption }),
      columns: columns.map(({ title }) => title),
      rows: Array.from(rows, (row) => row.map(cellOf)),
      ...(total === undefined ? {} : { total: total.map(cellOf) }),
    })),
    notes: notes.map((note) => masked(note)),
  };
}

/** No cell of the day's report is a clock time. */
function cellOf(cell: Cell): string | number | null {
  return typeof cell === 'string' ? masked(cell) : typeof cell === 'number' ? cell : null;
}

async function sheetOf(q: Question, { number }: Wanted, viewer: Viewer): Promise<Sheet> {
  const { org, locale, person } = viewer;
  const { unit, template, day } = q;
  // A version was filled in by whoever submitted it.
  const signed = number === undefined ? { filledBy: person.name } : {};
  return dayReportOf({ unit, template, day, ...signed, figures: await figuresOf(q, number, viewer) }, { org, locale });
}

async function figuresOf(q: Question, number: number | undefined, viewer: Viewer): Promise<DayReport['figures']> {
  const { org, read, at } = viewer;
  if (number === undefined) {
    const [standing, said] = await Promise.all([standingOf(q, { org, read, at }), allSaid(q, { org, read })]);
    return { at, standing, said };
  }
  const versions = (await read.doc(rollUp, q.unit, dayPeriod(q.template.key, q.day)))?.versions ?? [];
  const version = versions[number - 1];
  if (version !== undefined) return { number, version };
  throw new UserError(text('summary.noVersion', { ...titled(q, org), number, versions: versions.length }));
}
