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
      // Built, the words stand one step deeper than in the types.
      const words: Words & { readonly default?: Words } = loaded.default;
      setWords(words.default ?? words);
    });
  }, [locale]);
  return words;
}
