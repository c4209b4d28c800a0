// One value per field, out of all that is stated.
import type { Fields, Mistake } from './intent.ts';
import type { Fact } from './state.ts';

const sum = (facts: readonly Fact[]): number => facts.reduce((all, { value }) => all + Number(value), 0);
const partsFirst = (all: readonly Fact[], whole: readonly Fact[]): readonly number[] => [
  sum(all.filter((one) => !whole.includes(one))),
  Number(whole[0]?.value),
];

/** 上午1，下午2，一共4: parts that do not make up the whole. */
function disagrees(all: readonly Fact[], whole: readonly Fact[]): boolean {
  if (whole.length !== 1 || all.length < 3) return false;
  const [parts = 0, total = 0] = partsFirst(all, whole);
  return parts !== total;
}

/** Several figures for one field: the one marked as the field's own reading or as the whole, else all must agree. */
function agreed(all: readonly Fact[]): { label: string; values: readonly (number | string)[] } {
  const own = all.filter(({ mark, field }) => mark === field.reading);
  const whole = all.filter(({ mark }) => mark !== 'part');
  if (disagrees(all, whole)) return { label: whole[0]?.label ?? '', values: partsFirst(all, whole) };
  const of = [own, whole].find((some) => some.length > 0 && some.length < all.length) ?? all;
  const values = of.map(({ value }) => value);
  return { label: of[0]?.label ?? '', values: whole.length === 0 ? values : [...new Set(values)] };
}

/** One value per field; two different ones are a doubt. */
export function settle(facts: readonly Fact[]): { fields: Fields; mistake?: Mistake } {
  const fields: Record<string, number | string> = {};
  const repeated = new Set<string>();
  for (const { field, value } of facts) {
    if (field.key in fields) repeated.add(field.key);
    else fields[field.key] = value;
  }
  for (const key of Object.keys(fields)) {
    if (!repeated.has(key)) continue;
    const { label, values } = agreed(facts.filter(({ field }) => field.key === key));
    if (values.length > 1) return { fields, mistake: { code: 'duplicate_field', label, values: values.map(String) } };
    fields[key] = values[0] ?? 0;
  }
  return { fields };
}
