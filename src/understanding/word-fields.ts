// Fields that keep words: text and enum.
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { has, type Lexed } from './lexed.ts';
import { echo } from './typed.ts';

export function isWordField(field: ReportField): boolean {
  return field.kind === 'text' || field.kind === 'enum';
}

/** The words behind the label at tokens[index]: up to the line's end, a semicolon, a full stop, or a mark before the next label. */
export function readWords(lexed: Lexed, index: number, form: boolean): { value: string; end: number } | undefined {
  let from = index + 1;
  while (has(lexed, from, BIT.colon | BIT.blank)) from += 1;
  const colon = has(lexed, index + 1, BIT.colon) || has(lexed, index + 2, BIT.colon);
  if (!colon && !form) return readNames(lexed, from);
  let to = from;
  while (to < lexed.tokens.length && !stops(lexed, to)) to += 1;
  const first = lexed.tokens[from];
  const last = lexed.tokens[to - 1];
  if (!first || !last || to <= from) return undefined;
  return { value: echo(lexed.typed, first.s, last.e).trim(), end: to };
}

const SURNAME =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛狄米贝臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆翁荀甄曲封储靳段焦侯全班秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶司郜黎薄印白蒲邰赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡姬申冉宰桑桂牛尚温庄晏柴阎慕连习艾向古易廖终居衡步都耿满匡文寇广东欧聂晁沙关]';
const NAMES = new RegExp(
  `${SURNAME}[\\u4e00-\\u9fff]{1,2}(?:[、和]${SURNAME}[\\u4e00-\\u9fff]{1,2})*(?=$|[\\s，,。;])`,
  'y',
);
/** Words that begin like a name. */
const NO_NAME =
  /^(?:安[全排静]|高[度效]|严[格守肃]|全[部体员都程]|常[态规]|任[务何]|时[间刻]|应[急到]|关[闭注]|正常|尚[未无]|于[是今]|成功|方便|管[理控]|金额|平安|文[件明]|居[家民]|向[上]|单[位独]|连[续日]|都[在已是有]|文字|广[播场]|项目|包[括保]|向我|关于|到|满[员]|步[行]|时[段]|和|计)/;

/** 值班领导李春生: right behind the label one or several names, and nothing else. */
function readNames(lexed: Lexed, from: number): { value: string; end: number } | undefined {
  const first = lexed.tokens[from];
  if (!first) return undefined;
  NAMES.lastIndex = first.s;
  const found = NAMES.exec(lexed.text)?.[0];
  if (found === undefined || NO_NAME.test(found)) return undefined;
  let end = from;
  while ((lexed.tokens[end]?.e ?? Infinity) < NAMES.lastIndex) end += 1;
  if (lexed.tokens[end]?.e !== NAMES.lastIndex) return undefined;
  for (let at = from; at <= end; at += 1)
    if (has(lexed, at, BIT.label | BIT.zero | BIT.soft | BIT.neg)) return undefined;
  return { value: echo(lexed.typed, first.s, NAMES.lastIndex), end: end + 1 };
}

function stops(lexed: Lexed, at: number): boolean {
  if (has(lexed, at, BIT.nl)) return true;
  const mark = lexed.text[lexed.tokens[at]?.s ?? 0];
  if (has(lexed, at, BIT.sep) && (mark === ';' || mark === '。')) return true;
  if (!has(lexed, at, BIT.sep | BIT.blank | BIT.dun)) return false;
  let next = at + 1;
  while (has(lexed, next, BIT.blank | BIT.item)) next += 1;
  return has(lexed, next, BIT.label);
}
