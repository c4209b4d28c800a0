// Several findings in one message: a numbered list, or pieces that each begin with their unit; a limit behind them is for all.
import { DEADLINE } from './deadline.ts';
import { isDeadline, item, labelled, pieces, plain, tidy, trailing } from './finding-item.ts';
import type { FindingItem } from './intent.ts';
import type { Scene } from './scene.ts';
import { echo, part, trim, type Typed } from './typed.ts';

const ITEM = /(?:^|\n|[;；。，, ])[ ]*(?:\((\d{1,2})\)|(\d{1,2})(?:[、)]|\.(?!\d)|:(?!\d\d)))[ ]*/g;

interface Listed {
  readonly head: Typed;
  readonly items: readonly Typed[];
}

function numbered(typed: Typed): Listed | undefined {
  const found = [...typed.text.matchAll(ITEM)].slice(0, 100);
  const ordered = found.filter((match, index) => Number(match[1] ?? match[2]) === index + 1);
  const [first] = ordered;
  if (ordered.length < 2 || !first || ordered.length !== found.length) return undefined;
  const items = ordered.map((match, index) =>
    trim(part(typed, match.index + match[0].length, ordered[index + 1]?.index ?? typed.text.length)),
  );
  return { head: trim(part(typed, 0, first.index)), items };
}

/** 以上问题均明天10点前整改。→ 明天10点前整改 */
const limitWords = (text: string): string =>
  text
    .replace(/^(?:以上|上述)(?:问题)?[，, ]*/, '')
    .replace(/^(?:均|都|请|整改时限|时限|整改期限|期限|要求)[:，, ]*/, '')
    .replace(/\s|[。!]$/g, '');

/** The last line of the list may be the limit for all of them. */
function shared(items: readonly Typed[]): { deadline: string; items: readonly Typed[] } {
  const last = items.at(-1);
  const at = last ? last.text.lastIndexOf('\n') : -1;
  if (!last || at < 0) return { deadline: '', items };
  const tail = trim(part(last, at, last.text.length));
  const words = limitWords(tail.text);
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
    full.push(one);
  }
  return withLimit(full, limit, scene);
}

/** A limit for all of them, or the only one, behind the last: whoever has none of his own has that. */
function withLimit(list: readonly FindingItem[], limit: string, scene: Scene): FindingItem[] {
  const only = list.slice(0, -1).every((one) => one.deadline === undefined) ? list.at(-1)?.deadline : undefined;
  const deadline = limit === '' ? (only ?? '') : limit;
  return list.map((one) =>
    one.deadline === undefined && deadline !== '' ? item(scene, { place: one.place, issue: one.issue, deadline }) : one,
  );
}

const UNIT_HEAD = /^[^\s:，,;]{1,14}?(?:村|社区|街道|镇|乡|网格|屯|小区)/;

/** 铁路社区：登记本空白；工农村：无人值守. Every piece begins with a unit; the last may be the limit of all. */
function byUnits(typed: Typed, scene: Scene): FindingItem[] | undefined {
  const said = segments(typed);
  const last = said.at(-1);
  const words = last === undefined ? '' : limitWords(last.text);
  const limit = last !== undefined && DEADLINE.test(words) ? tidy(echo(last, 0, last.text.length)) : '';
  const items = limit === '' ? said : said.slice(0, -1);
  if (items.length < 2 || !items.every(({ text }) => UNIT_HEAD.test(text))) return undefined;
  const list = items.map((one) => plain(one, scene) ?? byColon(one, scene));
  const whole = list.filter((one) => one !== undefined);
  return whole.length === list.length ? withLimit(whole, limit, scene) : undefined;
}

function segments(typed: Typed): Typed[] {
  const parts: Typed[] = [];
  let from = 0;
  for (const { 0: mark, index } of [...typed.text.matchAll(/[;\n]+/g)].slice(0, 60)) {
    parts.push(trim(part(typed, from, index)));
    from = index + mark.length;
  }
  return [...parts, trim(part(typed, from, typed.text.length))].filter(({ text }) => text !== '');
}

/** 铁路社区：灯不亮 */
function byColon(typed: Typed, scene: Scene): FindingItem | undefined {
  const at = typed.text.indexOf(':');
  if (at < 2) return undefined;
  const issue = tidy(echo(typed, at + 1, typed.text.length));
  return issue === '' ? undefined : item(scene, { place: tidy(echo(typed, 0, at)), issue, deadline: '' });
}

/** Several findings in one message, if that is what it is. */
export function listOf(typed: Typed, scene: Scene): FindingItem[] | undefined {
  const list = numbered(typed);
  return (list && several(list, scene)) ?? byUnits(typed, scene);
}
