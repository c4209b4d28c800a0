// Who may do what (domain.md §9), as data. What is not here is denied.
import type { Tier } from './templates/types.ts';

export const ROLES = [
  'grid_worker',
  'grid_leader',
  'liaison_cadre',
  'town_office',
  'inspector',
  'duty_officer',
  'county_office',
  'commander',
  'city_office',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** own: the post's own unit. below: units under it, not itself. subtree: both. all: everything. */
export type Scope = 'own' | 'below' | 'subtree' | 'all';

type Row = Readonly<Partial<Record<Role, Scope>>>;

export const PERMISSIONS = {
  report: { grid_worker: 'own', grid_leader: 'own' },
  report_on_behalf: { grid_leader: 'below', liaison_cadre: 'subtree', town_office: 'below', county_office: 'below' },
  see_figures: {
    grid_worker: 'own',
    grid_leader: 'subtree',
    liaison_cadre: 'subtree',
    town_office: 'subtree',
    inspector: 'subtree',
    duty_officer: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
    admin: 'all',
  },
  question_figure: {
    grid_leader: 'below',
    liaison_cadre: 'subtree',
    town_office: 'below',
    county_office: 'below',
    commander: 'below',
    city_office: 'below',
  },
  submit: { grid_leader: 'own', town_office: 'own', county_office: 'own', city_office: 'own' },
  chase: {
    grid_leader: 'subtree',
    liaison_cadre: 'subtree',
    town_office: 'subtree',
    duty_officer: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  issue_directive: {
    grid_leader: 'below',
    town_office: 'subtree',
    duty_officer: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  acknowledge: {
    grid_worker: 'own',
    grid_leader: 'own',
    liaison_cadre: 'own',
    town_office: 'own',
    inspector: 'own',
    duty_officer: 'own',
    county_office: 'own',
    city_office: 'own',
  },
  create_finding: {
    town_office: 'subtree',
    inspector: 'all',
    duty_officer: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  propose_finding: { grid_worker: 'own', grid_leader: 'subtree', liaison_cadre: 'subtree' },
  fix_finding: { grid_worker: 'own', grid_leader: 'own', town_office: 'own', county_office: 'own', city_office: 'own' },
  review_finding: {
    town_office: 'subtree',
    inspector: 'all',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  decide_finding: { town_office: 'subtree', county_office: 'subtree', commander: 'subtree', city_office: 'subtree' },
  publish_bulletin: {
    town_office: 'subtree',
    inspector: 'all',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  manage_templates: { town_office: 'subtree', county_office: 'subtree', city_office: 'subtree', admin: 'all' },
  manage_membership: {
    grid_leader: 'subtree',
    town_office: 'subtree',
    county_office: 'subtree',
    city_office: 'subtree',
    admin: 'all',
  },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof PERMISSIONS;

/** Roles that lead a unit: they approve its people and are told what is overdue. */
export const LEADING_ROLES: readonly Role[] = [
  'grid_leader',
  'town_office',
  'county_office',
  'city_office',
  'commander',
];

/** Roles that answer for a unit when it is chased. */
export const REPORTING_ROLES: readonly Role[] = ['grid_worker', 'grid_leader'];

/** What a role does for a unit of a tier where the roster leaves it open. */
export const DEFAULT_ROLE: Readonly<Record<Tier, Role>> = {
  province: 'city_office',
  city: 'city_office',
  county: 'county_office',
  town: 'town_office',
  village: 'grid_leader',
  grid: 'grid_worker',
};

export function scopeOf(action: Action, role: Role): Scope | undefined {
  return (PERMISSIONS[action] as Row)[role];
}
