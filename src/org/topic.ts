// The unit a group's name speaks of, as a proposal for somebody to confirm (domain.md §2: names of groups).
import type { UnitCode } from '../flow.ts';
import { TOPIC_NOISE, TOPIC_RESIDENTS, TOPIC_YEAR } from './lexicon.ts';
import type { Org, Room, Unit } from './types.ts';

const NOT_WORDS = /[^\p{L}\p{N}]/gu;

/** The one unit in or below `under` that the topic names; undefined when there is none or more than one. */
export function topicUnit(org: Org, topic: string, under: UnitCode): Unit | undefined {
  let name = topic.normalize('NFKC').replace(NOT_WORDS, '').replace(TOPIC_YEAR, '');
  for (let i = 0; i < 3; i++) {
    const named = org.named(name, under);
    if ('unit' in named) return org.within(named.unit.code, under) ? named.unit : undefined;
    const shorter = name.replace(TOPIC_NOISE, '');
    if (shorter === name) return undefined;
    name = shorter;
  }
  return undefined;
}

/** Groups of residents owe nothing and are told by their name. */
export function topicKind(topic: string): Room['kind'] {
  return TOPIC_RESIDENTS.test(topic) ? 'residents' : 'command';
}
