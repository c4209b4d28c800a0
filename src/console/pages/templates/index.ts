// 模板: which forms there are, where they are switched on, and what they ask. Switching is said as a command; changing is a signal.
import { z } from 'zod';
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { areasOf } from './areas.ts';
import { reset, save } from './edit.ts';
import { formShown, templatesOf } from './list.ts';
import { tried } from './try.ts';

/** Longest message to try, characters. */
const LONGEST = 4_000;

const key = z.string().max(64);
const was = z.string().max(100);
const draft = z.record(z.string(), z.unknown());
const unit = z.string().max(64);

export function templates(api: Api, console: Console): void {
  api.get('/templates', z.object({}), (_, viewer) => templatesOf(viewer));
  api.get('/templates/form', z.object({ key }), (asked, viewer) => formShown(asked.key, viewer));
  api.get('/templates/areas', z.object({ under: unit.optional() }), ({ under }, viewer) => areasOf(under, viewer));
  api.post('/templates/save', z.strictObject({ key, was, form: draft }), (asked, viewer) =>
    save(asked, viewer, console),
  );
  api.post('/templates/reset', z.strictObject({ key, was }), (asked, viewer) => reset(asked, viewer, console));
  api.post(
    '/templates/try',
    z.strictObject({ text: z.string().max(LONGEST), key, form: draft, unit: unit.optional() }),
    (asked, viewer) => tried(asked, viewer, console),
  );
}
