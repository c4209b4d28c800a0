// What would make a form be misread, found before it is used. Words it has had so far are not judged again. Pure.
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import type { CommandWord } from './intent.ts';
import { isGeneral, spoken } from './vocabulary.ts';

export const FORM_FAULTS = [
  'command',
  'general',
  'twice',
  'short',
  'sign',
  'taken',
  'key',
  'kind',
  'bounds',
  'options',
] as const;

export interface FormFault {
  readonly code: (typeof FORM_FAULTS)[number];
  /** Label of the field it is about; absent: the form itself. */
  readonly field?: string;
  readonly word?: string;
  /** The other field or form that has the word. */
  readonly other?: string;
}

export interface Around {
  /** The form as it is in force; absent for a new one. */
  readonly before: ReportTemplate | undefined;
  readonly others: readonly ReportTemplate[];
  readonly commands: readonly CommandWord[];
}

/** Separates things in a message, so it cannot be part of a name. */
const SIGN = /[,，、;；:：。！？!?|"“”\n\t]/u;
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_]{0,39}$/u;
const FORM_KEY = /^[a-z][a-z0-9_]{1,31}$/;

/** A key that every object has already would never be missing. */
const isKey = (key: string, shape: RegExp): boolean => shape.test(key) && !(key in {});

export function faultsOfForm(form: ReportTemplate, around: Around): readonly FormFault[] {
  const calls = new Set(around.commands.flatMap(({ names }) => names.map((name) => name.toLowerCase())));
  const faults = form.fields.map((field) => [
    ...ofWords(field, form, { calls, before: around.before }),
    ...ofShape(field, around.before),
  ]);
  return [...ofNames(form, calls, around), ...faults.flat()];
}

/** Title and aliases of the form. */
function ofNames(form: ReportTemplate, calls: ReadonlySet<string>, { before, others }: Around): FormFault[] {
  const known = new Set(before === undefined ? [] : [before.title, ...before.aliases]);
  const taken = new Map(
    others.flatMap((one) => [one.key, one.title, ...one.aliases].map((name) => [spoken(name), one])),
  );
  const faults = [form.title, ...form.aliases]
    .filter((name) => !known.has(name))
    .flatMap((word): FormFault[] => {
      if (/\s/.test(word) || SIGN.test(word)) return [{ code: 'sign', word }];
      if (calls.has(spoken(word).toLowerCase())) return [{ code: 'command', word }];
      const other = taken.get(spoken(word));
      return other === undefined ? [] : [{ code: 'taken', word, other: other.title }];
    });
  return before === undefined && !isKey(form.key, FORM_KEY) ? [{ code: 'key', word: form.key }, ...faults] : faults;
}

interface Known {
  readonly calls: ReadonlySet<string>;
  readonly before: ReportTemplate | undefined;
}

function ofWords(field: ReportField, form: ReportTemplate, { calls, before }: Known): FormFault[] {
  const was = before?.fields.find(({ key }) => key === field.key);
  const known = new Set(was === undefined ? [] : [was.label, ...was.aliases]);
  const others = new Map(
    form.fields
      .filter((other) => other !== field)
      .flatMap((other) => [other.label, ...other.aliases].map((word) => [spoken(word), other.label])),
  );
  return [...new Set([field.label, ...field.aliases])].flatMap((word): FormFault[] => {
    const about = { field: field.label, word };
    const other = others.get(spoken(word));
    if (other !== undefined) return [{ code: 'twice', ...about, other }];
    const code = known.has(word) ? undefined : misread(word, calls);
    return code === undefined ? [] : [{ code, ...about }];
  });
}

function misread(word: string, calls: ReadonlySet<string>): FormFault['code'] | undefined {
  const said = spoken(word);
  if (SIGN.test(word)) return 'sign';
  if (said.length < 2) return 'short';
  if (calls.has(said.toLowerCase())) return 'command';
  return isGeneral(said) ? 'general' : undefined;
}

/** What was counted under a key is counted in the same way for ever. */
function ofShape(now: ReportField, before: ReportTemplate | undefined): FormFault[] {
  const { key, label: field, kind, options = [], min = 0, max = 99_999 } = now;
  const was = before === undefined ? undefined : everAsked(before).find((one) => one.key === key);
  const faults: FormFault[] = [];
  if (was === undefined && !isKey(key, KEY)) faults.push({ code: 'key', field, word: key });
  if (was !== undefined && !countsAlike(was, now)) faults.push({ code: 'kind', field });
  if (min > max) faults.push({ code: 'bounds', field });
  if (kind === 'enum' && options.length === 0) faults.push({ code: 'options', field });
  return faults;
}

const everAsked = ({ fields, retired = [] }: ReportTemplate): readonly ReportField[] => [...fields, ...retired];

const countsAlike = (a: ReportField, b: ReportField): boolean =>
  a.kind === b.kind && (a.decimal ?? false) === (b.decimal ?? false);
