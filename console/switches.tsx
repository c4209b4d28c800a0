// Language and theme, wherever they are switched.
import { Button } from 'antd';
import { shellTexts } from '../src/texts/console/shell.ts';
import { chooseLocale, chooseTheme, useLocale, useTexts, useTheme } from './settings.ts';

export function Switches() {
  const t = useTexts(shellTexts);
  const [locale, theme] = [useLocale(), useTheme()];
  return (
    <span className="switches">
      <Button
        type="text"
        lang={locale === 'en' ? 'zh-CN' : 'en'}
        onClick={() => chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
      >
        {t.language}
      </Button>
      <Button type="text" onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? t.light : t.dark}
      </Button>
    </span>
  );
}
