// Where one stands: the way from the viewer's own top, the forms of the day, and what may be done to a unit.
import { activeTemplates, type Question } from '../../../../commands/reading/question.ts';
import { reportingDay } from '../../../../flows/report-day.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Action } from '../../../permissions.ts';
import { must, type Viewer } from '../../console.ts';
import type { Acts, Named, Place } from '../../wire/reports.ts';

export function placeOf({ unit, day }: { unit: UnitCode; day?: string | undefined }, viewer: Viewer): Place {
  must(viewer, 'see_figures', unit);
  const { org, at } = viewer;
  const forms = org.templates().flatMap((template) => {
    const running = reportingDay(template, at, org.zone);
    const isOn = activeTemplates(org, unit, day ?? running).includes(template);
    return isOn ? [{ template: template.key, title: template.title, running }] : [];
  });
  const tier = org.unit(unit)?.tier ?? 'grid';
  return { ...named(unit, viewer), full: org.fullLabel(unit), tier, path: pathOf(unit, viewer), forms };
}

export function named(unit: UnitCode, { org }: Pick<Viewer, 'org'>): Named {
  return { unit, name: org.label(unit) };
}

/** Only what he may see: what lies above his own top is not for him to click. */
export function pathOf(unit: UnitCode, viewer: Viewer): readonly Named[] {
  const { org, person } = viewer;
  const seen = org.path(unit).filter(({ code }) => org.governs(person, 'see_figures', code) !== undefined);
  return seen.map(({ code }) => named(code, viewer));
}

export function actsOf(unit: UnitCode, { template, day, isToday }: Question, { org, person }: Viewer): Acts {
  const may = (action: Action) => org.governs(person, action, unit) !== undefined;
  return {
    chase: isToday && may('chase'),
    submit: may('submit'),
    exempt: isToday && may('manage_templates'),
    question: may('question_figure') && org.owes(template, unit, day),
  };
}
