// 各网格均零报告, 全社区零报告: said of all units below, which is nobody's own zero report (domain.md §9: who reports for whom).
import { BIT } from './bits.ts';
import { mistakeIntent } from './draft.ts';
import type { Intent } from './intent.ts';
import { has, type Lexed, lexed } from './lexed.ts';
import type { Scene } from './scene.ts';
import { echo, type Typed } from './typed.ts';

const KIND =
  '(?:微?网格|村民组|村屯|村组|村|社区|小区|小组|组|屯|单位|街道|乡镇|镇|乡|片区|点位|卡口|隔离点|班级|楼栋|学校|辖区)';
/** Whoever is meant: all of them, and none by name. 各项, 所有项目 are the items of a form. */
const ALL = `(?:各(?:个)?${KIND}(?:[、和及]${KIND})?|(?:所有|全部|全体)(?:的)?${KIND}|(?:下属|下辖|辖区内?)?各?(?:${KIND})?(?:全部|全体)(?!项)|全(?:社区|街道|[村镇乡县区市省旗]))`;
const DAY = '(?:今[天日]|昨[天日]|本日|当日|现在|目前|截至目前|截止目前)';
const BEFORE = new RegExp(
  `^(?:收到|汇报|报告|各位领导|领导好?|补报?|[，,:\\s])*${DAY}?[，,:\\s]*(?:我们?|本)?(?:[村镇乡]|社区|街道)?(?:辖区内?|下辖|下属)?的?(${ALL})(?:内|的)?[，,:\\s]*(?:${DAY}|均|都|皆|全部?|也|一律|已经?|依旧|仍然?|还是|继续|是|为|报|[，,:\\s])*$`,
);
/** Behind the zero: thanks and marks. */
const BEHIND = /^(?:了|哦|哈|啊|呢|上报|汇报完毕|完毕|请(?:查收|知悉|领导审阅)|谢谢|辛苦了?|[。!，,\s])*$/;
/** Behind /零报告. */
const ALONE = new RegExp(`^(?:全(?:社区|街道|[村镇乡县区市省旗])|(?:各|所有|全部|全体)(?:个|的)?${KIND})(?:均|都)?$`);

const unknown = (token: string): Intent => mistakeIntent({ code: 'unknown_unit', token });

/** The zero of the message; of 全部零报告, 都是零报告, which are one word each, only the zero. */
function zeroIn(read: Lexed): { s: number; e: number; outright: boolean } | undefined {
  const outright = read.tokens.some((_, index) => has(read, index, BIT.zero));
  const zero = read.tokens.find((_, index) => has(read, index, outright ? BIT.zero : BIT.soft));
  if (!zero) return undefined;
  const lead = /^(?:全部|[均都全](?:部|都)?)?(?:是|为)?(?=零报|0报|报)/.exec(read.text.slice(zero.s, zero.e));
  return { s: zero.s + (lead?.[0].length ?? 0), e: zero.e, outright };
}

/** The question who is meant; undefined when the message is something else. `command`: behind /零报告. */
export function ofAllUnits(typed: Typed, { vocabulary }: Scene, command: boolean): Intent | undefined {
  const { text } = typed;
  if (text.length > 60 || !/[各全所]/.test(text)) return undefined;
  if (command && ALONE.test(text)) return unknown(text);
  const who = whoIn(text, zeroIn(lexed(typed, vocabulary)));
  return who && unknown(echo(typed, who.s, who.e));
}

function whoIn(text: string, zero: ReturnType<typeof zeroIn>): { s: number; e: number } | undefined {
  const found = zero && BEFORE.exec(text.slice(0, zero.s));
  if (!found || !BEHIND.test(text.slice(zero.e))) return undefined;
  const who = found[1] ?? '';
  if (!zero.outright && /^(?:全部|全体)$/.test(who)) return undefined; // 全部正常: all items
  const s = found[0].lastIndexOf(who);
  return { s, e: s + who.length };
}
