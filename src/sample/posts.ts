// Who works in each unit of the sample city. Ids say unit, role and place: 220382001001003-worker-1.
import type { Post, Unit } from '../org/types.ts';
import type { Role } from '../permissions.ts';
import type { Tier } from '../templates/types.ts';

export interface SamplePost {
  readonly id: string;
  readonly posts: readonly Post[];
}

interface Staff {
  readonly word: string;
  readonly role: Role;
  readonly principals: number;
  readonly backups?: number;
}

const STAFF: Readonly<Record<Tier, readonly Staff[]>> = {
  province: [],
  city: [
    { word: 'office', role: 'city_office', principals: 2 },
    { word: 'commander', role: 'commander', principals: 1 },
    { word: 'duty', role: 'duty_officer', principals: 2, backups: 1 },
    { word: 'inspector', role: 'inspector', principals: 2 },
    { word: 'admin', role: 'admin', principals: 1 },
  ],
  county: [
    { word: 'office', role: 'county_office', principals: 2, backups: 1 },
    { word: 'commander', role: 'commander', principals: 1, backups: 1 },
    { word: 'duty', role: 'duty_officer', principals: 2, backups: 1 },
    { word: 'inspector', role: 'inspector', principals: 4 },
  ],
  town: [
    { word: 'office', role: 'town_office', principals: 1, backups: 1 },
    { word: 'inspector', role: 'inspector', principals: 1 },
    { word: 'liaison', role: 'liaison_cadre', principals: 1 },
  ],
  village: [
    { word: 'leader', role: 'grid_leader', principals: 1, backups: 1 },
    { word: 'liaison', role: 'liaison_cadre', principals: 1 },
  ],
  grid: [{ word: 'worker', role: 'grid_worker', principals: 1 }],
};

/** Every second grid has a backup worker besides. */
function hasBackup(unit: Unit): boolean {
  return unit.tier === 'grid' && Number(unit.code.at(-1)) % 2 === 0;
}

export function postsOf(unit: Unit): readonly SamplePost[] {
  return STAFF[unit.tier].flatMap(({ word, role, principals, backups = 0 }) => {
    const seconds = backups + (hasBackup(unit) ? 1 : 0);
    return Array.from({ length: principals + seconds }, (_, i) => ({
      id: `${unit.code}-${word}-${i + 1}`,
      posts: [
        { unit: unit.code, role, post: i < principals ? ('principal' as const) : ('backup' as const) },
        // Who signs in first may see and do everything.
        ...(role === 'city_office' && i === 0
          ? [{ unit: unit.code, role: 'admin' as const, post: 'backup' as const }]
          : []),
      ],
    }));
  });
}
