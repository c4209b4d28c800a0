import {
  clockText,
  dayText,
  type Figure,
  figureList,
  named,
  namedOrCounted,
  repeated,
  timeText,
  type Unit,
} from '../words.ts';
import type { Printing, Style, Text } from '../index.ts';

type Punctuality = 'onTime' | 'late' | 'backfilled';
const PUNCTUALITY: Record<Punctuality, string> = { onTime: '按时', late: '迟报', backfilled: '补报' };

/** A report of a unit and day; `form` where the unit owes several. */
interface About {
  readonly unit: string;
  readonly day: string;
  readonly form?: string | undefined;
}

interface Shown extends About {
  readonly zero: boolean;
  readonly figures: readonly Figure[];
}

/** A question about a figure that looks like a slip, behind the receipt. */
export type Doubted =
  | {
      readonly kind: 'jump';
      readonly label: string;
      readonly now: number;
      readonly before?: number | undefined;
      readonly meant?: number | undefined;
    }
  | { readonly kind: 'same'; readonly days: number }
  | { readonly kind: 'pair'; readonly label: string; readonly other: string; readonly days: number };

/** A field that was named and not kept; `counted`: a day a zero report was not kept for, as people have been reported. */
export interface LostField {
  readonly label: string;
  readonly title: string;
  readonly why: 'off' | 'notOwed' | 'unread' | 'counted';
}

const place = (p: About): string => `${p.unit} ${dayText(p.day, 'zh-CN')}${p.form === undefined ? '' : ` ${p.form}`}`;

const doubted = (d: Doubted): string => {
  if (d.kind === 'same') return `人数已经连续${d.days}天一样，请核对。没错回1确认`;
  if (d.kind === 'pair') return `连续${d.days}天有${d.label}、${d.other}是0，请核对。没错回1确认`;
  const before = d.before === undefined ? '' : `昨日${d.label}${d.before}，`;
  if (d.meant !== undefined) return `${before}今日${d.now}，多打了0吗？回1确认，回2改为${d.meant}`;
  return `${before}今日${d.before === undefined ? d.label : ''}${d.now}，请核对。没错回1确认`;
};

const lostOf = (all: readonly LostField[]): string => {
  const why = ({ title, why }: LostField) =>
    why === 'off' ? `${title}未启用` : why === 'notOwed' ? `不用报${title}` : `属${title}，请单独再发一条`;
  const one = (lost: LostField) =>
    lost.why === 'counted'
      ? `${dayText(lost.label, 'zh-CN')}（已报有人数，要改请发：更正）`
      : `${lost.label}（${why(lost)}）`;
  return `没有记：${all.map(one).join('、')}`;
};

const what = (p: Pick<Shown, 'zero' | 'figures'>): string => {
  const figures = p.figures.filter((f) => !(p.zero && f.value === 0 && f.was === undefined));
  return [...(p.zero ? ['零报告'] : []), ...(figures.length > 0 ? [figureList(figures)] : [])].join(' ');
};

const COUNTED = { separator: '、', count: (place: string, n: number) => `${place}${n}个`, hint: '。看名单发：/未报' };

const people = (units: readonly Unit[]): string => named(units, '、');

const exampleOf = (intent: string | undefined, unit: string): string =>
  intent === 'undo' ? `撤回 ${unit}` : intent === 'correct' ? `更正 ${unit} 返乡3` : `${unit} 零报告`;

/** Sentences of the daily report (product.md §4). */
export const reportTexts = {
  'report.receipt': (
    p: Shown & {
      at: number;
      first: number;
      punctuality: Punctuality;
      corrected: boolean;
      repeated: boolean;
      by?: string | undefined;
      doubt?: Doubted | undefined;
      lost?: readonly LostField[] | undefined;
    },
    style: Style,
  ) => {
    const mark = p.corrected ? ' 已更正' : p.repeated ? '（已报过，数字没变）' : '';
    const by = p.by === undefined ? '' : `，${p.by}代报`;
    const clock = clockText(p.at, p.day, style);
    const first = clockText(p.first, p.day, style);
    const when =
      first === clock
        ? `${clock} ${PUNCTUALITY[p.punctuality]}${by}`
        : `${clock}${by}，首报${first} ${PUNCTUALITY[p.punctuality]}`;
    return [
      `✓ ${place(p)} ${what(p)}${mark}（${when}）`,
      ...(p.lost === undefined || p.lost.length === 0 ? [] : [lostOf(p.lost)]),
      ...(p.doubt === undefined ? [] : [doubted(p.doubt)]),
    ].join('\n');
  },
  'report.nothingKept': (p: { unit: string; lost: readonly LostField[] }) => `${p.unit} ${lostOf(p.lost)}`,
  'report.zeroAsk': (p: Shown & { today: boolean }) =>
    `${p.unit}${p.today ? '今天' : dayText(p.day, 'zh-CN')}${p.form ?? ''}已报${figureList(p.figures)}，改为零报告吗？回1确认`,
  'report.zeroRow': (p: Shown & { today: boolean }) =>
    `${p.today ? '今天' : dayText(p.day, 'zh-CN')}${p.form ?? ''}已报${figureList(p.figures)}，要改为零报告请发：更正 ${p.unit} 零报告`,
  'report.formByForm': (p: { titles: readonly string[] }) =>
    `${p.titles.join('、')}里有已报人数的，这条没有记，请一种一条分开发，例：${p.titles[0] ?? ''}零报告`,
  'report.confirmed': (p: About & { figures: readonly Figure[] }) => `✓ ${place(p)} ${figureList(p.figures)} 已确认`,
  'report.behalfTold': (p: Shown & { by: string; reports: number }) =>
    `${p.by}已代${p.unit}报 ${dayText(p.day, 'zh-CN')}${p.form === undefined ? '' : ` ${p.form}`}：${what(p)}${p.reports > 1 ? `（等${p.reports}份）` : ''}。不对请发：更正 …`,
  'report.withdrawn': (
    p: About & {
      taken?: number | undefined;
      now?: (Shown & { at: number; punctuality: Punctuality }) | undefined;
    },
    style: Style,
  ) => {
    if (p.taken === undefined) return `${place(p)}还没有报告，没有可撤回的`;
    if (p.now === undefined) return `✓ 已撤回 ${place(p)}的报告，现在算未报，请重新报`;
    const stands = `${what(p.now)}（${clockText(p.now.at, p.day, style)} ${PUNCTUALITY[p.now.punctuality]}）`;
    return `✓ 已撤回 ${place(p)} ${clockText(p.taken, p.day, style)}那条，现在是：${stands}`;
  },
  'report.disputeNoted': (p: About) => `✓ 已标为存疑：${place(p)}，等对方核实`,
  'report.disputed': (p: About & { reason: string; by: string }) =>
    `${p.by}对${place(p)}的数字有疑问：${p.reason}。请核实，不对发“更正 …”，没错发：属实 说明`,
  'report.disputeAnswered': (p: Shown & { reason: string; said?: string | undefined }) =>
    `${p.unit}答复存疑：${dayText(p.day, 'zh-CN')}${p.form === undefined ? '' : ` ${p.form}`} ${what(p)}${p.said === undefined ? '' : `，答：${p.said}`}（原疑问：${p.reason}）。属实请发：/核实 ${p.unit}`,
  'report.answerNoted': (p: About) => `✓ ${place(p)} 已答复存疑，等对方核实`,
  'report.answerNothing': (p: { unit: string }) => `${p.unit}没有要答复的存疑`,
  'report.verified': (p: About) => `✓ ${place(p)} 已核实`,
  'report.changedAfter': (
    p: About & { above: string; version: number; changes: readonly Figure[]; missing: boolean },
  ) => {
    const changes = p.changes.map((c) => `${c.label}${Number(c.value) > 0 ? '+' : ''}${c.value}`);
    const moved = [...changes, ...(p.missing ? ['已撤回，现在未报'] : [])].join('，');
    return `更正：${place(p)} ${p.above}第${p.version}版报送后有变动：${moved}`;
  },
  'report.tooOld': (p: { day: string; unit: string }) =>
    `${dayText(p.day, 'zh-CN')}已过补报期限，${p.unit}这天的数字不能再报、再改`,

  'report.remind': (p: { title: string; day: string; cutoff: number; units: readonly Unit[] }, style: Style) =>
    `${p.title}${timeText(p.cutoff, style.zone)}截止，还没收到：${people(p.units)}。没有情况发：零报告`,
  'report.missing': (
    p: { title: string; day: string; cutoff: number; grace: number; units: readonly Unit[]; unheard: readonly Unit[] },
    style: Style,
  ) =>
    [
      ...(p.units.length > 0
        ? [
            `${p.title}${timeText(p.cutoff, style.zone)}已截止，未报${p.units.length}个：${people(p.units)}。${p.grace > 0 ? `${p.grace}分钟内补上仍算按时` : '请尽快补上'}`,
          ]
        : []),
      ...(p.unheard.length > 0
        ? [`联系不上${p.unheard.length}个：${people(p.unheard)}（掉线期间可能已报，请再发一次）`]
        : []),
    ].join('\n'),
  'report.missingLeader': (p: { title: string; day: string; units: readonly Unit[] }) =>
    `${dayText(p.day, 'zh-CN')}${p.title}仍未报${p.units.length}个：${people(p.units)}，请打电话催一下`,
  'report.missingSuperior': (p: { title: string; day: string; units: readonly Unit[] }) =>
    `${dayText(p.day, 'zh-CN')}${p.title}过期未报${p.units.length}个：${namedOrCounted(p.units, COUNTED)}`,
  'report.resend': (p: { title: string; from: number; to: number; units: readonly Unit[] }, style: Style) =>
    `${timeText(p.from, style.zone)}—${timeText(p.to, style.zone)}掉线，这段时间的消息可能没收到。还没见到“✓”的请再发一次（重发不会重复计数）：${people(p.units)}`,

  'report.whichUnit': (p: { name: string; paths: readonly string[] }) =>
    `有${p.paths.length}个“${repeated(p.name)}”，请写全称：${p.paths.slice(0, 5).join(' / ')}`,
  'report.whichPerson': (p: { name: string; units: readonly string[] }) =>
    `有${p.units.length}个叫“${repeated(p.name)}”的（${p.units.slice(0, 5).join('、')}），请写单位`,
  'report.whichOfMine': (p: { units: readonly string[]; intent?: string | undefined }) =>
    `您负责${p.units.length}个单位：${p.units.join('、')}。请写明是哪个，例：${exampleOf(p.intent, p.units[0] ?? '')}`,
  'report.undoWhich': (p: { units: readonly string[] }) =>
    `您最后一条报了${p.units.length}个单位，请写明撤回哪个，例：撤回 ${p.units[0] ?? ''}`,
  'report.undoNothing': (p: { unit: string }) => `您没有报过，没有可撤回的。撤回下级的请写单位，例：撤回 ${p.unit}`,
  'report.notOwed': (p: { unit: string; day?: string; sums: boolean; example?: string }) =>
    !p.sums
      ? `${p.unit}${p.day === undefined ? '今天' : dayText(p.day, 'zh-CN')}不用报`
      : `${p.unit}不用自己报，由下级分别报后自动汇总${p.example === undefined ? '' : `；替下级报请写明，例：代${p.example} 零报告`}`,
  'report.otherForm': (p: { unit: string; title: string; titles: readonly string[]; off: boolean }) =>
    `${p.off ? `${p.title}没有启用` : `${p.unit}不用报${p.title}`}，这条没有记${p.titles.length === 0 ? '' : `。要报的是${p.titles.join('、')}，没有情况发：零报告`}`,
  'report.notActive': (p: { unit: string }) => `${p.unit}现在没有启用任何日报，不用报`,
  'report.beforeOn': (p: {
    unit: string;
    day: string;
    forms: readonly { readonly title: string; readonly from: string }[];
    all: boolean;
  }) =>
    `${p.forms.map(({ title, from }) => `${title}${dayText(from, 'zh-CN')}起`).join('、')}才启用，${p.unit}${dayText(p.day, 'zh-CN')}不用报${p.all ? '' : '，这条没有记，请只报启用以后的'}`,
  'report.joinedSince': (p: { unit: string; day: string; from: string | undefined }) =>
    p.from === undefined
      ? `${dayText(p.day, 'zh-CN')}还没有${p.unit}，不用补报`
      : `${p.unit}是${dayText(p.day, 'zh-CN')}中途加入的，从${dayText(p.from, 'zh-CN')}起报，这条没有记录`,
  'report.dayNotOpen': (p: { day: string; title: string }) => `${dayText(p.day, 'zh-CN')}没有启用${p.title}，不能补报`,

  'report.submitted': (
    p: { unit: string; title: string; day: string; at: number; version: number; by: string },
    style: Style,
  ) => `✓ 已报送 ${p.unit} ${dayText(p.day, 'zh-CN')}${p.title}，截至${timeText(p.at, style.zone)} 第${p.version}版`,
  'report.submittedUp': (
    p: {
      unit: string;
      title: string;
      day: string;
      at: number;
      version: number;
      by: string;
      expected: number;
      actual: number;
      missing: number;
      zero: number;
      late: number;
      totals: readonly Figure[];
    },
    style: Style,
  ) =>
    `${p.unit}报送 ${dayText(p.day, 'zh-CN')}${p.title}（截至${timeText(p.at, style.zone)} 第${p.version}版，${p.by}）：应报${p.expected} 已报${p.actual} 零报告${p.zero} 迟报${p.late} 未报${p.missing}；${figureList(p.totals)}`,
  'report.chainTooLong': (p: { rows: number; most: number }) =>
    `接龙有${p.rows}行，一次最多收${p.most}行，都没有记。请分开发`,
  'report.chain': (
    p: { list: 'chain' | 'rows' | 'each'; fresh: readonly Row[]; bad: readonly BadRow[]; total: number },
    style: Printing,
  ) =>
    [
      ...(p.fresh.length > 0 ? [`✓ ${recorded(p)}${rows(p.fresh)}`] : []),
      ...(p.list === 'each' && p.fresh.length > 1
        ? [`以上数字每个单位各记一份，不是合计。不对请逐个更正，例：更正 ${p.fresh.at(-1)?.name ?? ''} …`]
        : []),
      ...(p.bad.length > 0
        ? [
            `没记的${p.bad.length}行：${p.bad
              .slice(0, ROWS)
              .map((r) => `${repeated(r.name)}（${style.say(r.why)}）`)
              .join('；')}${p.bad.length > ROWS ? '…' : ''}`,
          ]
        : []),
    ].join('\n'),
};

interface Row {
  readonly name: string;
  readonly said: 'zero' | 'figures' | 'ack';
  readonly figures: readonly Figure[];
  /** Written by somebody else than the unit. */
  readonly behalf: boolean;
  readonly lost: readonly LostField[];
}

interface BadRow {
  readonly name: string;
  readonly why: Text;
}

/** Rows of a chain printed in one answer. */
const ROWS = 20;

const row = (r: Row): string => {
  const said = r.said === 'ack' ? '收到' : what({ zero: r.said === 'zero', figures: r.figures });
  const behalf = r.behalf ? '（代报）' : '';
  return `${repeated(r.name)} ${said}${behalf}${r.lost.length === 0 ? '' : `，${lostOf(r.lost)}`}`;
};

const recorded = ({ list, fresh, total }: { list: string; fresh: readonly Row[]; total: number }): string =>
  list === 'each'
    ? `已分别记到${fresh.length}个单位：`
    : list === 'chain'
      ? `接龙已记${total}行，本次：`
      : `已记${total}行，本次：`;

const rows = (list: readonly Row[]): string =>
  list.slice(0, ROWS).map(row).join('、') + (list.length > ROWS ? `…等${list.length}行` : '');
