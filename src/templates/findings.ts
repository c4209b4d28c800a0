// What is known about findings as data: severities and their limits, categories, the words that tell them (domain.md §6.3–§6.6).
import type { Role } from '../permissions.ts';
import type { TimeOfDay } from './types.ts';

export const SEVERITIES = ['immediate', 'minor', 'major', 'critical', 'long_term'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Code states of domain.md §7.2. `extended` and `reopened` are passed through, never rested in. */
export const FINDING_STATUSES = [
  'draft',
  'assigned',
  'acknowledged',
  'rejected',
  'rectifying',
  'pending_review',
  'closed',
  'returned',
  'extended',
  'look_back',
  'reopened',
  'voided',
] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export const CATEGORIES = [
  'records',
  'staffing',
  'waste',
  'control',
  'disinfection',
  'protection',
  'safety',
  'information',
  'logistics',
  'facilities',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** All in minutes. A limit is a span, or a clock time of the same day that leaves at least so many minutes. */
export interface SeverityRule {
  readonly limit: { readonly minutes: number } | { readonly by: TimeOfDay; readonly atLeast: number };
  /** After the limit: the parent's leaders are told. */
  readonly leadersAfter: number;
  /** After the limit: the county is told, and a yellow card is issued. */
  readonly countyAfter: number;
  /** How long a fix may wait for its review, a refusal for its re-assignment, a draft for its confirmation. */
  readonly reviewWithin: number;
  /** Quiet hours do not hold. */
  readonly night: boolean;
  /** What a relapse makes of it. */
  readonly worse: Severity;
}

export interface FindingPolicy {
  readonly zone: string;
  readonly severities: Readonly<Record<Severity, SeverityRule>>;
  /** Share of the limit after which the light turns yellow. */
  readonly yellow: number;
  readonly quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay };
  /** Days from the yellow card to the red one. */
  readonly redCardDays: number;
  /** Days after close-out, both inclusive, and the clock time of the reminder. */
  readonly lookBack: { readonly first: number; readonly last: number; readonly time: TimeOfDay };
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Defaults of domain.md §6.5; copied into each finding at birth, so a change never touches what is running. */
export const FINDING_POLICY: Omit<FindingPolicy, 'zone'> = {
  severities: {
    immediate: {
      limit: { by: '20:00', atLeast: 2 * HOUR },
      leadersAfter: HOUR,
      countyAfter: DAY,
      reviewWithin: DAY,
      night: false,
      worse: 'minor',
    },
    minor: {
      limit: { minutes: DAY },
      leadersAfter: 4 * HOUR,
      countyAfter: DAY,
      reviewWithin: DAY,
      night: false,
      worse: 'major',
    },
    major: {
      limit: { minutes: 2 * HOUR },
      leadersAfter: HOUR,
      countyAfter: 4 * HOUR,
      reviewWithin: 4 * HOUR,
      night: false,
      worse: 'critical',
    },
    critical: {
      limit: { minutes: 30 },
      leadersAfter: 10,
      countyAfter: 30,
      reviewWithin: HOUR,
      night: true,
      worse: 'critical',
    },
    long_term: {
      limit: { minutes: 30 * DAY },
      leadersAfter: 3 * DAY,
      countyAfter: 7 * DAY,
      reviewWithin: 3 * DAY,
      night: false,
      worse: 'major',
    },
  },
  yellow: 2 / 3,
  quiet: { from: '22:00', to: '07:00' },
  redCardDays: 3,
  lookBack: { first: 3, last: 10, time: '09:00' },
};

/** Roles that review, extend and void only what their own unit has issued (domain.md §9: "S if issuer", "own teams"). */
export const OWN_ISSUES_ONLY: readonly Role[] = ['town_office', 'inspector'];

/** The first that matches wins: a defect in a record is a matter of records, whatever the record is about. */
export const CATEGORY_WORDS: readonly (readonly [Category, RegExp])[] = [
  ['records', /记录|台账|登记本|登记表|登记簿|未登记|签字|空白|档案|填写/],
  ['staffing', /无人|脱岗|空岗|离岗|缺岗|值守|值班|在岗|人手/],
  ['waste', /医废|医疗废物|垃圾|污水|黄色垃圾袋/],
  ['control', /居家|隔离|门磁|擅自外出|闭环|管控|聚集|密接/],
  ['disinfection', /消毒|消杀|通风/],
  ['protection', /口罩|扫码|测温|健康码|行程码|防护服|手套|亮码/],
  ['safety', /消防|灭火|用电|燃气|电线|堵塞|渗水|管涌|滑坡|堤|火源|易燃|隐患|坍塌|安全/],
  ['information', /日报|迟报|漏报|瞒报|谎报|上报|信息报送/],
  ['logistics', /物资|储备|药品|供餐|送餐|食品/],
  ['facilities', /暂存间|围挡|警示|标识|标牌|通道|上锁|设施|设备|破损|损坏/],
];

export const SEVERITY_WORDS: readonly (readonly [Severity, RegExp])[] = [
  [
    'critical',
    /瞒报|谎报|脱离闭环|闭环(?:被)?破|危及|坍塌|着火|起火|失火|触电|中毒|管涌|决口|溃(?:坝|堤|口)|爆炸|被困/,
  ],
  ['long_term', /长期|需(?:要)?(?:改建|扩建|新建|改造)|编制不足/],
  ['major', /无人|脱岗|空岗|离岗|擅自外出|未管控|失管|未上锁|未落锁|门磁掉落|通道(?:被)?堵塞|渗水|外溢/],
];

/** Severity as said by the inspector himself, at the head or the end of the issue. */
export const SEVERITY_NAMES: Readonly<Record<string, Severity>> = {
  立行立改: 'immediate',
  一般: 'minor',
  较重: 'major',
  严重: 'critical',
  长期: 'long_term',
};

/** 12, 12号, 督12, 督查12号, 第12号, #12 at the head; not 3个, 12户, 2小时, 7月28日, 18:00. */
export const FINDING_NUMBER =
  /^\s*(?:督查?|问题|第|#|No\.?)?\s*(\d{1,9})(?![\d.:：点时月天日年个小户人名处台张次米只条份块分%元])\s*号?\s*[，,、：:；;。]?\s*/i;

/** What is said in answer to a finding, at the head of the words behind its number. */
export const ANSWERS = {
  confirm: /^(?:确认|交办|同意|confirm)/i,
  started: /^(?:开始|正在|着手|马上|start(?:ed)?)/i,
  fixed:
    /^(?:已(?:经)?整改|整改(?:完成|完毕|好了|到位)?|已改好?|改好了|已(?:经)?完成|完成了?|好了|fixed|done)[了！!。，,：:；;\s]*/i,
  notOurs: /^(?:不是|不归|不属于?|非我)/,
  failed: /^(?:不通过|未通过|没通过|不合格|不行|没过|退回|fail(?:ed)?)[：:，,。\s]*/i,
  passed: /^(?:通过|合格|过了|已整改到位|销号|pass(?:ed)?|ok)[：:，,。！!\s]*/i,
  denied: /^(?:不同意|不批准?|不准|驳回|den(?:y|ied)|no)[：:，,。\s]*/i,
  granted: /^(?:同意|批准|准予|可以|grant(?:ed)?|yes)[：:，,。！!\s]*/i,
  held: /^(?:保持|无反弹|未反弹|没有?反弹|正常|良好|held|holds)[：:，,。！!\s]*/i,
  relapsed: /^(?:反弹|又反弹|回潮|relapsed?)[了：:，,。！!\s]*/i,
} as const satisfies Readonly<Record<string, RegExp>>;

/** Whose it is instead, in the reason of a refusal: 是东沟村的, 归东沟村. */
export const ELSEWHERE = /(?<!不)(?:应该?归|应属于?|归|属于?|是)([^，。；,;]+)/g;

/** Ends of unit names that may be looked for inside a place; 2号楼 is not 2号网格. */
export const UNIT_ENDING = /[省市县区镇乡村道格社屯场旗]$/;

/** Words of the ledger's filters. */
export const LEDGER_FILTERS = {
  overdue: /^(?:逾期|超期|overdue)$/i,
  closed: /^(?:已销号|销号|已办结|closed)$/i,
  near: /^(?:(?:近)?(?:10|十)[天日](?:内|以内)?|临期|near)$/i,
  all: /^(?:全部|所有|all)$/i,
  open: /^(?:未销号|在办|未完成|open)$/i,
} as const satisfies Readonly<Record<string, RegExp>>;
export type LedgerFilter = keyof typeof LEDGER_FILTERS;

/** Periods of the bulletin by name. */
export const PERIODS: Readonly<Record<string, RegExp>> = {
  today: /^(?:今天|今日|today)$/i,
  yesterday: /^(?:昨天|昨日|yesterday)$/i,
  week: /^(?:本周|这周|week)$/i,
  last_week: /^(?:上周|last-week)$/i,
  month: /^(?:本月|这个月|month)$/i,
  last_month: /^(?:上月|上个月|last-month)$/i,
};
/** 7.1-7.15, 7月1日至7月15日, 7月1日. */
export const PERIOD_DAYS = /^(\d{1,2})[月.](\d{1,2})[日号]?(?:[-~—至到](?:(\d{1,2})[月.])?(\d{1,2})[日号]?)?$/;

/** A limit said in words: a day, a clock time, or a span from now; its marker before or behind. */
const DAY_WORD = '今天|今日|今晚|明天|明日|明晚|大后天|后天';
const PART = '凌晨|早上|上午|中午|下午|傍晚|晚上|晚';
const SPAN_UNIT = '分钟|个?小时|个?钟头|天|日|周|个?星期';
const WHEN =
  `(?:(?<span>\\d{1,3}|[一二两三四五六七八九十半])(?<spanUnit>${SPAN_UNIT})` +
  `|(?:(?<word>${DAY_WORD})|(?:(?<year>\\d{4})[年.\\-/])?(?<month>\\d{1,2})[月.\\-/](?<date>\\d{1,2})[日号]?)?\\s*(?<part>${PART})?\\s*` +
  `(?:(?<hour>\\d{1,2})(?:[:：](?<minute>\\d{2})|[点时](?:(?<half>半)|(?<minutes>\\d{1,2})分?)?))?)`;
const BEFORE = '限期?|时限[：:]?|延期?到|延至|截至|至|到';
const BEHIND = '之前|以前|前|之内|以内|内';
export const LIMIT_MARKED = new RegExp(`(?:(?:${BEFORE})\\s*${WHEN}(?:${BEHIND})?)`, 'u');
export const LIMIT_BEHIND = new RegExp(`${WHEN}(?:${BEHIND})`, 'u');
export const LIMIT_ALONE = new RegExp(`${WHEN}\\s*$`, 'u');
export const DAY_SHIFT: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
};
export const AFTERNOON = /下午|傍晚|晚/;
/** Minutes of a span's unit, by its last character. */
export const SPAN_MINUTES: Readonly<Record<string, number>> = {
  钟: 1,
  时: HOUR,
  头: HOUR,
  天: DAY,
  日: DAY,
  周: 7 * DAY,
  期: 7 * DAY,
};
export const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
