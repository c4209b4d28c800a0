// Zero reports and reports with figures, by command or in plain words.
import { BIT } from './bits.ts';
import { unaccounted } from './account.ts';
import { afterChanges } from './remains.ts';
import { keptOut, unreadFigure, usedBy } from './complete.ts';
import { type Draft, firstWord, mistakeIntent } from './draft.ts';
import { clash, formOf, otherForms } from './mixed.ts';
import { settle } from './settle.ts';
import { isAsked, isFromAbove } from './guards.ts';
import type { Intent, Mistake } from './intent.ts';
import { has } from './lexed.ts';
import { isIdleFigure, isIdleZero } from './lexicon/idle.ts';
import { CONDITION, ORDER, OTHERS, PLAN, SPEECH } from './lexicon/phrases.ts';
import { asksLeave } from './leave.ts';
import { ownSubject } from './loose.ts';
import { BACKFILL, isOfDays } from './report-day.ts';
import type { Scene } from './scene.ts';
import { ABSENT } from './lexicon/change.ts';
import { type Doubt, type Fact, typedWords } from './state.ts';
import { foreignPiece } from './strict.ts';
import { echo } from './typed.ts';

const none: Intent = { intent: 'none' };

const isForm = (own: Draft): boolean => own.doubts.filter(({ code }) => code === 'missing_value').length > 1;

/** The first doubt worth an answer. Without a command a label needs a clear value position. */
function doubtOf(own: Draft): Doubt | undefined {
  return own.doubts.find((one) => one.sure || own.stated.length > 0 || own.strict || isForm(own));
}

function dayMistake(own: Draft): Mistake | undefined {
  const { day } = own;
  const several = isOfDays(
    day,
    own.stated.map(({ value }) => value),
  );
  if (!day || (day.mistake === undefined && !several)) return undefined;
  const token = day.token ?? echo(own.lexed.typed, day.s, day.e);
  return {
    code: day.mistake ?? 'bad_date',
    token: day.mistake === undefined ? `${token}（请一天一条，分开发）` : token,
  };
}

function people(own: Draft): Fact | undefined {
  return own.stated.find(({ field, value }) => field.kind === 'people' && typeof value === 'number' && value > 0);
}

function zeroIntent(own: Draft): Intent {
  const conflict = people(own);
  if (conflict)
    return mistakeIntent({ code: 'zero_conflict', token: `${conflict.label}${conflict.value}`, label: conflict.label });
  const { fields, mistake } = settle(own.stated.filter(({ field }) => field.kind !== 'people'));
  if (mistake) return mistakeIntent(mistake);
  return (
    unread(own) ??
    otherForms(own) ??
    entries(own) ??
    (Object.keys(fields).length > 0
      ? { intent: 'zero_report', fields, ...own.about }
      : { intent: 'zero_report', ...own.about })
  );
}

/** Of each of several units; without it a figure may be their sum. */
const EACH = /(?<!合|总|一)各|均|都|每|皆/;

/** 代3号、4号网格报零报告: the same for each of them. */
function entries(own: Draft): Intent | undefined {
  if (!own.behalf?.units) return undefined;
  const several = own.stated.some(({ field, value }) => field.kind === 'people' && Number(value) > 1);
  if (several && !EACH.test(own.lexed.text))
    return mistakeIntent({ code: 'ambiguous_number', token: own.lexed.text.slice(0, 40) });
  const { fields } = settle(own.stated);
  const said = own.zero && Object.keys(fields).length === 0 ? ('zero' as const) : fields;
  const list = { intent: 'chain' as const, entries: own.behalf.units.map((name) => ({ name, fields: said })) };
  return own.about.date === undefined ? list : { ...list, date: own.about.date };
}

/** 发热0 返乡 密接0: pieces of a form, one of them without its figure. */
function isHalfForm({ lexed: { text }, stated }: Draft): boolean {
  const pieces = text.split(text.includes('\n') ? /[\n，,;；、]+/ : /[\s，,;；、]+/).filter((piece) => piece !== '');
  return (
    stated.length > 1 &&
    /\d/.test(text) &&
    pieces.every((piece) => /^[\u4e00-\u9fff]{2,8}[ ]*(?:[:=]?\d{1,5}[人名例个次]?)?$/.test(piece))
  );
}

/** The counts as they stand at the end: 居隔5人，解除2人，剩3人. */
function ended(own: Draft): Draft {
  const stated = afterChanges(own.lexed, own.stated, usedBy(own.lexed, own.facts));
  return stated === own.stated || stated.every((fact, index) => fact === own.stated[index])
    ? own
    : { ...own, stated, facts: { ...own.facts, facts: stated } };
}

function reportIntent(before: Draft): Intent {
  const own = before.strict && foreignPiece(before) !== undefined ? before : ended(before);
  const { fields, mistake } = settle(own.stated);
  if (mistake) return mistakeIntent(mistake);
  const unknown = foreignPiece(own);
  if (unknown !== undefined)
    return mistakeIntent({ code: 'unknown_field', token: unknown, label: unknown, form: formOf(own) });
  return (
    unread(own) ??
    missing(own) ??
    clash(own) ??
    entries(own) ??
    (own.facts.rest
      ? { intent: 'report', fields, rest: 'zero', ...own.about }
      : { intent: 'report', fields, ...own.about })
  );
}

/** A figure that nothing explains, or a count that the words around it put in doubt. */
function unread({ strict, lexed: read, facts, stated, zero }: Draft): Intent | undefined {
  const found =
    (strict ? undefined : (unreadFigure(read, facts) ?? keptOut(read, facts, stated))) ??
    unaccounted(read, stated, { used: usedBy(read, facts), zero });
  if (!found) return undefined;
  const label = found.label === undefined ? {} : { label: found.label };
  return mistakeIntent({ code: 'ambiguous_number', token: typedWords(read, found.from, found.to), ...label });
}

/** 返乡2人，均居家隔离: says what became of those counted. */
const isOfAll = ({ lexed: read, facts }: Draft, label: number): boolean =>
  /(?:均|都|全部?)(?:已经?|在)?$/.test(read.text.slice(0, read.tokens[label]?.s ?? 0)) &&
  facts.facts.some(({ to, field, value }) => to <= label && field.kind === 'people' && Number(value) > 0);

/** A label of a form without its figure. */
function missing(own: Draft): Intent | undefined {
  const bare = own.facts.bare.find((label) => !isOfAll(own, label));
  if (bare !== undefined && (own.strict || isHalfForm(own))) {
    const token = own.lexed.tokens[bare];
    const label = token ? echo(own.lexed.typed, token.s, token.e) : '';
    return mistakeIntent({ code: 'missing_value', token: label, label });
  }
  return undefined;
}

/** Behind a report command, but nothing was said that can be kept. */
function nothing(own: Draft): Intent {
  const unknown = foreignPiece(own);
  if (unknown !== undefined)
    return mistakeIntent({ code: 'unknown_field', token: unknown, label: unknown, form: formOf(own) });
  const index = own.facts.bare[0] ?? own.facts.passed[0];
  const token = index === undefined ? undefined : own.lexed.tokens[index];
  if (!token) return mistakeIntent({ code: 'empty_report' });
  const label = echo(own.lexed.typed, token.s, token.e);
  return mistakeIntent({ code: 'missing_value', token: label, label });
}

const wordsOnly = (own: Draft): boolean =>
  own.stated.every(({ value }) => typeof value === 'string') && own.stated.length < 2;

/** 返乡2人，大家别大意: a figure of today and of the own unit stands first. */
function opens({ lexed: read, stated: [first], day }: Draft): boolean {
  if (!first || day?.date !== undefined) return false;
  const before = read.text.slice(0, read.tokens[first.from]?.s);
  return !/[，,。;!\n]|全|昨|前[天日]|上[周个月]/.test(before) && ownSubject(read, first) === '';
}

/** Not a report at all, whatever words it holds: a question, an order, a complaint about reporting. */
function isElse(own: Draft): boolean {
  const { text, tokens } = own.lexed;
  if (own.strict) return false;
  if (isAsked(text) || asksLeave(own) || isFromAbove(text, opens(own))) return true;
  return tokens.filter((_, index) => has(own.lexed, index, BIT.zero)).length > 2;
}

/** 提前报8月5日零报告: said of a day to come, on purpose. */
function isAhead({ day, strict, lexed: { text }, lexed: read }: Draft): boolean {
  return (
    !strict &&
    day?.mistake === 'future_date' &&
    /提前报|先报|先[把将给].{0,12}报/.test(text) &&
    firstWord(read) < text.length
  );
}

/** 明天 零报告, 补明天的零报告: nothing else is said. */
const TOMORROW =
  /^(?:请|先|提前|现|[补报发填上交一下个]|[，,:\s])*(?:大?后天|明[天日早晚]|\d{1,2}月\d{1,2}[日号]?)(?:我们?|咱们?|[本村组镇]|社区|网格|[的报发也还是为，,:\s])*(?:零报告?|0报告?)[。!\s]*$/;
/** 补明天 返乡2 */
const isTomorrow = ({ day, lexed: { text }, facts, behalf }: Draft): boolean =>
  day?.mistake === 'future_date' &&
  (TOMORROW.test(text) ||
    (facts.facts.length > 0 && behalf === undefined && /^补报?[:：，, ]*$/.test(text.slice(0, day.s))));

const OWN = /我|咱|俺|本|阿拉/;
/** 隔壁村和昨天一样，零报告: the sentence begins with others, and the sender is nowhere named. */
function ofOthers({ strict, behalf, lexed: { text } }: Draft): boolean {
  if (strict || behalf || OWN.test(text)) return false;
  return OTHERS.exec(text.split(/[，,。;\n]/, 1)[0] ?? '')?.index === 0;
}

/** 我忘了零报告, 要是…也零报告，就不开会了: behind 补报 the zero is meant all the same. */
const isIdle = ({ strict, lexed: { text } }: Draft): boolean =>
  !strict && !BACKFILL.test(text) && (isIdleZero(text) || CONDITION.test(text.split(/[，,。;\n]/, 1)[0] ?? ''));

/** Behind the guards: what is stored, or the error. */
function judged(own: Draft, doubted: Doubt | undefined): Intent {
  const wrongDay = dayIntent(own);
  if (wrongDay) return wrongDay;
  if (doubted) return mistakeIntent({ ...doubted, form: formOf(own) });
  if (own.zero) return ofOthers(own) || isIdle(own) ? none : zeroIntent(own);
  if (!own.strict && (wordsOnly(own) || onlyCondition(own.lexed.text) || isIdleFigure(own.lexed.text))) return none;
  return reportIntent(own);
}

const isEarly = (own: Draft): boolean => isTomorrow(own) || (isAhead(own) && !isElse(own));

/** Zero report, report, or an error about one; `none` when the message is something else. */
export function reportFrom(own: Draft, scene: Scene): Intent {
  if (isEarly(own)) return dayIntent(own) ?? none;
  if (isElse(own)) return none;
  const doubted = doubtOf(own);
  const said = own.zero || own.stated.length > 0 || doubted !== undefined;
  if (own.strict) return said ? judged(own, doubted) : (dayIntent(own) ?? nothing(own));
  const silent = !said || (scene.everybody && own.stated.length === 0);
  return silent ? none : judged(own, doubted);
}

function dayIntent(own: Draft): Intent | undefined {
  const mistake = dayMistake(own);
  return mistake ? mistakeIntent(mistake) : undefined;
}

const REMARK = /(?<=[^(\s])\([^()]*\)/g;
/** 居隔3（明天解除1人）: a plan for those counted. 返乡2人（明天到）: those counted are not there yet. */
const aside = (bracket: string): string =>
  !PLAN.test(bracket) || ABSENT.test(bracket.replace(PLAN, '')) ? bracket : ' '.repeat(bracket.length);

/** The whole of it stands under a condition, a plan, or is about others, said in an earlier clause. */
function onlyCondition(text: string): boolean {
  const head =
    text
      .slice(0, 80)
      .replace(REMARK, aside)
      .slice(0, 40)
      .split(/[，,。;\n]/)[0] ?? '';
  return (
    CONDITION.test(head) ||
    (PLAN.test(head) && /返|回|到|来/.test(head)) ||
    OTHERS.test(head) ||
    (SPEECH.test(head) && (PLAN.test(head) || ORDER.test(head)))
  );
}
