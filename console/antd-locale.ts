// The words inside the components themselves, loaded with the language chosen.
import type { ConfigProviderProps } from 'antd';
import { useEffect, useState } from 'react';
import type { Locale } from '../src/texts/console/shell.ts';

type Words = NonNullable<ConfigProviderProps['locale']>;

const LOAD: Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>> = {
  'zh-CN': () => import('antd/locale/zh_CN'),
  en: () => import('antd/locale/en_US'),
};

export function useAntdLocale(locale: Locale): Words | undefined {
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    void LOAD[locale]().then((loaded) => {
      setWords(withCalendar(loaded.default, locale));
    });
  }, [locale]);
  return words;
}

/** Days and months of calendars, which would otherwise be named in English: those of the browser. */
function withCalendar(loaded: Words & { readonly default?: Words }, locale: Locale): Words {
  // Built, the words stand one step deeper than in the types.
  const words = loaded.default ?? loaded;
  const { DatePicker } = words;
  if (DatePicker === undefined) return words;
  const named = (options: Intl.DateTimeFormatOptions, at: number) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  const weekday = locale === 'en' ? 'short' : 'narrow';
  const lang = {
    ...DatePicker.lang,
    // The first of January 2023 was a Sunday.
    shortWeekDays: Array.from({ length: 7 }, (_, day) => named({ weekday }, Date.UTC(2023, 0, 1 + day))),
    shortMonths: Array.from({ length: 12 }, (_, month) => named({ month: 'short' }, Date.UTC(2023, month, 1))),
  };
  return { ...words, DatePicker: { ...DatePicker, lang } };
}
