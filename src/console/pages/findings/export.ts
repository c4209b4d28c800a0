// The ledger as it is filtered, as a workbook or as CSV.
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { dayOf } from '../../../calendar.ts';
import { ledgerOf } from '../../../export/ledger.ts';
import { findingsTexts } from '../../../texts/console/findings.ts';
import type { Locale } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';
import { type Format, sent } from '../../download.ts';
import { type Asked, seenIn, wanted } from './visible.ts';

export interface ExportAsked extends Asked {
  readonly unit: string;
  readonly format: Format;
  readonly locale: Locale;
}

export async function exported(asked: ExportAsked, viewer: Viewer, reply: FastifyReply): Promise<Buffer | Readable> {
  const { org, at } = viewer;
  const { unit, format, locale } = asked;
  const among = await seenIn(unit, viewer);
  const sheet = ledgerOf(wanted(among, asked, viewer), { area: unit, org, at, locale, among });
  const name = findingsTexts[locale].file(org.label(unit), dayOf(at, org.zone));
  return sent(sheet, { format, name, plain: 'ledger' }, reply);
}
