// What people are, in chat and on every page.
import type { Role } from '../../permissions.ts';

export const ROLES: Record<Role, string> = {
  grid_worker: 'grid worker',
  grid_leader: 'grid leader',
  liaison_cadre: 'liaison cadre',
  town_office: 'town office',
  inspector: 'inspector',
  duty_officer: 'duty officer',
  county_office: 'county office',
  commander: 'commander',
  city_office: 'city office',
  admin: 'administrator',
};
