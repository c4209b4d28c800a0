// Several units in one message: A村：…；B村：…, 1号…，2号…, 1-5网格 … (domain.md §10).
import { parseNumeral } from './numeral.ts';
import { echo, part, trim, type Typed } from './typed.ts';

export interface UnitPart {
  readonly names: readonly string[];
  readonly body: Typed;
  /** Stands in an enumeration: shares the zero of the next. */
  readonly joined: boolean;
}

const N = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})';
const KIND = '号?(?:微?网格|村民组|小组|组|社区|村|楼栋|号楼|楼|栋|小区|班|卡口|卡点|队|片区|隔离点|点)';
const RANGE = new RegExp(`^第?(${N})(?:${KIND}|号)?[ ]*(?:-|~|—|至|到)[ ]*第?(${N})(${KIND}|号)`);
const LIST = new RegExp(`^((?:第?${N}(?:${KIND}|号)?[、,，和及 ]){1,60})第?(${N})(${KIND}|号(?=[:： ，零无发返]))`);
const SINGLE = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{2,12}(?:镇|乡|街道|村|社区))?第?${N}(?:${KIND})|^第?${N}号(?=[:： ]|[零无返发密居巡]|均|都)`,
);
const NAMED =
  /^(?!来自|从|其中|由|我|本|全|各|每|该|在|到|去|有|无|没|和|与|共|另|今|昨)[\u4e00-\u9fff]{1,10}?(?:社区|小区|网格|卡口|隔离点|街道|村委会|居委会|小学|中学|幼儿园|学校|村|屯|镇|乡|组|检查站|水库|林场|站|点)(?=[:： ，,、零无发返密居巡有新今均都\d]|$|[\u4e00-\u9fff]{0,6}[:： \d])/;
const EDGE = /[，,。;\n 、]/;

interface Start {
  readonly s: number;
  readonly e: number;
  readonly names: readonly string[];
}

const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (parseNumeral(text) ?? NaN));

function expand(found: RegExpExecArray): readonly string[] | undefined {
  const from = number(found[1] ?? '');
  const to = number(found[2] ?? '');
  const kind = found[3] ?? '';
  if (!(to > from) || to - from > 200) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}${kind}`);
}

function listed(found: RegExpExecArray): readonly string[] {
  const kind = found[3] ?? '';
  const all = `${found[1] ?? ''}${found[2] ?? ''}`.split(/[、,，和及 ]/).filter((one) => one !== '');
  return all.map((one) => (/^第?(?:\d+|[一二三四五六七八九十]+)$/.test(one) ? `${one.replace('第', '')}${kind}` : one));
}

function startAt(typed: Typed, s: number): Start | undefined {
  const head = typed.text.slice(s, s + 240);
  const range = RANGE.exec(head);
  if (range) {
    const names = expand(range);
    if (names) return { s, e: s + range[0].length, names };
  }
  const list = LIST.exec(head);
  if (list) return { s, e: s + list[0].length, names: listed(list) };
  const one = SINGLE.exec(head) ?? NAMED.exec(head);
  return one ? { s, e: s + one[0].length, names: [echo(typed, s, s + one[0].length).trim()] } : undefined;
}

/** Starts of units at the heads of pieces. A path (西沟村3网格) is one unit. */
function startsOf(typed: Typed): Start[] {
  const { text } = typed;
  const starts: Start[] = [];
  for (let at = 0; at < text.length;) {
    const item = /^(?:\d{1,3}[.、)](?!\d)|\(\d{1,3}\))[ ]*/.exec(text.slice(at, at + 8));
    const from = item && !LIST.test(text.slice(at, at + 240)) ? at + item[0].length : at;
    const start = startAt(typed, from);
    if (start) starts.push(start);
    let next = start ? start.e : from;
    while (
      next < text.length &&
      !EDGE.test(text.charAt(next)) &&
      !/[人次例名个]\d/.test(text.slice(next - 1, next + 1))
    )
      next += 1;
    at = Math.max(next + 1, at + 1);
  }
  return starts;
}

/** Cuts a message at its units; undefined when fewer than two are named. */
export function splitUnits(typed: Typed): { head: string; parts: readonly UnitPart[] } | undefined {
  if (!/网格|村|社区|小区|组|号|楼|栋|镇|乡|街道|屯|卡口|点|学|班|园|站|库|林场|队/.test(typed.text)) return undefined;
  const starts = startsOf(typed);
  const [first] = starts;
  if (!first || starts.reduce((sum, { names }) => sum + names.length, 0) < 2) return undefined;
  const parts = starts.map((start, index): UnitPart => {
    const end = starts[index + 1]?.s ?? typed.text.length;
    const body = trim(part(typed, start.e, end));
    return { names: start.names, body, joined: /^[、和及与,， ]*$/.test(body.text) };
  });
  return { head: typed.text.slice(0, first.s), parts };
}
