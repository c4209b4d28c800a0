import { expect, it } from 'vitest';
import { changeFromDocs, createOrg } from '../../src/org/index.ts';
import { SAMPLE_CITY, sampleCity, sampleDocs } from '../../src/sample/index.ts';
import { templateOf, templates } from '../../src/templates/index.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';

const AT = Date.UTC(2022, 6, 28, 1);

it('is a city in which every grid owes a report, has a worker and a group', () => {
  const { units, signals } = sampleCity(AT);
  const docs = sampleDocs(signals).map(({ ref, json }) => ({
    flow: ref.flow,
    id: ref.id,
    state: JSON.parse(json) as unknown,
  }));
  expect(new Set(docs.map(({ flow, id }) => `${flow}|${id}`)).size).toBe(docs.length);
  const org = createOrg({ zone: 'Asia/Shanghai', units, templates, ...changeFromDocs(docs) });
  const grids = units.filter((unit) => unit.tier === 'grid');
  expect([units.length, grids.length]).toEqual([2039, 1787]);
  expect(org.expected(templateOf('epidemic') as ReportTemplate, SAMPLE_CITY, '2022-07-28')).toHaveLength(1787);
  for (const { code } of grids) {
    expect(org.people(code, ['grid_worker']).length).toBeGreaterThan(0);
    expect(org.roomOf(code)?.key).toBe(`sandbox/room-${code}`);
  }
  expect(org.personBy('sandbox', 'sb-220382001001003-worker-1')?.posts[0]?.unit).toBe('220382001001003');
  expect(org.roomOf('220382001001003')?.topic).toBe('郑家屯街道东华社区3号网格群');
});

it('is the same every time', () => {
  expect(sampleCity(AT)).toEqual(sampleCity(AT));
});
