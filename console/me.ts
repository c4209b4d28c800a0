// Who is signed in, and how he is shown times, forms and fields.
import { createContext, useContext } from 'react';
import type { Me } from '../src/console/wire/me.ts';
import { useLocale } from './settings.ts';

export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('nobody is signed in here');
  return me;
}

/** Whether some post allows the action somewhere; the server decides for each unit. */
export function useMay(action: string): boolean {
  return useMe().may.includes(action);
}

/** The name of a form or field in the language chosen. */
export function useNames(): (name: string) => string {
  const { names } = useMe();
  const isEnglish = useLocale() === 'en';
  return (name) => (isEnglish ? (names[name] ?? name) : name);
}

export interface Times {
  /** 16:02 */
  readonly time: (at: number) => string;
  /** 7月28日 16:02; with the year where it is not this one. */
  readonly moment: (at: number) => string;
  /** 7月28日, of a day YYYY-MM-DD. */
  readonly day: (day: string) => string;
}

/** Times of the business zone, whatever the browser's. */
export function useTimes(): Times {
  const { zone, at: now } = useMe();
  const locale = useLocale();
  const print = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone: zone,
      hourCycle: 'h23',
      ...options,
    }).format(at);
  const year = (at: number) => print(at, { year: 'numeric' });
  const time = (at: number) => print(at, { hour: '2-digit', minute: '2-digit' });
  const date = (at: number) =>
    print(at, { month: 'short', day: 'numeric', ...(year(at) === year(now) ? {} : { year: 'numeric' as const }) });
  return {
    time,
    moment: (at) => `${date(at)} ${time(at)}`,
    day: (day) =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
        timeZone: 'UTC',
        month: 'short',
        day: 'numeric',
      }).format(Date.parse(`${day}T00:00:00Z`)),
  };
}
