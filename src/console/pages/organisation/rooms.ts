// How the groups stand: who has none, who shares one, whose group nobody leads or uses, and which groups wait for a unit.
import { z } from 'zod';
import { freeGroup, room as roomFlow } from '../../../../flows/room.ts';
import { LEADING_ROLES, REPORTING_ROLES } from '../../../permissions.ts';
import { topicKind, topicUnit } from '../../../org/index.ts';
import { insideOf } from '../../../org/inside.ts';
import type { Room } from '../../../org/types.ts';
import { sifted } from '../../../unhurried.ts';
import type { Api } from '../../api.ts';
import { type Console, must, type Viewer } from '../../console.ts';
import type { RoomCheck, RoomChecks, RoomRow } from '../../wire/organisation.ts';
import { silence } from './silence.ts';

const ROWS = 200;
const CHECKS = ['silent', 'ownerless', 'doubled', 'without', 'free'] as const satisfies readonly RoomCheck[];

const about = z.object({ unit: z.string().max(64), check: z.enum(CHECKS) });

export function rooms(api: Api, console: Console): void {
  api.get('/organisation/rooms', about, ({ unit, check }, viewer) => {
    must(viewer, 'see_figures', unit);
    return checked(unit, check, { viewer, console });
  });
}

async function checked(
  top: string,
  check: RoomCheck,
  { viewer, console }: { readonly viewer: Viewer; readonly console: Console },
): Promise<RoomChecks> {
  const { org } = viewer;
  const isInside = insideOf(org, top);
  const mine = await sifted(org.rooms(), (room) => isInside(room.unit));
  const working = mine.filter(({ kind }) => kind === 'command');
  const { days, silent } = await silence(top, viewer, console);
  const lists: Record<RoomCheck, readonly (() => RoomRow)[]> = {
    silent: working.filter(({ key }) => silent.has(key)).map((room) => () => rowOf(room, viewer)),
    ownerless: await ownerless(working, viewer),
    doubled: doubled(working).map((room) => () => rowOf(room, viewer)),
    without: await without(top, viewer),
    free: await free(top, viewer),
  };
  const counts = Object.fromEntries(CHECKS.map((name) => [name, lists[name].length])) as RoomChecks['counts'];
  return {
    ...{ unit: top, name: org.label(top), rooms: mine.length, counts, days },
    rows: lists[check].slice(0, ROWS).map((row) => row()),
    more: Math.max(0, lists[check].length - ROWS),
  };
}

function rowOf({ key, topic = '', account, kind, unit }: Room, { org }: Viewer): RoomRow {
  return { key, topic, account, kind, ...namesOf(unit, org) };
}

function namesOf(code: string, org: Viewer['org']) {
  const tier = org.unit(code)?.tier;
  const names = { unit: code, name: org.label(code), full: org.fullLabel(code) };
  return tier === undefined ? names : { ...names, tier };
}

/** A grid is led by whoever works there. */
async function ownerless(working: readonly Room[], viewer: Viewer): Promise<readonly (() => RoomRow)[]> {
  const { org } = viewer;
  const rolesOf = ({ unit }: Room) => (org.unit(unit)?.tier === 'grid' ? REPORTING_ROLES : LEADING_ROLES);
  const found = await sifted(working, (room) => org.people(room.unit, rolesOf(room)).length === 0);
  return found.map((room) => () => {
    const lacks = org.people(room.unit).length === 0 ? ('people' as const) : ('leader' as const);
    return { ...rowOf(room, viewer), lacks };
  });
}

/** All groups of a unit that has more than one. */
function doubled(working: readonly Room[]): readonly Room[] {
  const groups = new Map<string, Room[]>();
  for (const room of working) {
    const known = groups.get(room.unit);
    if (known === undefined) groups.set(room.unit, [room]);
    else known.push(room);
  }
  return [...groups.values()].filter(({ length }) => length > 1).flat();
}

async function without(top: string, { org }: Viewer): Promise<readonly (() => RoomRow)[]> {
  const isBare = (code: string) => org.unit(code)?.closed === undefined && org.roomOf(code) === undefined;
  const found = await sifted(org.subtree(top), isBare);
  return found.map((code) => () => ({ key: code, ...namesOf(code, org) }));
}

/** Groups without a unit of which the name is known: those that speak of a unit the viewer may bind; all of them to whoever governs everything. */
async function free(top: string, viewer: Viewer): Promise<readonly (() => RoomRow)[]> {
  const { org, person, read } = viewer;
  const binds = (code: string) => org.governs(person, 'manage_membership', code) !== undefined;
  if (!org.may(person, 'manage_membership')) return [];
  const isTop = org.roots().some(({ code }) => code === top) && org.roots().every(({ code }) => binds(code));
  const known = await read.open(roomFlow);
  return known.flatMap(({ id: key, state }) => {
    const group = freeGroup(state);
    if (group === undefined) return [];
    const before = group.was !== undefined && org.within(group.was, top) ? org.unit(group.was) : undefined;
    const unit = topicUnit(org, group.topic, top) ?? before;
    const isMine = unit !== undefined && binds(unit.code);
    if (!isMine && !isTop) return [];
    const { topic, account, at } = group;
    const row = { key, topic, account, at };
    if (!isMine) return [() => row];
    const kind = topicKind(topic);
    const taken = kind === 'command' && org.roomOf(unit.code) !== undefined;
    return [() => ({ ...row, ...namesOf(unit.code, org), proposed: { full: org.fullLabel(unit.code), kind, taken } })];
  });
}
