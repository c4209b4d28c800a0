// The two clauses of an order that are lists: whom it is for, and what is asked back.
import type { Tier } from '../../src/templates/types.ts';
import {
  ALL_WORDS,
  FEEDBACK_HEAD,
  LABEL_LIKE,
  LABEL_SPLIT,
  NO_TIME,
  ONLY_HEAD,
  SCOPE_HEAD,
  UNIT_LIKE,
  tierNamed,
} from '../../src/understanding/lexicon/directive.ts';
import { type Now, type Taken, takeDuration, takeMoment } from './time.ts';

/** When something is wanted: an instant, or minutes from the issue. `past`: the phrase of an instant that is over. */
export interface Limit {
  readonly at?: number;
  readonly minutes?: number;
  readonly past?: string;
}

/** Names are as typed; no tiers and no names: everything below. */
export interface ScopeTyped {
  readonly tiers: readonly Tier[];
  readonly names: readonly string[];
  readonly only: boolean;
}

export type FeedbackTyped = { readonly labels: readonly string[]; readonly tier?: Tier } & Limit;

/** What the grammar must know of the world: the moment, and whether a word names a unit. */
export interface Around extends Now {
  isUnit(name: string): boolean;
}

interface Word {
  readonly text: string;
  readonly end: number;
}

/** The next run without blanks or stops. */
function nextWord(text: string, from: number): Word | undefined {
  const found = /^(\s*)([^\s;；。|]+)/.exec(text.slice(from));
  return found === null ? undefined : { text: found[2] ?? '', end: from + found[0].length };
}

const itemsOf = (word: string): readonly string[] => word.split(LABEL_SPLIT).filter((item) => item !== '');

/** 和平村 is one unit, 西沟村和东沟村 are two. */
const scopeItemsOf = (word: string, around: Around): readonly string[] =>
  word.split(/[、,，/]/).flatMap((item) => (around.isUnit(item) ? [item] : itemsOf(item)));

export function takeLimit(text: string, now: Now): Taken<Limit> | undefined {
  const lead = /^[\s,，、:]*(?:by\s+)?/i.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead);
  const nothing = NO_TIME.exec(rest)?.[0];
  if (nothing !== undefined) return { value: { past: nothing }, length: lead + nothing.length };
  const duration = takeDuration(rest);
  if (duration !== undefined) return { value: { minutes: duration.value }, length: lead + duration.length };
  const moment = takeMoment(rest, now);
  if (moment === undefined) return undefined;
  const value = moment.value > now.at ? { at: moment.value } : { past: rest.slice(0, moment.length) };
  return { value, length: lead + moment.length };
}

/** Words name tiers or units; 、 goes on with the list, a blank does so as long as what follows is one. */
export function takeScope(text: string, around: Around): Taken<ScopeTyped> | undefined {
  const head = SCOPE_HEAD.exec(text)?.[0].length;
  if (head === undefined) return bareTiers(text);
  const only = ONLY_HEAD.exec(text.slice(head))?.[0].length ?? 0;
  const items: string[] = [];
  let end = head + only;
  for (let word = nextWord(text, end); word !== undefined; word = nextWord(text, end)) {
    const more = scopeItemsOf(word.text, around);
    if (items.length > 0 && !goesOn(more, around)) break;
    items.push(...more);
    end = word.end;
  }
  if (items.length === 0) return undefined;
  const isTier = (item: string) => tierNamed(item) !== undefined && !around.isUnit(item);
  const tiers = items.flatMap((item) => (isTier(item) ? (tierNamed(item) ?? []) : []));
  const names = items.filter((item) => !isTier(item) && !ALL_WORDS.test(item));
  return { value: { tiers, names, only: only > 0 }, length: end };
}

/** 各村 and 小区 at the head speak to their readers: they belong to the text. */
const OF_THE_TEXT = /^(?:各|所有|全|小区)/;

/** 村 or 乡镇、村 alone at the head says whom it is for. */
function bareTiers(text: string): Taken<ScopeTyped> | undefined {
  const word = nextWord(text, 0);
  const items = word === undefined || word.end === text.length ? [] : itemsOf(word.text);
  const tiers = items.flatMap((item) => (OF_THE_TEXT.test(item) ? [] : (tierNamed(item) ?? [])));
  if (word === undefined || items.length === 0 || tiers.length < items.length) return undefined;
  return { value: { tiers, names: [], only: false }, length: word.end };
}

function goesOn(items: readonly string[], around: Around): boolean {
  const [first = ''] = items;
  if (ALL_WORDS.test(first) || tierNamed(first) !== undefined || around.isUnit(first)) return true;
  return items.every((item) => UNIT_LIKE.test(item));
}

/** 反馈 [由谁] 转移户数、转移人数 20:30前; the limit may stand first. */
export function takeFeedback(text: string, now: Now): Taken<FeedbackTyped> | undefined {
  const head = FEEDBACK_HEAD.exec(text)?.[0].length;
  if (head === undefined) return undefined;
  const early = takeLimit(text.slice(head), now);
  const who = takeTier(text, head + (early?.length ?? 0));
  const labels = takeLabels(text, who.length, now);
  if (labels.value.length === 0) return undefined;
  const end = who.length + labels.length;
  const late = early === undefined ? takeLimit(text.slice(end), now) : undefined;
  const tier = who.value === undefined ? {} : { tier: who.value };
  return { value: { labels: labels.value, ...tier, ...(early ?? late)?.value }, length: end + (late?.length ?? 0) };
}

/** 由各村填 as the preview says it. */
const WHO = /^由(.+?)(?:来)?(?:填报?|上?报|反馈)?$/;

/** The tier that answers, if one is named; `length` is where the text goes on. */
function takeTier(text: string, from: number): Taken<Tier | undefined> {
  const word = nextWord(text, from);
  const tier = word === undefined ? undefined : tierNamed(WHO.exec(word.text)?.[1] ?? word.text);
  return { value: tier, length: word === undefined || tier === undefined ? from : word.end };
}

/** households, persons: a comma in front of a Latin word goes on with the list. */
const LIST_GOES_ON = /[,，、]$/;
const LATIN = /^[a-z][\w-]*[,，、]?$/i;

/** A list ends where a limit stands, or where a blank-separated word does not look like a figure's name. */
function takeLabels(text: string, from: number, now: Now): Taken<string[]> {
  const labels: string[] = [];
  let end = from;
  let onward = false;
  for (let word = nextWord(text, end); word !== undefined; word = nextWord(text, end)) {
    const cut = beforeLimit(word.text, now);
    const items = itemsOf(word.text.slice(0, cut));
    if (labels.length > 0 && !(onward && LATIN.test(word.text)) && !items.every((item) => LABEL_LIKE.test(item))) break;
    labels.push(...items);
    onward = LIST_GOES_ON.test(word.text);
    end = word.end - (word.text.length - cut);
    if (cut < word.text.length) break;
  }
  return { value: labels, length: end - from };
}

/** Where a limit begins inside 转移户数，20:30前, or the end. */
function beforeLimit(word: string, now: Now): number {
  if (takeLimit(word, now) !== undefined) return 0;
  const at = [...word.matchAll(/[、,，/]/g)].map((found) => found.index);
  return at.find((index) => takeLimit(word.slice(index), now) !== undefined) ?? word.length;
}
