// 居隔5人，解除2人，剩3人: the count after the changes is said outright, and it adds up.
import { BIT } from './bits.ts';
import { FLOW_INTO, FLOW_OUT_OF, LEFT_OVER, UNCHANGED } from './lexicon/change.ts';
import { has, type Lexed } from './lexed.ts';
import { type Loose, looseFigures } from './loose.ts';
import type { Fact } from './state.ts';

/** How a figure changes the count before it; undefined when it does not, or not for certain. */
function changeOf({ topic, behind, value }: Loose): number | undefined {
  const said = topic + behind;
  if (Number.isNaN(value) || LEFT_OVER.test(topic)) return undefined;
  if (FLOW_OUT_OF.test(said)) return FLOW_INTO.test(said) ? undefined : -value;
  return FLOW_INTO.test(said) ? value : undefined;
}

/** 其中1人, 明天解除2人: no change of today's count. */
const isElse = ({ topic, behind }: Loose): boolean => topic.includes('其中') || UNCHANGED.test(topic + behind);

/** The fact with its end state, when all figures up to the next label change it and the last says what is left. */
function remaining(read: Lexed, fact: Fact, figures: readonly Loose[]): Fact {
  let next = fact.to;
  while (next < read.tokens.length && !has(read, next, BIT.label | BIT.nl)) next += 1;
  const own = figures.filter(({ at, inside }) => at >= fact.to && at < next && !inside);
  const last = own.at(-1);
  if (own.length < 2 || own.some(isElse) || !last || !LEFT_OVER.test(last.topic) || last.behind !== '') return fact;
  let sum = Number(fact.value);
  for (const one of own.slice(0, -1)) sum += changeOf(one) ?? NaN;
  if (sum !== last.value) return fact;
  return {
    field: fact.field,
    refs: fact.refs,
    value: last.value,
    label: fact.label,
    from: fact.from,
    to: last.to,
    mark: 'current',
  };
}

/** Counts of people as they stand at the end of the sentence. */
export function afterChanges(read: Lexed, facts: readonly Fact[], used: Uint8Array): readonly Fact[] {
  if (!LEFT_OVER.test(read.text)) return facts;
  const figures = looseFigures(read, used);
  return facts.map((fact) =>
    fact.field.kind === 'people' && typeof fact.value === 'number' ? remaining(read, fact, figures) : fact,
  );
}
