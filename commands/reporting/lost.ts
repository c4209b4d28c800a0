// Fields a message names that were not kept: their form is not switched on, not owed, or the figure was not read. It is said.
import type { Lost } from '../../flows/daily-report/index.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { ReportField, ReportTemplate } from '../../src/templates/types.ts';
import type { Fields } from '../../src/understanding/intent.ts';
import type { Part } from './concerned.ts';
import type { Reporting } from './record.ts';

export type { Lost } from '../../flows/daily-report/index.ts';

/** Fields named in one answer at most. */
const MOST = 5;
const NONE: readonly Lost[] = [];

interface Taken {
  readonly fields: Fields;
  readonly parts: readonly Part[];
  readonly unit: UnitCode;
}

export function lostIn(typed: string, taken: Taken, reporting: Reporting): readonly Lost[] {
  const kept = new Set(taken.parts.map(({ one }) => one.template));
  const given = Object.keys(taken.fields);
  const strays = given.filter(
    (key) => ![...kept].some((template) => template.fields.some((field) => field.key === key)),
  );
  // As many figures as were kept: nothing was passed over, and nothing needs to be looked for.
  if (strays.length === 0 && figuresIn(typed) <= given.length) return NONE;
  const found = new Map<string, Lost>();
  const add = (template: ReportTemplate, field: ReportField) =>
    found.set(field.label, { label: field.label, title: template.title, why: whyOf(template, taken, reporting) });
  for (const key of strays) {
    const template = ownerOf(key, reporting);
    const field = template?.fields.find((one) => one.key === key);
    if (template !== undefined && field !== undefined) add(template, field);
  }
  for (const { template, field } of namedIn(typed, reporting.org.templates(), kept)) {
    if (!given.includes(field.key)) add(template, field);
  }
  return [...found.values()].slice(0, MOST);
}

function ownerOf(key: string, { org }: Reporting): ReportTemplate | undefined {
  const all = org.templates().filter(({ fields }) => fields.some((field) => field.key === key));
  return all.find((template) => isOn(template, org)) ?? all[0];
}

function isOn({ key }: ReportTemplate, org: Reporting['org']): boolean {
  return org.activations().some(({ template }) => template === key);
}

function whyOf(template: ReportTemplate, { parts, unit }: Taken, { org }: Reporting): Lost['why'] {
  const day = parts[0]?.one.day;
  if (!isOn(template, org)) return 'off';
  return day !== undefined && org.owes(template, unit, day) ? 'unread' : 'notOwed';
}

/** What stands below a quotation. */
function below(typed: string): string {
  return (
    typed
      .normalize('NFKC')
      .split(/\n\s*(?:[-—_] ?){5,}\s*\n/)
      .at(-1) ?? ''
  );
}

function figuresIn(typed: string): number {
  return below(typed).match(/\d+(?:\.\d+)?/g)?.length ?? 0;
}

interface Named {
  readonly template: ReportTemplate;
  readonly field: ReportField;
}

interface Words {
  readonly pattern: RegExp;
  readonly owners: ReadonlyMap<string, readonly Named[]>;
}

const known = new WeakMap<readonly ReportTemplate[], Words>();

/** Labels with a figure behind them that belong to none of the forms kept. */
function namedIn(
  typed: string,
  templates: readonly ReportTemplate[],
  kept: ReadonlySet<ReportTemplate>,
): readonly Named[] {
  const words = wordsOf(templates);
  const found: Named[] = [];
  for (const [, word = ''] of below(typed).matchAll(words.pattern)) {
    const owners = words.owners.get(word) ?? [];
    const first = owners.some(({ template }) => kept.has(template)) ? undefined : owners[0];
    if (first !== undefined) found.push(first);
  }
  return found;
}

function wordsOf(templates: readonly ReportTemplate[]): Words {
  const before = known.get(templates);
  if (before) return before;
  const owners = new Map<string, Named[]>();
  for (const template of templates)
    for (const field of template.fields)
      for (const word of new Set([field.label, ...field.aliases]))
        if (word.length > 1) owners.set(word, [...(owners.get(word) ?? []), { template, field }]);
  const longest = [...owners.keys()].sort((a, b) => b.length - a.length);
  const plain = longest.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const pattern = new RegExp(`(${plain.join('|')})[:：]? ?\\d+(?![\\d号月日点.])`, 'g');
  const made = { pattern, owners };
  known.set(templates, made);
  return made;
}
