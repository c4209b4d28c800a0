// Every figure must be accounted for: a number of people or rounds that no field, date, place or other thing explains,
// and words that change, undo or only repeat a count, make the report a question (domain.md §11). Half a report stored is a wrong report.
import { BIT } from './bits.ts';
import { has, type Lexed, words } from './lexed.ts';
import {
  ARRIVES,
  CHANGE,
  DUTY,
  FLOW_IN,
  FLOW_OUT,
  HARMLESS,
  PLACE,
  SHIFT,
  TO_COME,
  TODAY,
  UNCHANGED,
  UNDONE,
  WHOLE,
  WITHDRAWN,
  WITNESS,
} from './lexicon/change.ts';
import { ORIGIN } from './lexicon/above.ts';
import { UNIT_END } from './lexicon/phrases.ts';
import { type Loose, looseFigures, ownSubject } from './loose.ts';
import type { Fact } from './state.ts';

export interface Unexplained {
  readonly from: number;
  readonly to: number;
  /** Label of the count concerned, as typed. */
  readonly label?: string;
}

type Count = Fact & { readonly value: number };

const isCount = (fact: Fact): fact is Count =>
  typeof fact.value === 'number' && (fact.field.kind === 'people' || fact.field.kind === 'work');

/** The fact a loose figure may belong to: the last one before it of its kind, else the next. */
function ownerOf(facts: readonly Fact[], { at, kind }: Loose): Count | undefined {
  const alike = facts.filter(isCount).filter(({ field }) => (kind === 'bare' ? true : field.kind === kind));
  return alike.findLast(({ to }) => to <= at) ?? alike[0];
}

const isPlace = (name: string): boolean => (UNIT_END.test(name) && !DUTY.test(name)) || PLACE.test(name);

/** 一号楼有1个返乡的，二号楼有2个: the second subject shares the label of the first. */
function isParallel(read: Lexed, fact: Fact, { subject }: Loose): boolean {
  const own = ownSubject(read, fact);
  if (own === '' || subject === '') return false;
  if (isPlace(own) && isPlace(subject)) return true;
  return own.length === subject.length && own.length < 4 && own.at(-1) === subject.at(-1);
}

/** 现有居隔3人: what holds after all changes. */
function isEndState(read: Lexed, fact: Fact): boolean {
  const before = read.text.slice(0, read.tokens[fact.from]?.s ?? 0).slice(-6);
  return fact.mark === 'current' || /现|剩|还有|尚有|目前/.test(before + words(read, fact.from, fact.to));
}

/** 居隔6，-2，=4 */
const isSigned = (read: Lexed, { from, topic }: Loose): boolean =>
  /^[-+=]$/.test(topic) && !/\d/.test(read.text.charAt((read.tokens[from]?.s ?? 0) - 1));

/** 解除2人, 又来1人, 1人已离开 beside a count that does not say whether it holds before or after. */
function isChange(read: Lexed, fact: Fact, one: Loose): boolean {
  const said = one.topic + '\n' + one.behind;
  if (isSigned(read, one)) return true;
  if (!CHANGE.test(one.topic) && !CHANGE.test(one.behind) && !UNDONE.test(one.behind)) return false;
  if (UNCHANGED.test(said) || one.at < fact.from || isEndState(read, fact)) return false;
  return !(FLOW_OUT.test(said) && FLOW_IN.test(read.text));
}

/** The figures that break a count down. */
function sumOf(parts: readonly Loose[]): number {
  return parts.reduce((sum, { topic, behind, value }) => (UNCHANGED.test(topic + behind) ? sum : sum + value), 0);
}

/** 返1: one character of a label beside the figure. */
function isShort({ vocabulary: { templates }, template }: Lexed, { subject, topic }: Loose): boolean {
  if (subject.length !== 1 || !topic.endsWith(subject)) return false;
  const fields = templates[template]?.fields ?? [];
  return fields.some(
    ({ label, aliases }) => label.startsWith(subject) || aliases.some((one) => one.startsWith(subject)),
  );
}

/** 其中1人72岁, 4人已做核酸: of some of those counted. */
const isHarmless = ({ topic, behind }: Loose): boolean => /其中|里面/.test(topic) || HARMLESS.test(behind);

/** 早上巡查一次，下午一次: another part of the day shares the label. */
const isShift = (read: Lexed, fact: Fact, { topic }: Loose): boolean =>
  SHIFT.test(topic) && SHIFT.test(words(read, Math.max(0, fact.from - 1), fact.to));

/** 共3人, 一共3个: all of them. */
const isWhole = ({ topic, behind }: Loose): boolean => WHOLE.test(topic) && behind === '';

/** 一共3人, 上海3人: all of those counted, or where all of them come from. */
const mustAddUp = (one: Loose): boolean => isWhole(one) || ORIGIN.test(one.topic.trim());

/** 返乡2 3 */
const isSecond = (read: Lexed, fact: Fact, { at, to, topic, behind }: Loose): boolean =>
  at - fact.to < 2 && topic.trim() + behind === '' && !has(read, to, BIT.label);

/** What the figures behind a count would have to be, if they are parts of it. */
interface Parts {
  readonly one: Loose;
  readonly parts: readonly Loose[];
}

/** The figure cannot be a part of the count before it, or may be one that no longer counts. */
function exceeds(read: Lexed, fact: Count, { one, parts }: Parts): boolean {
  const sum = sumOf(parts);
  if (sum === fact.value) return false;
  if (one.kind === 'bare') return TODAY.test(one.topic) || isSecond(read, fact, one);
  if (mustAddUp(one)) return true;
  if (one.subject === '' && one.behind !== '' && !isHarmless(one)) return true;
  const open = one.subject === '' || isPlace(one.subject) || TODAY.test(one.topic) || one.topic.startsWith('其中');
  return open && sum > fact.value;
}

/** Nothing explains the figure beside the count. */
function isOdd(read: Lexed, fact: Count, given: Parts): boolean {
  const { one, parts } = given;
  if (one.inside || (isWhole(one) && one.value === fact.value)) return false;
  if (isShort(read, one) || isShift(read, fact, one)) return true;
  if (one.kind !== 'bare' && isParallel(read, fact, one)) return isPlace(one.subject) || sumOf(parts) !== fact.value;
  return fact.to <= one.at && !UNCHANGED.test(one.topic + one.behind) && exceeds(read, fact, given);
}

/** 发热1人，已排除: nothing behind a count of people may take it back. */
function isUndone(read: Lexed, fact: Fact, next: number): boolean {
  const from = read.tokens[fact.to - 1]?.e ?? 0;
  const line = read.text.indexOf('\n', from);
  const end = Math.min(read.tokens[next]?.s ?? read.text.length, line < 0 ? Infinity : line, from + 60);
  const said = read.text.slice(from, end);
  return UNDONE.test(said) && !UNCHANGED.test(said) && !isEndState(read, fact);
}

/** 老李说返乡2人, 撤销刚才的返乡2: in the clause of the count somebody else speaks, or takes it back. */
function isHearsay(read: Lexed, fact: Fact): boolean {
  let from = fact.from;
  while (from > 0 && from > fact.from - 60 && !has(read, from - 1, BIT.sep | BIT.nl)) from -= 1;
  const said = read.text.slice(read.tokens[from]?.s ?? 0, read.tokens[fact.from]?.s ?? 0);
  return WITNESS.test(said) || WITHDRAWN.test(said);
}

/** 老王家返乡1人，老李家返乡1人: the same count of two, which is not one count said twice. */
function repeated(read: Lexed, facts: readonly Fact[]): Unexplained | undefined {
  for (const [index, fact] of facts.entries()) {
    if (!isCount(fact) || fact.value === 0) continue;
    const same = facts.slice(0, index).filter(({ field, value }) => field === fact.field && value === fact.value);
    const own = ownSubject(read, fact);
    const other = same.find((one) => own !== '' && !['', own].includes(ownSubject(read, one)));
    const first = other ?? (same.length > 1 ? same[0] : undefined);
    if (first) return { from: first.from, to: fact.to, label: fact.label };
  }
  return undefined;
}

/** Another count; the age, the train or the house of those counted is none. */
const isNext = (read: Lexed, at: number): boolean =>
  has(read, at, BIT.num) && !has(read, at - 1, BIT.latin) && !has(read, at + 1, BIT.not);

/** 返乡2人（下午到）: not there yet, perhaps. 下午到的, 已到 are. */
const isYetToCome = (read: Lexed, fact: Count): boolean =>
  fact.field.reading === 'daily' && TO_COME.test(read.text.slice(read.tokens[fact.to - 1]?.e));

/** 又来了1个返乡的, 又多了2个居隔: how many there are now is not said. 又有 only adds another item behind others. */
const FURTHER = /又(?:新增|[增添多]加?|回?来|冒出|加|到)[了出]?$/;
const ANOTHER = /又(?:新?有|出现|发现)了?$/;
function isFurther(read: Lexed, fact: Fact, index: number): boolean {
  const at = read.tokens[fact.from]?.s ?? 0;
  const before = read.text.slice(Math.max(0, at - 6), at).trimEnd();
  return before.includes('又') && (FURTHER.test(before) || (index === 0 && ANOTHER.test(before)));
}

/** 各2人, 又来了2人 */
const isUnclear = (read: Lexed, fact: Fact, index: number): boolean =>
  words(read, fact.from - 1, fact.from) === '各' || (fact.field.kind === 'people' && isFurther(read, fact, index));

/** A count above zero that the words around it put in doubt. */
function doubted(read: Lexed, facts: readonly Fact[]): Unexplained | undefined {
  for (const [index, fact] of facts.entries()) {
    if (!isCount(fact) || fact.value === 0) continue;
    const at = { from: fact.from, to: fact.to, label: fact.label };
    if (isHearsay(read, fact) || isUnclear(read, fact, index)) return at;
    if (fact.field.kind !== 'people') continue;
    let next = fact.to;
    while (next < read.tokens.length && !has(read, next, BIT.label) && !isNext(read, next)) next += 1;
    if (isUndone(read, fact, next) || isYetToCome(read, fact)) return at;
  }
  return undefined;
}

/** 零报告，回来一个: somebody came although nothing is to be reported. */
const isArrival = ({ kind, inside, topic, behind, value }: Loose): boolean =>
  kind === 'people' && !inside && value > 0 && (ARRIVES.test(topic) || UNDONE.test(behind)) && !UNCHANGED.test(topic);

/** The first figure beside a count that nothing explains, with that count. */
function beside(read: Lexed, facts: readonly Fact[], figures: readonly Loose[]): Unexplained | undefined {
  const parts = new Map<Count, Loose[]>();
  for (const one of figures) {
    const fact = ownerOf(facts, one);
    if (fact) parts.set(fact, [...(parts.get(fact) ?? []), one]);
  }
  for (const [fact, own] of parts) {
    const same = own.filter(({ kind, inside }) => kind === fact.field.kind && !inside);
    const odd = own.find((one) => isChange(read, fact, one) || isOdd(read, fact, { one, parts: same }));
    if (odd) return { from: Math.min(fact.from, odd.at), to: Math.max(fact.to, odd.to), label: fact.label };
  }
  return undefined;
}

/** The first figure of the message that nothing explains, as tokens; undefined when all are accounted for. */
export function unaccounted(
  read: Lexed,
  facts: readonly Fact[],
  given: { readonly used: Uint8Array; readonly zero: boolean },
): Unexplained | undefined {
  if (facts.length > 200) return undefined;
  const figures = looseFigures(read, given.used);
  const arrived = given.zero ? figures.find(isArrival) : undefined;
  if (arrived) return { from: arrived.from, to: arrived.to };
  return beside(read, facts, figures) ?? repeated(read, facts) ?? doubted(read, facts);
}
