// Several forms in one message: what may be kept together, and what has to be asked for form by form.
import { type Draft, mistakeIntent } from './draft.ts';
import { clashing } from './forms.ts';
import type { About, Intent } from './intent.ts';
import { isOrderForm } from './lexed.ts';

/** Title of the form the message is mostly about. */
export function formOf(own: Draft): string {
  return own.lexed.vocabulary.templates[own.lexed.template]?.title ?? '';
}

/** A zero of some of the forms, or of one beside figures of another: for the others nothing was said. */
export function otherForms({ forms, stated, lexed: { vocabulary, text } }: Draft): Intent | undefined {
  const all = vocabulary.templates.filter((one) => !isOrderForm(one)).length;
  if (forms.length > 1 && forms.length < all)
    return mistakeIntent({ code: 'ambiguous_number', token: text.slice(0, 40) });
  const [named] = forms;
  const other = forms.length === 1 && stated.find(({ refs }) => refs.every(({ template }) => template !== named));
  return other
    ? mistakeIntent({ code: 'zero_conflict', token: `${other.label}${other.value}`, label: other.label })
    : undefined;
}

/** Figures of several forms of which one would be read into another: each form is asked for by itself. */
export function clash(own: Draft): Intent | undefined {
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
