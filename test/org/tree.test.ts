import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrg, packRoster, unpackRoster } from '../../src/org/index.ts';
import type { Person, Unit } from '../../src/org/types.ts';
import { PERMISSIONS, ROLES, scopeOf, type Action } from '../../src/permissions.ts';
import { templateOf } from '../../src/templates/index.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { unitsArbitrary } from './trees.ts';

const zone = 'Asia/Shanghai';
const DAY = '2022-07-28';

function below(units: readonly Unit[], code: string): readonly string[] {
  const children = units.filter((unit) => unit.parent === code).sort((a, b) => (a.code < b.code ? -1 : 1));
  return [code, ...children.flatMap((child) => below(units, child.code))];
}

describe('any tree', () => {
  it('a subtree is a range of the roster, in depth-first order', () => {
    fc.assert(
      fc.property(unitsArbitrary, (units) => {
        const org = createOrg({ zone, units });
        const roster = org.roster();
        for (const { code, parent } of units) {
          const index = roster.index(code) ?? -1;
          expect(roster.codes.slice(index, roster.end(index))).toEqual(below(units, code));
          expect(org.subtree(code)).toEqual(below(units, code));
          expect(roster.codes[roster.parent(index)]).toBe(parent);
          for (const other of units) expect(org.within(other.code, code)).toBe(below(units, code).includes(other.code));
        }
      }),
    );
  });

  it('a packed roster is the same roster, with the same id', () => {
    fc.assert(
      fc.property(unitsArbitrary, (units) => {
        const roster = createOrg({ zone, units }).roster();
        const again = unpackRoster(packRoster(roster));
        expect([again.id, again.codes]).toEqual([roster.id, roster.codes]);
        for (const i of roster.codes.keys())
          expect([again.end(i), again.parent(i)]).toEqual([roster.end(i), roster.parent(i)]);
      }),
    );
  });

  it('expected() is owes() of the whole subtree, letOff() that of the exempted ones', () => {
    const template = templateOf('epidemic') as ReportTemplate;
    fc.assert(
      fc.property(unitsArbitrary, fc.nat(), fc.nat(), (units, a, e) => {
        const area = units[a % units.length]?.code ?? '';
        const unit = units[e % units.length]?.code ?? '';
        const exemption = { unit, template: template.key, from: DAY, to: DAY, reason: 'moved' };
        const org = createOrg({
          zone,
          units,
          activations: [{ template: template.key, area, from: '2022-07-01', to: DAY, basis: 'x' }],
          exemptions: [exemption],
        });
        const root = org.roots()[0]?.code ?? '';
        const owing = below(units, root).filter(
          (code) => org.owes(template, code, DAY) && org.exemption(template.key, code, DAY) === undefined,
        );
        expect(org.expected(template, root, DAY)).toEqual(owing);
        for (const top of new Set([root, area, unit])) {
          const off = org
            .subtree(top)
            .filter((code) => org.owes(template, code, DAY) && org.exemption(template.key, code, DAY) !== undefined);
          expect(org.letOff(template, top, DAY)).toEqual(off);
        }
        expect(org.expected(template, root, '2022-07-29')).toEqual([]);
      }),
    );
  });
});

describe('duties', () => {
  const units: Unit[] = [
    { code: '1', name: '双辽市', aliases: [], tier: 'county' },
    { code: '11', name: '茂林镇', aliases: [], tier: 'town', parent: '1' },
    { code: '111', name: '西沟村', aliases: [], tier: 'village', parent: '11' },
    { code: '1111', name: '1号网格', aliases: [], tier: 'grid', parent: '111' },
    { code: '1112', name: '2号网格', aliases: [], tier: 'grid', parent: '111', closed: '2022-07-28' },
    { code: '112', name: '东沟村', aliases: [], tier: 'village', parent: '11' },
    { code: '12', name: '开发区', aliases: [], tier: 'town', parent: '1' },
  ];
  const template = { ...(templateOf('epidemic') as ReportTemplate), owes: ['grid' as const] };
  const org = createOrg({
    zone,
    units,
    activations: [{ template: 'epidemic', area: '1', from: '2022-07-01', basis: 'x' }],
  });

  it('a unit without open children stands in for them', () => {
    expect(org.expected(template, '1', '2022-07-27')).toEqual(['1111', '1112', '112', '12']);
    expect(org.expected(template, '1', '2022-07-28')).toEqual(['1111', '112', '12']);
    expect(org.expected(template, '1', '2022-06-30')).toEqual([]);
    expect(org.owes(template, '111', '2022-07-28')).toBe(false);
  });

  it('the nearest activation counts, and changes come by document', () => {
    const live = createOrg({ zone, units, activations: org.activations() });
    live.apply({
      activations: [{ template: 'epidemic', area: '11', from: '2022-07-20', to: '2022-07-31', basis: 'y' }],
    });
    expect(live.activation('epidemic', '1111', DAY)?.basis).toBe('y');
    expect(live.activation('epidemic', '1111', '2022-08-01')?.basis).toBe('x');
    live.apply({ gone: { activations: ['epidemic:11'] } });
    expect(live.activation('epidemic', '1111', DAY)?.basis).toBe('x');
  });

  it('today decides who is open where no day is asked for', () => {
    const live = createOrg({ zone, units, today: '2022-07-27' });
    expect(live.subtree('111')).toEqual(['111', '1111', '1112']);
    live.apply({ today: '2022-07-28' });
    expect(live.subtree('111')).toEqual(['111', '1111']);
  });
});

describe('people and rooms', () => {
  const units: Unit[] = [
    { code: '1', name: '茂林镇', aliases: [], tier: 'town' },
    { code: '11', name: '西沟村', aliases: [], tier: 'village', parent: '1' },
    { code: '111', name: '1号网格', aliases: [], tier: 'grid', parent: '11' },
  ];
  const person = (id: string, post: 'principal' | 'backup', contacts: Person['contacts']): Person => ({
    ...{ id, name: '王 芳', contacts },
    posts: [{ unit: '111', role: 'grid_worker', post }],
  });

  it('a re-bound identity finds its new owner only', () => {
    const org = createOrg({ zone, units, people: [person('a', 'backup', [{ channel: 'w', contact: 'x', from: 1 }])] });
    expect(org.personBy('w', 'x')?.id).toBe('a');
    org.apply({
      people: [
        person('a', 'backup', [
          { channel: 'w', contact: 'x', from: 1, to: 2 },
          { channel: 'w', contact: 'y', from: 2 },
        ]),
        person('b', 'principal', []),
      ],
    });
    expect([org.personBy('w', 'x'), org.personBy('w', 'y')?.id, org.contactOf('a', 'w')]).toEqual([
      undefined,
      'a',
      'y',
    ]);
    expect(org.people('111').map((one) => one.id)).toEqual(['b', 'a']);
    expect(org.peopleNamed('王芳', '1')).toHaveLength(2);
    org.apply({ gone: { people: ['b'] } });
    expect(org.people('111', ['grid_worker']).map((one) => one.id)).toEqual(['a']);
  });

  it('the nearest command group above serves a unit without one', () => {
    const room = { key: 'w/r', account: 'bot', room: 'r', unit: '11', kind: 'command' as const };
    const org = createOrg({
      zone,
      units,
      rooms: [room, { ...room, key: 'w/s', room: 's', unit: '111', kind: 'residents' }],
    });
    expect([org.roomOf('111'), org.nearestRoom('111')?.key, org.nearestRoom('1')]).toEqual([
      undefined,
      'w/r',
      undefined,
    ]);
    org.apply({ gone: { rooms: ['w/r'] } });
    expect(org.nearestRoom('111')).toBeUndefined();
  });
});

describe('rights', () => {
  const units: Unit[] = ['1', '11', '111', '12'].map((code) => ({
    ...{ code, name: code, aliases: [], tier: code.length === 1 ? 'town' : code.length === 2 ? 'village' : 'grid' },
    ...(code.length > 1 ? { parent: code.slice(0, -1) } : {}),
  }));
  const org = createOrg({ zone, units });
  const actions = Object.keys(PERMISSIONS) as Action[];

  it.each(actions.flatMap((action) => ROLES.map((role) => [action, role] as const)))('%s by %s', (action, role) => {
    const person: Person = { id: 'p', name: 'p', contacts: [], posts: [{ unit: '11', role, post: 'principal' }] };
    const scope = scopeOf(action, role);
    const reached = units.map((unit) => unit.code).filter((code) => org.governs(person, action, code) !== undefined);
    const expected = { own: ['11'], below: ['111'], subtree: ['11', '111'], all: ['1', '11', '111', '12'] };
    expect(reached).toEqual(scope === undefined ? [] : expected[scope]);
    expect(org.may(person, action)).toBe(scope !== undefined);
    expect(org.governs(person, action, 'nowhere')).toBeUndefined();
  });

  it('nobody without a post may anything', () => {
    const stranger: Person = { id: 's', name: 's', contacts: [], posts: [] };
    expect(actions.some((action) => org.may(stranger, action) || org.governs(stranger, action, '11'))).toBe(false);
  });
});
