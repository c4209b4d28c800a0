import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrg } from '../../src/org/index.ts';
import { topicUnit } from '../../src/org/topic.ts';
import type { Named, Unit } from '../../src/org/types.ts';
import { sampleUnits } from '../../src/sample/index.ts';
import { unitsArbitrary } from './trees.ts';

const ZONE = 'Asia/Shanghai';

/** Real neighbours of the sample county, with names that repeat others or their own path. */
const neighbours: readonly Unit[] = [
  { code: '220323', name: '伊通满族自治县', aliases: [], tier: 'county', parent: '2203' },
  { code: '220323106', name: '大孤山镇', aliases: [], tier: 'town', parent: '220323' },
  { code: '220323106215', name: '刘家村委会', aliases: [], tier: 'village', parent: '220323106' },
  { code: '220323201', name: '莫里青乡', aliases: [], tier: 'town', parent: '220323' },
  { code: '220323201200', name: '刘家村委会', aliases: [], tier: 'village', parent: '220323201' },
  { code: '220303', name: '铁东区', aliases: [], tier: 'county', parent: '2203' },
  { code: '220303001', name: '四平市铁东区平东街道', aliases: [], tier: 'town', parent: '220303' },
  {
    code: '220303001004',
    name: '四平市铁东区平东街辉煌社区居民委员会',
    aliases: [],
    tier: 'village',
    parent: '220303001',
  },
  { code: '220303001004001', name: '1号网格', aliases: [], tier: 'grid', parent: '220303001004' },
];
/** The real county that ships as the sample, and those neighbours. */
const siping: readonly Unit[] = [...sampleUnits(), ...neighbours];
const org = createOrg({ zone: ZONE, units: siping });

function code(named: Named): string {
  if ('unit' in named) return named.unit.code;
  return 'none' in named ? 'none' : `ambiguous ${named.ambiguous.length}`;
}

describe('real names of one prefecture', () => {
  const donghua = '220382001001';
  const gongnong = '220382001200';
  it.each([
    ['3号网格', donghua, '220382001001003'],
    ['３号网格', donghua, '220382001001003'],
    ['三网格', donghua, '220382001001003'],
    ['第三网格', `${donghua}001`, '220382001001003'],
    ['网格3', donghua, '220382001001003'],
    ['網格三', donghua, '220382001001003'],
    ['3号', donghua, '220382001001003'],
    ['东华', '220382', donghua],
    ['东华社区', donghua, donghua],
    ['东华居委会', '220382', 'none'],
    ['东华社区居委会', '220382', donghua],
    ['工农', '220382001', gongnong],
    ['工农村', '220382001', gongnong],
    ['工农村委会', '220382001', gongnong],
    ['工农村村委会', '220382001', gongnong],
    ['工农村民委员会', '220382001', gongnong],
    ['東華社區3號網格', '2203', '220382001001003'],
    ['双辽市郑家屯街道东华社区3号网格', '220303', '220382001001003'],
    ['四平市双辽市郑家屯街道办事处东华3网格', '220303', '220382001001003'],
    ['吉林省四平市双辽市', '22', '220382'],
    ['双辽东华三格', '22', '220382001001003'],
    ['郑家屯', donghua, '220382001'],
    ['9号网格', donghua, 'none'],
    ['火星村', donghua, 'none'],
    ['', donghua, 'none'],
  ])('%s said in %s is %s', (name, from, expected) => {
    expect(code(org.named(name, from))).toBe(expected);
  });

  it('is ambiguous rather than guessed when several are equally near', () => {
    expect(code(org.named('3号网格', '220382001'))).toBe('ambiguous 5');
    expect(code(org.named('刘家村委会', '2203'))).toBe('ambiguous 3');
  });

  it('takes the higher tier of one name', () => {
    expect(code(org.named('双山', '220382'))).toBe('220382101');
  });

  it.each([
    ['220382001001003', '东华社区3号网格', '双辽市郑家屯街道东华社区3号网格'],
    [gongnong, '工农村', '双辽市郑家屯街道工农村'],
    ['220382', '双辽市', '双辽市'],
    ['2203', '四平市', '四平市'],
  ])('%s is called %s', (unit, label, full) => {
    expect([org.label(unit), org.fullLabel(unit)]).toEqual([label, full]);
  });

  it('leaves out the units above that a name repeats', () => {
    const long = siping.find((unit) => unit.name === '四平市铁东区平东街辉煌社区居民委员会');
    expect(org.fullLabel(`${long?.code ?? ''}001`)).toBe('铁东区平东街道辉煌社区1号网格');
  });

  it('every full path resolves to its unit, or is shared by several', () => {
    const labels = new Map<string, string[]>();
    for (const unit of siping) {
      const label = org.fullLabel(unit.code);
      labels.set(label, [...(labels.get(label) ?? []), unit.code]);
    }
    for (const [label, codes] of labels) {
      const named = org.named(label, '220303');
      expect([
        label,
        'unit' in named ? [named.unit.code] : 'ambiguous' in named ? named.ambiguous.map((u) => u.code) : [],
      ]).toEqual([label, codes]);
    }
  });

  it.each([
    ['郑家屯街道东华社区3号网格群', '220382', '220382001001003'],
    ['双辽市东华社区网格3工作群', '2203', '220382001001003'],
    ['2022年茂林镇疫情防控工作群', '220382', '220382100'],
    ['【双山镇】防汛指挥群🚩', '220382', '220382101'],
    ['东华社区居民群', '220382', donghua],
    ['幸福一家人', '220382', undefined],
  ])('the group %s proposes %s → %s', (topic, under, expected) => {
    expect(topicUnit(org, topic, under)?.code).toBe(expected);
  });
});

describe('aliases', () => {
  it('are names as good as the name', () => {
    const units: Unit[] = [
      { code: '1', name: '河湾镇', aliases: [], tier: 'town' },
      { code: '11', name: '西沟村', aliases: ['沟里'], tier: 'village', parent: '1' },
      { code: '111', name: '3号网格', aliases: ['老屯'], tier: 'grid', parent: '11' },
    ];
    const small = createOrg({ zone: ZONE, units });
    expect(code(small.named('老屯', '1'))).toBe('111');
    expect(code(small.named('沟里3号网格', '1'))).toBe('111');
    expect(code(small.named('河湾镇沟里老屯', '1'))).toBe('111');
  });
});

describe('any tree', () => {
  it('a full path resolves to itself wherever it is said, unless another unit is called exactly so', () => {
    fc.assert(
      fc.property(unitsArbitrary, fc.nat(), (units, n) => {
        const some = createOrg({ zone: ZONE, units });
        const from = units[n % units.length]?.code ?? '';
        for (const unit of units) {
          const label = some.fullLabel(unit.code);
          const named = some.named(label, from);
          const twins = units.filter((other) => some.fullLabel(other.code) === label);
          if (twins.length === 1) expect(code(named)).toBe(unit.code);
          else expect('none' in named).toBe(false);
        }
      }),
    );
  });

  it('never fails on anything typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        org.named(name, '220382001001');
      }),
    );
  });
});
