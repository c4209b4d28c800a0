// Which form a message is about: named by its title (防汛零报告), or known by its labels.
import type { Choice, Lexed } from './lexed.ts';
import type { Fact } from './state.ts';
import type { Ref, Vocabulary } from './vocabulary.ts';

interface Patterns {
  /** At the head of a message, with a mark or nothing behind. */
  readonly head: RegExp;
  /** Names at the end of what stands in front of a zero word. */
  readonly before: RegExp;
  /** Names that are all that stands behind a zero word, or behind /零报告. */
  readonly behind: RegExp;
  readonly name: RegExp;
}

const DAY = '(?:今[日天]|昨[日天]|前[日天]|本日|当日|\\d{1,2}月\\d{1,2}[日号]?|\\d{1,2}[./]\\d{1,2})';
const UNIT = '[^\\s，,。;:、\\d]{0,12}[村区格组屯镇乡队道]';
const WORK =
  '(?:疫情|防控|防治|工作|值守|值班|日常|情况|日报告?|日报表|每日|专项|统计|数据|方面|这块|这边|一块|一项|报告(?!制)|上报|报送|表)*';
/** Between the name of a form and its zero. */
const BETWEEN = `${WORK}(?:${DAY}|一切正常|无异常|正常|平安|继续|仍然?|还是?|依旧|依然|也|均|都|全|是|为|报|的|[\\s，,:、)】\\]—-])*`;
/** What may stand right in front of a name; 育才学校 is a unit, and no form. */
const EDGE = '(?<=^|[\\s，,。;!:、(【】)\\]村区格组屯镇乡队道日号天报我们的好月代]|新冠|肺炎|本周|\\d)';

const escaped = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '\\$&');

const compiled = new WeakMap<ReadonlyMap<string, number>, Patterns | undefined>();

function patternsOf({ names }: Vocabulary): Patterns | undefined {
  if (compiled.has(names)) return compiled.get(names);
  const known = [...names.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const name = `(?:${known.join('|')})`;
  const list = `(${name}${WORK}(?:[、和及与,， /]+${name}${WORK})*)`;
  const made: Patterns | undefined =
    known.length === 0
      ? undefined
      : {
          head: new RegExp(`^[【\\s(]*(?:${UNIT})?${DAY}?(${name})${WORK}${DAY}?[】)]?(?=[\\s:，,]|$)`),
          before: new RegExp(`${EDGE}${list}${BETWEEN}$`),
          behind: new RegExp(`^[\\s:，,。]*[(【]?${list}[)】]?[。!\\s]*$`),
          name: new RegExp(name, 'g'),
        };
  compiled.set(names, made);
  return made;
}

/** The template the message is headed with: 防汛 巡查2次. Nothing when the word is a label of some form with its figure. */
export function formAtHead(text: string, vocabulary: Vocabulary): number | undefined {
  if (vocabulary.templates.length < 2) return undefined;
  const found = patternsOf(vocabulary)?.head.exec(text.slice(0, 60));
  const template = vocabulary.names.get(found?.[1] ?? '');
  if (!found || template === undefined || template < 0) return undefined;
  const figure = /^[\s:，,]*(?:\d|[一二两三四五六七八九十零无没])/.test(text.slice(found[0].length));
  return figure ? undefined : template;
}

/** Templates named right in front of the zero at [s, e), or alone behind it; e < 0: the text is all there is behind /零报告. */
export function formsAtZero(text: string, at: { s: number; e: number }, vocabulary: Vocabulary): readonly number[] {
  const patterns = patternsOf(vocabulary);
  if (!patterns) return [];
  const before = at.e < 0 ? undefined : patterns.before.exec(text.slice(Math.max(0, at.s - 60), at.s))?.[1];
  const behind = before ?? patterns.behind.exec(text.slice(Math.max(0, at.e)).slice(0, 60))?.[1];
  const said = [...(behind ?? '').matchAll(patterns.name)].map(([name]) => vocabulary.names.get(name) ?? -1);
  return said.includes(-1) ? [] : [...new Set(said)];
}

/** The one template that knows all these labels, unless it is the only active one; of several, the one the message is mostly about. */
export function formKnowing(
  all: readonly { readonly refs: readonly Ref[] }[],
  { template, decided }: Pick<Choice, 'template' | 'decided'>,
  { templates }: Pick<Vocabulary, 'templates'>,
): string | undefined {
  if (templates.length < 2) return undefined;
  const knowing = templates.flatMap((_, index) =>
    all.every(({ refs }) => refs.some((ref) => ref.template === index)) ? [index] : [],
  );
  const [only] = knowing;
  if (only !== undefined && knowing.length === 1) return templates[only]?.key;
  return decided && knowing.includes(template) ? templates[template]?.key : undefined;
}

const ownerOf = ({ field, refs }: Fact): number => refs.find((ref) => ref.field === field)?.template ?? -1;
/** The figures have been read into more forms than one. */
export const isOfSeveral = (facts: readonly Fact[]): boolean =>
  facts.length > 1 && facts.some((fact) => ownerOf(fact) !== ownerOf(facts[0] ?? fact));

/**
 * Of figures of several forms, one of another form than the first whose key some other form of the message has too,
 * or an active one that does not know the label: nothing would tell them apart.
 */
export function clashing({ text, vocabulary, template }: Lexed, facts: readonly Fact[]): Fact | undefined {
  if (!isOfSeveral(facts)) return undefined;
  const { templates } = vocabulary;
  const owners = facts.map(ownerOf);
  const named = formAtHead(text, vocabulary) !== undefined;
  const isTwofold = (fact: Fact, at: number): boolean =>
    templates.some(
      ({ fields }, index) =>
        index !== owners[at] &&
        fields.some(({ key }) => key === fact.field.key) &&
        (named || owners.includes(index) || fact.refs.every((ref) => ref.template !== index)),
    );
  return facts.some(isTwofold) ? (facts.find((_, at) => owners[at] !== template) ?? facts[0]) : undefined;
}
