// Acknowledgements (domain.md §3): 收到, 1, 👌, 已阅, XX村收到, 收到令12.
import type { Intent } from './intent.ts';
import { ACK_CORE, ACK_MORE, ACK_PARTICLE, ACK_RELAY, ACK_STICKER, ACK_TO } from './lexicon/ack.ts';
import { QUESTION, UNIT_END } from './lexicon/phrases.ts';
import { parseNumeral } from './numeral.ts';
import { longest, trieOf } from './trie.ts';

type Kind = 'core' | 'relay' | 'more' | 'to';

const lists: readonly (readonly [Kind, string])[] = [
  ['to', ACK_TO],
  ['more', ACK_MORE],
  ['relay', ACK_RELAY],
  ['core', ACK_CORE],
];
const words = trieOf(new Map(lists.flatMap(([kind, list]) => list.split(' ').map((word) => [word, kind] as const))));

/** The kinds of words a text is made of, or undefined when it holds anything else. */
function kindsOf(text: string, start = 0): ReadonlySet<Kind> | undefined {
  const kinds = new Set<Kind>();
  for (let at = start; at < text.length;) {
    const found = longest(words, text, at);
    const code = /^\[[\u4e00-\u9fff]{1,4}\]/.exec(text.slice(at, at + 6))?.[0];
    if (!found && code === undefined && text[at] !== ' ') return undefined;
    if (found) kinds.add(found.word);
    at += found?.length ?? code?.length ?? 1;
  }
  return kinds;
}

const NUMBER = '(\\d{1,6}|[一二三四五六七八九十百]{1,5})';
const NUMBERED = new RegExp(
  `^(?:(?:收到|签收|已收到|已阅)[ ,，:]*(?:第|指令|命令|令|通知|文件)*[ ]*${NUMBER}[ ]*(?:号令|号指令|号通知|号|令)?|(?:第|指令|命令|令|通知)*[ ]*${NUMBER}[ ]*(?:号令|号指令|号通知|号|令|指令)?[ ,，]*(?:收到|已收到|已阅|签收|已签收|照办))[!。.~ ]*$`,
);
/** 俺村收到了, 我们格也收到: the speaker's own unit has no name. */
const OWN_WHO =
  /^(?:[我咱俺]们|我|咱|俺|本|阿拉)(?:(?:这|那)(?:儿|里|边|头|块|疙瘩|旮旯)?)?(?:网格|格|社区|小区|村|组|镇|乡|街道|单位|屯子?|庄|楼|栋|班|点|队|片区?|辖区|站|校|厂|院)?(?:里|上|这边|这里|的人)?(?:也|都|均|全部?|已经?|刚刚?)*[ ，,:]*/;
const ADDRESSED = /^(?:[你您他她它恁]|大家|人家|别)/;
const SAID = /已?收到|收悉|已阅|知悉|明白|已传达|已转发|照办/;
const DENIED = /没|未|不|别|谁|哪|请|吗|否/;
const ASKED = /请(?:回复|接龙|签收|扣|回)|收到(?:请|的请|后|就|回)|回复|扣1|没收到|未收到|没有收到/;

function numbered(text: string): Intent | undefined {
  const found = NUMBERED.exec(text);
  const typed = found?.[1] ?? found?.[2];
  if (typed === undefined) return undefined;
  const number = /^\d+$/.test(typed) ? Number(typed) : parseNumeral(typed);
  return number === undefined ? undefined : { intent: 'ack', number };
}

const isNamed = (who: string): boolean =>
  UNIT_END.test(who) ||
  /(?:村|社区|网格|组|镇|学校|班|站|街道)[\u4e00-\u9fff]{2,4}$/.test(who) ||
  /^[\u4e00-\u9fff]{2,4}$/.test(who);

/** Whoever is named in front of 收到; '' for the speaker's own unit, undefined when it is nobody. */
function whoSays(head: string): string | undefined {
  if (head === '' || head.length > 30 || DENIED.test(head) || /[，,。;:\n!?]/.test(head)) return undefined;
  const own = OWN_WHO.exec(head)?.[0] ?? '';
  if (own === head) return '';
  const who = /^(?:[我咱俺]们|.*(?:村|社区|格|组|镇))/.test(own) ? head.slice(own.length) : head;
  return ADDRESSED.test(who) || !isNamed(who) ? undefined : who;
}

/** 西沟村收到, 3号网格王芳收到, 俺村收到 */
function byUnit(text: string): Intent | undefined {
  const found = SAID.exec(text);
  const who = found && whoSays(text.slice(0, found.index).replace(/[ ，,:]+$/, ''));
  if (!found || who === undefined || who === null) return undefined;
  const kinds = kindsOf(text, found.index);
  if (!kinds) return undefined;
  const unit = who === '' ? {} : { unit: who };
  return { intent: 'ack', ...unit, ...(kinds.has('relay') ? { relayed: true } : {}) };
}

const PARTICLE = `[${ACK_PARTICLE.replaceAll(' ', '')}]*`;
/** 收到了收到了, 好嘞收到: said once or several times, with all the particles people hang on. */
const SAID_SO = new RegExp(
  `^(?:(?:好|嗯+|行|ok)${PARTICLE}[，,!~ ]*)?(?:(?:已经?|都|均)?(?:收到|收悉|阅|阅知|知悉)|明白|照办|好的|知道|了解)${PARTICLE}(?:[，,!~ ]*(?:收到|明白|知道)${PARTICLE})*(?:各位)?(?:领导|书记|主任|[镇组站所]长|老师)?(?=[，,。!~ \\n])`,
);
/** What makes it an order to others. */
const DEMANDS =
  /请(?!(?:各位)?(?:领导|书记|主任|您)?(?:放心|知悉|悉知|审阅))|各村|各网格|大家|你们|务必|接龙|回复|必须/;
/** 立即传达到各网格: what the sender will do with it, unless somebody else is told to, or something is to be handed in. */
const PASSES_ON =
  /(?<=^|[，,。! ])(?:我们?|俺们?|咱们?|这就|现在|马上|立即|立刻|尽快|尽早|抓紧|赶紧|及时|随即|随后|正在|一定|坚决|连夜|第一时间|会|将|就|去|来|按要求|认真)*(?:安排|组织|部署|通知|告知|转告|传达|转达|转发|转给|转到|下发|发到|发给|落实|宣传)(?:到|至|给|好|下去)*(?:(?:各|每|所有|大家|全体)[^，,。;!?:\n请]{0,10}[，,、和]?)+/g;
const HANDED_IN = /上报|反馈|[点时]前|[前内]报|报[给来到]/;
const withoutPassing = (text: string): string => (HANDED_IN.test(text) ? text : text.replace(PASSES_ON, ''));
const OBEYS = /收到|落实|照办|执行|安排|明白|传达|转达|转发/;

/** 收到，我们马上安排人去看: an ack with a promise in free words. */
function promised(text: string): Intent | undefined {
  const head = SAID_SO.exec(text)?.[0];
  if (head === undefined) return undefined;
  if (/^(?:好的?|知道|行|了解)/.test(head) && !OBEYS.test(text) && !(/^知道/.test(head) && PROMISE.test(text)))
    return undefined;
  return DEMANDS.test(withoutPassing(text.slice(head.length))) ? undefined : { intent: 'ack' };
}

const UNIT_PROMISE =
  /^([^\s，,。;:!?]{1,16}(?:村|社区|网格|小区|组|屯|镇|乡|街道|学校|站|班))(?:已经?)?(?:收到|收悉|知悉|明白)了?[，,。! ]+(.{1,40})$/;
const PROMISE =
  /马上|立即|立刻|正在|这就|一会儿?|等下|等会|回头|随后|现在就|已|开始|尽快|保证|坚决|安排|落实|组织|照办|执行|准备|抓紧|连夜|一定|严格/;
const MANY = /各|每|全|都|哪|谁|没|未|请|其|只|[几两三四五六七八九十\d]个/;

/** 柳河村收到，马上转移: the promise of a unit. */
function promisedBy(text: string): Intent | undefined {
  const [, unit = '', promise = ''] = UNIT_PROMISE.exec(text) ?? [];
  if (unit === '' || MANY.test(unit) || !PROMISE.test(promise)) return undefined;
  return /各村|各网格|务必|接龙|必须|[没未]收|别的村|其[他它]|[没无]法|不了|请/.test(withoutPassing(promise))
    ? undefined
    : { intent: 'ack', unit };
}

const inWords = (text: string): Intent | undefined =>
  numbered(text) ?? byUnit(text) ?? promised(text) ?? promisedBy(text);

/** 收 到, 西沟村 已 阅: blanks between single characters. */
const unspaced = (text: string): string =>
  text.includes(' ')
    ? text
        .replace(/(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: +[\u4e00-\u9fff])+(?![\u4e00-\u9fff])/g, (run) =>
          run.replaceAll(' ', ''),
        )
        .replace(/收 +到/g, '收到')
    : text;

/** The acknowledgement in a message, if that is what it is. */
export function ackOf(typed: string): Intent | undefined {
  if (typed.length > 120) return undefined;
  const text = unspaced(typed.toLowerCase());
  if (ACK_STICKER.test(text)) return { intent: 'ack' };
  const kinds = kindsOf(text.replace(/^(?:都|均|全部)?已经?/, '已'));
  if (kinds?.has('relay')) return { intent: 'ack', relayed: true };
  if (kinds?.has('core') && !kinds.has('to')) return { intent: 'ack' };
  if (!/收|阅|悉|明白|已|照办|好|知道|了解/.test(text) || ASKED.test(text) || QUESTION.test(text.replace(/吧/g, '')))
    return undefined;
  return inWords(text);
}
