// Language and theme: chosen once on this machine, told to whoever shows something.
import { useSyncExternalStore } from 'react';
import type { Locale } from '../src/texts/console/shell.ts';

export type Theme = 'light' | 'dark';

const hearers = new Set<() => void>();

function stored<T extends string>(key: string, values: readonly T[], otherwise: () => T) {
  const read = (): T => values.find((value) => value === localStorage.getItem(key)) ?? otherwise();
  let now = read();
  return {
    get: () => now,
    set: (value: T) => {
      now = value;
      localStorage.setItem(key, value);
      for (const hear of hearers) hear();
    },
  };
}

const locales = stored<Locale>('gridline.locale', ['zh-CN', 'en'], () => 'zh-CN');
const themes = stored<Theme>('gridline.theme', ['light', 'dark'], () =>
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
);

export const locale = locales.get;
export const chooseLocale = locales.set;
export const chooseTheme = themes.set;

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

export const useLocale = (): Locale => useSyncExternalStore(subscribe, locales.get);
export const useTheme = (): Theme => useSyncExternalStore(subscribe, themes.get);

/** The texts of a page in the language chosen. */
export function useTexts<T>(texts: Readonly<Record<Locale, T>>): T {
  return texts[useLocale()];
}
