// 上条作废, 撤回昨天的, said alone: the command to take the last report back.
import type { Intent } from './intent.ts';
import type { Scene } from './scene.ts';

const WHICH =
  '(?:我?(?:[上前那这]面?一?[条个份次]|刚[才刚]?(?:那|这)?[条个份]?|刚[才刚]?我?[发报填写]的(?:那|这)?[条个份]?|[前上]面(?:我?[发报填写]的)?(?:那|这)?[条个份]?)(?:消息|信息|日报|报告|数据|数)?的?)';
const VOID = '(?:作废|不作数|不算数?|撤回|撤销|撤了|取消|忽略|无效)';
const ALONE = new RegExp(
  `^(?:(?:请|把|麻烦)?${WHICH}[，, ]?(?:给我)?${VOID}|(?:作废|撤销|取消)${WHICH})(?:了|吧|掉|一下)?[。!~]*$`,
);

const OF_DAY =
  /^(?:请|麻烦)?撤[回销](?:一下)?(今天|昨天|前天|\d{1,2}月\d{1,2}[日号])的?(?:那[条个份])?(?:零报告|日报|报告|数字)?[。!]*$/;

/** The command 撤回, when the message says nothing but that the last one is void. */
export function withdrawal(text: string, { context }: Scene): Intent | undefined {
  if (text.length > 24) return undefined;
  const day = OF_DAY.exec(text)?.[1];
  if (day === undefined && !ALONE.test(text)) return undefined;
  const known = context.commands.find(({ names }) => names.includes('撤回'));
  const words = day === undefined ? [] : [day];
  return known && { intent: 'command', name: known.name, typed: '撤回', words, rest: day ?? '', slash: false };
}
