// Several forms in one message: what may be kept together, and what has to be asked for form by form.
import { type Draft, mistakeIntent } from './draft.ts';
import { clashing } from './forms.ts';
import type { About, Intent } from './intent.ts';
import { isOrderForm } from './lexed.ts';

/** Title of the form the message is mostly about. */
export function formOf(own: Draft): string {
  return own.lexed.vocabulary.templates[own.lexed.template]?.title ?? '';
}

const ZERO_OF =
  /(?:^|[\s,，;；。])(?:今[天日])?([\u4e00-\u9fff、]{2,12}?)(?:工作|日报|情况)?(?:也|均|都)?(?:是|为)?[零0]报告?/g;

/** 疫情零报告，巡查零报告: one of the zeros is of a form that its word only begins or ends the name of (网格巡查). */
function isHalfNamed(text: string, { names, templates }: Draft['lexed']['vocabulary']): boolean {
  if (templates.length < 2 || text.length > 200) return false;
  const said = [...text.matchAll(ZERO_OF)].flatMap(([, word = '']) => word.split(/[、和及]/));
  const known = said.filter((word) => names.has(word));
  if (said.length < 2 || known.length === 0 || known.length === said.length) return false;
  const owners = new Set(known.map((word) => names.get(word)));
  const isPart = (word: string): boolean =>
    [...names].some(([name, owner]) => !owners.has(owner) && (name.startsWith(word) || name.endsWith(word)));
  return said.some((word) => !names.has(word) && isPart(word));
}

/** A zero of some of the forms, or of one beside figures of another: for the others nothing was said. */
export function otherForms({ forms, stated, lexed: { vocabulary, text } }: Draft): Intent | undefined {
  const all = vocabulary.templates.filter((one) => !isOrderForm(one)).length;
  if (forms.length > 1 && forms.length < all)
    return mistakeIntent({ code: 'ambiguous_number', token: text.slice(0, 40) });
  if (isHalfNamed(text, vocabulary)) return mistakeIntent({ code: 'ambiguous_number', token: text.slice(0, 40) });
  const [named] = forms;
  const other = forms.length === 1 && stated.find(({ refs }) => refs.every(({ template }) => template !== named));
  return other
    ? mistakeIntent({ code: 'zero_conflict', token: `${other.label}${other.value}`, label: other.label })
    : undefined;
}

/** Figures of several forms of which one would be read into another: each form is asked for by itself. */
export function clash(own: Draft): Intent | undefined {
  const { text, vocabulary } = own.lexed;
  if (isHalfNamed(text, vocabulary)) return mistakeIntent({ code: 'ambiguous_number', token: text.slice(0, 40) });
  const label = clashing(own.lexed, own.stated)?.label;
  return label === undefined
    ? undefined
    : mistakeIntent({ code: 'unknown_field', token: label, label, form: formOf(own) });
}

/** The form is named only when all the fields are its own. */
export function aboutFields({ about, lexed: { vocabulary } }: Draft, fields: Record<string, number | string>): About {
  const form = vocabulary.templates.find(({ key }) => key === about.template);
  if (!form || Object.keys(fields).every((key) => form.fields.some((field) => field.key === key))) return about;
  const { template, ...others } = about;
  return template === undefined ? about : others;
}
