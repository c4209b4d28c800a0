// 组织: units and people, groups, import, joining codes, logins. Each is a part of its own; the unit is in the address.
import { Link, Route, Switch, useLocation, useSearchParams } from 'wouter';
import type { ImportRights } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { shellTexts } from '../../../src/texts/console/shell.ts';
import { useAsk } from '../../ask.ts';
import { useMay } from '../../me.ts';
import { Loading, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Codes } from './codes.tsx';
import { Import } from './import.tsx';
import { Logins } from './logins.tsx';
import { Rooms } from './rooms.tsx';
import './style.css';
import { Units } from './units.tsx';

const HERE = '/organisation';

export default function OrganisationPage() {
  const t = useTexts(organisationTexts);
  const shell = useTexts(shellTexts);
  const [here] = useLocation();
  const [search] = useSearchParams();
  const unit = search.get('unit');
  const query = unit === null ? '' : `?unit=${encodeURIComponent(unit)}`;
  const { tabs, isKnown } = useTabs();
  return (
    <div className="org">
      <nav className="org-tabs" aria-label={t.parts}>
        {tabs.map(({ path, name }) => (
          <Link key={name} href={`${path}${query}`} aria-current={here === path ? 'page' : undefined}>
            {t.tabs[name]}
          </Link>
        ))}
      </nav>
      <Switch>
        {tabs.map(({ path, name, Part }) => (
          <Route key={name} path={path} component={Part} />
        ))}
        <Route>{isKnown ? <Nothing>{shell.notFound}</Nothing> : <Loading />}</Route>
      </Switch>
    </div>
  );
}

/** The parts the viewer's posts make use of, and whether that is all of them. */
function useTabs() {
  const governs = useMay('manage_membership');
  const approves = useMay('approve_member');
  const rights = useAsk<ImportRights>('/organisation/import', {}, { enabled: governs, on: ['org'] });
  const tabs = [
    { path: HERE, name: 'units', Part: Units, isShown: true },
    { path: `${HERE}/rooms`, name: 'rooms', Part: Rooms, isShown: governs },
    { path: `${HERE}/import`, name: 'import', Part: Import, isShown: rights.data?.units === true },
    { path: `${HERE}/codes`, name: 'codes', Part: Codes, isShown: approves },
    { path: `${HERE}/logins`, name: 'logins', Part: Logins, isShown: approves },
  ].filter(({ isShown }) => isShown);
  return { tabs, isKnown: !governs || !rights.isPending };
}
