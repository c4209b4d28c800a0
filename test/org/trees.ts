// Random trees of units: names repeat, tiers are skipped, some units open and close.
import fc from 'fast-check';
import type { Unit } from '../../src/org/types.ts';
import { TIERS, type Tier } from '../../src/templates/types.ts';

const SUFFIX: Record<Tier, string> = {
  province: '省',
  city: '市',
  county: '县',
  town: '镇',
  village: '村',
  grid: '号网格',
};
const STEMS = ['西沟', '东岗', '河湾', '双山', '刘家'];

interface Seed {
  readonly parent: number;
  readonly skip: boolean;
  readonly stem: number;
}

const seed = fc.record({ parent: fc.nat(), skip: fc.boolean(), stem: fc.nat(4) });

export const unitsArbitrary: fc.Arbitrary<readonly Unit[]> = fc
  .array(seed, { minLength: 1, maxLength: 60 })
  .map((seeds) => grow(seeds));

function grow(seeds: readonly Seed[]): readonly Unit[] {
  const units: Unit[] = [];
  for (const [i, { parent, skip, stem }] of seeds.entries()) {
    const above = units.filter((unit) => unit.tier !== 'grid');
    const over = i === 0 ? undefined : above[parent % above.length];
    const rank = over === undefined ? 0 : Math.min(TIERS.indexOf(over.tier) + (skip ? 2 : 1), 5);
    const tier = TIERS[rank] ?? 'grid';
    const name = (tier === 'grid' ? String(stem + 1) : (STEMS[stem] ?? '')) + SUFFIX[tier];
    units.push({ code: `u${i}`, name, aliases: [], tier, ...(over === undefined ? {} : { parent: over.code }) });
  }
  return units;
}
