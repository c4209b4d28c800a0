import { timeOf } from '../../calendar.ts';
import type { Tier } from '../../templates/types.ts';
import type { Style } from '../index.ts';
import { fixed, inRanges, limitText, momentText, repeated } from '../words.ts';

/** Sentences about orders that were issued contain 令<number>: an order is found again by it when it is quoted. */
type Urgency = 'normal' | 'urgent' | 'flash';
type Due = 'ack' | 'feedback';
export type OrderStatus = 'issued' | 'all_acked' | 'completed' | 'recalled' | 'expired';

export interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** How a field is answered: 转移户数3, 水位3.5米, 落实情况：已落实. */
export interface FieldText {
  readonly label: string;
  readonly measure: string;
  readonly answer: 'count' | 'measured' | 'words';
}

export interface AnswerText {
  readonly label: string;
  readonly measure: string;
  readonly value: number | string;
  /** What stood there before. */
  readonly was?: number | string | undefined;
}

export interface OrderText {
  readonly number: number;
  readonly version: number;
  readonly urgency: Urgency;
  readonly topic: string;
  readonly body: string;
  readonly issuer: { readonly name: string; readonly unitName: string };
  readonly at: number;
  readonly ackBy: number;
  readonly feedback:
    | {
        readonly fields: readonly FieldText[];
        readonly by: number;
        /** Who sends the figures; undefined: everybody addressed. */
        readonly from?: Tier | 'lowest' | undefined;
      }
    | undefined;
  /** Units that share this group of another one. */
  readonly to: readonly { readonly name: string }[];
  /** Figures given to the version before still count. */
  readonly kept: boolean;
}

export interface PreviewText {
  readonly at: number;
  readonly urgency: Urgency;
  readonly topic: string;
  readonly body: string;
  readonly ackMinutes: number;
  readonly feedback:
    | {
        readonly labels: readonly string[];
        readonly by: number | undefined;
        readonly minutes: number;
        readonly tier: Tier | undefined;
      }
    | undefined;
  readonly tiers: readonly { readonly tier: Tier; readonly count: number }[];
  readonly units: number;
  readonly rooms: number;
  readonly minutes: number;
  readonly unreachable: readonly NamedUnit[];
  readonly unreachableInAll: number;
  readonly indirect: {
    readonly units: readonly { readonly name: string; readonly room: string }[];
    readonly count: number;
  };
  /** Units that owe the figures. */
  readonly answering: number;
  /** Phone or identity numbers were blanked. */
  readonly masked: boolean;
  readonly overlaps: readonly {
    readonly number: number;
    readonly topic: string;
    readonly unitName: string;
    readonly name: string;
    readonly sameTopic: boolean;
  }[];
  readonly overlapsInAll: number;
  readonly week: {
    readonly orders: number;
    readonly fields: readonly { readonly label: string; readonly number: number; readonly again: boolean }[];
    readonly fieldsInAll: number;
  };
}

interface Chased {
  readonly number: number;
  readonly version: number;
  readonly topic: string;
  readonly due: Due;
}

interface Overdue extends Chased {
  readonly limit: number;
  readonly at: number;
  readonly units: readonly NamedUnit[];
}

export interface ProgressText {
  readonly number: number;
  readonly version: number;
  readonly topic: string;
  readonly status: OrderStatus;
  readonly issuer: { readonly name: string; readonly unitName: string };
  readonly under: string;
  readonly issuedAt: number;
  readonly at: number;
  readonly tiers: readonly {
    readonly tier: Tier;
    readonly issued: number;
    readonly delivered: number;
    readonly acked: number;
    readonly late: number;
    /** Delivered to the group of another unit, for want of one of their own. */
    readonly indirect: number;
    readonly relayed: number;
    readonly responded: number;
    readonly completed: number;
    /** Answered in full after the limit. */
    readonly behind: number;
    /** Median minutes from issue to ack, of those looked at. */
    readonly minutes: number | undefined;
  }[];
  readonly slowest: readonly { readonly name: string; readonly acked: number; readonly expected: number }[];
  readonly stopped: readonly NamedUnit[];
  readonly stoppedInAll: number;
  readonly failed: readonly NamedUnit[];
  readonly failedInAll: number;
  /** Units without a group of their own. */
  readonly indirect: readonly { readonly name: string; readonly room: string }[];
  readonly indirectInAll: number;
  /** Acknowledged, and still owing figures. */
  readonly owing: readonly NamedUnit[];
  readonly owingInAll: number;
  /** Fields that add up; nobody has answered yet: no value. */
  readonly sums: readonly { readonly label: string; readonly measure: string; readonly value: number | undefined }[];
  readonly feedback: { readonly done: number; readonly part: number; readonly owed: number } | undefined;
}

export interface SourcesText {
  readonly number: number;
  readonly label: string;
  readonly measure: string;
  readonly under: string;
  readonly total: number | undefined;
  readonly lines: readonly {
    readonly unit: string;
    readonly value: number | string;
    readonly at: number;
    readonly person: string | undefined;
    readonly text: string | undefined;
    /** The version it was given to, where that is an earlier one. */
    readonly version: number | undefined;
  }[];
  readonly more: number;
  readonly owing: number;
}

const TIERS: Readonly<Record<Tier, string>> = {
  province: '省',
  city: '市',
  county: '县',
  town: '乡镇',
  village: '村',
  grid: '网格',
};
const MARKS: Readonly<Record<Urgency, string>> = { normal: '', urgent: '急 ', flash: '特急 ' };
const WHAT: Readonly<Record<Due, string>> = { ack: '签收', feedback: '反馈' };
const STATUS: Readonly<Record<OrderStatus, string>> = {
  issued: '已下发',
  all_acked: '全部签收',
  completed: '已办结',
  recalled: '已撤回',
  expired: '已过期',
};
const SHOWN = 30;

const head = (p: { number: number; version?: number }) =>
  `令${p.number}${(p.version ?? 1) > 1 ? `（第${p.version ?? 1}版）` : ''}`;

function names(units: readonly { readonly name: string }[], inAll = units.length): string {
  const shown = inRanges(units.slice(0, SHOWN)).join('、');
  return inAll > Math.min(units.length, SHOWN) ? `${shown}等${inAll}个` : shown;
}

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes}分钟`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60}小时` : `${Math.floor(minutes / 60)}小时${rest}分`;
}

/** 落实情况：已落实; a list or a place is for him to write. */
function sample({ label, measure, answer }: FieldText): string {
  if (answer === 'count') return `${label}0`;
  if (answer === 'measured') return `${label}0.5${measure}`;
  return /情况|进展|结果|措施/.test(label) ? `${label}：已落实` : `${label}：……`;
}

const samples = (fields: readonly FieldText[]) =>
  fields.map(sample).join(fields.some(({ answer }) => answer === 'words') ? '；' : ' ');

/** 由各村: the others pass the order on and need not answer. */
function whose({ from }: NonNullable<OrderText['feedback']>): string {
  if (from === undefined) return '';
  return from === 'lowest' ? '由最末一级' : `由各${TIERS[from]}`;
}

function order(p: OrderText, style: Style): string {
  const { feedback } = p;
  const back =
    feedback === undefined
      ? ''
      : `；${limitText(feedback.by, style, p.at)}前${whose(feedback)}反馈${feedback.fields.map(({ label }) => label).join('、')}（例：${samples(feedback.fields)}）`;
  const again = p.kept ? '，请重新签收；已报的数不用再报' : '，请重新签收';
  return [
    `【令${p.number}】${MARKS[p.urgency]}${p.topic}${p.version > 1 ? `（第${p.version}版，前版作废${again}）` : ''}`,
    p.to.length === 0 ? '' : `致${names(p.to)}：`,
    p.body,
    `${limitText(p.ackBy, style, p.at)}前回复“收到”${back}`,
    `${p.issuer.unitName} ${p.issuer.name} ${momentText(p.at, style)}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function previewFeedback(p: PreviewText, style: Style): string {
  const { feedback } = p;
  if (feedback === undefined) return '';
  const by =
    feedback.by === undefined ? `${duration(feedback.minutes)}内` : `${momentText(feedback.by, style, p.at)}前`;
  const who = feedback.tier === undefined ? '最末一级' : TIERS[feedback.tier];
  return `反馈：${feedback.labels.join('、')}，${by}，由${who}${p.answering}个单位填，逐级自动汇总`;
}

function previewWeek({ week }: PreviewText): string {
  if (week.orders === 0) return '';
  const shown = week.fields
    .map((field) => `${field.label}（令${field.number}${field.again ? '，这次又要' : ''}）`)
    .join('、');
  const more = week.fieldsInAll > week.fields.length ? `等${week.fieldsInAll}项` : '';
  const again = week.fields.some((field) => field.again) ? '⚠ ' : '';
  return `${again}本周这些单位已收过${week.orders}道令${shown === '' ? '' : `，已要过：${shown}${more}`}`;
}

const rooms = (units: readonly { readonly name: string; readonly room: string }[]) =>
  units.map((unit) => `${unit.name}（发在${unit.room}群）`).join('、');

function preview(p: PreviewText, style: Style): string {
  const tiers = p.tiers.map((one) => `${TIERS[one.tier]}${one.count}`).join('、');
  const overlaps = p.overlaps.map(
    (other) =>
      `${other.sameTopic ? '⚠ 同一事项已有' : '另有'}令${other.number}“${other.topic}”（${other.unitName} ${other.name}）未办结`,
  );
  const { indirect } = p;
  return [
    `待确认：${MARKS[p.urgency]}${p.topic}`,
    p.body,
    `发给${p.units}个单位（${tiers}），${p.rooms}个群，约${duration(Math.max(1, Math.ceil(p.minutes)))}发完；${duration(p.ackMinutes)}内签收`,
    previewFeedback(p, style),
    p.unreachable.length === 0 ? '' : `⚠ 没有群、送不到：${names(p.unreachable, p.unreachableInAll)}`,
    indirect.count === 0
      ? ''
      : `⚠ ${indirect.count}个单位没有自己的群：${rooms(indirect.units)}${indirect.count > indirect.units.length ? '等' : ''}`,
    p.masked ? '⚠ 电话、证件号已隐去' : '',
    ...overlaps,
    p.overlapsInAll > p.overlaps.length ? `……等${p.overlapsInAll}道未办结的令` : '',
    previewWeek(p),
    '回复 1 下发，回复 2 取消',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tierLine(tier: ProgressText['tiers'][number], asks: boolean): string {
  const part = tier.responded - tier.completed;
  const back = asks
    ? `反馈${tier.completed}${part > 0 ? `（另${part}个没报全）` : ''}${tier.behind > 0 ? `（迟${tier.behind}）` : ''}`
    : `反馈${tier.responded} 办结${tier.completed}`;
  const parts = [
    `应收${tier.issued}`,
    `送达${tier.delivered}${tier.indirect > 0 ? `（未直达${tier.indirect}）` : ''}`,
    `签收${tier.acked}${tier.late > 0 ? `（迟${tier.late}）` : ''}`,
    tier.relayed > 0 ? `传达${tier.relayed}` : '',
    tier.responded > 0 ? back : '',
    tier.minutes === undefined ? '' : `途中${duration(tier.minutes)}`,
  ];
  return `${TIERS[tier.tier]}：${parts.filter((part) => part !== '').join(' ')}`;
}

/** Of an order that is over nobody is slow any more. */
const OVER: ReadonlySet<OrderStatus> = new Set(['completed', 'recalled']);

function whereItIs(p: ProgressText): readonly string[] {
  if (OVER.has(p.status)) return [];
  return [
    p.slowest.length === 0
      ? ''
      : `最慢：${p.slowest.map((one) => `${one.name}${one.acked}/${one.expected}`).join('、')}`,
    p.stopped.length === 0 ? '' : `停在：${names(p.stopped, p.stoppedInAll)}`,
    p.owing.length === 0 ? '' : `签收了还没反馈：${names(p.owing, p.owingInAll)}`,
  ];
}

const totals = (sums: ProgressText['sums']) =>
  sums.map((sum) => `${sum.label}${sum.value === undefined ? '—' : `${sum.value}${sum.measure}`}`).join('，');

function progress(p: ProgressText, style: Style): string {
  const minutes = Math.max(0, Math.round((p.at - p.issuedAt) / 60_000));
  const { feedback } = p;
  const sums = p.sums.length === 0 ? '' : `：${totals(p.sums)}`;
  const part = feedback !== undefined && feedback.part > 0 ? `（另${feedback.part}个没报全）` : '';
  return [
    `${head(p)} ${p.topic}｜${STATUS[p.status]}｜${p.under}`,
    `${p.issuer.unitName} ${p.issuer.name} ${momentText(p.issuedAt, style)}下发，已${duration(minutes)}`,
    ...p.tiers.map((tier) => tierLine(tier, feedback !== undefined)),
    feedback === undefined ? '' : `已反馈${feedback.done}/${feedback.owed}${part}${sums}`,
    ...whereItIs(p),
    p.indirect.length === 0
      ? ''
      : `未直达：${rooms(p.indirect)}${p.indirectInAll > p.indirect.length ? `等${p.indirectInAll}个` : ''}`,
    p.failed.length === 0 ? '' : `未送达：${names(p.failed, p.failedInAll)}。补发：/催办 ${p.number} 补发`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function sources(p: SourcesText, style: Style): string {
  const total = p.total === undefined ? '' : ` 合计${p.total}${p.measure}`;
  const lines = p.lines.map((line) => {
    const version = line.version === undefined ? '' : `（第${line.version}版时报的）`;
    const said = line.text === undefined ? '' : `：“${line.text}”`;
    const value = typeof line.value === 'number' ? `${line.value}${p.measure}` : line.value;
    return `${line.unit} ${value}${version} ${line.person === undefined ? '' : `${line.person} `}${timeOf(line.at, style.zone)}${said}`;
  });
  return [
    `令${p.number} ${p.label}｜${p.under}${total}${p.owing > 0 ? `，还有${p.owing}个未反馈` : ''}`,
    ...lines,
    p.more > 0 ? `……还有${p.more}个，请加上单位再看` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const figure = ({ label, measure, value, was }: AnswerText): string => {
  const shown = (one: number | string) => `${one}${/^\d/.test(String(one)) ? measure : ''}`;
  const words = typeof value === 'string' && !/^\d/.test(value);
  return `${label}${words ? '：' : ''}${shown(value)}${was === undefined ? '' : `（原${shown(was)}）`}`;
};

export const directiveTexts = {
  'directive.order': order,
  'directive.preview': preview,
  'directive.issued': (p: {
    number: number;
    version: number;
    topic: string;
    units: number;
    rooms: number;
    minutes: number;
  }) =>
    `✓ ${head(p)} 已下发：${p.units}个单位，${p.rooms}个群，约${duration(Math.max(1, Math.ceil(p.minutes)))}发完。看进度：/进度 ${p.number}`,
  'directive.dropped': fixed('✓ 已取消，没有下发'),
  'directive.collision': (p: {
    number: number;
    topic: string;
    unitName: string;
    name: string;
    other: { number: number; unitName: string; name: string; shared: number };
  }) =>
    `多头指挥提醒：${p.unitName} ${p.name}的令${p.number}“${p.topic}”与${p.other.unitName} ${p.other.name}的令${p.other.number}同一事项，都发给了${p.other.shared}个单位，请统一口径`,
  'directive.unknown': (p: { number: number }) => `没有令${p.number}，请核对编号`,
  'directive.not_yours': (p: { number: number }) => `令${p.number} 不归您管：只有下令人和管得到这一片的人可以操作`,
  'directive.is': (p: { number: number; status: OrderStatus }) => `令${p.number} ${STATUS[p.status]}，不能再这样操作`,
  'directive.outdated': (p: { number: number; version: number }) =>
    `令${p.number} 刚刚已改为第${p.version}版，请看清后重新操作`,
  'directive.no_body': (p: { command: string }) =>
    `没有写内容。例：/${p.command} 急 范围：村 反馈 转移户数、转移人数 20:30前 各村20点前完成低洼户转移`,
  'directive.unknown_unit': (p: { name: string }) => `找不到“${p.name}”，或不归您指挥，请写全称`,
  'directive.ambiguous_unit': (p: { name: string; candidates: readonly string[] }) =>
    `“${p.name}”有${p.candidates.length}个：${p.candidates.slice(0, 5).join('；')}。请写全称`,
  'directive.nobody': (p: { area: string }) => `${p.area}的这个范围里没有您能指挥的单位，令没有拟`,
  'directive.past': (p: { phrase: string }) => `“${p.phrase}”已经过了，请改时间`,
  'directive.too_late': (p: { limit: number; at: number }, style: Style) =>
    `${limitText(p.limit, style, p.at)}已经过了，令没有下发，请改时间重发`,
  'directive.which': (p: { orders: readonly { number: number; topic: string }[]; command: string }) =>
    p.orders.length === 0
      ? '现在没有未办结的令'
      : `是哪一道？${p.orders.map((one) => `令${one.number} ${one.topic}`).join('；')}。例：/${p.command} ${p.orders[0]?.number ?? 1}`,
  'directive.list': (p: {
    orders: readonly { number: number; topic: string; unitName: string; acked: number; expected: number }[];
  }) =>
    p.orders.length === 0
      ? '现在没有未办结的令'
      : p.orders
          .map((one) => `令${one.number} ${one.topic}（${one.unitName}）签收${one.acked}/${one.expected}`)
          .join('\n'),
  'directive.acked': (p: { number: number; version: number; name: string; at: number; late: boolean }, style: Style) =>
    `✓ ${p.name} ${head(p)} 签收（${timeOf(p.at, style.zone)}${p.late ? ' 迟签' : ''}）`,
  'directive.relayed': (p: { number: number; name: string; at: number }, style: Style) =>
    `✓ ${p.name} 令${p.number} 已传达（${timeOf(p.at, style.zone)}）`,
  'directive.responded': (
    p: {
      number: number;
      name: string;
      at: number;
      answers: readonly AnswerText[];
      missing: readonly string[];
      done: boolean;
      late: boolean;
      ignored: readonly string[];
    },
    style: Style,
  ) => {
    const given = p.answers.map(figure).join(' ');
    const rest = p.missing.length === 0 ? '' : `，还缺：${p.missing.join('、')}`;
    const ignored = p.ignored.length === 0 ? '' : `。没有要“${p.ignored.map(repeated).join('”“')}”，没记`;
    return `✓ ${p.name} 令${p.number} 反馈${given === '' ? (p.done ? '：已办结' : '') : `：${given}`}（${timeOf(p.at, style.zone)}${p.late ? ' 迟' : ''}）${rest}${ignored}`;
  },
  'directive.changed': (
    p: { number: number; name: string; at: number; answers: readonly AnswerText[] },
    style: Style,
  ) =>
    `令${p.number} 办结后有更正：${p.name} ${p.answers.map(figure).join(' ')}（${timeOf(p.at, style.zone)}）。汇总：/进度 ${p.number}`,
  'directive.no_figures': (p: { number: number; fields: readonly FieldText[] }) =>
    p.fields.length === 0
      ? `令${p.number} 没有要数，办好了请发：反馈 已落实`
      : `令${p.number} 没看到要的内容。请发：反馈 ${samples(p.fields)}（换成实情）`,
  'directive.unknown_field': (p: { number: number; token: string; fields: readonly FieldText[] }) =>
    `令${p.number} 要的是${p.fields.map(({ label }) => label).join('、')}，没有“${repeated(p.token)}”这一项，没有记。请发：反馈 ${samples(p.fields)}（换成实情）`,
  'directive.bad_figure': (p: { number: number; token: string; label: string }) =>
    `令${p.number}：“${repeated(p.token)}”不是一个准数，没有记，请重发，例：${p.label}2`,
  'directive.other_day': (p: { number: number; word: string; fields: readonly FieldText[] }) =>
    `令${p.number} 要的是现在的数，“${p.word}”的没有记。若就是现在的数，请重发：反馈 ${samples(p.fields)}（换成实情）`,
  'directive.over': (p: { number: number; status: OrderStatus }) =>
    `令${p.number} ${STATUS[p.status]}，不用再签收、反馈了`,
  'directive.nothing_open': fixed('现在没有要您反馈的令'),
  'directive.ack_own': (p: { name: string }) => `签收要由${p.name}自己的人发，别的单位不能代签`,
  'directive.no_such_unit': (p: { name: string }) => `找不到“${repeated(p.name)}”，没有签收，请写全称或只发“收到”`,
  'directive.acked_already': (p: { number: number; version: number; name: string; at: number }, style: Style) =>
    `${p.name} ${head(p)} ${momentText(p.at, style)}已经签收过了`,
  'directive.relayed_already': (p: { number: number; name: string; at: number }, style: Style) =>
    `${p.name} 令${p.number} ${momentText(p.at, style)}已经传达过了`,
  'directive.not_listed': (p: { number: number; name: string }) => `令${p.number} 下发时名单里没有${p.name}，不用签收`,
  'directive.replaced': (p: { number: number; version: number }) =>
    `令${p.number} 已改为第${p.version}版，您引用的是前一版，没有签收。请看第${p.version}版，引用它回复“收到”`,
  'directive.still_to_ack': (p: { orders: readonly { number: number; topic: string }[] }) =>
    `最新的令已签收。还有${p.orders.map((one) => `令${one.number} ${one.topic}`).join('、')}待签收，请引用它回复“收到”，或发：/收到 ${p.orders.map(({ number }) => number).join(' ')}`,
  'directive.nobody_below': (p: { number: number; name: string }) =>
    `令${p.number}：${p.name}下面没有单位，不用转达，回复“收到”即可`,
  'directive.one_by_one': (p: { number: number; name: string }) =>
    `令${p.number} 由各单位自己反馈，${p.name}的请由本单位的人单独发`,
  'directive.not_owed': (p: { number: number; name: string }) =>
    `令${p.number} 的数由下面各单位填，自动汇总，${p.name}不用再报`,
  'directive.not_addressed': (p: { number: number; name: string }) => `令${p.number} 没有发给${p.name}`,
  'directive.reminder': (p: Overdue, style: Style) =>
    `${head(p)} ${p.topic}：${limitText(p.limit, style, p.at)}前请${WHAT[p.due]}，还差${names(p.units)}${p.due === 'ack' ? '（回复“收到”即可）' : ''}`,
  'directive.overdue': (p: Overdue, style: Style) =>
    `${head(p)} ${p.topic}：${limitText(p.limit, style, p.at)}的${WHAT[p.due]}时限已过，未${WHAT[p.due]}：${names(p.units)}。${p.due === 'ack' ? '看到请马上回复“收到”' : '请马上反馈'}；上级请打电话催一下`,
  'directive.escalated': (p: Overdue, style: Style) =>
    `${head(p)} ${p.topic}：过了${limitText(p.limit, style, p.at)}仍未${WHAT[p.due]}：${names(p.units)}，请督促`,
  'directive.ask_again': (p: Chased & { units: readonly NamedUnit[] }) =>
    `${head(p)} ${p.topic}：刚才有一段时间群里的消息没收到，${names(p.units)}若已${WHAT[p.due]}请再发一次`,
  'directive.overdue_total': (p: Chased & { missing: number; expected: number }) =>
    `${head(p)} ${p.topic}：${WHAT[p.due]}时限已到，应${p.expected}个，未${WHAT[p.due]}${p.missing}个，名单已发到各上级群。/进度 ${p.number}`,
  'directive.chased': (p: Overdue & { by: string }) =>
    `${head(p)} ${p.topic}：${p.by}催${WHAT[p.due]}，还差${names(p.units)}`,
  'directive.chasing': (p: { number: number; due: Due; waiting: number; more: number }) =>
    p.waiting === 0
      ? `令${p.number} 没有未${WHAT[p.due]}的单位`
      : `✓ 令${p.number} 正在催办${p.waiting}个未${WHAT[p.due]}${p.more > 0 ? `、${p.more}个未反馈` : ''}的单位`,
  'directive.just_chased': (p: { number: number; at: number; minutes: number }, style: Style) =>
    `令${p.number} ${timeOf(p.at, style.zone)}刚催过，${p.minutes}分钟内不重复催`,
  'directive.resending': (p: { number: number; units: number }) =>
    `✓ 令${p.number} 向${p.units}个没送到（或当时没有自己的群）的单位补发`,
  'directive.all_reached': (p: { number: number }) => `令${p.number} 没有送不到的群，不用补发`,
  'directive.all_acked': (p: {
    number: number;
    version: number;
    topic: string;
    expected: number;
    minutes: number;
    last: boolean;
  }) => `${head(p)} ${p.topic}：${p.expected}个单位全部签收${p.last ? '，办结' : ''}，用时${duration(p.minutes)}`,
  'directive.completed': (p: { number: number; version: number; topic: string; expected: number; minutes: number }) =>
    `${head(p)} ${p.topic}：反馈已齐，办结，用时${duration(p.minutes)}。汇总：/进度 ${p.number}`,
  'directive.expired': (p: Chased & { missing: number }) =>
    `${head(p)} ${p.topic}：有效期已过，仍有${p.missing}个单位未${WHAT[p.due]}，不再催。/进度 ${p.number}`,
  'directive.unreachable': (p: { number: number; units: readonly NamedUnit[]; reason: string }) =>
    `⚠ 令${p.number} 送不到${names(p.units)}的群，请打电话通知，并检查群的绑定`,
  'directive.amend_preview': (p: {
    number: number;
    version: number;
    topic: string;
    body: string;
    units: number;
    rooms: number;
    masked: boolean;
    kept: readonly string[];
    answered: number;
  }) =>
    [
      `令${p.number} 改为第${p.version}版：${p.topic}`,
      p.body,
      `发给${p.units}个单位、${p.rooms}个群，前版作废，要重新签收${p.answered > 0 ? `；${p.answered}个单位已报的${p.kept.join('、')}保留，不用再报` : ''}${p.masked ? '；电话、证件号已隐去' : ''}`,
      '回复 1 下发，回复 2 不改',
    ].join('\n'),
  'directive.recall_preview': (p: { number: number; topic: string; units: number }) =>
    `要撤回令${p.number}“${p.topic}”吗？会通知收到的${p.units}个单位。回复 1 撤回，回复 2 不撤`,
  'directive.scope_fixed': (p: { number: number }) => `令${p.number} 的范围不能改：请另下一道，或撤令后重下`,
  'directive.left': (p: { number: number }) => `令${p.number} 没有改动`,
  'directive.recalled': (p: {
    number: number;
    topic: string;
    reason: string;
    by: { name: string; unitName: string };
  }) =>
    `【令${p.number} 撤回】“${p.topic}”不再执行${p.reason === '' ? '' : `：${p.reason}`}\n${p.by.unitName} ${p.by.name}`,
  'directive.recall_done': (p: { number: number; units: number }) => `✓ 令${p.number} 已撤回，正在通知${p.units}个单位`,
  'directive.same_text': (p: { number: number }) => `令${p.number} 的内容没有变，不用改`,
  'directive.urgent_only': (p: { command: string }) => `值班只能下急令、特急令，请写：/${p.command} 急 …`,
  'directive.settle_ask': (p: { number: number; topic: string; ack: number; feedback: number }) =>
    `令${p.number} ${p.topic}：还有${[p.feedback > 0 ? `${p.feedback}个未反馈` : '', p.ack > 0 ? `${p.ack}个未签收` : ''].filter((part) => part !== '').join('、')}，仍要结令吗？回复 1 结令，回复 2 不结`,
  'directive.settled': (p: {
    number: number;
    topic: string;
    expected: number;
    acked: number;
    feedback?: { done: number; owed: number } | undefined;
    sums: readonly { label: string; measure: string; value: number }[];
  }) => {
    const back = p.feedback === undefined ? '' : `，反馈${p.feedback.done}/${p.feedback.owed}`;
    const sums = p.sums.length === 0 || p.feedback?.done === 0 ? '' : `，${totals(p.sums)}`;
    return `✓ 令${p.number} ${p.topic} 已办结，不再催办。签收${p.acked}/${p.expected}${back}${sums}`;
  },
  'directive.closed': (p: { number: number; topic: string; note: string; by: { name: string; unitName: string } }) =>
    `【令${p.number} 结令】“${p.topic}”已办结${p.note === '' ? '' : `：${p.note}`}，没签收、没反馈的不用再报\n${p.by.unitName} ${p.by.name}`,
  'directive.by_other': (p: {
    number: number;
    topic: string;
    did: 'settled' | 'recalled' | 'amended';
    name: string;
    unitName: string;
  }) =>
    `您下的令${p.number} ${p.topic} 已由${p.unitName} ${p.name}${{ settled: '结令', recalled: '撤回', amended: '改令' }[p.did]}`,
  'directive.return_whom': (p: { number: number; units: readonly NamedUnit[] }) =>
    p.units.length === 0
      ? `令${p.number} 还没有单位反馈，没有可退回的`
      : `令${p.number} 要退回哪个单位的反馈？例：/结令 ${p.number} 退回 ${p.units[0]?.name ?? ''} 数不对（已反馈：${names(p.units)}）`,
  'directive.return_why': (p: { number: number; name: string }) =>
    `退回要写原因。例：/结令 ${p.number} 退回 ${p.name} 数不对`,
  'directive.returned_already': (p: { number: number; name: string }) =>
    `令${p.number} ${p.name}的反馈已经退回过了，还没有重报`,
  'directive.return_done': (p: { number: number; name: string }) => `✓ 令${p.number} 已退回${p.name}的反馈`,
  'directive.returned': (p: { number: number; name: string; note: string; by: string }) =>
    `令${p.number}：${p.name}的反馈被${p.by}退回${p.note === '' ? '' : `（${p.note}）`}，请重新反馈`,
  'directive.nothing_to_return': (p: { number: number; name: string }) => `令${p.number} ${p.name}还没有反馈`,
  'directive.progress': progress,
  'directive.sources': sources,
  'directive.not_a_number': (p: { typed: string }) => `“${repeated(p.typed)}”不是令的编号。例：/进度 12`,
};
