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

/** What did not happen, or is only guarded against, listed or written about, is no danger: 防触电标识缺失, 没有起火隐患, 爆炸物品登记本空白. */
const NOT_SO = '(?<!防|防止|预防|避免|杜绝|没有?|无|未发生|未出现|未见|未发现|不存在|未)';
const NOT_IT = '(?!隐患|风险|标[识志牌]|物品|危险品|警示|应急|演练|预案|报警|登记|记录|台账|培训|急救)';

/** The first that matches wins; what nothing matches is minor. */
export const SEVERITY_WORDS: readonly (readonly [Severity, RegExp])[] = [
  [
    'critical',
    new RegExp(
      `${NOT_SO}(?:瞒报|谎报|隐瞒|脱离闭环|闭环(?:被)?破|危及|坍塌|着火|起火|失火|触电|中毒|管涌|决口|溃(?:坝|堤|口)|爆炸|被困)${NOT_IT}`,
    ),
  ],
  ['long_term', /长期|需(?:要)?(?:改建|扩建|新建|改造)|编制不足/],
  [
    'major',
    /[无没](?:有)?人(?!机|员?(?:受伤|伤亡))|不在[岗位]|[脱空离缺睡]岗|擅自(?:外出|离开)|(?:居家|隔离)[^，。；,;]{0,8}(?:外出|出门|出去|串门|离家|不在家)|未管控|失管|(?:未|没有?|不)[上落]?锁|门磁(?:掉落|脱落|损坏|失效)|通道[^，。；,;]{0,4}[堵占]|堵[^，。；,;]{0,3}通道|渗水|外溢/,
  ],
];

/** Severity as said by the inspector himself, at the head or the end of the issue. */
export const SEVERITY_NAMES: ReadonlyMap<string, Severity> = new Map([
  ['立行立改', 'immediate'],
  ['一般', 'minor'],
  ['较重', 'major'],
  ['严重', 'critical'],
  ['长期', 'long_term'],
  ...SEVERITIES.map((severity): [string, Severity] => [severity, severity]),
]);

const NO_COUNT = '(?![\\d.:：点时月天日年个小户人名处台张次米只条份块分%元]|\\s*(?:号[楼院网隔卡门线桥井]|栋|单元|楼))';
/** 12, 12号, 督12, 督查12号, 第12号, #12, 12-14 at the head; not 3个, 12户, 2小时, 7月28日, 18:00, 12号楼. */
export const FINDING_NUMBER = new RegExp(
  `^\\s*(?:督查?|问题|第|#|No\\.?)?\\s*(\\d{1,9})(?:[-~—](\\d{1,9}))?${NO_COUNT}(?:\\s*号)?`,
  'i',
);
/** A further number behind it: 12、13; 12 13 都改好了. */
export const FURTHER_NUMBER = new RegExp(
  `^(?:\\s*[、和及]\\s*(?:督|第|#)?(\\d{1,9})${NO_COUNT}(?:\\s*号)?|(?:\\s*[，,]\\s*|\\s+)(?:督|第|#)?(\\d{1,9})${NO_COUNT}(?:\\s*号)?(?=$|[\\s、，,和及。]|都|均|全))`,
);

/** What is said in answer to a finding, at the head of the words behind its number; tried on folded text. */
export const ANSWERS = {
  confirm: /^(?:确认|交办|同意|confirm)(?![不吗])/i,
  started: /^(?:开始|正在|着手|马上|start(?:ed)?\b)/i,
  fixed:
    /^(?:都|均|全部)?(?:已(?:经)?整改(?:完成|完毕|好了|到位|了)?|整改(?:完成|完毕|好了|到位)?|已改好?|改好了|已(?:经)?完成|完成了?|好了)(?=$|[\s。!，,:;])[。!，,:;\s]*|^(?:fixed|done)(?=$|[.!,:;])[.!,:;\s]*/i,
  notOurs: /^(?:不是|不归|不属于?|非我)/,
  failed:
    /^(?:不通过|未通过|没有?通过|通过不了|过不了|[不无]能?法?通过|不予通过|不合格|不过关|不行|没过|退回|fail(?:ed)?)[:，,。\s]*/i,
  passed: /^(?:(?:复查|复核|验收)?通过|合格(?!证)|过了|没有?问题|已整改到位|销号|pass(?:ed)?\b|ok\b)[:，,。!\s]*/i,
  denied: /^(?:不同意|不批准?|不准|不可以|驳回|den(?:y|ied)|reject(?:ed)?\b|no\b)[:，,。\s]*/i,
  granted: /^(?:同意|批准|准予|可以|grant(?:ed)?|approved?\b|yes\b)(?![不吗])[:，,。!\s]*/i,
  held: /^(?:保持|无反弹|未反弹|没有?反弹|(?:没有?|未)再犯|没有?问题|正常|良好|held|holds)[:，,。!\s]*/i,
  relapsed: /^(?:反弹|又反弹|回潮|relapsed?)[了:，,。!\s]*/i,
} as const satisfies Readonly<Record<string, RegExp>>;

/** What is harmless behind 通过 although it denies something. */
export const HARMLESS =
  /(?:没有?|无|未见|未发现|不存在)(?:再)?(?:发现)?(?:其他|其它|别的|新的?|任何)?(?:问题|异议|异常|隐患|意见|反弹)|不错|没问题/g;
/** Behind 通过 or 保持 it leaves open whether it is so. */
export const LEFT_OPEN =
  /不|没|未|无|还|仍|尚|差|缺|但|需|须|待|限|请|要|再|继续|一半|部分|几天|吗|\?|\bnot\b|\bstill\b|\bbut\b/;

const DEED = '(?:完成|整改|改|修|弄|搞|办|处理|解决|落实|换|更换|到位|补)';
/** Said of something that is not mended, or not all of it. */
export const UNFINISHED = new RegExp(
  [
    `${DEED}不(?:了|完|好|成|到位|动|及)`,
    '(?:还|尚|仍)(?:然|是)?(?:没|未|在|差|缺|剩|不)|来不及|没时间|没人手|无法|不能(?:按时|及时|完成|整改)|延期|宽限',
    `(?:^|[，,。;；\\s])(?:没有?|未)(?:能|来得及|全部|完全)?${DEED}(?![^，,。;；]{0,6}的)`,
    `${DEED}?(?:好|完)?了?(?:一半|一部分|大半|大部分|\\d+%|百分之)|(?:^|[，,。\\s])(?:部分|大部分)(?:已|整改|完成|改)|差不多|[快就](?:要)?(?:好|改好|完成|整改完)了`,
    `(?:^|[，,。;；\\s])(?:预计|准备|打算|计划|争取|力争|等)?(?:今晚|今天|下午|晚上|明[天日早晚]|后[天日]|下周|周[一二三四五六日]|过[几两]天|[一两几]天后|晚点|晚些|稍后|回头|待会|一会儿?)[^，,。;；]{0,8}?${DEED}`,
    '(?:^|[，,。;；\\s])(?:预计|准备|打算|计划|争取|力争|等)',
    '\\bnot (?:yet|fixed|done)\\b|\\bcannot\\b|\\bhalf\\b',
  ].join('|'),
);
/** Said behind all that: it is mended now. */
export const FINISHED = new RegExp(
  `(?:现在?|今天)?已(?:经)?(?:全部|都)?${DEED}(?:好|完|到位|完成|完毕|齐|了)*[了。!]*$`,
);
/** 现场一切正常, 未发现问题: nothing to be recorded. */
export const NOTHING_WRONG =
  /^(?:(?:现场|总体|整体|检查|查看|各项|情况|工作|一切|均|都|全部|很)*(?:正常|良好|规范|合格|齐全|完好|零问题)|(?:没有?|无|未见|未发现|没发现)(?:任何|发现)?[\u4e00-\u9fff]{0,4}(?:问题|异常|隐患))$/;

/** Whose it is instead, in the reason of a refusal: 是东沟村的, 归东沟村. */
export const ELSEWHERE = /(?<!不)(?:应该?归|应属于?|归|属于?|是)([^，。；,;]+)/g;

/** Ends of unit names that may be looked for inside a place; 2号楼 is not 2号网格. */
export const UNIT_ENDING = /[省市县区镇乡村道格社屯场旗]$/;

/** The name of a unit inside a place, known or not: 新新社区, 3号网格; 幸福小区 is none. */
export const UNIT_WORD =
  /(?:[\u4e00-\u9fff]{2,8}?(?:社区|街道|(?<!小|农)村(?!口|部|头|尾|委|卫|民|内|里)|[镇乡屯])|\d{1,3}号网格)/;
/** A place that can only be one of the unit in whose group it is named: 卡口, 村口, 2号公示栏, 北门岗. */
export const INSIDE =
  /^(?:本|我|咱)?们?(?:村|社区|网格)?的?(?:[东南西北前后中主入出大]*|第?[一二三四五六七八九十\d]{1,3}号?)(?:卡[口点]|检查[站点]|村[口部头尾内里]|路口|街口|大?门(?:口|岗|卫)?|岗亭|公示栏|宣传栏|公告栏|村委会|居委会|办公室|值班室|值班点|党群服务中心|服务(?:中心|站|大厅)|活动室|会议室|登记[点处]|监测点|测温点|扫码点|核酸采样点|采样点|隔离点|卫生[室所]|医务室|垃圾[点站桶池]|公厕|广场|仓库|物资库|食堂|河堤|水库|文化广场|档案室|消防(?:通道|栓|柜))(?:[东南西北]?(?:门|侧|面|边|口)?|门?口|内|里|外|旁|附近)$/;

/** Words of the ledger's filters. */
export const LEDGER_FILTERS = {
  overdue: /^(?:已?逾期|超期|overdue)$/i,
  closed: /^(?:已?销号|已办结|closed)$/i,
  near: /^(?:近?(?:10|十)[天日](?:内|以内)?|临期|near)$/i,
  coming: /^(?:近?(?:20|二十)[天日](?:内|以内)?)$/,
  later: /^(?:更晚|20天后|later)$/i,
  review: /^(?:待复查|review)$/i,
  extended: /^(?:延期|已延期|extended)$/i,
  yellow: /^(?:黄牌|yellow)$/i,
  red: /^(?:红牌|red)$/i,
  week: /^(?:本周|这周|week)$/i,
  look_back: /^(?:待?回头看|lookback)$/i,
  rejected: /^(?:(?:已?退[回单])(?:交办)?|refused)$/i,
  voided: /^(?:已?作废|voided)$/i,
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
