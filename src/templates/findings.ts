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
