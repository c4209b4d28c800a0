// Acknowledgements (domain.md §3): 收到, 1, 👌, 已阅, XX村收到, 收到令12.
import type { Intent } from './intent.ts';
import { QUESTION, UNIT_END } from './lexicon/phrases.ts';
import { parseNumeral } from './numeral.ts';

const CORE =
  '(?:已经?收到|收到|收悉|已收悉|已阅|已阅知|已知悉|知悉|已知晓|知晓|阅|明白|照办|遵照执行|遵命|好的|好滴|好嘞|了解|已了解|知道了|知道啦|遵照|坚决执行|坚决落实|马上落实|立即落实|马上办|ok|okay|OK|Ok|\\[OK\\]|\\[ok\\]|\\[Ok\\]|1|roger|received)';
const RELAY =
  '(?:已传达|已转发|已传达到位|已转达|已转发到群|已下发|已传达落实|传达到位|已通知到位|已通知到户|已安排|已部署|已落实|已贯彻)';
const MORE =
  '(?:了|啦|的|哈|哦|呀|嘞|谢谢|感谢|多谢|辛苦了?|领导|书记|主任|镇长|组长|您|马上|立即|立刻|落实|照办|执行|安排|办理|通知|指令|文件|消息|信息|精神|要求|会议|这就|我们?|本?村|已|去办|到位|明白|收到|好的|好|\\[OK\\]|\\[[\\u4e00-\\u9fff]{1,4}\\]|[，,。.!~、 ])';
const PLAIN = new RegExp(`^${MORE}{0,6}?${CORE}${MORE}{0,12}$`, 'i');
const RELAYED = new RegExp(
  `^(?:${CORE}|${MORE}){0,8}${RELAY}(?:到|至|给|各|下去|村|组|网格|社区|户|群|群众|村民|居民|人|所有|全体|${MORE}){0,12}$`,
  'i',
);
const NUMBERED =
  /^(?:(?:收到|签收|已收到|已阅)[ ,，:]*(?:第|指令|命令|令|通知|文件)*[ ]*(\d{1,6}|[一二三四五六七八九十百]{1,5})[ ]*(?:号|号令|号指令|号通知|令)*|(?:第|指令|命令|令|通知)*[ ]*(\d{1,6}|[一二三四五六七八九十百]{1,5})[ ]*(?:号|号令|号指令|号通知|令|指令)*[ ,，]*(?:收到|已收到|已阅|签收|已签收|照办))[!。.~ ]*$/;
const UNIT_ACK = new RegExp(`^([^，,。;:\\n!?]{1,30}?)[ ，,:]*(?:${CORE}|${RELAY})${MORE}{0,12}$`, 'i');
const FIRST = new RegExp(`^(?:好的?[，, ]*)?${CORE}(?=[，,。!~ \\n])`, 'i');
const DENIED = /没|未|不|别|谁|哪|请|吗|否/;

function numbered(text: string): Intent | undefined {
  const found = NUMBERED.exec(text);
  const typed = found?.[1] ?? found?.[2];
  if (typed === undefined) return undefined;
  const number = /^\d+$/.test(typed) ? Number(typed) : parseNumeral(typed);
  return number === undefined ? undefined : { intent: 'ack', number };
}

/** The acknowledgement in a message, if that is what it is. */
export function ackOf(text: string): Intent | undefined {
  if (text.length > 120) return undefined;
  if (text === '收到' || text === '1') return { intent: 'ack' };
  if (
    QUESTION.test(text.replace(/吧/g, '')) ||
    /请(?:回复|接龙|签收|扣|回)|收到(?:请|的请|后|就|回)|回复|扣1|没收到|未收到|没有收到/.test(text)
  )
    return undefined;
  if (RELAYED.test(text)) return { intent: 'ack', relayed: true };
  if (PLAIN.test(text)) return { intent: 'ack' };
  return numbered(text) ?? byUnit(text) ?? promised(text);
}

/** 西沟村收到, 3号网格王芳收到 */
function byUnit(text: string): Intent | undefined {
  const found = UNIT_ACK.exec(text);
  const who = found?.[1]?.trim();
  if (who === undefined || who === '' || DENIED.test(who)) return undefined;
  const relayed = new RegExp(RELAY).test(text);
  const said = /收到|已阅|知悉|收悉|明白|已传达|已转发|照办/.test(text);
  const named =
    UNIT_END.test(who) ||
    /(?:村|社区|网格|组|镇|学校|班|站|街道)[\u4e00-\u9fff]{2,4}$/.test(who) ||
    /^[\u4e00-\u9fff]{2,4}$/.test(who);
  return said && named ? { intent: 'ack', unit: who, ...(relayed ? { relayed: true } : {}) } : undefined;
}

/** 收到，我们马上安排人去看: an ack with a promise in free words. */
function promised(text: string): Intent | undefined {
  if (!FIRST.test(text) || /^1/.test(text)) return undefined;
  const rest = text.replace(FIRST, '');
  if (/^好的?[，, ]/.test(text) && !/收到|落实|照办|执行|安排|明白/.test(text)) return undefined;
  return /请|各村|各网格|务必|接龙|回复|必须/.test(rest) ? undefined : { intent: 'ack' };
}
