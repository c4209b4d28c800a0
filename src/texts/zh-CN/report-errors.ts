import { isFindingWithoutIssue, isOfSeveralUnits, isOrderMark, isZeroOfSeveral, repeated } from '../words.ts';

/** What the sentence needs of a mistake (understanding/intent.ts). */
interface Params {
  readonly token?: string;
  readonly label?: string;
  readonly values?: readonly string[];
  /** Title of the report, or the mark of the order, in which the label was looked for. */
  readonly form?: string;
}

const token = (p: Params): string => repeated(p.token ?? p.label ?? '');
const label = (p: Params): string => repeated(p.label ?? '返乡');

/** One sentence per error code of domain.md §11: what was not understood, and what to type. */
export const reportErrors = {
  'mistake.negative_number': (p: Params) => `人数不能是负数：“${token(p)}”。请重发，例：${label(p)}0`,
  'mistake.not_a_number': (p: Params) => `没看懂“${token(p)}”，请写数字，例：${label(p)}2`,
  'mistake.not_integer': (p: Params) => `人数要写整数：“${token(p)}”。请重发，例：${label(p)}2`,
  'mistake.ambiguous_number': (p: Params) =>
    isZeroOfSeveral(p)
      ? `“${token(p)}”写了几种报表，请一种一条分开发，例：疫情零报告。各种都没有情况就只发：零报告`
      : isOfSeveralUnits(p)
        ? `“${token(p)}”是每个单位都这么多，还是一共？都一样请写“各”，例：1号、2号网格各返乡2；不一样请一个单位一行`
        : `“${token(p)}”不确定，请核实后写一个准数，例：${label(p)}2`,
  'mistake.missing_value': (p: Params) =>
    isFindingWithoutIssue(p)
      ? `“${token(p)}”没看出是哪里、什么问题，没有登记。请这样发：/督查 西沟村卡口 登记本空白 明天10点前`
      : `“${repeated(p.label ?? p.token ?? '')}”没有填数，没有就写0，例：${label(p)}0`,
  'mistake.empty_report': (p: Params) =>
    `${p.form === undefined || p.form === '' ? '' : `${p.form}：`}没有内容。没有情况请发：零报告`,
  'mistake.unknown_field': ({ form = '', ...p }: Params) =>
    `${isOrderMark(form) ? `${form} 没有要` : `${form}日报里没有`}“${repeated(p.label ?? p.token ?? '')}”这一项，其余未收，请去掉后重发`,
  'mistake.duplicate_field': (p: Params) =>
    `“${label(p)}”写了${(p.values ?? []).slice(0, 5).map(repeated).join('和')}${p.values?.length === 2 ? '两' : '几'}个数，以哪个为准？请重发，例：${label(p)}${repeated(p.values?.[0] ?? '')}`,
  'mistake.zero_conflict': (p: Params) => `写了“零报告”又写了${token(p)}，请确认后重发`,
  'mistake.out_of_range': (p: Params) => `“${token(p)}”超出范围，请核对后重发`,
  'mistake.bad_date': (p: Params) => `没有“${token(p)}”这一天，请核对日期，例：7月28日`,
  'mistake.future_date': (p: Params) => `不能提前报：“${token(p)}”还没到，请到当天再发`,
  'mistake.unknown_unit': (p: Params) => `找不到“${token(p)}”，或不归您代报`,
};
