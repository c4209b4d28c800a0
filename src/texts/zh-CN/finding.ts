import type { Category, FindingStatus, LedgerFilter, Severity } from '../../templates/findings.ts';
import type { Style } from '../index.ts';
import { dayText, momentText } from '../words.ts';

/** What most sentences about a finding need; times in ms. */
export interface FindingFacts {
  readonly number: number;
  readonly place: string;
  readonly issue: string;
  readonly unitName: string;
  readonly severity: Severity;
  readonly due: number;
}

export type FindingAct =
  | 'confirmed'
  | 'accepted'
  | 'started'
  | 'refused'
  | 'reassigned'
  | 'fixed'
  | 'reviewed'
  | 'extension_asked'
  | 'extension_decided'
  | 'looked_back'
  | 'voided'
  | 'void_asked'
  | 'photographed';

export type FindingColour = 'green' | 'yellow' | 'red';

/** What new limits do not wipe out: the first limit, days beyond limits, the worst card. */
export interface FindingPast {
  readonly first?: number;
  readonly lateDays: number;
  readonly card?: 'yellow' | 'red';
}

/** A line of the ledger as it is read in a group. */
export interface LedgerLine extends FindingFacts, FindingPast {
  readonly status: FindingStatus;
  readonly colour?: FindingColour;
}

export interface LedgerFacts {
  readonly area: string;
  readonly filters: readonly LedgerFilter[];
  readonly severity?: Severity;
  readonly total: number;
  readonly overdue: number;
  /** Voided ones of the area. */
  readonly voided: number;
  readonly page: number;
  readonly pages: number;
  /** What was typed behind the command, for the next page. */
  readonly words: string;
  readonly lines: readonly LedgerLine[];
}

/** Something said about a finding: by which unit, when. */
export interface SaidOf {
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** What has happened to a finding so far. */
export interface FindingStory {
  readonly status: FindingStatus;
  readonly round: number;
  readonly photos: number;
  readonly overdue: boolean;
  readonly recorded: Omit<SaidOf, 'text'>;
  readonly refusal?: SaidOf;
  readonly fix?: SaidOf;
  readonly review?: SaidOf & { readonly passed: boolean };
  readonly extension?: SaidOf;
  readonly lookBack?: SaidOf & { readonly passed: boolean };
  readonly voiding?: SaidOf;
}

/** Draft of a bulletin (domain.md §6.3). Units are named, people never. */
export interface BulletinFacts {
  readonly area: string;
  readonly by: string;
  /** Days, both inclusive, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly issuedOn: string;
  readonly places: number;
  readonly found: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  readonly groups: readonly {
    readonly category: Category;
    readonly items: readonly {
      readonly number: number;
      readonly unitName: string;
      readonly place: string;
      readonly issue: string;
    }[];
  }[];
  readonly praised: readonly string[];
  readonly late: readonly { readonly number: number; readonly unitName: string }[];
  /** Recorded in the period and voided since. */
  readonly voided: number;
  /** Whose limit was replaced or passed, or who got a card. */
  readonly past: readonly ({ readonly number: number; readonly unitName: string } & FindingPast)[];
  readonly repeated: readonly { readonly unitName: string; readonly times: number; readonly relapses: number }[];
}

export const STATUS_NAMES: Readonly<Record<FindingStatus, string>> = {
  draft: '草稿',
  assigned: '已交办',
  acknowledged: '已签收',
  rejected: '退回交办',
  rectifying: '整改中',
  pending_review: '待复查',
  closed: '已销号',
  returned: '退回重改',
  extended: '延期',
  look_back: '回头看',
  reopened: '已反弹',
  voided: '已作废',
};

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  immediate: '立行立改',
  minor: '一般',
  major: '较重',
  critical: '严重',
  long_term: '长期',
};

export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  records: '记录台账',
  staffing: '人员在岗',
  waste: '医废垃圾',
  control: '人员管控',
  disinfection: '消毒消杀',
  protection: '防护扫码',
  safety: '安全隐患',
  information: '信息报送',
  logistics: '物资保障',
  facilities: '设施设备',
  other: '其他',
};

const ACTS: Readonly<Record<FindingAct, string>> = {
  confirmed: '确认交办',
  accepted: '签收',
  started: '整改',
  refused: '退单',
  reassigned: '改派',
  fixed: '报整改完成',
  reviewed: '复查',
  extension_asked: '申请延期',
  extension_decided: '批延期',
  looked_back: '回头看',
  voided: '作废',
  void_asked: '作废',
  photographed: '附照片',
};

const FILTERS: Readonly<Record<LedgerFilter, string>> = {
  open: '在办',
  overdue: '逾期',
  closed: '已销号',
  near: '十天内到期',
  coming: '二十天内到期',
  later: '二十天后到期',
  review: '待复查',
  extended: '延期',
  yellow: '黄牌',
  red: '红牌',
  week: '本周',
  look_back: '待回头看',
  rejected: '被退回',
  voided: '作废',
  all: '全部',
};
const CARDS = { yellow: '黄牌', red: '红牌' } as const;

/** （原限7月29日09:00，累计逾期3天，黄牌） */
function pastText(p: FindingPast, style: Style): string {
  const parts = [
    p.first === undefined ? '' : `原限${momentText(p.first, style)}`,
    p.lateDays === 0 ? '' : `${p.first === undefined ? '' : '累计'}逾期${p.lateDays}天`,
    p.card === undefined ? '' : CARDS[p.card],
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

const LIGHTS: Readonly<Record<FindingColour, string>> = { green: '🟢', yellow: '🟡', red: '🔴' };
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

const what = (p: FindingFacts): string => `督${p.number} ${p.place}：${p.issue}`;
const who = (p: FindingFacts): string => `${p.unitName}，${SEVERITY_LABELS[p.severity]}`;
const because = (reason: string): string => (reason === '' ? '' : `：${reason}`);

/** 西沟村卡口 says already whose it is. */
const located = ({ unitName, place }: { unitName: string; place: string }): string =>
  place.startsWith(unitName) || unitName.endsWith(place) ? longer(unitName, place) : `${unitName} ${place}`;
const longer = (a: string, b: string): string => (b.length > a.length ? b : a);

function groupLines(groups: BulletinFacts['groups']): string {
  return groups
    .map(({ category, items }, i) => {
      const lines = items.map((item) => `${located(item)}：${item.issue}（督${item.number}）`);
      return `（${ORDINALS[i] ?? i + 1}）${CATEGORY_LABELS[category]}（${items.length}个）\n${lines.join('\n')}`;
    })
    .join('\n');
}

function bulletin(p: BulletinFacts, style: Style): string {
  const span = p.from === p.to ? dayText(p.from, 'zh-CN') : `${dayText(p.from, 'zh-CN')}至${dayText(p.to, 'zh-CN')}`;
  const repeated = p.repeated.map(
    (u) => `${u.unitName}（${u.times}次查出问题${u.relapses > 0 ? `，其中反弹${u.relapses}次` : ''}）`,
  );
  const late = p.late.map((item) => `${item.unitName}督${item.number}`);
  const past = p.past.map((item) => `${item.unitName}督${item.number}${pastText(item, style)}`);
  return [
    `【草稿】关于${p.area}督查情况的通报`,
    `现将${span}${p.area}督查发现问题的情况通报如下（${p.by}）：`,
    `一、总体情况\n有问题的点位${p.places}处，问题${p.found}个，已销号${p.closed}个，在办${p.open}个，其中逾期${p.overdue}个${p.voided > 0 ? `；另作废${p.voided}个` : ''}。`,
    `二、存在问题\n${p.found === 0 ? '未发现问题。' : groupLines(p.groups)}`,
    late.length > 0 ? `逾期未改：${late.join('、')}。` : '',
    past.length > 0 ? `时限与亮牌：${past.join('；')}。` : '',
    repeated.length > 0 ? `屡查屡犯：${repeated.join('、')}。` : '',
    p.praised.length > 0 ? `三、整改较好的单位\n${p.praised.join('、')}按时完成整改。` : '',
    `${p.praised.length > 0 ? '四' : '三'}、工作要求\n各责任单位要对照问题清单立行立改、举一反三，整改结果经复查后销号；未按期整改的继续通报。`,
    dayText(p.issuedOn, 'zh-CN'),
    '（发布前请核对，只点单位，不点群众姓名。）',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const ledgerLine = (p: LedgerLine, style: Style): string => {
  const light = p.colour === undefined ? '' : LIGHTS[p.colour];
  const limit = p.colour === undefined ? '' : ` 限${momentText(p.due, style)}`;
  return `${light}${what(p)}｜${who(p)}｜${STATUS_NAMES[p.status]}${limit}${pastText(p, style)}`;
};

/** Photos that came just before the words and belong to them. */
interface Sent {
  readonly photos: number;
}
const sent = ({ photos }: Sent): string => (photos > 0 ? `（已附照片${photos}张）` : '');

/** Sentences about findings. Each that is about one finding carries its mark 督12: the engine finds a quoted finding by it. */
export const findingTexts = {
  'finding.notice': (p: FindingFacts & Sent & { by: string }, style: Style) =>
    `【督查交办】${what(p)}${sent(p)}\n责任单位：${who(p)}，${momentText(p.due, style)}前整改（${p.by}）\n签收请回“签收 ${p.number}”；改好请回“整改 ${p.number} 怎么改的”并附照片；不归本单位请回“退单 ${p.number} 原因”`,
  'finding.critical': (p: FindingFacts, style: Style) =>
    `【严重问题】${what(p)}\n责任单位：${p.unitName}，须立即停下整改，限${momentText(p.due, style)}`,
  'finding.recorded': (p: FindingFacts & Sent & { guessed: boolean }, style: Style) =>
    `✓ ${what(p)}${sent(p)}\n已交办${p.unitName}${p.guessed ? '（按本群单位）' : ''}，${SEVERITY_LABELS[p.severity]}，限${momentText(p.due, style)}。五分钟内在本群发的照片归入此条${p.guessed ? `\n单位不对请发：/作废 ${p.number} 单位不对，再写明单位重新督查` : ''}`,
  'finding.proposed': (p: FindingFacts & Sent) => `✓ ${what(p)}${sent(p)}\n已报上级确认，确认后交办${p.unitName}`,
  'finding.to_confirm': (p: FindingFacts & { by: string }, style: Style) =>
    `【问题待确认】${what(p)}\n${p.by}上报，拟交办${who(p)}，限${momentText(p.due, style)}\n确认请发：/督查 ${p.number} 确认；不成立请发：/作废 ${p.number} 原因`,
  'finding.confirm_ask': (p: FindingFacts & { by: string }, style: Style) =>
    `${what(p)}\n${p.by}上报，拟交办${who(p)}，限${momentText(p.due, style)}。回复 1 交办，回复 2 作废`,
  'finding.shown': (p: FindingFacts & FindingPast & FindingStory, style: Style) =>
    [
      what(p),
      `${who(p)}，${STATUS_NAMES[p.status]}${p.overdue ? '（逾期）' : ''}${p.round > 1 ? `，第${p.round}轮` : ''}，限${momentText(p.due, style)}${pastText(p, style)}，照片${p.photos}张`,
      `${p.recorded.by} ${momentText(p.recorded.at, style)}查出`,
      p.refusal === undefined ? '' : `退单：${p.refusal.text}（${p.refusal.by} ${momentText(p.refusal.at, style)}）`,
      p.fix === undefined ? '' : `整改：${p.fix.text || '见照片'}（${p.fix.by} ${momentText(p.fix.at, style)}）`,
      p.review === undefined
        ? ''
        : `复查：${p.review.passed ? '通过' : '不通过'}${because(p.review.text)}（${p.review.by} ${momentText(p.review.at, style)}）`,
      p.extension === undefined ? '' : `申请延期：${p.extension.text}（${p.extension.by}，待批）`,
      p.lookBack === undefined
        ? ''
        : `回头看：${p.lookBack.passed ? '保持' : '反弹'}${because(p.lookBack.text)}（${p.lookBack.by} ${momentText(p.lookBack.at, style)}）`,
      p.voiding === undefined ? '' : `作废：${p.voiding.text}（${p.voiding.by} ${momentText(p.voiding.at, style)}）`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  'finding.accepted': (p: FindingFacts, style: Style) =>
    `✓ 督${p.number} ${p.unitName}已签收，限${momentText(p.due, style)}前整改`,
  'finding.started': (p: FindingFacts, style: Style) =>
    `✓ 督${p.number} ${p.unitName}整改中，限${momentText(p.due, style)}`,
  'finding.refusal_noted': (p: { number: number }) => `✓ 督${p.number} 已退回，交办人会重新指定单位`,
  'finding.rejected': (p: { number: number; unitName: string; reason: string; suggestion?: string }) =>
    `督${p.number} ${p.unitName}退回交办${because(p.reason)}\n重新交办请发：/改派 ${p.number} ${p.suggestion ?? '单位名'}`,
  'finding.reassigned': (p: { number: number; unitName: string; due: number }, style: Style) =>
    `✓ 督${p.number} 改派${p.unitName}，限${momentText(p.due, style)}`,
  'finding.fixed': (p: FindingFacts & Sent) =>
    `✓ 督${p.number} 已报整改${sent(p)}，等待复查。五分钟内在本群发的照片作为佐证`,
  'finding.evidence_wanted': (p: { number: number }) =>
    `督${p.number} 还缺佐证：请五分钟内在本群发照片，或写一句怎么改的：整改 ${p.number} …`,
  'finding.photo_taken': (p: { number: number; photos: number }) => `✓ 督${p.number} 照片已收（共${p.photos}张）`,
  'finding.to_review': (p: FindingFacts & { done: string; photos: number }) =>
    `【待复查】${what(p)}\n${p.unitName}报整改${because(p.done)}${p.photos > 0 ? `（佐证照片${p.photos}张）` : ''}\n复查请发：/复查 ${p.number} 通过，或 /复查 ${p.number} 不通过 原因`,
  'finding.closed': (p: { number: number; place: string; by: string }) =>
    `✓ 督${p.number} ${p.place} 经${p.by}复查通过，已销号`,
  'finding.returned': (p: { number: number; place: string; reason: string; due: number }, style: Style) =>
    `督${p.number} ${p.place} 复查不通过${because(p.reason)}\n退回重改，限${momentText(p.due, style)}`,
  'finding.extension_noted': (p: { number: number; due: number }, style: Style) =>
    `✓ 督${p.number} 延期申请已报上级，批准前仍限${momentText(p.due, style)}`,
  'finding.extension_asked': (
    p: { number: number; unitName: string; reason: string; due: number; until?: number },
    style: Style,
  ) =>
    `督${p.number} ${p.unitName}申请延期${p.until === undefined ? '' : `到${momentText(p.until, style)}`}${because(p.reason)}（现限${momentText(p.due, style)}）\n批准请发：/延期 ${p.number} 同意 到…；不批请发：/延期 ${p.number} 不同意`,
  'finding.extended': (p: { number: number; due: number }, style: Style) =>
    `✓ 督${p.number} 同意延期，限${momentText(p.due, style)}`,
  'finding.extension_denied': (p: { number: number; due: number; reason: string }, style: Style) =>
    `督${p.number} 不同意延期${because(p.reason)}，仍限${momentText(p.due, style)}`,
  'finding.held': (p: { number: number; place: string }) => `✓ 督${p.number} ${p.place} 回头看保持良好，问题了结`,
  'finding.relapsed': (p: FindingFacts & { round: number; reason: string }, style: Style) =>
    `【问题反弹】${what(p)}\n回头看发现反弹${because(p.reason)}，${p.unitName}重新整改（第${p.round}轮，升为${SEVERITY_LABELS[p.severity]}），限${momentText(p.due, style)}`,
  'finding.voided': (p: { number: number; reason: string }) => `✓ 督${p.number} 已作废${because(p.reason)}`,
  'finding.now': (p: { number: number; status: FindingStatus; due: number }, style: Style) =>
    `督${p.number} 有一条较早的消息刚到，按时间先后现为：${STATUS_NAMES[p.status]}，限${momentText(p.due, style)}`,
  'finding.late': (p: { number: number; status: FindingStatus }) =>
    `✓ 督${p.number} 这条消息迟到，已记入经过，现为：${STATUS_NAMES[p.status]}`,

  'finding.yellow': (p: FindingFacts, style: Style) =>
    `🟡 ${what(p)}\n${p.unitName}，时限将到：${momentText(p.due, style)}前报整改`,
  'finding.red': (p: FindingFacts, style: Style) =>
    `🔴 ${what(p)}\n${p.unitName}已逾期，时限${momentText(p.due, style)}，请立即整改`,
  'finding.escalated': (p: FindingFacts & { status: FindingStatus }, style: Style) =>
    `🔴 ${what(p)}\n${p.unitName}逾期未改（${STATUS_NAMES[p.status]}，时限${momentText(p.due, style)}），请督促`,
  'finding.yellow_card': (p: FindingFacts, style: Style) =>
    `【黄牌】${what(p)}\n${p.unitName}逾期未改，时限${momentText(p.due, style)}；三天内仍未整改的亮红牌`,
  'finding.red_card': (p: FindingFacts, style: Style) =>
    `【红牌】${what(p)}\n${p.unitName}黄牌后仍未整改，时限${momentText(p.due, style)}，请上级研究处理`,
  'finding.review_waits': (p: FindingFacts) =>
    `督${p.number} ${p.place} ${p.unitName}已报整改，还没有复查。请发：/复查 ${p.number} 通过，或 /复查 ${p.number} 不通过 原因`,
  'finding.refusal_waits': (p: FindingFacts) =>
    `督${p.number} ${p.place} 被${p.unitName}退回，还没有单位负责。请发：/改派 ${p.number} 单位名`,
  'finding.draft_waits': (p: FindingFacts) =>
    `${what(p)}，等待确认。请发：/督查 ${p.number} 确认，或 /作废 ${p.number} 原因`,
  'finding.look_back': (p: FindingFacts) =>
    `【回头看】${what(p)}（${p.unitName}）已销号数日，请再看一次：/回头看 ${p.number} 保持，或 /回头看 ${p.number} 反弹 情况`,

  'finding.out_of_turn': (p: { number: number; status: FindingStatus; act: FindingAct }) =>
    `督${p.number} 现为“${STATUS_NAMES[p.status]}”，不能${ACTS[p.act]}${p.act === 'extension_asked' && p.status === 'assigned' ? `，请先签收：签收 ${p.number}` : ''}`,
  'finding.not_your_unit': (p: { number: number; unitName: string }) =>
    `督${p.number} 由${p.unitName}负责，只有该单位的人可以这样答复`,
  'finding.checker_is_unit': (p: { number: number; unitName: string }) =>
    `督${p.number} 由${p.unitName}整改，不能由本单位自己复查、销号或作废`,
  'finding.checker_is_fixer': (p: { number: number }) => `督${p.number} 整改的人和单位不能自己复查，请换人复查`,
  'finding.past_limit': (p: { number: number; due: number }, style: Style) =>
    `督${p.number} 新时限${momentText(p.due, style)}已经过去，请重写`,
  'finding.no_extension': (p: { number: number }) => `督${p.number} 没有待批的延期申请`,
  'finding.extension_until': (p: { number: number }) =>
    `督${p.number} 延到什么时候？请发：/延期 ${p.number} 同意 到明天18点`,
  'finding.looked_back_already': (p: { number: number }) => `督${p.number} 已经回头看过了`,
  'finding.too_early': (p: { number: number; from: number }, style: Style) =>
    `督${p.number} 销号满三天再回头看（${momentText(p.from, style)}起）；已经反弹的随时可报`,
  'finding.no_photo': (p: { number: number }) => `督${p.number} 照片没有归入：超过五分钟或不是经手人`,
  'finding.exists': (p: { number: number }) => `督${p.number} 已有记录`,
  'finding.full': (p: { number: number }) => `督${p.number} 记录过多，请与管理员联系`,
  'finding.unknown': (p: { number: number }) => `没有督${p.number}这条问题，请核对编号`,

  'finding.beyond': (p: { unitName: string }) => `${p.unitName}不在您的权限范围内`,
  'finding.number_beyond': (p: { number: number; unitName: string }) =>
    `督${p.number}（${p.unitName}）不在您的权限范围内`,
  'finding.issuer_only': (p: { number: number; by: string }) =>
    `督${p.number} 由${p.by}交办，请由交办单位或县级办公室处理`,
  'finding.which': (p: { items: readonly { number: number; place: string; issue: string }[]; more: number }) =>
    `哪一条？请回复序号\n${p.items.map((item, i) => `${i + 1}. 督${item.number} ${item.place}：${item.issue}`).join('\n')}${p.more > 0 ? `\n另有${p.more}条，请写编号` : ''}`,
  'finding.none_open': (p: { act: FindingAct }) => `没有您现在可以${ACTS[p.act]}的问题；有编号请写上，例：督12 写作 12`,
  'finding.which_unit': (p: { place: string; units: readonly string[] }) =>
    `“${p.place}”指哪个单位？请回复序号\n${p.units.map((unit, i) => `${i + 1}. ${unit}`).join('\n')}`,
  'finding.several_units': (p: { place: string; units: readonly string[] }) =>
    `“${p.place}”里有好几个单位：${p.units.join('、')}。同一问题各单位都有的用顿号隔开，否则只写责任单位`,
  'finding.nothing_wrong': (p: { usage: string }) => `没有问题的不登记。发现问题请发：${p.usage}`,
  'finding.bad_limit': (p: { limit: string }) => `“${p.limit}”不是能用的时限，请重写，例：限明天18点`,
  'finding.passed_or_not': (p: { numbers: string }) =>
    `督${p.numbers} 通过还是不通过？回复 1 通过销号，回复 2 不通过、退回重改`,
  'finding.held_or_not': (p: { numbers: string }) => `督${p.numbers} 保持还是反弹？回复 1 保持，回复 2 反弹`,
  'finding.not_fixed': (p: { numbers: string }) =>
    `督${p.numbers} 没有记为改好，时限不变。改好了请发：整改 ${p.numbers} 怎么改的；正在改：整改 ${p.numbers} 开始 措施；要延期：/延期 ${p.numbers} 原因 到明天18点`,
  'finding.office_reassigns': (p: { number: number }) =>
    `督${p.number} 责任单位没有退单，改派要由上级办公室发：/改派 ${p.number} 单位名`,
  'finding.relapse_stays': (p: { number: number }) => `督${p.number} 是反弹的问题，不能作废，只能整改复查`,
  'finding.void_noted': (p: { number: number }) => `✓ 督${p.number} 作废建议已报上级，同意前照常整改`,
  'finding.void_asked': (p: { number: number; by: string; reason: string }) =>
    `督${p.number} ${p.by}检查人员建议作废${because(p.reason)}\n同意请发：/作废 ${p.number} 原因；不同意不必回`,
  'finding.unknown_unit': (p: { name: string }) => `找不到单位“${p.name}”，请写全称`,
  'finding.say_which': (p: { name: string; units: readonly string[] }) =>
    `“${p.name}”不止一个，请写全称：${p.units.slice(0, 9).join('、')}`,
  'finding.unit_wanted': (p: { place: string }) =>
    `“${p.place}”归哪个单位？请在地点前写上单位，例：/督查 西沟村${p.place} 问题 时限`,
  'finding.reason_wanted': (p: { number: number; example: string }) => `请写原因，例：${p.example}`,
  'finding.due_past': (p: { place: string; due: number }, style: Style) =>
    `“${p.place}”的时限${momentText(p.due, style)}已经过去，请重写`,
  'finding.usage': (p: { usage: string }) => `没看懂。请这样发：${p.usage}`,

  'finding.ledger': (p: LedgerFacts, style: Style) => {
    const title = `${p.filters.map((filter) => FILTERS[filter]).join('、')}${p.severity === undefined ? '' : SEVERITY_LABELS[p.severity]}问题`;
    const voided = p.voided > 0 && !p.filters.includes('voided') ? `（另有作废${p.voided}条：/台账 作废）` : '';
    if (p.total === 0) return `${p.area}没有${title}${voided}`;
    const late = p.overdue > 0 ? `，逾期${p.overdue}条` : '';
    const next =
      p.page < p.pages ? `，下一页：${['/台账', p.words, `第${p.page + 1}页`].filter(Boolean).join(' ')}` : '';
    const more = p.pages > 1 ? `\n第${p.page}页，共${p.pages}页${next}` : '';
    return `${p.area}${title}${p.total}条${late}${voided}\n${p.lines.map((line) => ledgerLine(line, style)).join('\n')}${more}`;
  },
  'finding.bulletin': bulletin,
};

/** Headings of the exported ledger, in the order of domain.md §6.2. */
export const LEDGER_HEADINGS = {
  number: '序号',
  source: '问题来源',
  inspectedAt: '督查时间',
  place: '点位',
  issue: '问题描述',
  category: '问题类别',
  severity: '严重程度',
  unit: '责任单位',
  leader: '责任领导',
  person: '责任人',
  measures: '整改措施',
  due: '整改时限',
  issuedAt: '下发时间',
  fixedAt: '最近整改时间',
  result: '整改情况',
  evidence: '佐证材料',
  reviewer: '复查人',
  reviewedAt: '复查时间',
  verdict: '复查结论',
  status: '状态',
  closedAt: '销号时间',
  lookBack: '回头看',
  remark: '备注',
};

/** Words of the ledger's cells. */
export const LEDGER_WORDS = {
  sheet: '整改台账',
  passed: '通过',
  failed: '不通过',
  held: '保持',
  relapsed: '反弹',
  overdue: '逾期',
  voided: (reason: string) => `作废：${reason}`,
  round: (round: number) => `第${round}轮`,
  extensions: (count: number) => `延期${count}次`,
  refused: (reason: string) => `退单：${reason}`,
};
