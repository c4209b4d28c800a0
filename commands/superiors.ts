// /我该听谁的: whose orders bind one's unit, nearest first, so that nobody else's do.
import type { Command } from '../src/command.ts';
import { commandingOf } from '../src/org/chain.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';

const PEOPLE_SHOWN = 3;

export const superiors: Command<Said> = {
  name: 'superiors',
  names: ['我该听谁的', 'superiors', 'wgtsd'],
  area: 'joining',
  usage: '/我该听谁的',
  usageEn: '/superiors',
  permission: 'bound',
  args: said,
  run({ org, unit, actor }) {
    const lines = commandingOf(org, actor, unit).map(({ unit: code, people }) => ({
      unit: org.label(code),
      people: people.slice(0, PEOPLE_SHOWN),
      count: people.length,
    }));
    const own = org.label(unit);
    if (lines.length === 0) return { reply: text('superiors.none', { unit: own }) };
    return { reply: text('superiors.list', { unit: own, lines }) };
  },
};
