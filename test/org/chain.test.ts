// Who answers for a unit, and whose orders bind somebody in it.
import { expect, it } from 'vitest';
import { commandingOf, headsOf } from '../../src/org/chain.ts';
import { staffed } from './membership-town.ts';

function manned() {
  const t = staffed();
  t.add({ id: 'a', name: '督查甲', unit: '11', role: 'inspector' });
  t.add({ id: 'b', name: '包保乙', unit: '11', role: 'liaison_cadre' });
  t.add({ id: 'c', name: '值班丙', unit: '11', role: 'duty_officer' });
  t.add({ id: 'd', name: '指挥丁', unit: '11', role: 'commander' });
  t.add({ id: 'e', name: '县办戊', unit: '1', role: 'county_office' });
  return t.org;
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

it('leaders answer for their unit, workers for a grid; inspectors and cadres for none', () => {
  const org = manned();
  expect(names(headsOf(org, '11')).toSorted()).toEqual(['指挥丁', '赵敏']);
  expect(names(headsOf(org, '1113'))).toEqual(['王芳']);
  expect(headsOf(org, '112')).toEqual([]);
});

it.each([
  { who: 'a worker', id: 'p33', unit: '1113', lines: [['李强'], ['赵敏', '值班丙', '指挥丁'], ['县办戊']] },
  { who: 'an office', id: 'office', unit: '11', lines: [['指挥丁'], ['县办戊']] },
  { who: 'a commander', id: 'd', unit: '11', lines: [['县办戊']] },
  { who: 'a cadre', id: 'b', unit: '11', lines: [['赵敏', '值班丙', '指挥丁'], ['县办戊']] },
])('$who is bound by the tiers above, and beside him by whom he does not lead', ({ id, unit, lines }) => {
  const org = manned();
  const person = org.person(id);
  if (person === undefined) throw new Error(id);
  const found = commandingOf(org, person, unit).map(({ people }) => names(people).toSorted());
  expect(found).toEqual(lines.map((line) => line.toSorted()));
});
