// What stands in an understood message, with the labels of the forms: figures, rows, findings, mistakes, and of whom and what it is.
import type { Org } from '../org/types.ts';
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import type { Figure, Understood } from '../transports/sandbox/wire-understood.ts';
import type { ChainEntry, Fields, Intent, Mistake } from '../understanding/index.ts';
import { orderAnswered } from './order-answer.ts';

type Contents = Pick<Understood, 'figures' | 'zero' | 'form' | 'entries' | 'findings' | 'mistake'>;
type About = Pick<Understood, 'unit' | 'behalfOf' | 'order'>;

const EMPTY: Contents = { figures: [], zero: false, entries: [], findings: [] };

/** What was found in the message, in the words of the forms that may be filled in there. */
export function contentOf(intent: Intent, templates: readonly ReportTemplate[]): Contents {
  switch (intent.intent) {
    case 'zero_report':
      return { ...EMPTY, ...filled(intent.fields ?? {}, intent.template, templates), zero: true };
    case 'report':
      return { ...EMPTY, ...filled(intent.fields, intent.template, templates), zero: intent.rest === 'zero' };
    case 'correct': {
      const { fields, template, rest } = intent;
      const zero = fields === 'zero' || rest === 'zero';
      return { ...EMPTY, ...filled(fields === 'zero' ? {} : fields, template, templates), zero };
    }
    case 'chain': {
      const entries = intent.entries.map((entry) => rowOf(entry, intent.template, templates));
      return { ...EMPTY, ...named(intent.template, templates), entries };
    }
    case 'finding':
      return { ...EMPTY, findings: 'items' in intent ? [...intent.items] : [itemOf(intent)] };
    case 'error':
      return { ...EMPTY, mistake: mistakeOf(intent) };
    default:
      return EMPTY;
  }
}

function itemOf({ place, issue, ...more }: Understood['findings'][number]): Understood['findings'][number] {
  const { deadline, due, immediate } = more;
  return {
    ...{ place, issue },
    ...(deadline === undefined ? {} : { deadline }),
    ...(due === undefined ? {} : { due }),
    ...(immediate === undefined ? {} : { immediate }),
  };
}

function mistakeOf({ code, token, label, values, form }: Mistake): NonNullable<Understood['mistake']> {
  return {
    code,
    ...(token === undefined ? {} : { token }),
    ...(label === undefined ? {} : { label }),
    ...(values === undefined ? {} : { values: [...values] }),
    ...(form === undefined ? {} : { form }),
  };
}

function rowOf(
  entry: ChainEntry,
  form: string | undefined,
  templates: readonly ReportTemplate[],
): Understood['entries'][number] {
  const { name } = entry;
  if ('error' in entry)
    return { name, said: 'mistake', figures: [], mistake: mistakeOf({ ...entry, code: entry.error }) };
  const { fields, template = form } = entry;
  if (typeof fields === 'string') return { name, said: fields, figures: [] };
  return { name, said: 'figures', figures: [...filled(fields, template, templates).figures] };
}

/** The figures with their labels, and the form they all belong to. */
function filled(
  fields: Fields,
  form: string | undefined,
  templates: readonly ReportTemplate[],
): Pick<Contents, 'figures' | 'form'> {
  const keys = Object.keys(fields);
  const own = templates.find(({ key }) => key === form);
  const among = own === undefined ? templates : [own, ...templates];
  const figures = Object.entries(fields).map(([key, value]) => figureOf(key, value, fieldIn(among, key)));
  const only = templates.filter((template) => keys.every((key) => fieldIn([template], key) !== undefined));
  const fits = own ?? (keys.length > 0 && only.length === 1 ? only[0] : undefined);
  return { figures, ...named(fits?.key, templates) };
}

function fieldIn(templates: readonly ReportTemplate[], key: string): ReportField | undefined {
  return templates.flatMap(({ fields }) => fields).find((field) => field.key === key);
}

function figureOf(key: string, value: number | string, field: ReportField | undefined): Figure {
  return { key, label: field?.label ?? key, labelEn: field?.labelEn ?? key, measure: field?.measure ?? '', value };
}

function named(key: string | undefined, templates: readonly ReportTemplate[]): Pick<Contents, 'form'> {
  const found = templates.find((template) => template.key === key);
  return found === undefined ? {} : { form: { key: found.key, title: found.title, titleEn: found.titleEn } };
}

/** The unit, person and order spoken of. */
export function aboutOf(intent: Intent, where: { readonly org: Org; readonly from: string }): About {
  const typed = unitTyped(intent);
  const order = intent.intent === 'ack' ? intent.number : orderAnswered(intent);
  const behalfOf = 'behalfOf' in intent ? intent.behalfOf : undefined;
  return {
    ...(typed === undefined ? {} : { unit: unitOf(typed, where) }),
    ...(behalfOf === undefined ? {} : { behalfOf }),
    ...(order === undefined ? {} : { order }),
  };
}

function unitTyped(intent: Intent): string | undefined {
  if (intent.intent === 'ack') return intent.unit;
  if (intent.intent === 'zero_report' || intent.intent === 'report' || intent.intent === 'correct')
    return intent.unit ?? intent.ownUnit;
  return undefined;
}

function unitOf(typed: string, { org, from }: { readonly org: Org; readonly from: string }) {
  const found = org.named(typed, from);
  return 'unit' in found ? { typed, code: found.unit.code, label: org.label(found.unit.code) } : { typed };
}
