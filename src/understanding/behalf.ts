// 代3号网格报, 替…, 帮李强（4号网格）报, 3号网格…我代报: whose report it is (domain.md §10).
import { UNIT_END } from './lexicon/phrases.ts';
import { echo, part, trim, type Typed } from './typed.ts';

export interface Behalf {
  readonly unit?: string;
  readonly behalfOf?: string;
  /** What is left to be read. */
  readonly body: Typed;
  /** Several units named at once: 代3号、4号网格. */
  readonly units?: readonly string[];
}

const HEAD =
  /^(?:收到[，, ]*)?(?:我来|我|现在|现|今天|今日|由我)?(代替|代为上报|代为报|代为|代报|代发|替|帮忙|帮助|帮|代)[:： ]*/;
const NOT_UNIT = /^(?:他|她|它|我|你|您|们|大家|表|码|理|买|忙|我们|一下|把)/;
const SAY =
  /^(?:[）)]?[ ]*)?(?:代报|上报|填报|汇报|报告|报送|报一下|报下|报个|报一个|报的|报|填|发一下|发个|发)?(?:一下|下)?[:： ，,]*/;
const AFTER =
  /(?:我|由我|我来)?(?:代报|代为上报|代发|代为报|代填|替(?:他|她|他们|它)报?|帮(?:他|她|他们)报?)(?:一下|下)?|[(](?:代报?|代为上报)[)]|[(]代[^()]{1,16}[)]/;
const STOP = /[ ，,。;:\n(（]|报|填|更正|订正|发(?!热|烧|现)/;

function named(text: string): { unit?: string; behalfOf?: string } {
  const bare = text.replace(/的$/, '');
  return UNIT_END.test(bare) || /\d|[一二三四五六七八九十]$/.test(bare)
    ? { unit: bare }
    : { unit: bare, behalfOf: bare };
}

/** `limit`: where the first label or zero phrase begins; the unit stands before it. */
export function splitBehalf(typed: Typed, limit: number): Behalf | undefined {
  const head = HEAD.exec(typed.text);
  if (head) return fromHead(typed, head[0].length, limit);
  const after = AFTER.exec(typed.text);
  return after ? fromFront(typed, after) : undefined;
}

/** 代… at the head: the unit follows. */
function fromHead(typed: Typed, from: number, limit: number): Behalf | undefined {
  const rest = typed.text.slice(from, Math.max(limit, from));
  if (rest.trim() === '' || NOT_UNIT.test(rest)) return undefined;
  const units =
    /^((?:第?[\d一二三四五六七八九十]{1,3}号?(?:网格|组|村|社区|楼|栋)?[、和,，])+第?[\d一二三四五六七八九十]{1,3}号?(?:网格|组|村|社区|楼|栋))/.exec(
      rest,
    );
  let end = units ? units[0].length : rest.search(STOP);
  if (end < 0) end = rest.length;
  if (end === 0 || end > 30) return undefined;
  const who = echo(typed, from, from + end).trim();
  const bracket = /^[(]([^()]{1,24})[)]/.exec(rest.slice(end));
  const unit =
    bracket?.[1] !== undefined && UNIT_END.test(bracket[1])
      ? echo(typed, from + end + 1, from + end + 1 + bracket[1].length)
      : undefined;
  const next = from + end + (bracket?.[0].length ?? 0);
  const said = SAY.exec(typed.text.slice(next, next + 16))?.[0] ?? '';
  const skip = next + said.length > limit ? limit : next + said.length;
  const body = trim(part(typed, skip, typed.text.length));
  if (units && !unit) return { body, units: unitsOf(who) };
  return unit === undefined ? { ...named(who), body } : { unit, behalfOf: who, body };
}

function unitsOf(list: string): string[] {
  const kind = /(?:号?(?:网格|组|村|社区|楼|栋))$/.exec(list)?.[0] ?? '';
  return list
    .split(/[、和,，]/)
    .map((unit) => (/(?:网格|组|村|社区|楼|栋)$/.test(unit) ? unit : `${unit.replace(/号$/, '')}${kind}`));
}

/** 3号网格王芳没手机，我代报：… : the unit stands in front. */
function fromFront(typed: Typed, after: RegExpExecArray): Behalf | undefined {
  const { text } = typed;
  const found =
    /^(?:今日|今天)?[ ，]*([^ ，,。;:\n(]{1,24}?(?:村|社区|网格|小区|组|屯|卡口|隔离点|楼|栋|学校|班|镇|街道))/.exec(
      text,
    );
  const front = found?.[1];
  const inBracket = /^[(]代报?([^()]{1,16})[)]$/.exec(after[0])?.[1];
  const next = /^[，, :]*([^ ，,。;:\n(]{1,20}?(?:村|社区|网格|小区|组|屯|卡口|隔离点|楼|栋|班))/.exec(
    text.slice(after.index + after[0].length),
  );
  const behind =
    inBracket ??
    /(?:代报?|替|帮)(第?[\d一二三四五六七八九十]{1,3}号?(?:网格|组|村|社区))/.exec(text)?.[1] ??
    (front === undefined ? next?.[1] : undefined);
  const unit = behind ?? front;
  if (unit === undefined) return undefined;
  const start = found?.[0].length ?? 0;
  const cut =
    after.index >= start ? ([after.index, after.index + after[0].length] as const) : ([start, start] as const);
  const unitAt = text.indexOf(unit);
  const map = typed.map ?? undefined;
  const before = part(typed, front === undefined ? 0 : start, cut[0]);
  if (map === undefined && /^[^，。;:\n]{0,20}$/.test(before.text) && !/\d|零|无/.test(before.text)) {
    return { unit: echo(typed, unitAt, unitAt + unit.length), body: trim(part(typed, cut[1], text.length)) };
  }
  return {
    unit: echo(typed, unitAt, unitAt + unit.length),
    body: trim(part(typed, front === undefined ? 0 : start, text.length)),
  };
}
