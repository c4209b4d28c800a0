// Events of a daily report, for flow tests: one unit, one day, times as HH:mm of that day.
import type { About, Corrected, Reported, ReportEvent, Withdrawn } from '../../flows/daily-report/index.ts';
import { type DayOpened, policyOf } from '../../flows/report-day.ts';
import { addDays, instant } from '../../src/calendar.ts';
import type { WaitingUnit } from '../../src/flow.ts';
import { epidemic } from '../../src/templates/epidemic.ts';

const ZONE = 'Asia/Shanghai';
export const DAY = '2022-07-28';
export const LEDGER = `daily-report:epidemic:${DAY}`;

/** An instant of the reporting day, or of one `later` days after it. */
export const at = (time: string, later = 0): number => instant(addDays(DAY, later), time, ZONE);

export const policy = policyOf(epidemic, DAY, ZONE);

const field = (key: string, label: string, [counts, people]: readonly [boolean, boolean]) => ({
  ...{ key, label, measure: people ? '人' : '次', counts, people },
});

export const about: About = {
  unit: 'g1',
  unitName: '西沟村1号网格',
  title: '疫情防控',
  day: DAY,
  ledger: LEDGER,
  onTimeUntil: at('16:10'),
  closes: policy.closesAt,
  backfillUntil: policy.backfillUntil,
  fields: [
    field('fever', '发热人数', [true, true]),
    field('returnees', '返乡人员', [true, true]),
    field('inspected', '巡查次数', [true, false]),
    field('rain', '雨量', [false, false]),
    field('note', '备注', [false, false]),
  ],
};

const by = { person: 'p1', name: '王芳', unit: 'g1', unitName: '西沟村1号网格' };
const ALL_ZERO = { fever: 0, returnees: 0 };

let count = 0;
/** Unique and in order, as the ids of messages are. */
const fresh = () => `m${String(++count).padStart(6, '0')}`;

export function reported(time: string | number, part: Partial<Reported> = {}): Reported {
  const zero = part.values === undefined;
  return {
    type: 'reported',
    at: typeof time === 'number' ? time : at(time),
    id: fresh(),
    ...{ about, by, zero, values: ALL_ZERO, onBehalf: false, silent: false, submitted: [] },
    ...part,
  };
}

export function corrected(
  time: string | number,
  values: Corrected['values'],
  part: Partial<Corrected> = {},
): Corrected {
  const stamp = { at: typeof time === 'number' ? time : at(time), id: fresh() };
  const rest = { onBehalf: false, silent: false, zero: false, submitted: [] };
  return { type: 'corrected', ...stamp, about, by, values, ...rest, ...part };
}

export function withdrawn(time: string | number, part: Partial<Withdrawn> = {}): Withdrawn {
  const stamp = { at: typeof time === 'number' ? time : at(time), id: fresh() };
  return { type: 'withdrawn', ...stamp, about, by, onBehalf: false, submitted: [], ...part };
}

/** The same person, or another one. */
export const person = (name: string) => ({ ...by, person: name, name });

export function reasoned(
  type: 'disputed' | 'verified' | 'exempted' | 'answered',
  time: string,
  reason = '来源不明',
): ReportEvent {
  return { type, at: at(time), id: fresh(), about, by: { ...by, name: '何静' }, reason };
}

export function opened(area = 'county', units: readonly string[] = ['g1', 'g2']): DayOpened {
  const id = `open:${area}`;
  return {
    ...{ type: 'opened', at: policy.opensAt, id, template: 'epidemic', title: '疫情防控', day: DAY, area },
    units: [...units],
    policy,
  };
}

export function waiting(code: string, parent: string, more: Partial<WaitingUnit> = {}): WaitingUnit {
  return { code, name: `${parent}${code}`, tier: 'grid', parent, people: [`${code}的人`], unheard: false, ...more };
}
