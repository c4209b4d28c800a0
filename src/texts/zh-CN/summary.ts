import type { Printing, Style, Text } from '../index.ts';
import { byReason, rate } from '../counts.ts';
import { clockText, dayText, inRanges, momentText, named, timeText, type Unit } from '../words.ts';
import { dayOf } from '../../calendar.ts';

/** A total, with both names of its field; `change` against yesterday where that is known. */
export interface Total {
  readonly label: string;
  readonly value: number;
  readonly measure: string;
  readonly daily: boolean;
  readonly change?: number;
}

/** A list cut to what a message holds. */
export interface Some {
  readonly count: number;
  readonly shown: readonly (Unit & { readonly reason?: string })[];
}

/** The five states of a summary as counts and names (product.md §4.3). */
export interface States {
  readonly expected: number;
  readonly actual: number;
  readonly onTime: number;
  readonly zero: number;
  readonly late: number;
  readonly backfilled: number;
  /** Of those who reported: let off, and so in no rate. */
  readonly voluntary: number;
  readonly voluntaryOnTime: number;
  readonly missing: Some;
  readonly unheard: Some;
  readonly exempt: Some;
}

export interface ChildLine {
  readonly unit: string;
  readonly expected: number;
  readonly actual: number;
  readonly missing: number;
  readonly voluntary: number;
  readonly totals: readonly Total[];
}

/** A measurement is not added up: its lowest and its highest, and whose that is. */
export interface Measured {
  readonly label: string;
  readonly measure: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly units: number;
}

/** Words, with the unit that wrote them; of a longer list so many units. */
export interface Worded {
  readonly label: string;
  readonly shown: readonly { readonly unit: string; readonly said: string }[];
  readonly units: number;
}

/** Who is compared with yesterday: all, those who reported on both days, or nobody. */
export type Compared =
  { readonly kind: 'all' } | { readonly kind: 'both'; readonly units: number } | { readonly kind: 'incomplete' };

export interface Doubted {
  readonly unit: string;
  readonly reason: string;
  /** The unit has spoken since; whoever asked has to verify it. */
  readonly answered: boolean;
}

/** What differs from the last version that was submitted. */
export interface Since {
  readonly version: number;
  readonly at: number;
  readonly by: string;
  readonly changes: readonly Total[];
  readonly missing: number;
}

export interface Titled {
  readonly unit: string;
  readonly title: string;
  readonly day: string;
}

export interface Summary extends Titled, States {
  /** The moment the figures were read, and whether that is still the reporting day itself. */
  readonly at: number;
  readonly today: boolean;
  readonly totals: readonly Total[];
  /** Absent where nothing was owed yesterday, or nothing is there to compare. */
  readonly compared?: Compared;
  readonly measured: readonly Measured[];
  readonly worded: readonly Worded[];
  readonly children: readonly ChildLine[];
  readonly moreChildren: number;
  readonly doubts: readonly Doubted[];
  readonly moreDoubts: number;
  readonly since?: Since;
  readonly running?: { readonly from: string; readonly days: number; readonly totals: readonly Total[] };
  readonly others: readonly { readonly title: string }[];
}

/** A version as it was submitted; `newest` is how many there are, `since` what has moved from it to now. */
export interface Frozen extends Titled {
  readonly expected: number;
  readonly actual: number;
  readonly missing: number;
  readonly voluntary: number;
  readonly zero: number;
  readonly late: number;
  readonly today: boolean;
  readonly totals: readonly Total[];
  readonly newest: number;
  readonly since: Since;
}

interface Todo {
  readonly lines: readonly Text[];
}

/** Where a figure came from: one line of the way down. */
export type TraceLine =
  /** `moved`: the figure is of a unit below that has been moved away since. */
  | { readonly kind: 'unit'; readonly unit: string; readonly value: number; readonly moved?: boolean }
  | {
      readonly kind: 'report';
      readonly unit: string;
      readonly value: number | string;
      readonly at: number;
      readonly by: string;
      /** Said by somebody else than the unit. */
      readonly behalf: boolean;
      readonly text?: string;
    };

export type Version = {
  readonly at: number;
  readonly by: string;
  readonly behalf: boolean;
  readonly type: string;
  readonly text?: string;
};

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
const names = ({ count, shown }: Some): string =>
  `${inRanges(shown).join('、')}${count > shown.length ? `…等${count}个` : ''}`;
/** 整体搬迁：西沟村3号网格、4号网格；停电：东沟村. */
const excused = ({ count, shown }: Some): string =>
  byReason(shown)
    .map(({ reason, units }) => `${reason === '' ? '' : `${reason}：`}${inRanges(units).join('、')}`)
    .join('；') + (count > shown.length ? `…等${count}个` : '');
const total = (t: Total): string => `${t.label}${t.value}${t.measure}`;
const quoted = (text: string | undefined): string => (text === undefined ? '' : `：“${text}”`);

/** The day of the report is not always that of the clock: 防汛 of the 26th begins on the 25th at 17:00. */
const asOf = (p: Summary, style: Style): string => {
  const day = dayText(p.day, 'zh-CN');
  if (!p.today) return `${day}（现在的数字）`;
  const time = timeText(p.at, style.zone);
  const said = time.endsWith(':00') ? `${Number(time.slice(0, 2))}时` : time;
  const now = dayOf(p.at, style.zone);
  return now === p.day ? `截至${day}${said}` : `${day}的日报，截至${dayText(now, 'zh-CN')}${said}`;
};

const lacking = (p: States): number => p.missing.count + p.unheard.count;

const counts = (p: States): string =>
  [
    `应报${p.expected}个，已报${p.actual}个${p.voluntary > 0 ? `（含免报${p.voluntary}个）` : ''}，其中零报告${p.zero}个、迟报${p.late}个`,
    ...(p.backfilled > 0 ? [`补报${p.backfilled}个`] : []),
    p.missing.count > 0 ? `未报${p.missing.count}个（${names(p.missing)}）` : '未报0个',
    ...(p.unheard.count > 0 ? [`联系不上${p.unheard.count}个（${names(p.unheard)}）`] : []),
    ...(p.exempt.count > 0 ? [`免报${p.exempt.count}个（${excused(p.exempt)}）`] : []),
  ].join('，') +
  `。上报率${rate(p.actual - p.voluntary, p.expected)}，按时率${rate(p.onTime - p.voluntaryOnTime, p.expected)}。`;

const compared = (p: Summary): string => {
  const { compared: how } = p;
  if (how === undefined) return '';
  if (how.kind === 'incomplete') return '；昨日未收齐，不比较';
  const moved = p.totals.filter((t) => t.change !== undefined && t.change !== 0);
  const whom = how.kind === 'all' ? '' : `（只比两日都报的${how.units}个）`;
  if (moved.length === 0) return `；与昨日相同${whom}`;
  return `；较昨日${whom}${moved.map((t) => `${t.label}${signed(t.change ?? 0)}`).join('，')}`;
};

/** New today and present now are read apart: 今日：返乡人员6人；现有：居家隔离14人. */
const totalled = (p: Pick<Summary, 'today' | 'totals'>): string => {
  const lists = [
    { head: p.today ? '今日' : '当日', totals: p.totals.filter((t) => t.daily) },
    { head: '现有', totals: p.totals.filter((t) => !t.daily) },
  ];
  return lists
    .filter((one) => one.totals.length > 0)
    .map((one) => `${one.head}：${one.totals.map(total).join('，')}`)
    .join('；');
};

const readings = (p: Summary): string => {
  if (p.actual === 0 && p.expected > 0) return '还没有收到任何报告';
  const said = totalled(p);
  return lacking(p) > 0 ? `缺${lacking(p)}个未计入。${said}` : said;
};

const measured = (m: Measured): string =>
  m.units === 1
    ? `${m.label}${m.high}${m.measure}（${m.unit}）`
    : `${m.label}${m.low}至${m.high}${m.measure}（最高${m.unit}，${m.units}个报了）`;

const worded = (w: Worded): string =>
  `${w.label}：${w.shown.map((one) => `${one.unit}${one.said}`).join('、')}${w.units > w.shown.length ? `…等${w.units}个，全部发：/溯源 ${w.label}` : ''}`;

/** A unit that reports itself has reported or not; one that sums up has so many of so many. Silence is never 无. */
const child = (c: ChildLine): string => {
  const said = c.actual === 0 ? '未收到' : c.totals.map((t) => t.label + String(t.value)).join(' ') || '无';
  if (c.expected + c.voluntary === 1) return `${c.unit}${c.voluntary > 0 ? '（免报）' : ''} ${said}`;
  const lack = c.missing > 0 && c.actual > 0 ? ` 缺${c.missing}` : '';
  return `${c.unit} ${c.actual - c.voluntary}/${c.expected}${c.voluntary > 0 ? `+免报${c.voluntary}` : ''}${lack} ${said}`;
};

const moved = (s: Since): string =>
  [
    ...s.changes.map((c) => `${c.label}${signed(c.value)}`),
    ...(s.missing === 0 ? [] : [`未报${signed(s.missing)}`]),
  ].join('，');

const sinceLine = (s: Since, style: Style): string => {
  const changes = moved(s);
  const after = changes === '' ? '之后没有变动' : `后更正：${changes}`;
  return `第${s.version}版（${timeText(s.at, style.zone)}）${after}\n报送人：${s.by}`;
};

interface Traced extends Titled {
  readonly field: Total;
  readonly lines: readonly TraceLine[];
  readonly more: number;
  /** Units that reported, and that have not. */
  readonly received: number;
  readonly missing: number;
}

/** A total in which somebody is missing says so; that of nobody is no 0. */
const traced = (p: Traced): string => {
  if (p.received === 0 && p.missing > 0) return `${p.field.label}：应报${p.missing}个，一个都没有收到`;
  const lack = p.missing > 0 ? `（还有${p.missing}个未报）` : '';
  return `${total(p.field)}${lack}${p.lines.length === 0 ? `，已报的${p.received}个都是0` : '，来自：'}`;
};

const TYPES: Readonly<Record<string, string>> = {
  reported: '报',
  corrected: '更正',
  withdrawn: '撤回',
  disputed: '存疑',
  verified: '核实',
  answered: '答复存疑',
  confirmed: '确认',
  exempted: '免报',
  obliged: '取消免报',
};

/** Sentences of the reading side: summary, missing list, chase, doubts, the way down, what one owes (product.md §4.6). */
/** Whose move a finding waits for: to mend, to check, to decide. */
export type FindingMove = 'fix' | 'review' | 'rejected' | 'lookback' | 'confirm' | 'extend';
const FINDING_MOVES: Record<FindingMove, (number: number, due: string) => string> = {
  fix: (n, due) => `待整改（${due}前），整改后发：整改 ${n} …`,
  review: (n) => `已报整改，待复查，发：/复查 ${n} 通过（不通过写明原因）`,
  rejected: (n) => `被退回，发：/改派 ${n} 单位 或 /作废 ${n} 原因`,
  lookback: (n) => `待回头看，发：/回头看 ${n} 保持（或 反弹）`,
  confirm: (n) => `上报的线索待交办，发：/督查 ${n}`,
  extend: (n) => `申请延期，发：/延期 ${n} 同意（或 不同意）`,
};

export const summaryTexts = {
  'summary.form': (p: Summary, style: Style) =>
    [
      `【${p.unit}${p.title}日报】${asOf(p, style)}`,
      counts(p),
      `${readings(p)}${compared(p)}。`,
      ...p.measured.map(measured),
      ...p.worded.map(worded),
      ...(p.running === undefined
        ? []
        : [
            `累计（${dayText(p.running.from, 'zh-CN')}起${p.running.days}天）：${p.running.totals.map(total).join('，')}。`,
          ]),
      ...p.children.map(child),
      ...(p.moreChildren > 0 ? [`…还有${p.moreChildren}个下级`] : []),
      ...p.doubts.map((d) => `需关注：${d.unit}：${d.reason}${d.answered ? '（已答复，待核实）' : ''}`),
      ...(p.moreDoubts > 0 ? [`…还有${p.moreDoubts}个存疑`] : []),
      ...(p.since === undefined ? [] : [sinceLine(p.since, style)]),
      ...(p.others.length > 0
        ? [`还有：${p.others.map((o) => o.title).join('、')}（/汇总 ${p.others[0]?.title ?? ''}）`]
        : []),
    ].join('\n'),
  'summary.notOpen': (p: Titled) => `${p.unit} ${dayText(p.day, 'zh-CN')}没有启用${p.title}，没有数字`,
  'summary.noneOn': (p: { unit: string; day: string }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}没有启用任何日报，没有数字`,
  'summary.version': (p: Frozen, style: Style) =>
    [
      `【${p.unit}${p.title}日报】${dayText(p.day, 'zh-CN')} 第${p.since.version}版（${clockText(p.since.at, p.day, style)} ${p.since.by}报送）`,
      `报送时：应报${p.expected}个，已报${p.actual}个${p.voluntary > 0 ? `（含免报${p.voluntary}个）` : ''}，其中零报告${p.zero}个、迟报${p.late}个，未报${p.missing}个。`,
      `${totalled(p)}。`,
      moved(p.since) === '' ? '到现在没有变动' : `到现在的变动：${moved(p.since)}`,
      ...(p.newest > p.since.version ? [`最新是第${p.newest}版，发：/汇总 第${p.newest}版`] : []),
    ].join('\n'),
  'summary.noVersion': (p: Titled & { number: number; versions: number }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}${p.versions === 0 ? '还没有报送过' : `只报送到第${p.versions}版，没有第${p.number}版`}`,
  'summary.beyond': (p: { unit: string }) => `${p.unit}不归您管`,

  'missing.list': (p: Titled & States & { waitingAt: readonly { unit: string; count: number }[] }) =>
    [
      `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}：应报${p.expected}，有情况${p.actual - p.zero}，零报告${p.zero}，未报${p.missing.count}，联系不上${p.unheard.count}，免报${p.exempt.count}${p.voluntary > 0 ? `（另有免报仍报${p.voluntary}）` : ''}`,
      ...(p.missing.count > 0 ? [`未报：${names(p.missing)}`] : []),
      ...(p.waitingAt.length > 0 ? [`其中：${p.waitingAt.map((w) => `${w.unit}${w.count}`).join('、')}`] : []),
      ...(p.unheard.count > 0 ? [`联系不上（掉线期间可能已报）：${names(p.unheard)}`] : []),
      ...(p.exempt.count > 0 ? [`免报：${excused(p.exempt)}`] : []),
    ].join('\n'),

  'report.chase': (p: { title: string; day: string; by: string; units: readonly Unit[]; unheard: readonly Unit[] }) =>
    [
      ...(p.units.length > 0
        ? [`${p.by}催报：${dayText(p.day, 'zh-CN')}${p.title}还没收到：${named(p.units, '、')}。没有情况发：零报告`]
        : []),
      ...(p.unheard.length > 0 ? [`掉线期间可能已报，请再发一次：${named(p.unheard, '、')}`] : []),
    ].join('\n'),
  'report.chased': (p: { unit: string; units: number; groups: number }) =>
    `✓ 已催${p.unit}：${p.groups}个群、${p.units}个单位`,
  'report.chasedAlready': (p: { unit: string; at: number; by: string; pause: number }, style: Style) =>
    `${p.unit}${timeText(p.at, style.zone)}刚由${p.by}催过，${timeText(p.at + p.pause, style.zone)}以后再催`,
  'chase.nobody': (p: Titled) => `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}已全部报齐，不用催`,

  'dispute.beyond': (p: { unit: string }) => `${p.unit}的数字不归您核实，只能由上级对下级存疑`,
  'dispute.notReporting': (p: { unit: string }) =>
    `${p.unit}的数字是下级汇总的，请写明哪个报告单位。查来源发：/溯源 ${p.unit} 返乡`,
  'dispute.nothing': (p: Titled) => `${p.unit} ${dayText(p.day, 'zh-CN')}还没有报告，没有可存疑的数字`,
  'dispute.reasonWanted': (p: { unit: string }) => `请写明疑问，例：/存疑 ${p.unit} 返乡2人来源不明`,
  'verify.notYours': (p: Titled & { by: string }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}的存疑是${p.by}提的，由${p.by}核实`,
  'verify.nothing': (p: Titled) => `${p.unit} ${dayText(p.day, 'zh-CN')}没有存疑的数字`,

  'trace.down': (p: Traced, style: Style) =>
    [
      `${p.unit} ${dayText(p.day, 'zh-CN')} ${traced(p)}`,
      ...p.lines.map((line) =>
        line.kind === 'unit'
          ? `${line.unit} ${line.value}${p.field.measure}${line.moved === true ? '（报这个数的下级已调走）' : ''}`
          : `${line.unit} ${line.value}${p.field.measure} ${line.by}${line.behalf ? '代报' : ''} ${clockText(line.at, p.day, style)}${quoted(line.text)}`,
      ),
      ...(p.more > 0 ? [`…还有${p.more}个`] : []),
      ...(p.lines[0]?.kind === 'unit' && p.lines[0].moved !== true
        ? [`再往下：/溯源 ${p.lines[0].unit} ${p.field.label}`]
        : []),
    ].join('\n'),
  'trace.sayings': (p: Traced, style: Style) =>
    [
      `${p.unit} ${dayText(p.day, 'zh-CN')} ${p.field.label}：${p.lines.length === 0 ? '没有单位写' : `${p.lines.length + p.more}个单位写了`}${p.missing > 0 ? `，还有${p.missing}个未报` : ''}`,
      ...p.lines.map((line) =>
        line.kind === 'unit'
          ? line.unit
          : `${line.unit} ${line.value}${p.field.measure} ${line.by}${line.behalf ? '代报' : ''} ${clockText(line.at, p.day, style)}`,
      ),
      ...(p.more > 0 ? [`…还有${p.more}个`] : []),
    ].join('\n'),
  'trace.report': (p: Titled & { field: Total; versions: readonly Version[] }, style: Style) =>
    [
      `${p.unit} ${dayText(p.day, 'zh-CN')} ${total(p.field)}，经过${p.versions.length}次：`,
      ...p.versions.map(
        (v, i) =>
          `${i + 1}. ${clockText(v.at, p.day, style)} ${v.by} ${v.behalf ? '代' : ''}${TYPES[v.type] ?? v.type}${quoted(v.text)}`,
      ),
    ].join('\n'),
  'trace.noReport': (p: Titled) => `${p.unit} ${dayText(p.day, 'zh-CN')}没有报告，也没有下级数字`,
  'trace.whichField': (p: { fields: readonly { label: string }[] }) =>
    `请写明查哪个数，例：/溯源 ${p.fields[0]?.label ?? ''}。可查：${p.fields.map((f) => f.label).join('、')}`,

  'submit.unchanged': (p: Titled & { version: number; at: number }, style: Style) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}第${p.version}版（${timeText(p.at, style.zone)}）报送后没有变动，不用再报送`,
  'submit.sure': (p: Titled & { missing: number; doubts: number; earlier?: string | undefined }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}${[
      ...(p.missing > 0 ? [`还有${p.missing}个未报`] : []),
      ...(p.doubts > 0 ? [`有${p.doubts}个存疑`] : []),
    ].join(
      '、',
    )}，仍要报送吗？回复1报送${p.earlier === undefined ? '' : `。${dayText(p.earlier, 'zh-CN')}的还没报送，报那天请发：/报送 ${dayText(p.earlier, 'zh-CN')} ${p.title}`}`,
  'submit.beyond': (p: { unit: string }) => `您不能替${p.unit}报送`,

  'todo.list': (p: Todo, style: Printing): string =>
    [`您有${p.lines.length}件待办：`, ...p.lines.map((line, i) => `${i + 1}. ${style.say(line)}`)].join('\n'),
  'todo.ack': (p: { number: number; topic: string }) => `令${p.number} ${p.topic}：还没签收，发：/收到 ${p.number}`,
  'todo.feedback': (p: { number: number; topic: string }) =>
    `令${p.number} ${p.topic}：还没反馈，发：/反馈 ${p.number} …`,
  'todo.finding': (p: { number: number; place: string; due: number; move: FindingMove; late: boolean }, style: Style) =>
    `${p.late ? '🔴' : ''}督${p.number} ${p.place}：${FINDING_MOVES[p.move](p.number, momentText(p.due, style))}`,
  'todo.none': (p: { name: string }) => `${p.name}现在没有待办`,
  'todo.report': (p: Titled & { cutoff: number; late: boolean }, style: Style) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}未报（${timeText(p.cutoff, style.zone)}${p.late ? '已截止，请尽快补上' : '截止'}）`,
  'todo.disputed': (p: Titled & { reason: string }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}的数字被存疑：${p.reason}，请核实或更正`,
  'todo.backfill': (p: Titled) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}未报，还可以补，发：补${dayText(p.day, 'zh-CN')} …`,
  'todo.questioned': (p: Titled & { reason: string; answered: boolean }) =>
    p.answered
      ? `${p.unit} ${dayText(p.day, 'zh-CN')}的存疑已答复（${p.reason}），属实请发：/核实 ${p.unit} ${dayText(p.day, 'zh-CN')}`
      : `${p.unit} ${dayText(p.day, 'zh-CN')}的存疑还没有答复：${p.reason}`,
  'todo.submit': (p: Titled & { missing: number; earlier: boolean }) =>
    `${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}还没报送${p.missing > 0 ? `（下级未报${p.missing}个）` : ''}，发：/报送 ${p.earlier ? `${dayText(p.day, 'zh-CN')} ` : ''}${p.title}`,
};
