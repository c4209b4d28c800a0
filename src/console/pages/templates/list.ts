// Every form with where it is switched on, by whom and on what basis, and who is let off.
import { activation, type ActivationState } from '../../../../flows/activation.ts';
import { exemption, type ExemptionState } from '../../../../flows/exemption.ts';
import { form, type FormState } from '../../../../flows/form.ts';
import { dayOf } from '../../../calendar.ts';
import { UserError } from '../../../errors.ts';
import type { UnitCode } from '../../../flow.ts';
import { templateOf } from '../../../templates/index.ts';
import type { ReportTemplate } from '../../../templates/types.ts';
import { text } from '../../../texts/index.ts';
import { mustSomewhere, type Viewer } from '../../console.ts';
import type { Exempted, FormListed, FormShown, Origin, Switched, Templates } from '../../wire/templates.ts';
import { editorPost } from './edit.ts';
import { countedIn, isOn } from './running.ts';

/** Exemptions shown of one form; the rest is counted. */
const MOST = 200;

export async function templatesOf(viewer: Viewer): Promise<Templates> {
  mustSomewhere(viewer, 'manage_templates');
  const { org, at } = viewer;
  const known = await documentsOf(viewer);
  return {
    forms: org.templates().map((template) => listed(template, known, viewer)),
    mayEdit: editorPost(viewer) !== undefined,
    day: dayOf(at, org.zone),
  };
}

export async function formShown(key: string, viewer: Viewer): Promise<FormShown> {
  mustSomewhere(viewer, 'manage_templates');
  const { org } = viewer;
  const template = org.template(key);
  if (template === undefined) throw new UserError(text('console.notFound', {}));
  const known = await documentsOf(viewer);
  const about = listed(template, known, viewer);
  return {
    ...about,
    form: template,
    was: known.forms.get(key)?.changed.id ?? '',
    mayEdit: editorPost(viewer) !== undefined,
    hasBase: org.base(key) !== undefined && about.changed !== undefined,
    isOn: await isOn(key, viewer),
    counted: [...(await countedIn(key, viewer))],
    exemptions: exemptionsOf(key, known, viewer).slice(0, MOST),
  };
}

interface Known {
  readonly activations: readonly ActivationState[];
  readonly exemptions: readonly ExemptionState[];
  readonly forms: ReadonlyMap<string, FormState>;
}

async function documentsOf({ read, org }: Viewer): Promise<Known> {
  const keys = org.templates().map(({ key }) => key);
  const [activations, exemptions, forms] = await Promise.all([
    read.open(activation),
    read.open(exemption),
    read.docs(form, keys),
  ]);
  return {
    activations: activations.map(({ state }) => state),
    exemptions: exemptions.map(({ state }) => state),
    forms: new Map(keys.flatMap((key, i) => (forms[i] === undefined ? [] : [[key, forms[i]] as const]))),
  };
}

function listed(template: ReportTemplate, known: Known, viewer: Viewer): FormListed {
  const { key, title, titleEn, fields, owes, cutoff } = template;
  const changed = known.forms.get(key);
  return {
    ...{ key, title, titleEn, origin: originOf(key, viewer) },
    ...(changed?.template === undefined ? {} : { changed: { at: changed.changed.at, by: changed.by.name } }),
    fields: fields.map(({ label, labelEn }) => ({ label, labelEn })),
    cutoffs: owes.map((tier) => ({ tier, at: cutoff[tier] })),
    on: known.activations.filter((state) => state.template === key).flatMap((state) => switchedOf(state, viewer)),
    exempt: exemptionsOf(key, known, viewer).length,
  };
}

function originOf(key: string, { org }: Viewer): Origin {
  const base = org.base(key);
  if (base === undefined) return 'own';
  return base === templateOf(key) ? 'shipped' : 'file';
}

/** What is on or will be on of areas the viewer's own lie in, or that he governs. */
function switchedOf({ area, periods, history }: ActivationState, viewer: Viewer): Switched[] {
  const { org, person, at } = viewer;
  const mine = org.governs(person, 'manage_templates', area) !== undefined;
  if (org.unit(area) === undefined) return [];
  if (!mine && !person.posts.some(({ unit }) => org.within(unit, area))) return [];
  const day = dayOf(at, org.zone);
  return periods
    .filter(({ to }) => to === undefined || to >= day)
    .map(({ from, to, basis }) => {
      const said = history.findLast((one) => one.on && one.from === from);
      return {
        ...{ area, name: org.label(area), full: org.fullLabel(area), from, basis, mine, isAhead: from > day },
        ...(to === undefined ? {} : { to }),
        ...(said === undefined ? {} : { by: said.by.name, at: said.at }),
      };
    });
}

/** Today and on days to come, of units the viewer governs. */
function exemptionsOf(key: string, { exemptions }: Known, { org, person, at }: Viewer): Exempted[] {
  const day = dayOf(at, org.zone);
  const governed = (unit: UnitCode) => org.governs(person, 'manage_templates', unit) !== undefined;
  return exemptions
    .filter(({ template, unit }) => template === key && governed(unit))
    .flatMap(({ unit, periods }) =>
      periods
        .filter(({ to }) => to >= day)
        .map(({ from, to, reason, by }) => ({
          ...{ unit, name: org.label(unit), full: org.fullLabel(unit), from, to, reason, by: by.name },
        })),
    )
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.from < b.from ? -1 : 1));
}
