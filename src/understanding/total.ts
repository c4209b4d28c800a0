// A total beside the figures of several units must be their sum, or it is asked which of them holds.
import { mistakeIntent } from './draft.ts';
import type { EntryRead } from './entry.ts';
import type { Intent } from './intent.ts';
import type { Scene } from './scene.ts';

const figuresOf = ({ said }: EntryRead): Readonly<Record<string, number | string>> =>
  typeof said === 'object' ? said : {};

/** 共4人 below units that all state the same one field: the total of that field. */
function soleField(reads: readonly EntryRead[]): string | undefined {
  const keys = new Set<string>();
  for (const read of reads) for (const key of Object.keys(figuresOf(read))) keys.add(key);
  return keys.size === 1 ? [...keys][0] : undefined;
}

/** The question about a total that does not equal the sum; undefined when all agrees or nothing can be compared. */
export function wrongTotal(
  reads: readonly EntryRead[],
  total: EntryRead & { readonly bare?: number | undefined },
  { vocabulary: { templates } }: Scene,
): Intent | undefined {
  if (reads.some(({ error }) => error)) return undefined;
  const sole = total.bare === undefined ? undefined : soleField(reads);
  const totals = sole === undefined ? figuresOf(total) : { [sole]: total.bare };
  for (const [key, value] of Object.entries(totals)) {
    const values = reads.map((read) => figuresOf(read)[key]).filter((one) => typeof one === 'number');
    const sum = values.reduce((all, one) => all + one, 0);
    if (typeof value !== 'number' || values.length === 0 || sum === value) continue;
    const field = templates.flatMap(({ fields }) => fields).find((one) => one.key === key);
    if (field?.reading === undefined || field.decimal === true) continue;
    return mistakeIntent({ code: 'duplicate_field', label: field.label, values: [String(sum), String(value)] });
  }
  return undefined;
}
