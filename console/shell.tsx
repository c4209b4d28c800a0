// The frame around every page: where one is, who one is, and whether the figures are live.
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link as To, Route, Switch, useLocation } from 'wouter';
import { shellTexts } from '../src/texts/console/shell.ts';
import { post } from './api.ts';
import type { Link } from './live.ts';
import { useMe } from './me.ts';
import { LOAD } from './pages/index.ts';
import { type PageListed, PAGES } from './pages/list.ts';
import { Loading, Nothing } from './parts/states.tsx';
import { SayProvider } from './say.tsx';
import { useTexts } from './settings.ts';
import { Switches } from './switches.tsx';

const SHOWN = PAGES.map((page) => ({ ...(page as PageListed), Page: lazy(LOAD[page.name]) }));

export function Shell({ link }: { readonly link: Link }) {
  const t = useTexts(shellTexts);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const shown = SHOWN.filter(
    ({ needs, only }) =>
      (only !== 'sandbox' || me.sandbox) && (needs === undefined || needs.some((action) => me.may.includes(action))),
  );
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="top">
        <Button className="menu-button" aria-expanded={isOpen} aria-controls="menu" onClick={() => setOpen(!isOpen)}>
          {t.menu}
        </Button>
        <strong className="brand">Gridline</strong>
        <LinkState link={link} />
        <span className="who">
          {me.person.name}
          <small>{me.home.name}</small>
        </span>
      </header>
      <nav id="menu" className={isOpen ? 'menu open' : 'menu'} aria-label={t.menu} onClick={() => setOpen(false)}>
        {shown.map(({ path, name }) => (
          <MenuItem key={name} path={path} title={t.pages[name] ?? name} />
        ))}
        <span className="menu-end">
          <Switches />
          <Button type="text" onClick={() => void signOut()}>
            {t.signOut}
          </Button>
        </span>
      </nav>
      <main id="main" className="page" tabIndex={-1}>
        <SayProvider>
          <Suspense fallback={<Loading />}>
            <Switch>
              {shown.map(({ path, name, Page }) => (
                <Route key={name} path={path === '/' ? '/' : `${path}/*?`} component={Page} />
              ))}
              <Route>
                <Nothing>{t.notFound}</Nothing>
              </Route>
            </Switch>
          </Suspense>
        </SayProvider>
      </main>
    </>
  );
}

function MenuItem({ path, title }: { readonly path: string; readonly title: string }) {
  const [here] = useLocation();
  const isHere = path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
  return (
    <To href={path} className={isHere ? 'here' : ''} aria-current={isHere ? 'page' : undefined}>
      {title}
    </To>
  );
}

function LinkState({ link }: { readonly link: Link }) {
  const t = useTexts(shellTexts);
  return (
    <span className={`link ${link}`} role="status" aria-live="polite">
      {link === 'lost' ? t.lost : t.live}
    </span>
  );
}

async function signOut(): Promise<void> {
  await post('/sign-out');
  location.assign('/');
}
