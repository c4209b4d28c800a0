// One finding in the words it was typed in: place, issue, limit; by labels, by blanks or marks, or run together (domain.md §6, §12).
import { DEADLINE, DEADLINE_TAIL, resolve } from './deadline.ts';
import { limitInChinese } from './english.ts';
import type { FindingItem } from './intent.ts';
import { normalise } from './normalise.ts';
import type { Scene } from './scene.ts';
import { echo, type Typed, typedOf as typedText } from './typed.ts';

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
export const DEFECT =
  /无人|未|没有|没|不|缺|空白|脱岗|离岗|空岗|存在|堵塞|占用|破损|损坏|掉落|过期|混|乱|漏|积水|积存|堆放|堆积|睡觉|玩手机|聚集|失效|松动|脱落|坏|倒|断|垮|裂|塌|擅自|违规|滞后|敷衍|弄虚作假|造假|代签|台账|登记|消毒|值班|记录|灭火器|口罩|门磁/;
const PLACE_END =
  /(?:村|社区|小区|网格|卡口|卡点|门|楼|栋|单元|点|店|超市|市场|酒店|宾馆|医院|卫生院|卫生室|诊所|药店|学校|中学|小学|幼儿园|厂|公司|工地|站|广场|路口|水库|林场|大坝|堤|河段|仓库|食堂|餐馆|饭店|商场|公园|车站|院|园|室|库|场|中心|组|屯|镇|街道|区|村部)$/;

const has = (text: string): boolean => text.trim() !== '';

export function item(scene: Scene, given: { place: string; issue: string; deadline: string }): FindingItem {
  const { place, issue, deadline } = given;
  if (deadline === '') return { place, issue };
  const { due, immediate } = resolve(normalise(deadline).text, scene.context.at, scene.context.zone);
  return {
    ...{ place, issue, deadline },
    ...(due === undefined ? {} : { due }),
    ...(immediate === undefined ? {} : { immediate }),
  };
}

export const tidy = (text: string): string => text.replace(/^[\s，,。;；:：、.]+|[\s，,。;；:：、]+$/g, '');

/** 地点：… 问题：… 时限：… */
export function labelled(typed: Typed, scene: Scene): FindingItem | undefined {
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

export function pieces(typed: Typed, separator: RegExp): Piece[] {
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

export const isDeadline = ({ text }: Piece): boolean => DEADLINE.test(limitInChinese(text).replace(/\s/g, ''));

/** 今天 18点前 整改: trailing pieces that together are the limit. */
export function trailing(list: readonly Piece[]): number {
  for (let count = Math.min(3, list.length - 1); count > 0; count -= 1) {
    const tail = list.slice(-count);
    const joined = { text: tail.map(({ text }) => text).join(' '), typed: '' };
    if (isDeadline(joined) || tail.every(isDeadline)) return count;
  }
  return 0;
}

/** Place and issue in one piece without separator: cut before the first word of a defect, at the end of a place. */
export function splitPlace(text: string): { place: string; issue: string } | undefined {
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

/** A town, a county: what stands behind it may be a place inside. */
const UPPER = /^[^\s\d]{1,10}(?:街道(?:办事处)?|[镇乡县市旗]|(?<![社小园院])区)$/;
const LOWER = /^[^\s]{1,14}(?:村|社区|屯|网格)/;
const HOUSE = /^(?:号楼|号院|号门|号卡|号网格|号隔离|栋|单元)/;

/** 辽西街道 西环社区卡口, 12 号楼: a place that was written in two pieces. */
function joined(list: readonly Piece[]): readonly Piece[] {
  const [first, next, ...rest] = list;
  if (!first || !next) return list;
  const inside = UPPER.test(first.text) && LOWER.test(next.text);
  if (!inside && !(/^\d{1,4}$/.test(first.text) && HOUSE.test(next.text))) return list;
  if (rest.length > trailing(rest) && PLACE_END.test(next.text)) return [both(first, next), ...rest];
  const split = splitPlace(next.text);
  if (!split || next.text !== next.typed) return list;
  return [both(first, { text: split.place, typed: split.place }), { text: split.issue, typed: split.issue }, ...rest];
}

const both = (a: Piece, b: Piece): Piece => ({ text: a.text + b.text, typed: a.typed + b.typed });

/** place issue limit, by position. `place`: known from the head of a list. */
export function plain(typed: Typed, scene: Scene, place = ''): FindingItem | undefined {
  const { list: said, glue } = separated(typed, place !== '');
  const list = place === '' ? joined(said) : said;
  const cut = list.length - trailing(list);
  const deadline = typedOf(list.slice(cut), ' ');
  const where = place === '' ? (list[0]?.typed ?? '') : place;
  const issue = typedOf(list.slice(place === '' ? 1 : 0, cut), glue);
  if (issue === '') return unsplit(scene, where, deadline);
  const limited = deadline === '' ? limitIn(issue) : undefined;
  return item(scene, { place: where, ...(limited ?? { issue, deadline }) });
}
