// What the words behind a question mean, in any order: a form, a day, a field, a unit.
import { UserError } from '../../src/errors.ts';
import type { Occasion } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import { foldName } from '../../src/org/fold.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportField, ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';
import { findDay } from '../../src/understanding/dates.ts';
import { RUNNING } from '../../src/understanding/lexicon/reading.ts';
import { findTemplate } from '../membership/template.ts';

export interface Heard {
  /** What is left: the name of a unit, or nothing. */
  readonly name: string;
  readonly template?: ReportTemplate;
  /** As in About.date; absent for today. */
  readonly date?: string;
  readonly running: boolean;
}

interface Around {
  readonly org: Org;
  readonly occasion: Pick<Occasion, 'at'>;
  readonly from: UnitCode;
}

export function heardIn(words: readonly string[], around: Around): Heard {
  const { org, from } = around;
  const running = words.some(isRunning);
  const plain = words.filter((word) => !isRunning(word));
  const isUnit = (name: string) => 'unit' in org.named(name, from);
  const form = plain.find((word) => findTemplate(org, word) !== undefined && !isUnit(word));
  const template = form === undefined ? undefined : findTemplate(org, form);
  const left = plain.filter((word) => word !== form);
  const common = { running, ...(template === undefined ? {} : { template }) };
  if (isUnit(left.join(''))) return { ...common, name: left.join('') };
  const { date, rest } = dayIn(left.join(' '), around);
  return { ...common, name: rest.replace(/\s+/g, ''), ...(date === undefined ? {} : { date }) };
}

function isRunning(word: string): boolean {
  return RUNNING.includes(word.toLowerCase());
}

/** The day a text names, and the text without it; a day that cannot be is refused. */
export function dayIn(
  typed: string,
  { org, occasion }: Pick<Around, 'org' | 'occasion'>,
): { readonly date?: string; readonly rest: string } {
  const found = findDay(typed, occasion.at, org.zone);
  if (found === undefined) return { rest: typed };
  const token = typed.slice(found.s, found.e);
  if (found.mistake !== undefined) throw new UserError(text(`mistake.${found.mistake}`, { token }));
  if (found.date?.includes('..') === true) throw new UserError(text('mistake.bad_date', { token }));
  const rest = `${typed.slice(0, found.s)} ${typed.slice(found.e)}`.trim();
  return { rest, ...(found.date === undefined ? {} : { date: found.date }) };
}

/** The unit at the head of the words, as long as it goes, and the words behind it. */
export function unitAtHead(
  words: readonly string[],
  { org, from }: Pick<Around, 'org' | 'from'>,
): { readonly name: string; readonly rest: string } | undefined {
  const isNamed = (name: string) => !('none' in org.named(name, from));
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join('');
    if (isNamed(name)) return { name, rest: words.slice(n).join(' ') };
  }
  const [first = '', ...others] = words;
  for (let n = first.length - 1; n > 1; n--) {
    if (isNamed(first.slice(0, n))) return { name: first.slice(0, n), rest: [first.slice(n), ...others].join(' ') };
  }
  return undefined;
}

export function countedFields(template: ReportTemplate): readonly ReportField[] {
  return template.fields.filter(isCounted);
}

/** Whether its figures are added up the tree; measurements and words are not. */
export function isCounted({ kind, decimal }: ReportField): boolean {
  return (kind === 'people' || kind === 'work') && decimal !== true;
}

export interface FieldFound {
  readonly template: ReportTemplate;
  readonly field: ReportField;
  /** The words without it. */
  readonly words: readonly string[];
}

/** The field the words name: a word of its own (返乡, 返乡2人), else the end of one (西沟村返乡). */
export function fieldIn(words: readonly string[], templates: readonly ReportTemplate[]): FieldFound | undefined {
  const known = templates.flatMap((template) =>
    template.fields.flatMap((field) => namesOf(field).map((key) => ({ template, field, key }))),
  );
  for (const [i, word] of words.entries()) {
    const found = known.find(({ key }) => key === plainKey(word));
    if (found) return { template: found.template, field: found.field, words: words.filter((_, at) => at !== i) };
  }
  const byLength = [...known].sort((a, b) => b.key.length - a.key.length);
  for (const [i, word] of words.entries()) {
    const key = plainKey(word);
    const found = byLength.find((one) => one.key.length > 1 && key.endsWith(one.key));
    if (found === undefined) continue;
    const rest = words.map((each, at) => (at === i ? key.slice(0, -found.key.length) : each));
    return { template: found.template, field: found.field, words: rest };
  }
  return undefined;
}

/** The form one of whose fields a sentence speaks of. */
export function speaksOf(sentence: string, template: ReportTemplate): boolean {
  const key = foldName(sentence);
  return template.fields.some((field) => namesOf(field).some((name) => name.length > 1 && key.includes(name)));
}

export function namesOf({ key, label, labelEn, aliases }: ReportField): readonly string[] {
  return [key, label, labelEn, ...aliases].map(foldName);
}

/** A figure behind the label is not part of its name. */
function plainKey(word: string): string {
  return foldName(word.replace(/\d+\p{Script=Han}?$/u, ''));
}
