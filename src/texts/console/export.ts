// Titles, headings and footnotes of what is exported: the day's report and the ledger of findings.
import type { Locale } from '../index.ts';
import { dayText } from '../words.ts';

interface Titled {
  readonly unit: string;
  readonly form: string;
}

/** `time` is written out already. */
interface Frozen {
  readonly number: number;
  readonly time: string;
  readonly by: string;
}

const chinese = {
  /** 2022年7月28日, and with its clock time. */
  day: (day: string) => `${day.slice(0, 4)}年${dayText(day, 'zh-CN')}`,
  moment: (day: string, time: string) => `${day.slice(0, 4)}年${dayText(day, 'zh-CN')}${time}`,
  report: {
    sheet: '日报表',
    title: ({ unit, form }: Titled) => `${unit}${form}日报表`,
    columns: {
      unit: '单位',
      expected: '应报',
      actual: '实报',
      onTime: '按时',
      zero: '零报告',
      late: '迟报',
      backfilled: '补报',
      missing: '未报',
      unheard: '联系不上',
      exempt: '免报',
    },
    field: ({ label, measure }: { label: string; measure: string }) =>
      measure === '' ? label : `${label}（${measure}）`,
    total: '合计',
    /** What is counted for the unit and for none of those listed below it. */
    own: '本级及其他',
    besides: '文字及测量项目',
    besidesColumns: { unit: '单位', field: '项目', said: '内容', measure: '计量单位' },
    signed: ({ filledBy, checkedBy }: { filledBy: string; checkedBy: string }) =>
      `填报人：${filledBy}\u3000\u3000审核人：${checkedBy}`,
    blank: '＿＿＿＿＿＿',
    rates: ({ reported, onTime }: { reported: string; onTime: string }) => `上报率${reported}，按时率${onTime}。`,
    lacking: (count: number) => `缺${count}个未计入；没有收到的，项目留空，不作0计。`,
    voluntary: (count: number) => `实报含免报而主动报送的${count}个，不计入应报。`,
    live: (time: string) => `实时数字，未冻结，截至${time}。`,
    frozen: ({ number, time, by }: Frozen) =>
      `第${number}版，${time}由${by}报送时的数字；报送只冻结合计，下级单位不列。`,
  },
  ledger: {
    sheet: '整改台账',
    title: (area: string) => `${area}督查整改台账`,
    asOf: (time: string) => `截至${time}`,
    columns: {
      number: '编号',
      mark: '督号',
      unit: '单位',
      place: '点位',
      issue: '问题',
      category: '类别',
      severity: '等级',
      status: '状态',
      colour: '颜色',
      source: '来源',
      finder: '发现人',
      foundAt: '发现时间',
      issuedAt: '下发时间',
      due: '整改时限',
      leader: '责任领导',
      person: '责任人',
      measures: '整改措施',
      result: '整改情况',
      fixedAt: '最近整改时间',
      photos: '佐证照片',
      reviewer: '复查人',
      reviewedAt: '复查时间',
      verdict: '结果',
      closedAt: '销号时间',
      lookBack: '回头看',
      lateDays: '逾期天数',
      first: '原定时限',
      card: '亮牌',
      earlier: '历史问题次数',
      remark: '备注',
    },
    /** As it is called in the groups, in every language. */
    mark: (number: number) => `督${number}`,
    colours: { green: '绿', yellow: '黄', red: '红' },
    cards: { yellow: '黄牌', red: '红牌' },
    passed: '通过',
    failed: '不通过',
    held: '保持',
    relapsed: '反弹',
    round: (round: number) => `第${round}轮`,
    extended: (count: number) => `延期${count}次`,
    refused: (reason: string) => `退单：${reason}`,
    voided: (reason: string) => `作废：${reason}`,
    separator: '；',
    names: '、',
    counts: ({ total, over, late, voided }: Record<'total' | 'over' | 'late' | 'voided', number>) =>
      `共${total}条：已销号${over}条，未销号${total - over - voided}条（其中逾期${late}条），作废${voided}条。`,
    earlier: '历史问题次数：同一单位在此之前被查出的问题数，作废和未交办的不计。',
  },
};

/** English must have the same keys with the same parameters. */
export type ExportTexts = typeof chinese;

const english: ExportTexts = {
  day: (day) => `${dayText(day, 'en')} ${day.slice(0, 4)}`,
  moment: (day, time) => `${dayText(day, 'en')} ${day.slice(0, 4)} ${time}`,
  report: {
    sheet: 'Daily report',
    title: ({ unit, form }) => `${unit}: ${form}, daily report`,
    columns: {
      unit: 'Unit',
      expected: 'Owed',
      actual: 'Received',
      onTime: 'On time',
      zero: 'Zero reports',
      late: 'Late',
      backfilled: 'Backfilled',
      missing: 'Missing',
      unheard: 'Not heard',
      exempt: 'Exempt',
    },
    field: ({ label }) => label,
    total: 'Total',
    own: 'Itself and others',
    besides: 'Words and measurements',
    besidesColumns: { unit: 'Unit', field: 'Item', said: 'Said', measure: 'Measure' },
    signed: ({ filledBy, checkedBy }) => `Filled in by: ${filledBy}        Checked by: ${checkedBy}`,
    blank: '____________',
    rates: ({ reported, onTime }) => `Reporting rate ${reported}, on time ${onTime}.`,
    lacking: (count) => `Without ${count} not received; what was not received is left empty and is no 0.`,
    voluntary: (count) => `Received includes ${count} that are exempt but reported; they are not among those owed.`,
    live: (time) => `Live figures, not frozen, as of ${time}.`,
    frozen: ({ number, time, by }) =>
      `Version ${number}, as submitted by ${by} on ${time}; only the total is frozen, units below are not listed.`,
  },
  ledger: {
    sheet: 'Ledger',
    title: (area) => `${area}: ledger of findings`,
    asOf: (time) => `As of ${time}`,
    columns: {
      number: 'No.',
      mark: 'Mark',
      unit: 'Unit',
      place: 'Place',
      issue: 'Finding',
      category: 'Category',
      severity: 'Severity',
      status: 'Status',
      colour: 'Colour',
      source: 'Source',
      finder: 'Found by',
      foundAt: 'Found',
      issuedAt: 'Issued',
      due: 'Limit',
      leader: 'Responsible leader',
      person: 'Responsible person',
      measures: 'Measures',
      result: 'Rectification',
      fixedAt: 'Last rectified',
      photos: 'Photos as evidence',
      reviewer: 'Reviewer',
      reviewedAt: 'Reviewed',
      verdict: 'Result',
      closedAt: 'Closed',
      lookBack: 'Look-back',
      lateDays: 'Days overdue',
      first: 'First limit',
      card: 'Card',
      earlier: 'Earlier findings',
      remark: 'Remark',
    },
    mark: (number) => `督${number}`,
    colours: { green: 'green', yellow: 'yellow', red: 'red' },
    cards: { yellow: 'yellow card', red: 'red card' },
    passed: 'passed',
    failed: 'failed',
    held: 'holds',
    relapsed: 'relapsed',
    round: (round) => `round ${round}`,
    extended: (count) => (count === 1 ? 'extended once' : `extended ${count} times`),
    refused: (reason) => `refused: ${reason}`,
    voided: (reason) => `void: ${reason}`,
    separator: '; ',
    names: ', ',
    counts: ({ total, over, late, voided }) =>
      `${total} in all: ${over} closed, ${total - over - voided} open (${late} of them overdue), ${voided} void.`,
    earlier: 'Earlier findings: those of the same unit before this one, without void ones and drafts.',
  },
};

export const exportTexts: Readonly<Record<Locale, ExportTexts>> = { 'zh-CN': chinese, en: english };
