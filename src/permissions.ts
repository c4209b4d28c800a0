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
    inspector: 'subtree',
    duty_officer: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  propose_finding: { grid_worker: 'own', grid_leader: 'subtree', liaison_cadre: 'subtree' },
  fix_finding: { grid_worker: 'own', grid_leader: 'own', town_office: 'own', county_office: 'own', city_office: 'own' },
  review_finding: {
    town_office: 'subtree',
    inspector: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  decide_finding: { town_office: 'subtree', county_office: 'subtree', commander: 'subtree', city_office: 'subtree' },
  publish_bulletin: {
    town_office: 'subtree',
    inspector: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
  },
  manage_templates: { town_office: 'subtree', county_office: 'subtree', city_office: 'subtree', admin: 'all' },
  /** Groups and the units they belong to. */
  manage_membership: {
    grid_leader: 'subtree',
    town_office: 'subtree',
    county_office: 'subtree',
    city_office: 'subtree',
    admin: 'all',
  },
  /** Letting people in: whoever leads the unit or one above (product.md §2). */
  approve_member: {
    grid_leader: 'subtree',
    town_office: 'subtree',
    county_office: 'subtree',
    commander: 'subtree',
    city_office: 'subtree',
    admin: 'all',
  },
  /** Chat accounts: whether they hear and speak, what waits, what could not be delivered. */
  manage_accounts: { county_office: 'subtree', city_office: 'all', admin: 'all' },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof PERMISSIONS;

/** What is answered in a group that belongs to no unit, where anybody may read along; all else only in a unit's group, or privately. */
const ANYWHERE: ReadonlySet<Action | 'bound' | 'anyone'> = new Set<Action | 'bound' | 'anyone'>([
  'anyone',
  'bound',
  'report',
  'report_on_behalf',
  'acknowledge',
  'fix_finding',
  'manage_membership',
]);

/** Whether a command of this permission is answered in this place. */
export function isAnsweredIn(
  permission: Action | 'bound' | 'anyone',
  place: { readonly room?: unknown; readonly conversation: string; readonly contact: string },
): boolean {
  return place.room !== undefined || place.conversation === place.contact || ANYWHERE.has(permission);
}

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

/** The role that leads a unit of a tier, or does its work. */
export const DEFAULT_ROLE: Readonly<Record<Tier, Role>> = {
  province: 'city_office',
  city: 'city_office',
  county: 'county_office',
  town: 'town_office',
  village: 'grid_leader',
  grid: 'grid_worker',
};

/** What somebody gets whom the roster does not know, unless he who approves says otherwise. */
export const LEAST_ROLE: Role = 'grid_worker';

const BELOW_TOWN: readonly Role[] = [LEAST_ROLE, 'grid_leader', 'liaison_cadre'];
const BELOW_COUNTY: readonly Role[] = [...BELOW_TOWN, 'town_office', 'duty_officer'];

/** Roles that may be given in a group, by whom; all others come from the roster. */
const GIVES: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  grid_leader: [LEAST_ROLE],
  town_office: BELOW_TOWN,
  county_office: BELOW_COUNTY,
  commander: BELOW_TOWN,
  city_office: [...BELOW_COUNTY, 'county_office', 'inspector'],
  admin: ROLES,
};

const OFFICES: readonly Role[] = ['town_office', 'county_office', 'city_office'];

/** Whether the one role gives the other in a unit of that tier; an office role belongs to the office of its own tier. */
export function mayGive(giver: Role, role: Role, tier: Tier): boolean {
  return GIVES[giver]?.includes(role) === true && (!OFFICES.includes(role) || DEFAULT_ROLE[tier] === role);
}

/** What an identity that has replaced another one may do in its first day: report and answer, not command (measures.md S3). */
export const WHILE_FROZEN: ReadonlySet<Action> = new Set<Action>([
  'report',
  'report_on_behalf',
  'see_figures',
  'submit',
  'acknowledge',
  'propose_finding',
  'fix_finding',
]);

export function scopeOf(action: Action, role: Role): Scope | undefined {
  return (PERMISSIONS[action] as Row)[role];
}

/** Whether all that a role may do everywhere, one of these may do everywhere too. */
export function reachesAsFar(roles: readonly Role[], role: Role): boolean {
  const actions = Object.keys(PERMISSIONS) as Action[];
  const isEverywhere = (action: Action, one: Role) => scopeOf(action, one) === 'all';
  return actions.every((action) => !isEverywhere(action, role) || roles.some((one) => isEverywhere(action, one)));
}
