// Inspection findings: place, issue, limit; by labels, by blanks or marks, one or several (domain.md §6, §12).
import { DEADLINE, DEADLINE_TAIL, resolve } from './deadline.ts';
import type { FindingItem, Intent } from './intent.ts';
import { mistakeIntent } from './draft.ts';
import type { Scene } from './scene.ts';
import { echo, part, trim, type Typed, typedOf as typedText } from './typed.ts';

const LABELS: readonly (readonly ['place' | 'issue' | 'deadline', RegExp])[] = [
  ['place', /^(?:督?查?地点|点位|位置|场所|检查点位|检查地点|单位|被查单位|责任单位|地址|对象|点)$/],
  ['issue', /^(?:问题|存在问题|发现问题|问题描述|隐患|情况|问题情况|督查问题|存在的问题|主要问题|隐患描述|内容)$/],
  [
    'deadline',
    /^(?:时限|期限|整改期限|整改时限|限期|完成时限|要求|整改要求|整改时间|时间要求|限时|截止|截止时间|办理时限|完成时间|整改)$/,
  ],
];
const LABELLED =
  /(?:^|[\n;；。，, ])[ ]*((?:督?查?地点|点位|位置|场所|检查点位|检查地点|被查单位|责任单位|单位|地址|对象)|(?:存在的?问题|发现问题|问题描述|问题情况|督查问题|主要问题|问题|隐患描述|隐患|内容)|(?:整改期限|整改时限|完成时限|整改要求|整改时间|时间要求|截止时间|办理时限|完成时间|时限|期限|限期|要求|限时))[ ]*:/g;
const ITEM = /(?:^|\n|[;；。，, ])[ ]*(?:\((\d{1,2})\)|(\d{1,2})(?:[、)]|\.(?!\d)|:(?!\d\d)))[ ]*/g;
const DEFECT =
  /无人|未|没有|没|不|缺|空白|脱岗|离岗|空岗|存在|堵塞|占用|破损|损坏|掉落|过期|混|乱|漏|积水|积存|堆放|堆积|睡觉|玩手机|聚集|失效|松动|脱落|坏|倒|断|垮|裂|塌|擅自|违规|滞后|敷衍|弄虚作假|造假|代签|台账|登记|消毒|值班|记录|灭火器|口罩|门磁/;
const PLACE_END =
  /(?:村|社区|小区|网格|卡口|卡点|门|楼|栋|单元|点|店|超市|市场|酒店|宾馆|医院|卫生院|卫生室|诊所|药店|学校|中学|小学|幼儿园|厂|公司|工地|站|广场|路口|水库|林场|大坝|堤|河段|仓库|食堂|餐馆|饭店|商场|公园|车站|院|园|室|库|场|中心|组|屯|镇|街道|区|村部)$/;

/** /督查 12: not a new finding, but one that has its number. */
const NUMBER_ALONE = /^\s*督?\d{1,9}号?\s*$/;

const has = (text: string): boolean => text.trim() !== '';

function item(scene: Scene, given: { place: string; issue: string; deadline: string }): FindingItem {
  const { place, issue, deadline } = given;
  const limit =
    deadline === '' ? {} : { deadline, ...resolve(deadline.normalize('NFKC'), scene.context.at, scene.context.zone) };
  return { place, issue, ...limit };
}

const tidy = (text: string): string => text.replace(/^[\s，,。;；:：、.]+|[\s，,。;；:：、]+$/g, '');

/** 地点：… 问题：… 时限：… */
function labelled(typed: Typed, scene: Scene): FindingItem | undefined {
  const found = [...typed.text.matchAll(LABELLED)].slice(0, 12);
  const parts = { place: '', issue: '', deadline: '' };
  for (const [index, match] of found.entries()) {
    const slot = LABELS.find(([, pattern]) => pattern.test(match[1] ?? ''))?.[0];
    if (!slot) continue;
    const value = tidy(echo(typed, match.index + match[0].length, found[index + 1]?.index ?? typed.text.length));
    if (parts[slot] === '') parts[slot] = value;
  }
  if (!has(parts.place) || !has(parts.issue)) return undefined;
  if (parts.deadline === '') Object.assign(parts, cutDeadline(parts.issue) ?? {});
  return item(scene, parts);
}

/** The limit at the end of the issue, when it hangs on without a mark of its own. */
function cutDeadline(issue: string): { issue: string; deadline: string } | undefined {
  const folded = issue.normalize('NFKC');
  if (folded.length !== issue.length) return undefined;
  const found = DEADLINE_TAIL.exec(folded);
  if (!found || found.index === 0 || found[0] === '') return undefined;
  return { issue: tidy(issue.slice(0, found.index)), deadline: issue.slice(found.index) };
}

interface Piece {
  readonly text: string;
  readonly typed: string;
}

function pieces(typed: Typed, separator: RegExp): Piece[] {
  const list: Piece[] = [];
  let from = 0;
  const push = (end: number): void => {
    if (has(typed.text.slice(from, end)))
      list.push({ text: tidy(typed.text.slice(from, end)), typed: tidy(echo(typed, from, end)) });
  };
  for (const found of typed.text.matchAll(separator)) {
    push(found.index);
    from = found.index + found[0].length;
  }
  push(typed.text.length);
  return list;
}

const isDeadline = ({ text }: Piece): boolean => DEADLINE.test(text.replace(/\s/g, ''));

/** 今天 18点前 整改: trailing pieces that together are the limit. */
function trailing(list: readonly Piece[]): number {
  for (let count = Math.min(3, list.length - 1); count > 0; count -= 1) {
    const tail = list.slice(-count);
    const joined = { text: tail.map(({ text }) => text).join(''), typed: '' };
    if (isDeadline(joined) || tail.every(isDeadline)) return count;
  }
  return 0;
}

/** Place and issue in one piece without separator: cut before the first word of a defect, at the end of a place. */
function splitPlace(text: string): { place: string; issue: string } | undefined {
  const defect = text.search(DEFECT);
  for (let at = Math.min(defect, 40); at >= Math.max(2, defect - 8); at -= 1) {
    if (PLACE_END.test(text.slice(0, at))) return { place: tidy(text.slice(0, at)), issue: tidy(text.slice(at)) };
  }
  return undefined;
}

/** The limit that hangs on the issue: its last clause, or its last words. */
function limitIn(issue: string): { issue: string; deadline: string } | undefined {
  const clauses = pieces(typedText(issue, issue, undefined), /[，,;；。]+/g);
  const last = clauses.at(-1);
  if (clauses.length < 2 || !last || !DEADLINE.test(last.text.normalize('NFKC'))) return cutDeadline(issue);
  return { issue: tidy(issue.slice(0, issue.lastIndexOf(last.typed))), deadline: last.typed };
}

/** Place and issue written as one word. */
function unsplit(scene: Scene, text: string, deadline: string): FindingItem | undefined {
  const split = splitPlace(text);
  if (!split) return undefined;
  const limited = deadline === '' ? cutDeadline(split.issue) : undefined;
  return item(scene, {
    place: split.place,
    issue: limited?.issue ?? split.issue,
    deadline: limited?.deadline ?? deadline,
  });
}

const typedOf = (list: readonly Piece[], glue: string): string => list.map((piece) => piece.typed).join(glue);

/** Pieces by blanks, or by marks when blanks do not separate place from issue. */
function separated(typed: Typed, placed: boolean): { list: readonly Piece[]; glue: string } {
  const byBlank = pieces(typed, /[ \n\t]+/g);
  const enough = byBlank.length - trailing(byBlank) > 1 || (placed && byBlank.length > 1);
  return enough ? { list: byBlank, glue: ' ' } : { list: pieces(typed, /[ \n\t，,;。]+/g), glue: '，' };
}

/** place issue limit, by position. `place`: known from the head of a list. */
function plain(typed: Typed, scene: Scene, place = ''): FindingItem | undefined {
  const { list, glue } = separated(typed, place !== '');
  const cut = list.length - trailing(list);
  const deadline = typedOf(list.slice(cut), ' ');
  const where = place === '' ? (list[0]?.typed ?? '') : place;
  const issue = typedOf(list.slice(place === '' ? 1 : 0, cut), glue);
  if (issue === '') return unsplit(scene, where, deadline);
  const limited = deadline === '' ? limitIn(issue) : undefined;
  return item(scene, { place: where, ...(limited ?? { issue, deadline }) });
}

interface Listed {
  readonly head: Typed;
  readonly items: readonly Typed[];
}

function listed(typed: Typed): Listed | undefined {
  const found = [...typed.text.matchAll(ITEM)].slice(0, 100);
  const ordered = found.filter((match, index) => Number(match[1] ?? match[2]) === index + 1);
  const [first] = ordered;
  if (ordered.length < 2 || !first || ordered.length !== found.length) return undefined;
  const items = ordered.map((match, index) =>
    trim(part(typed, match.index + match[0].length, ordered[index + 1]?.index ?? typed.text.length)),
  );
  return { head: trim(part(typed, 0, first.index)), items };
}

/** The last line of the list may be the limit for all of them. */
function shared(items: readonly Typed[]): { deadline: string; items: readonly Typed[] } {
  const last = items.at(-1);
  const at = last ? last.text.lastIndexOf('\n') : -1;
  if (!last || at < 0) return { deadline: '', items };
  const tail = trim(part(last, at, last.text.length));
  const words = tail.text
    .replace(/^(?:以上|上述)(?:问题)?[，, ]*|^(?:均|都|请|整改时限|时限|整改期限|期限|要求)[:，, ]*/g, '')
    .replace(/\s|[。!]$/g, '');
  if (!DEADLINE.test(words) && !/^(?:以上|上述)/.test(tail.text)) return { deadline: '', items };
  const deadline = echo(tail, 0, tail.text.length);
  return { deadline: tidy(deadline), items: [...items.slice(0, -1), trim(part(last, 0, at))] };
}

function several({ head, items: all }: Listed, scene: Scene): FindingItem[] | undefined {
  const { deadline, items } = shared(all);
  const headPieces = pieces(head, /[ \n\t，,]+/g);
  const limitCount = headPieces.length > 0 && headPieces.every(isDeadline) ? headPieces.length : trailing(headPieces);
  const headLimit = headPieces
    .slice(headPieces.length - limitCount)
    .map((piece) => piece.typed)
    .join(' ');
  const place = tidy(
    headPieces
      .slice(0, headPieces.length - limitCount)
      .map((piece) => piece.typed)
      .join(''),
  ).replace(/(?:存在|发现)?(?:以下|如下)?(?:几个|\d个)?问题(?:如下)?$|^(?:地点|点位)[:：]/, '');
  const list = items.map(
    (one) => labelled(one, scene) ?? (place === '' ? plain(one, scene) : plain(one, scene, place)),
  );
  const limit = deadline === '' ? headLimit : deadline;
  const full: FindingItem[] = [];
  for (const one of list) {
    if (!one) return undefined;
    full.push(
      one.deadline === undefined && limit !== ''
        ? item(scene, { place: one.place, issue: one.issue, deadline: limit })
        : one,
    );
  }
  return full;
}

/** Reads what stands behind the finding command. */
export function findingOf(typed: Typed, scene: Scene): Intent {
  if (typed.text.trim() === '') return mistakeIntent({ code: 'empty_report' });
  const number = NUMBER_ALONE.exec(typed.text)?.[0].trim();
  if (number !== undefined)
    return { intent: 'command', name: 'finding', typed: '督查', words: [number], rest: number, slash: true };
  const list = listed(typed);
  const items = list ? several(list, scene) : undefined;
  if (items) return { intent: 'finding', items };
  const one = labelled(typed, scene) ?? plain(typed, scene);
  return one
    ? { intent: 'finding', ...one }
    : mistakeIntent({ code: 'missing_value', token: echo(typed, 0, Math.min(typed.text.length, 40)), label: '问题' });
}

/** Without slash: 督查 place issue limit. Talk about inspections (明天督查组下来) is none. */
export function isBareFinding(text: string): boolean {
  if (!/^[ :，,\n]/.test(text)) return false;
  const body = text.replace(/^[ :，,\n]+/, '');
  if (/[?]|吗|谁|什么|哪|大家|请各|各村/.test(body)) return false;
  return body.split(/[ \n，,;]+/).length > 1 && (DEFECT.test(body) || DEADLINE_TAIL.test(body));
}
