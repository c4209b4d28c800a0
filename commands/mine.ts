// /我管谁: what lies below one's post, and who answers for it.
import type { Command } from '../src/command.ts';
import type { UnitCode } from '../src/flow.ts';
import { headsOf } from '../src/org/chain.ts';
import type { Org } from '../src/org/types.ts';
import { TIERS } from '../src/templates/types.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';

const SHOWN = 20;
const NAMES_SHOWN = 2;

export const mine: Command<Said> = {
  name: 'mine',
  names: ['我管谁', 'mine', 'wgs'],
  area: 'joining',
  usage: '/我管谁',
  usageEn: '/mine',
  permission: 'bound',
  args: said,
  run({ org, unit }) {
    const children = org.children(unit);
    if (children.length === 0) return { reply: text('mine.none', { unit: org.label(unit) }) };
    const lines = children.slice(0, SHOWN).map(({ code, name }) => {
      const heads = headsOf(org, code);
      return {
        unit: org.unit(code)?.tier === 'grid' ? name : org.label(code),
        people: heads.slice(0, NAMES_SHOWN).map((person) => person.name),
        count: heads.length,
      };
    });
    const tiers = tiersBelow(org, unit);
    return { reply: text('mine.list', { unit: org.label(unit), tiers, children: lines, count: children.length }) };
  },
};

/** How many units of each tier lie below. */
function tiersBelow(org: Org, unit: UnitCode) {
  const counts = new Map(TIERS.map((tier) => [tier, 0]));
  for (const code of org.subtree(unit).slice(1)) {
    const tier = org.unit(code)?.tier;
    if (tier !== undefined) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 0).map(([tier, count]) => ({ tier, count }));
}
