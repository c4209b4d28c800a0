// What is looked at is in the address: unit, form, day, the day compared with, reading, items, and the figure that is open.
import { useSearchParams } from 'wouter';
import { useMe } from '../../me.ts';

export const READINGS = ['all', 'daily', 'current', 'running'] as const;
export type Reading = (typeof READINGS)[number];

export interface View {
  readonly unit: string;
  readonly template?: string;
  readonly day?: string;
  readonly against?: string;
  readonly reading: Reading;
  /** Items shown; none means all. */
  readonly items: readonly string[];
  /** The figure that is open: its field, and its unit. */
  readonly field?: string;
  readonly of?: string;
  readonly version?: string;
}

const SEPARATOR = '.';
const PLAIN = ['template', 'day', 'against', 'field', 'of', 'version'] as const;

export type Change = Readonly<Partial<Record<'unit' | (typeof PLAIN)[number], string | undefined>>> & {
  readonly reading?: Reading;
  readonly items?: readonly string[];
};

export function useView(): readonly [View, (change: Change) => void] {
  const { home } = useMe();
  const [search, setSearch] = useSearchParams();
  const plain = PLAIN.flatMap((name) => {
    const value = search.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const view: View = {
    ...(Object.fromEntries(plain) as Pick<View, (typeof PLAIN)[number]>),
    unit: search.get('unit') ?? home.unit,
    reading: READINGS.find((one) => one === search.get('reading')) ?? 'all',
    items: search.get('items')?.split(SEPARATOR) ?? [],
  };
  const change = (next: Change) => setSearch((before) => changed(before, next));
  return [view, change];
}

function changed(before: URLSearchParams, { items, ...next }: Change): URLSearchParams {
  const after = new URLSearchParams(before);
  const all = { ...next, ...(items === undefined ? {} : { items: items.join(SEPARATOR) }) };
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || value === '' || value === 'all') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** The address of the same view with something else in it. */
export function hrefOf(view: View, change: Change, path = '/reports'): string {
  const { reading, items, ...plain } = view;
  const now = new URLSearchParams(Object.entries(plain));
  return `${path}?${changed(now, { reading, items, ...change }).toString()}`;
}
