// Forms in shorthand, spelt out as labels with their figures before anything is read (domain.md §10).
import { BIT } from './bits.ts';
import { FIGURE, isLabel } from './bars.ts';
import { parseNumeral } from './numeral.ts';
import { longest } from './trie.ts';
import { type Typed, typedOf } from './typed.ts';
import type { Vocabulary } from './vocabulary.ts';

const LONGEST = 10_000;

/** One shorthand: what may hold it, how it is found, and what it stands for; undefined leaves it as it is. */
interface Shape {
  readonly hint: RegExp;
  readonly find: RegExp;
  readonly say: (found: readonly string[], vocabulary: Vocabulary) => string | undefined;
}

/** 零报告零报告零报告 */
const REPEATED: Shape = {
  hint: /(?:[零0]报告[!~ ]*){2}/,
  find: /^([零0]报告)(?:[!~ ]*\1)+(?=[!~。 ]*$)/g,
  say: ([, zero]) => zero,
};

/** 0 报 告 */
const SPACED: Shape = { hint: /报 +告/, find: /(?<![\d.])[零〇0] *报 +告/g, say: () => '零报告' };

/** 返乡人员......1, alone in its line */
const LEADER: Shape = {
  hint: /\.{3}/,
  find: /(?<=^|\n) *([^\n.:\d]{2,14}?) *\.{3,60} *([^\n. ]{1,8}) *(?=\n|$)/g,
  say: ([, label = '', value = ''], vocabulary) =>
    isLabel(label, vocabulary) && FIGURE.test(value) ? `${label}:${value}` : undefined,
};

/** 发热/返乡：0/3 */
const SLASHES: Shape = {
  hint: /\/[^/\n]*[:= ]+\d{1,5}[人例]?\//,
  find: /([\u4e00-\u9fff]{2,10}(?: *\/ *[\u4e00-\u9fff]{2,10}){1,12}) *[:= ] *(\d{1,5}[人例次]?(?: *\/ *\d{1,5}[人例次]?){1,12})(?![\d/.-])/g,
  say: ([, heads = '', values = ''], vocabulary) => {
    const labels = heads.split(/ *\/ */);
    const figures = values.split(/ *\/ */);
    const paired = labels.length === figures.length && labels.every((label) => isLabel(label, vocabulary));
    return paired ? labels.map((label, at) => `${label}:${figures[at] ?? ''}`).join(',') : undefined;
  },
};

/** 有无发热：无；有无返乡：有，3人 */
const ASKED: Shape = {
  hint: /(?:有无|是否有?)[^:\n]{2,10}:/,
  find: /(?<=^|[;,，。、\n ])(?:有无|是否有?)([\u4e00-\u9fff]{2,10}): *(?:(无|没有|否|0人?)|([有是])(?:[，, :(]*(\d{1,5})[人例名个]?\)?)?)(?=[;,，。\n ]|$)/g,
  say: ([, label = '', , some, figure], vocabulary) =>
    isLabel(label, vocabulary) ? `${label}:${some === undefined ? '0' : (figure ?? '有')}` : undefined,
};

/** 1人发热，0密接: behind a piece that has its figure in front as well */
const FIGURE_FIRST: Shape = {
  hint: /[，,;、]0/,
  find: /(?<=(?:^|[，,。;、:\n])[1-9]\d{0,4}[人例名个][^，,。;、:\n\d]{2,12}[，,;、])0[人例名个]?([\u4e00-\u9fff]{2,10})(?=[，,。;、\n]|$)(?![，,、] *\d+[人名例个]?(?:$|[，,。;\n]))/g,
  say: ([, label = ''], vocabulary) => (isLabel(label, vocabulary) ? `无${label}` : undefined),
};

/** 东沟、柳林、大河三村零报告 */
const TOGETHER: Shape = {
  hint: /、[^、\n]*[两二三四五六七八九十\d]个?(?:村|社区|网格|组|屯|小区)/,
  find: /(?<=^|[，,。;:\n] *)((?:[\u4e00-\u9fff]{2,5}、){1,11}[\u4e00-\u9fff]{2,5}?)([两二三四五六七八九十]|\d{1,2})个?(村|社区|网格|组|屯|小区)(?=[^\n，,。;]{0,6}(?:零报告|0报告|无异常|[无没]有?情况|正常))/g,
  say: ([, names = '', count = '', kind = ''], { trie }) => {
    const units = names.split('、');
    const many = count === '两' ? 2 : (parseNumeral(count) ?? Number(count));
    const strange = units.some((unit) => longest(trie, unit, 0)?.word.bits === BIT.label);
    if (strange || many !== units.length) return undefined;
    return units.map((unit) => (unit.endsWith(kind) ? unit : unit + kind)).join('、');
  },
};

const SHAPES = [REPEATED, SPACED, LEADER, SLASHES, ASKED, FIGURE_FIRST, TOGETHER] as const;

/** The message with its shorthands spelt out; what is echoed of them is the spelt form. */
export function speltOut(typed: Typed, vocabulary: Vocabulary): Typed {
  if (typed.text.length > LONGEST) return typed;
  let { text } = typed;
  for (const { hint, find, say } of SHAPES)
    if (hint.test(text)) text = text.replace(find, (...found: string[]) => say(found, vocabulary) ?? found[0] ?? '');
  return text === typed.text ? typed : typedOf(text, text, undefined);
}
