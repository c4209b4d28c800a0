// The sample city: one county of a real prefecture with invented people and a group per unit. Deterministic; for the sandbox only.
import { readFileSync } from 'node:fs';
import { activation } from '../../flows/activation.ts';
import { person } from '../../flows/person.ts';
import { room } from '../../flows/room.ts';
import { dayOf } from '../calendar.ts';
import type { Author, Signal } from '../flow.ts';
import { createOrg } from '../org/index.ts';
import type { Org, Post, Unit } from '../org/types.ts';
import { templateOf } from '../templates/index.ts';
import { TIERS } from '../templates/types.ts';
import { BASIS, FAMILY_NAMES, GIVEN_NAMES, GROUP_SUFFIX, LOADER, OFFICE_GROUP_SUFFIX } from './names.ts';
import { postsOf, type SamplePost } from './posts.ts';

export interface SampleCity {
  readonly units: readonly Unit[];
  /** What happened so that the city is as it is; every one goes to a document of its own. */
  readonly signals: readonly Signal[];
}

export const SAMPLE_CHANNEL = 'sandbox';
/** The sandbox's own account (transports/sandbox). */
const ACCOUNT = 'sandbox';
const TEMPLATE = 'epidemic';
export const SAMPLE_CITY = '2203';
const ZONE = 'Asia/Shanghai';

/** `at` (ms) is the moment of loading: duties begin on its day in the zone. */
export function sampleCity(at: number, zone: string = ZONE): SampleCity {
  const units = sampleUnits();
  const org = createOrg({ zone, units });
  const people = units.flatMap(postsOf);
  const groups = units.filter((unit) => unit.tier !== 'province');
  const signals = [
    ...people.map((one, i) => personSignal(one, i, at)),
    ...groups.map((unit) => roomSignal(unit, org, at)),
    activationSignal(org, at),
  ];
  return { units, signals };
}

/** Province, city and one county with everything below, as units.csv has them. */
export function sampleUnits(): readonly Unit[] {
  const content = readFileSync(new URL('./units.csv', import.meta.url), 'utf8');
  return content
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', name = '', tier = '', parent = ''] = line.split(',');
      const unit = { code, name, aliases: [], tier: TIERS[Number(tier) - 1] ?? 'grid' };
      return parent === '' ? unit : { ...unit, parent };
    });
}

/** A family name and a given name that do not move together, so that neighbours rarely share both. */
function nameOf(i: number): string {
  const family = FAMILY_NAMES[(i * 7 + Math.floor(i / 40)) % FAMILY_NAMES.length] ?? '';
  const given = GIVEN_NAMES[(i * 11 + Math.floor(i / 52)) % GIVEN_NAMES.length] ?? '';
  return family + given;
}

function personSignal({ id, posts }: SamplePost, i: number, at: number): Signal {
  const contacts = [{ channel: SAMPLE_CHANNEL, contact: `sb-${id}` }];
  const listed: readonly Post[] = posts;
  const event = { type: 'imported', at, id: `sample-${id}`, name: nameOf(i), posts: listed, contacts };
  return { to: { flow: person.name, id }, event };
}

const loader: Author = { person: 'sample', name: LOADER, unit: SAMPLE_CITY, unitName: LOADER };

function roomSignal(unit: Unit, org: Org, at: number): Signal {
  const conversation = `room-${unit.code}`;
  const event = {
    ...{ type: 'bound', at, id: `sample-${conversation}`, account: ACCOUNT, room: conversation },
    ...{ unit: unit.code, kind: 'command', topic: topicOf(unit, org), unitName: org.label(unit.code), by: loader },
  };
  return { to: { flow: room.name, id: `${SAMPLE_CHANNEL}/${conversation}` }, event };
}

/** 郑家屯街道东华社区3号网格群: from the town down as such groups are called; offices have a command group. */
function topicOf(unit: Unit, org: Org): string {
  if (unit.tier === 'city' || unit.tier === 'county') return org.label(unit.code) + OFFICE_GROUP_SUFFIX;
  const county = org.path(unit.code).find((above) => above.tier === 'county');
  const full = org.fullLabel(unit.code);
  const local = county === undefined ? full : full.slice(org.fullLabel(county.code).length);
  return local + (unit.tier === 'town' ? OFFICE_GROUP_SUFFIX : GROUP_SUFFIX);
}

function activationSignal(org: Org, at: number): Signal {
  const about = { template: TEMPLATE, area: SAMPLE_CITY, title: templateOf(TEMPLATE)?.title ?? TEMPLATE };
  const event = {
    ...{ type: 'enabled', at, id: 'sample-activation', ...about, areaName: org.label(SAMPLE_CITY) },
    ...{ from: dayOf(at, org.zone), basis: BASIS, by: loader },
  };
  return { to: { flow: activation.name, id: `${TEMPLATE}:${SAMPLE_CITY}` }, event };
}
