// One catalogue of typed functions per language. Flows and commands pass Text; render() turns it into words.
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Chinese is the master: English must have the same keys with the same parameters. */
export type Catalogue = typeof zhCN;
export type Key = keyof Catalogue;
export type ParamsOf<K extends Key> = Parameters<Catalogue[K]>[0];

/** A sentence as data: JSON-safe, rendered just before it is sent. */
export type Text = ByKey[Key];

type ByKey = { readonly [K in Key]: { readonly key: K; readonly params: ParamsOf<K> } };

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** How to print: the language, and the business zone for times. */
export interface Style {
  readonly locale: Locale;
  readonly zone: string;
  /** Forms and their fields, as this language calls them. */
  readonly names?: ReadonlyMap<string, string> | undefined;
}

/** What a sentence is given to print with; `say` prints a sentence inside it. */
export interface Printing extends Style {
  say(text: Text): string;
}

const catalogues: Record<Locale, Catalogue> = { 'zh-CN': zhCN, en };

export function text<K extends Key>(key: K, params: ParamsOf<K>): ByKey[K] {
  return { key, params } as ByKey[K];
}

export function render(text: Text, style: Style): string {
  const say = catalogues[style.locale][text.key] as (params: never, style: Printing) => string;
  const { names } = style;
  // What an order asks for is answered in the words of its author.
  const isOrder = text.key.startsWith('directive.');
  const params = names === undefined || isOrder ? text.params : translated(text.params, names);
  return say(params as never, { ...style, say: (inner) => render(inner, style) });
}

const NAMED: ReadonlySet<string> = new Set(['title', 'form', 'label', 'labels', 'other']);

/** The parameters with the names of forms and fields in another language. */
function translated(value: unknown, names: ReadonlyMap<string, string>, key = ''): unknown {
  if (typeof value === 'string') return NAMED.has(key) ? (names.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((one) => translated(one, names, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, translated(one, names, name)]));
}
