// 督查: the ledger of findings, their stories and photos, what waits for somebody, look-backs, the bulletin and the export.
import { z } from 'zod';
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { photoOf } from './photo.ts';

const numbered = z.object({ number: z.coerce.number().int().positive() });
const picture = numbered.extend({ file: z.string().max(300) });

export function findings(api: Api, console: Console): void {
  api.get('/findings/photo', picture, (asked, viewer, reply) => photoOf(asked, { viewer, console, reply }));
}
