// Who plays in the day of a town: its people as the organisation has them, and the groups they speak in.
import type { UnitCode } from '../../flow.ts';
import type { Org, Person, Room } from '../../org/types.ts';
import type { Role } from '../../permissions.ts';

/** Somebody in the group he usually speaks in. */
export interface Player {
  readonly person: string;
  readonly room: string;
}

export interface GridCast {
  readonly unit: UnitCode;
  /** As people of the village call it. */
  readonly name: string;
  readonly worker: Player;
}

export interface VillageCast {
  readonly unit: UnitCode;
  readonly name: string;
  readonly leader: Player;
  readonly grids: readonly GridCast[];
}

export interface Cast {
  readonly unit: UnitCode;
  readonly name: string;
  readonly office: Player;
  readonly inspector: Player | undefined;
  readonly villages: readonly VillageCast[];
}

const CHANNEL = 'sandbox';

/** Undefined where nobody could speak for the town, or nobody below it has anything to report. */
export function castOf(org: Org, town: UnitCode): Cast | undefined {
  const office = playerOf(org, town, 'town_office');
  const villages = org.children(town).flatMap(({ code }) => villageOf(org, code) ?? []);
  if (office === undefined || villages.length === 0) return undefined;
  const inspector = playerOf(org, town, 'inspector');
  return { unit: town, name: org.label(town), office, inspector, villages };
}

/** The first town somebody can play. */
export function firstTown(org: Org): UnitCode | undefined {
  const all = org.roots().flatMap(({ code }) => org.subtree(code));
  return all.find((code) => org.unit(code)?.tier === 'town' && castOf(org, code) !== undefined);
}

function villageOf(org: Org, village: UnitCode): VillageCast | undefined {
  const leader = playerOf(org, village, 'grid_leader');
  const grids = org.children(village).flatMap((grid): GridCast[] => {
    const worker = playerOf(org, grid.code, 'grid_worker', village);
    return worker === undefined ? [] : [{ unit: grid.code, name: grid.name, worker }];
  });
  if (leader === undefined || grids.length === 0) return undefined;
  return { unit: village, name: org.label(village), leader, grids };
}

/** Whoever has the role in the unit, in the unit's group or that of the unit he reports in. */
function playerOf(...[org, unit, role, at = unit]: [Org, UnitCode, Role, UnitCode?]): Player | undefined {
  const room: Room | undefined = org.nearestRoom(at);
  const person = org.people(unit, [role]).find(({ id }: Person) => org.contactOf(id, CHANNEL) !== undefined);
  return person === undefined || room?.kind !== 'command' ? undefined : { person: person.id, room: room.key };
}
