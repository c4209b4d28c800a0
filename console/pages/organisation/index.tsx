// 组织: units and people, groups, import, joining codes, logins. Each is a part of its own; the unit is in the address.
import { Link, Route, Switch, useLocation, useSearchParams } from 'wouter';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { useMay } from '../../me.ts';
import { useTexts } from '../../settings.ts';
import { Rooms } from './rooms.tsx';
import './style.css';
import { Units } from './units.tsx';

const HERE = '/organisation';

export default function OrganisationPage() {
  const t = useTexts(organisationTexts);
  const [here] = useLocation();
  const [search] = useSearchParams();
  const unit = search.get('unit');
  const query = unit === null ? '' : `?unit=${encodeURIComponent(unit)}`;
  const tabs = useTabs();
  return (
    <div className="org">
      <nav className="org-tabs" aria-label={t.tabs['units']}>
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
      </Switch>
    </div>
  );
}

function useTabs() {
  const governs = useMay('manage_membership');
  return [
    { path: HERE, name: 'units', Part: Units, isShown: true },
    { path: `${HERE}/rooms`, name: 'rooms', Part: Rooms, isShown: governs },
  ].filter(({ isShown }) => isShown);
}
