// Category and severity of a finding from its words; what the inspector says himself comes first.
import {
  CATEGORY_WORDS,
  SEVERITY_NAMES,
  SEVERITY_WORDS,
  type Category,
  type Severity,
} from '../../src/templates/findings.ts';
import type { FindingItem } from '../../src/understanding/intent.ts';
import { type Moment, limitIn } from './limit.ts';
import { normalise } from '../../src/understanding/normalise.ts';

const NAMES = [...SEVERITY_NAMES.keys()].join('|');
/** 卫生 一般 is a judgement, not a severity. */
const LAST = [...SEVERITY_NAMES.keys()].filter((name) => name !== '一般').join('|');
const SAID = new RegExp(
  `^[【\\[（(]?(${NAMES})[】\\]）)]?[\\s：:，,]+|\\s*[【\\[（(](${NAMES})[】\\]）)]$|[\\s，,；;]+(${LAST})[。.]?$`,
);
const PLACE_FIRST = /^([^\s：:，,]+)[\s：:，,]+([^]+)$/;

export function categoryOf(issue: string): Category {
  const { text } = normalise(issue);
  return CATEGORY_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

/** The severity, and the issue without the word that named it. */
export function severityIn(item: FindingItem): { severity: Severity; issue: string } {
  const said = SAID.exec(item.issue);
  const named = SEVERITY_NAMES.get(said?.[1] ?? said?.[2] ?? said?.[3] ?? '');
  if (named !== undefined) return { severity: named, issue: item.issue.replace(SAID, '') };
  const { text } = normalise(item.issue);
  const worded = SEVERITY_WORDS.find(([, words]) => words.test(text))?.[0];
  return { severity: worded ?? (item.immediate === true ? 'immediate' : 'minor'), issue: item.issue };
}

/** 严重 西沟村卡口 …: the word in front says how bad it is; the place comes behind it. */
export function withPlace(item: FindingItem): FindingItem {
  const [, place, issue] = PLACE_FIRST.exec(item.issue) ?? [];
  if (!SEVERITY_NAMES.has(item.place) || place === undefined || issue === undefined) return item;
  return { ...item, place, issue: `${item.place} ${issue}` };
}

/** 登记本空白 明天10点前 严重: the limit stands before the last word, where nobody has looked for it. */
export function withLimit(item: FindingItem, moment: Moment): FindingItem {
  const [tail, , , severity] = SAID.exec(item.issue) ?? [];
  if (item.due !== undefined || tail === undefined || severity === undefined) return item;
  const before = item.issue.slice(0, -tail.length);
  const limit = limitIn(before, moment);
  // A time in the middle is part of what was found: 缺20日至22日三天.
  if (limit === undefined || limit.rest === before.trim()) return item;
  return { ...item, issue: `${severity} ${limit.rest}`, due: new Date(limit.due).toISOString() };
}
