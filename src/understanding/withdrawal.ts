// 上条作废, 撤回昨天的, said alone: the command to take the last report back.
import type { Intent } from './intent.ts';
import type { Scene } from './scene.ts';

const WHICH =
  '(?:我?(?:[上前那这]面?一?[条个份次]|刚[才刚]?(?:那|这)?[条个份]?|刚[才刚]?我?[发报填写]的(?:那|这)?[条个份]?|[前上]面(?:我?[发报填写]的)?(?:那|这)?[条个份]?)(?:消息|信息|日报|报告|数据|数)?的?)';
const VOID = '(?:作废|不作数|不算数?|撤回|撤销|撤了|取消|忽略|无效)';
const ALONE = new RegExp(
  `^(?:(?:请|把|麻烦)?${WHICH}[，, ]?(?:给我)?${VOID}|(?:请|麻烦|我?要)?(?:作废|撤[回销]|取消)(?:一下)?${WHICH})(?:了|吧|掉|一下)?[。!~]*$`,
);
/** 报错了，撤回一下; 撤销: nothing but the wish. 撤回 without more is the command itself. */
const WISH = new RegExp(
  `^(?:(?:我?(?:刚[才刚]?|[上前那这]面?一?[条个])(?:的)?)?(?:[发报填写打弄搞数算看输](?:错|误)(?:群)?了?|有误|不对|错了)[，,。 ]*)?(?:我?(?:请|麻烦|想要?|要|申请|先|把它|给我)?)(?:撤[回销]|撤了)(?:一下|下|了|吧|掉|啊|哈)?(?:[，,。 ]*(?:刚[才刚]?)?[发报填写打弄搞数算看输]错(?:群)?了)?[。!~]*$`,
);

const OF_DAY =
  /^(?:请|麻烦)?撤[回销](?:一下)?(今天|昨天|前天|\d{1,2}月\d{1,2}[日号])的?(?:那[条个份])?(?:零报告|日报|报告|数字)?[。!]*$/;

/** The command 撤回, when the message says nothing but that the last one is void. */
export function withdrawal(text: string, { context }: Scene): Intent | undefined {
  if (text.length > 24 || !/[撤作取算忽无]/.test(text)) return undefined;
  const day = OF_DAY.exec(text)?.[1];
  if (day === undefined && !(text.includes('撤') && WISH.test(text)) && !ALONE.test(text)) return undefined;
  const known = context.commands.find(({ names }) => names.includes('撤回'));
  const words = day === undefined ? [] : [day];
  return known && { intent: 'command', name: known.name, typed: '撤回', words, rest: day ?? '', slash: false };
}
