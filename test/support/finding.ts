// People, units and events for the tests of findings.
import type { Author } from '../../src/flow.ts';
import { FINDING_POLICY, type FindingPolicy } from '../../src/templates/findings.ts';
import type { FindingEvent } from '../../flows/finding.ts';
import { instant } from '../../src/calendar.ts';

export const ZONE = 'Asia/Shanghai';
/** A clock time of July 2022 in the business zone. */
export const july = (day: number, time: string): number =>
  instant(`2022-07-${String(day).padStart(2, '0')}`, time, ZONE);

export const policy: FindingPolicy = { ...FINDING_POLICY, zone: ZONE };

export const inspector: Author = { person: 'p-insp', name: '周检', unit: 'c', unitName: '双辽市' };
export const county: Author = { person: 'p-county', name: '郑办', unit: 'c', unitName: '双辽市' };
export const town: Author = { person: 'p-town', name: '钱镇', unit: 't', unitName: '河湾镇' };
export const fixer: Author = { person: 'p-fix', name: '王村', unit: 'v', unitName: '西沟村' };
export const mate: Author = { person: 'p-mate', name: '李村', unit: 'v', unitName: '西沟村' };
export const other: Author = { person: 'p-other', name: '赵村', unit: 'w', unitName: '东沟村' };

let serial = 0;
type Of<T extends FindingEvent['type']> = Extract<FindingEvent, { type: T }>;
type Stamps = 'type' | 'at' | 'id' | 'number' | 'by' | 'conversation';

/** An event of finding 12 with an id of its own, spoken in the group of 西沟村 unless said otherwise. */
export function said<T extends FindingEvent['type']>(
  type: T,
  stamp: { at: number; by: Author; id?: string; heard?: string },
  rest: Omit<Of<T>, Stamps>,
): Of<T> {
  serial += 1;
  return {
    type,
    id: `m${serial}`,
    number: 12,
    conversation: 'room',
    heard: 'v',
    ...stamp,
    ...rest,
  } as unknown as Of<T>;
}

export const recorded = (at: number, part: Partial<Of<'recorded'>> = {}): Of<'recorded'> => ({
  ...said(
    'recorded',
    { at, by: inspector, heard: 'c' },
    {
      unit: 'v',
      unitName: '西沟村',
      chain: ['t', 'c'],
      guessed: false,
      place: '西沟村卡口',
      issue: '登记本空白',
      category: 'records',
      severity: 'minor',
      policy,
    },
  ),
  ...part,
});

const MINUTE = 60_000;
export const at = july(28, '09:00');
export const due = july(29, '09:00');
export const fix = (when: number, text = '登记本已补齐') => said('fixed', { at: when, by: fixer }, { text });
export const review = (when: number, passed: boolean, by = inspector) =>
  said('reviewed', { at: when, by }, { passed, ...(!passed && { text: '还缺7月27日' }) });
export const closed = [recorded(at), fix(at + 60 * MINUTE), review(at + 120 * MINUTE, true)] as const;
export const closedAt = at + 120 * MINUTE;
