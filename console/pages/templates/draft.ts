// A form while it is being changed: pure steps from one draft to the next.
import type { FieldDefinition, FormDefinition } from '../../../src/console/wire/templates.ts';

export type Change = (draft: FormDefinition) => FormDefinition;

export const setField =
  (at: number, field: FieldDefinition): Change =>
  (draft) => ({ ...draft, fields: draft.fields.map((one, i) => (i === at ? field : one)) });

export const addField =
  (field: FieldDefinition): Change =>
  (draft) => ({ ...draft, fields: [...draft.fields, field] });

export const removeField =
  (at: number): Change =>
  (draft) => ({ ...draft, fields: draft.fields.filter((_, i) => i !== at) });

/** Changes places with the one above (-1) or below (+1). */
export const moveField =
  (at: number, by: -1 | 1): Change =>
  (draft) => {
    const fields = [...draft.fields];
    const [one, other] = [fields[at], fields[at + by]];
    if (one === undefined || other === undefined) return draft;
    fields[at] = other;
    fields[at + by] = one;
    return { ...draft, fields };
  };

const END: Readonly<Record<string, string>> = {
  grid: '16:00',
  village: '16:30',
  town: '17:00',
  county: '17:30',
  city: '18:00',
  province: '18:00',
};

/** A new form, with the times most forms have. */
export const BLANK: FormDefinition = {
  ...{ key: '', title: '', titleEn: '', aliases: [], fields: [], owes: ['grid'], windowEdge: '00:00', cutoff: END },
  ...{ remindBefore: [30], escalateAfter: { leader: 15, superior: 30 }, grace: 10, backfillDays: 3 },
};

/** A key of its own, whatever the label will be; that of a field that was removed is not used again. */
export function newField(draft: FormDefinition, saved: FormDefinition, measure: string): FieldDefinition {
  const keys = new Set([...saved.fields, ...(saved.retired ?? []), ...draft.fields].map(({ key }) => key));
  let n = draft.fields.length + 1;
  while (keys.has(`f${n}`)) n += 1;
  const words = { label: '', labelEn: '', aliases: [] };
  return { key: `f${n}`, ...words, kind: 'people', measure, reading: 'daily' };
}
