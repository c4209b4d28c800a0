// Which forms there are: those that came with the program or its files, as they were changed here, and those made here.
import type { ReportTemplate } from '../templates/types.ts';
import type { ChangedForm } from './types.ts';

interface Forms {
  readonly base: ReadonlyMap<string, ReportTemplate>;
  readonly forms: ReadonlyMap<string, ChangedForm>;
}

/** In an order that does not depend on when what was changed: the first form decides about labels several have. */
export function formsIn({ base, forms }: Forms): ReadonlyMap<string, ReportTemplate> {
  const given = [...base.values()].map((template) => inForce(template, forms.get(template.key)));
  const own = [...forms.values()].flatMap(({ key, template }) =>
    template === undefined || base.has(key) ? [] : [template],
  );
  own.sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map([...given, ...own].map((template) => [template.key, template]));
}

function inForce(base: ReportTemplate, changed: ChangedForm | undefined): ReportTemplate {
  if (changed?.template !== undefined) return changed.template;
  return changed?.retired === undefined ? base : { ...base, retired: changed.retired };
}
