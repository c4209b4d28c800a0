// Theme, language, who is signed in, and the way to every page.
import { MutationCache, QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { App as Messages, ConfigProvider, theme, type ThemeConfig } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { Me } from '../src/console/wire/me.ts';
import { ApiError, get, keepToken } from './api.ts';
import { useLive } from './live.ts';
import { MeContext } from './me.ts';
import { SignIn } from './pages/sign-in/index.tsx';
import { Loading, Trouble } from './parts/states.tsx';
import { type Theme, useLocale, useTheme } from './settings.ts';
import { Shell } from './shell.tsx';
import { useAntdLocale } from './antd-locale.ts';

const isRefused = (error: unknown): boolean => error instanceof ApiError && error.status < 500;

/** A session that is over shows the way to sign in again, whatever was asked. */
const onError = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 401) void queries.invalidateQueries({ queryKey: ['/me'] });
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: true, retry: (times, error) => !isRefused(error) && times < 2 },
  },
});

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Themed>
        <Pages />
      </Themed>
    </QueryClientProvider>
  );
}

const COMMON = { borderRadius: 6, fontSize: 15 };

/** The library's own soft greys, its links, and white on the dark theme's blue, miss the contrast of WCAG AA. */
const THEMES: Readonly<Record<Theme, ThemeConfig>> = {
  light: {
    algorithm: theme.defaultAlgorithm,
    token: { ...COMMON, ...brand('#1554ad'), ...greys('0, 0, 0') },
  },
  dark: {
    algorithm: theme.darkAlgorithm,
    token: { ...COMMON, ...brand('#4c9aff'), ...greys('255, 255, 255') },
    components: { Button: { primaryColor: '#06121f' } },
  },
};

function brand(colour: string) {
  return { colorPrimary: colour, colorLink: colour, colorInfo: colour };
}

function greys(rgb: string) {
  const soft = `rgba(${rgb}, 0.65)`;
  return { colorTextSecondary: soft, colorTextTertiary: soft, colorTextDescription: soft, colorTextPlaceholder: soft };
}

function Themed({ children }: { readonly children: ReactNode }) {
  const [locale, look] = [useLocale(), useTheme()];
  const antd = useAntdLocale(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = look;
  }, [locale, look]);
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      csp={{ nonce }}
      theme={THEMES[look]}
      {...(antd === undefined ? {} : { locale: antd })}
    >
      <Messages className="app">{children}</Messages>
    </ConfigProvider>
  );
}

/** What was seen with another login is nothing to whoever signs in now. */
function begin(me: Me): void {
  queries.removeQueries({ predicate: ({ queryKey: [path] }) => path !== '/me' });
  queries.setQueryData(['/me'], me);
}

function Pages() {
  const asked = useQuery({
    queryKey: ['/me'],
    queryFn: () => get<Me | { csrf: string }>('/me'),
    meta: { on: ['form'] },
  });
  const { data } = asked;
  if (data !== undefined) keepToken(data.csrf);
  const isIn = data !== undefined && 'person' in data;
  const link = useLive(queries, isIn);
  if (asked.isError && !isRefused(asked.error))
    return <Trouble error={asked.error} again={() => void asked.refetch()} />;
  if (data === undefined && !asked.isError) return <Loading />;
  if (!isIn) return <SignIn onIn={begin} />;
  return (
    <MeContext.Provider value={data}>
      <Shell link={link} />
    </MeContext.Provider>
  );
}
