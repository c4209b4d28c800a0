// Every sentence about one finding carries its mark 督12, in both languages, and can be said.
import { expect, test } from 'vitest';
import { render, type Key, type Text } from '../../src/texts/index.ts';
import { findingTexts } from '../../src/texts/zh-CN/finding.ts';
import { july, ZONE } from '../support/finding.ts';

const WITHOUT_NUMBER = [
  'beyond',
  'which',
  'none_open',
  'which_unit',
  'unknown_unit',
  'say_which',
  'unit_wanted',
  'reason_wanted',
  'due_past',
  'usage',
  'ledger',
  'bulletin',
  'several_units',
  'nothing_wrong',
  'bad_limit',
].map((name) => `finding.${name}`);

const params = {
  number: 12,
  numbers: '12',
  place: '西沟村卡口',
  issue: '登记本空白',
  unitName: '西沟村',
  severity: 'minor',
  status: 'rectifying',
  act: 'fixed',
  due: july(29, '09:00'),
  from: july(29, '09:00'),
  until: july(30, '18:00'),
  by: '双辽市',
  reason: '不是我们村的',
  done: '已补齐',
  photos: 2,
  round: 2,
  guessed: true,
  overdue: true,
  lateDays: 3,
  recorded: { by: '双辽市', at: july(28, '09:00') },
};

const about = (Object.keys(findingTexts) as Key[]).filter((key) => !WITHOUT_NUMBER.includes(key));

test.each(about)('%s', (key) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const said = render({ key, params } as unknown as Text, { locale, zone: ZONE });
    expect(said).toContain('督12');
    expect(said).not.toMatch(/undefined|NaN|\[object/);
  }
});
