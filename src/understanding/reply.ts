// Answers to findings in plain words: 督查12号已整改, 12号改好了, 12号不是我们村的 (domain.md §12).
import type { Context, Intent } from './intent.ts';

const NUMBER = '(?:督查|问题|整改|清单|告知单|交办单)?(?:第)?[ ]*(\\d{1,6})[ ]*(?:号|号问题|号督查|条)?[ ，,:]*';
const HEAD = new RegExp(`^${NUMBER}(.*)$`, 's');
const RULES: readonly (readonly [string, RegExp])[] = [
  ['review', /^(?:复查|复核|验收)(?:结果)?[ ，,:]*(?:不通过|未通过|通过|不合格|合格|没通过)/],
  ['refuse', /^(?:问题)?(?:不是|不归|不属于|不在)(?:我们|我|本|咱们?)|^退(?:单|回)/],
  ['extend', /^(?:申请|请求|请)?(?:延期|宽限|延长)/],
  [
    'rectify',
    /^(?:问题|隐患)?(?:已经?|都|全部|均已)?(?:整改|改|处理|修|清理|解决|落实)(?:完成|完毕|到位|好|完|了|结束|好了|完了)|^(?:问题|隐患)?(?:已经?|均已|全部)(?:整改|处理|修复|清理|解决|改正|完成|销号|补齐)|^(?:整改|处理)(?:完成|完毕|到位|好了)/,
  ],
  ['accept', /^(?:已签收|签收|已接收)$/],
];

const NAMED = /^(?:督查|问题|整改|清单|告知单|交办单)/;

function split(text: string): { number: string; said: string } | undefined {
  if (text.length > 500 || !/^(?:督查|问题|整改|清单|告知单|交办单|第)?[ 第]*\d/.test(text)) return undefined;
  const found = HEAD.exec(text);
  const said = found?.[2]?.trim() ?? '';
  if (found?.[1] === undefined || said === '' || /[?]|吗|没$|谁|多久/.test(said)) return undefined;
  return NAMED.test(text) || /^第?\d+[ ]*(?:号|条)/.test(text) ? { number: found[1], said } : undefined;
}

/** The command a plain sentence about a numbered finding stands for, if the lexicon has it. */
export function findingReply(text: string, context: Context): Intent | undefined {
  const found = split(text);
  if (!found) return undefined;
  const rule = RULES.find(
    ([name, pattern]) => pattern.test(found.said) && context.commands.some((command) => command.name === name),
  );
  if (!rule) return undefined;
  const words = [found.number, ...found.said.split(/[\s，,。;、:]+/).filter((word) => word !== '')];
  return { intent: 'command', name: rule[0], typed: rule[0], words, rest: text.trim(), slash: false };
}
