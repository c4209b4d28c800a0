// What a page asks about figures, as the readings of commands/reading want it: the same rights, days and defaults as in chat.
import type { Question } from '../../commands/reading/question.ts';
import { activeTemplates, askedOf } from '../../commands/reading/question.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { UserError } from '../errors.ts';
import type { ReportTemplate } from '../templates/types.ts';
import { text } from '../texts/index.ts';
import { askingOf, must, type Viewer } from './console.ts';

/** Forms switched on for the unit, each with the day that is running. */
export function formsNow({ org, at }: Viewer, unit: string): readonly { template: ReportTemplate; day: string }[] {
  return org.templates().flatMap((template) => {
    const day = reportingDay(template, at, org.zone);
    return activeTemplates(org, unit, day).includes(template) ? [{ template, day }] : [];
  });
}

/** Throws when the viewer may not see it, or when the day was never opened. */
export function questionAbout(
  viewer: Viewer,
  { unit, template, day }: { readonly unit: string; readonly template: string; readonly day: string },
): Promise<Question> {
  must(viewer, 'see_figures', unit);
  const found = viewer.org.template(template);
  if (found === undefined) throw new UserError(text('console.notFound', {}));
  const heard = { name: '', template: found, date: day, running: false };
  return askedOf(heard, { request: { ...askingOf(viewer), unit }, action: 'see_figures' });
}
