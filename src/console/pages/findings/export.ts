// The ledger as it is filtered, as a workbook or as CSV.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { dayOf } from '../../../calendar.ts';
import { csvLines } from '../../../export/csv.ts';
import { ledgerOf } from '../../../export/ledger.ts';
import { toXlsx } from '../../../export/xlsx.ts';
import { findingsTexts } from '../../../texts/console/findings.ts';
import type { Locale } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';
import { attached } from '../../download.ts';
import { type Asked, seenIn, wanted } from './visible.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

export interface ExportAsked extends Asked {
  readonly unit: string;
  readonly format: keyof typeof TYPES;
  readonly locale: Locale;
}

export async function exported(asked: ExportAsked, viewer: Viewer, reply: FastifyReply): Promise<Buffer | Readable> {
  const { org, at } = viewer;
  const { unit, format, locale } = asked;
  const among = await seenIn(unit, viewer);
  const sheet = ledgerOf(wanted(among, asked, viewer), { area: unit, org, at, locale, among });
  const name = findingsTexts[locale].file(org.label(unit), dayOf(at, org.zone));
  void reply.type(TYPES[format]).header('content-disposition', attached({ name, plain: 'ledger', ending: format }));
  return format === 'xlsx' ? toXlsx(sheet) : Readable.from(csvLines(sheet));
}
