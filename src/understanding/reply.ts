// Answers to findings in plain words: 督查12号已整改, 12号改好了, 签收12、13, 复查12通过, or a few words that quote one (domain.md §12).
import type { Context, Intent } from './intent.ts';

const ONE =
  '\\d{1,6}(?![\\d.:点时月天日年个小户人名处台张次米只条份块分%元])[ ]*(?:号(?![楼院网隔卡门线桥井])(?:问题|督查)?)?';
/** 12, 12号, 12、13号, 12和13. */
const NUMBERS = `(?:第|#)?[ ]*${ONE}(?:[、,，和及 ]{1,3}(?:第|督)?${ONE}(?=$|[、,，和及 都均全已改整签通不]))*`;
const NAMED = '(?:督查|督|问题|整改|清单|告知单|交办单)';

/** What the words behind the number ask for. */
const BEHIND: readonly (readonly [string, RegExp])[] = [
  [
    'review',
    /^(?:复查|复核|验收)(?:结果)?[ ，,:]*(?:不通过|未通过|通过|不合格|合格|没通过)|^(?:不通过|未通过|没通过|通过|不合格|合格)(?=$|[ ，,。!;])/,
  ],
  ['refuse', /^(?:问题)?(?:不是|不归|不属于|不在)(?:我们|我|本|咱们?)|^退(?:单|回)/],
  ['extend', /^(?:申请|请求|请)?(?:延期|宽限|延长)/],
  [
    'rectify',
    /^(?:问题|隐患)?(?:已经?|都|全部|均已)?(?:整改|改|处理|修|清理|解决|落实)(?:完成|完毕|到位|好|完|了|结束|好了|完了)|^(?:问题|隐患)?(?:已经?|均已|全部)(?:整改|处理|修复|清理|解决|改正|完成|销号|补齐)|^(?:整改|处理)(?:完成|完毕|到位|好了)/,
  ],
  ['accept', /^(?:已签收|签收|已接收)[了!。]*$/],
];

/** 签收1, 整改完成 96, 复查 12 通过: the verb in front, and what may stand behind the number. */
const BEFORE: readonly (readonly [string, RegExp, RegExp])[] = [
  ['accept', /^(?:已?签收)/, /^[了!。]*$/],
  ['refuse', /^退[单回]/, /./],
  ['rectify', /^(?:已经?)?整改(?:完成|完毕|到位|好)?了?/, /^(?:$|[ ，,:。]|已|都|均|改|整|登|补)/],
  ['review', /^(?:复查|复核)/, /^[ ，,:]*(?:不通过|未通过|没通过|通过|不合格|合格|过了|没过)/],
  ['extend', /^(?:申请)?延期/, /^[ ，,:]*(?![ ]*(?:天|日|小时|周|个|月|分钟))./],
  ['lookback', /^回头看/, /^[ ，,:]*(?:保持|反弹|又反弹|无反弹|没有?反弹|正常)/],
];

const HEAD = new RegExp(`^(${NAMED}?)[ ]*(${NUMBERS})[ ，,:]*(.*)$`, 's');
const VERB_HEAD = new RegExp(`^[ ，,:]*(?:督查?|问题)?(${NUMBERS})(.*)$`, 's');
const LONGEST = 500;
const ASKED = /[?]|吗|没$|谁|多久/;

const has = (context: Context, name: string): boolean => context.commands.some((command) => command.name === name);

/** 12号 → 12. */
const bare = (numbers: string): string => numbers.replace(/[第#]|号(?:问题|督查)?/g, '').trim();

function command(name: string, rest: string): Intent {
  const words = rest.split(/[\s，,。;、:]+/).filter((word) => word !== '');
  return { intent: 'command', name, typed: name, words, rest: rest.trim(), slash: false };
}

/** The command a plain sentence about a numbered finding stands for, if the lexicon has it. */
export function findingReply(text: string, context: Context): Intent | undefined {
  if (text.length > LONGEST || !/^\D{0,10}\d/.test(text)) return undefined;
  return byNumber(text, context) ?? byVerb(text, context);
}

function byNumber(text: string, context: Context): Intent | undefined {
  const [, named = '', numbers = '', said = ''] = HEAD.exec(text) ?? [];
  if (said === '' || ASKED.test(said) || (named === '' && !/^第|号/.test(numbers))) return undefined;
  const rule = BEHIND.find(([name, pattern]) => pattern.test(said) && has(context, name));
  return rule && command(rule[0], `${bare(numbers)} ${said}`);
}

function byVerb(text: string, context: Context): Intent | undefined {
  for (const [name, verb, behind] of BEFORE) {
    const head = verb.exec(text)?.[0];
    if (head === undefined || !has(context, name)) continue;
    const [, numbers = '', said = ''] = VERB_HEAD.exec(text.slice(head.length)) ?? [];
    if (numbers !== '' && behind.test(said) && !ASKED.test(said))
      return command(name, `${bare(numbers)} ${said.trim()}`);
  }
  return undefined;
}

/** What a few words mean that quote the message about a finding; which finding the quote tells. */
const QUOTING: readonly (readonly [string, RegExp])[] = [
  ['accept', /^(?:已经?)?(?:收到|签收|接收|收悉)了?[，,。! ]*(?:马上(?:整改|去|安排)|立即整改|这就改)?[。!]*$/],
  ...BEHIND.filter(([name]) => name !== 'accept'),
];

/** An answer that quotes a message of ours about a finding: 收到, 已整改，补登记了, 不是我们的, 通过, 不通过 没补全. */
export function quotedReply(text: string, context: Context): Intent | undefined {
  const said = text.trim();
  if (said === '' || said.length > LONGEST || ASKED.test(said)) return undefined;
  const rule = QUOTING.find(([name, pattern]) => pattern.test(said) && has(context, name));
  return rule && command(rule[0], said.replace(/^(?:已经?)?(?:复查|复核|验收)(?:结果)?[ ，,:]*/, ''));
}

/** The one finding a quoted message of ours is about; one that speaks of several, or of an order, tells none. */
export function findingQuoted(text: string): number | undefined {
  const numbers = new Set([...text.matchAll(/督\s*(\d{1,9})/gu)].map(([, digits]) => Number(digits)));
  const [only] = numbers;
  return numbers.size === 1 && !/令\s*\d/u.test(text) ? only : undefined;
}
