// 报送: from any figure down the tree to its messages; lists, versions, and what is taken away as a file or on paper.
import { z } from 'zod';
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { FORMATS } from '../../download.ts';
import { questionAbout } from '../../question.ts';
import { exported, printed } from './export.ts';
import { figureOf } from './figure.ts';
import { listsOf, versionsOf } from './lists.ts';
import { placeOf } from './place.ts';
import { tableOf } from './table.ts';

const name = z.string().min(1).max(64);
const day = z.iso.date();
const place = z.object({ unit: name, day: day.optional() });
const asked = z.object({ unit: name, template: name, day });
const table = asked.extend({ against: day.optional(), running: z.stringbool().default(false) });
const version = z.coerce.number().int().min(1).max(9_999).optional();
const paper = asked.extend({ version });
const file = paper.extend({ format: z.enum(FORMATS), locale: z.enum(['zh-CN', 'en']).optional() });

export function reports(api: Api, console: Console): void {
  api.get('/reports/place', place, (about, viewer) => placeOf(about, viewer));
  api.get('/reports/table', table, async ({ against, running, ...about }, viewer) =>
    tableOf(await questionAbout(viewer, about), { against, running }, viewer),
  );
  api.get('/reports/figure', asked.extend({ field: name }), async ({ field, ...about }, viewer) =>
    figureOf(await questionAbout(viewer, about), field, viewer),
  );
  api.get('/reports/lists', asked, async (about, viewer) => listsOf(await questionAbout(viewer, about), viewer));
  api.get('/reports/versions', asked, async (about, viewer) => versionsOf(await questionAbout(viewer, about), viewer));
  api.get('/reports/print', paper, async ({ version: number, ...about }, viewer) =>
    printed(await questionAbout(viewer, about), { number }, viewer),
  );
  api.get('/reports/export', file, async ({ version: number, format, locale, ...about }, viewer, reply) => {
    const reader = { ...viewer, locale: locale ?? viewer.locale };
    return exported(await questionAbout(viewer, about), { number, format, reply, log: console.engine.log }, reader);
  });
}
