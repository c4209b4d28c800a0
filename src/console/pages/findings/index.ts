// 督查: the ledger of findings, their stories and photos, what waits for somebody, look-backs, the bulletin and the export.
import { z } from 'zod';
import { LEDGER_FILTERS, type LedgerFilter, SEVERITIES } from '../../../templates/findings.ts';
import { LOCALES } from '../../../texts/index.ts';
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { FORMATS } from '../../download.ts';
import { bulletinFor } from './bulletin.ts';
import { exported } from './export.ts';
import { ledgerPage } from './ledger.ts';
import { lookBacksOf } from './look-backs.ts';
import { photoOf } from './photo.ts';
import { QUEUES, queueOf, waitingOf } from './queue.ts';
import { storyOf } from './story.ts';
import { unitsFor } from './units.ts';

const unit = z.string().max(64);
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const isFilter = (name: string): name is LedgerFilter => Object.hasOwn(LEDGER_FILTERS, name);
const filters = z
  .string()
  .max(200)
  .transform((names, problem): readonly LedgerFilter[] => {
    const all = names.split(',').filter((name) => name !== '');
    const known = all.filter(isFilter);
    if (known.length < all.length) problem.addIssue('unknown filter');
    return known.length === 0 ? ['open'] : known;
  })
  .default(['open']);

const listed = z.object({
  ...{ unit, filters, severity: z.enum(SEVERITIES).optional() },
  q: z.string().max(100).default(''),
});
const ledger = listed.extend({ page });
const queue = z.object({ unit, page, kind: z.enum(QUEUES) });
const numbered = z.object({ number: z.coerce.number().int().positive() });
const month = z.object({
  unit,
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional(),
});
const day = z.iso.date().optional();
const period = z
  .object({ unit, from: day, to: day })
  .refine(({ from = '', to = from }) => from <= to, { path: ['from'] });
const file = listed.extend({ format: z.enum(FORMATS), locale: z.enum(LOCALES).default('zh-CN') });
const picture = numbered.extend({ file: z.string().max(300) });

export function findings(api: Api, console: Console): void {
  api.get('/findings', ledger, ledgerPage);
  api.get('/findings/waiting', z.object({ unit }), waitingOf);
  api.get('/findings/queue', queue, queueOf);
  api.get('/findings/story', numbered, ({ number }, viewer) => storyOf(number, viewer));
  api.get('/findings/look-backs', month, lookBacksOf);
  api.get('/findings/bulletin', period, (asked, viewer) => bulletinFor(asked, viewer, console));
  api.get('/findings/export', file, exported);
  api.get('/findings/units', z.object({ q: z.string().max(60).default('') }), ({ q }, viewer) => unitsFor(q, viewer));
  api.get('/findings/photo', picture, (asked, viewer, reply) => photoOf(asked, { viewer, console, reply }));
}
