// The clock of a finding, and what reaches it late or twice.
import { describe, expect, test } from 'vitest';
import { colourOf, finding } from '../../flows/finding.ts';
import { lookBackAt } from '../../flows/finding/limits.ts';
import {
  closed,
  closedAt,
  county,
  due,
  fix,
  fixer,
  july,
  mate,
  policy,
  recorded,
  said,
  at,
} from '../support/finding.ts';
import { given, replay, tick } from '../support/flow.ts';

const MINUTE = 60_000;

describe('its clock', () => {
  test('green, yellow, red, leaders, county, red card: each said once', () => {
    const yellow = july(29, '01:00');
    const start = given(finding, recorded(at));
    expect(start.state && finding.wakeAt(start.state)).toBe(july(29, '07:00'));
    expect(start.state && colourOf(start.state, yellow)).toBe('yellow');
    const one = start
      .when(tick(july(29, '07:00')))
      .says('finding.yellow')
      .wakes(due);
    expect(one.messages.map((m) => m.to)).toEqual([{ unit: 'v' }]);
    const two = given(finding, recorded(at), tick(july(29, '07:00'))).when(tick(due));
    expect(two.messages.map((m) => [m.text.key, m.to])).toEqual([
      ['finding.red', { unit: 'v' }],
      ['finding.red', { unit: 't' }],
    ]);
    two.leaves({ overdue: 1 }).wakes(july(29, '13:00'));
    const late = given(finding, recorded(at), tick(due), tick(july(29, '13:00')));
    expect(late.state).toMatchObject({ overdue: 2 });
    const card = late.when(tick(july(30, '09:00')));
    expect(card.messages.map((m) => [m.text.key, m.to])).toEqual([
      ['finding.yellow_card', { unit: 'v' }],
      ['finding.yellow_card', { unit: 'c' }],
    ]);
    given(finding, recorded(at), tick(july(30, '09:00')))
      .when(tick(july(30, '09:00') + 3 * 86_400_000))
      .leaves({ overdue: 4 })
      .wakes(undefined);
  });

  test('what a unit has found with itself is checked above it, and looked at again there', () => {
    const own = [recorded(at, { by: mate }), fix(at + 60 * MINUTE)] as const;
    const above = { leaders: 't' };
    expect(given(finding, own[0]).when(own[1]).messages.at(-1)).toMatchObject({
      text: { key: 'finding.to_review' },
      to: above,
    });
    const waiting = given(finding, ...own).when(tick(july(31, '12:00')));
    expect(waiting.messages.map((m) => [m.text.key, m.to])).toEqual([
      ['finding.review_waits', above],
      ['finding.review_waits', { unit: 't' }],
    ]);
    const over = [...own, said('reviewed', { at: closedAt, by: county }, { passed: true })] as const;
    const look = given(finding, ...over).when(tick(july(28, '09:00') + 11 * 86_400_000));
    expect(look.messages.map((m) => [m.text.key, m.to])).toEqual([['finding.look_back', above]]);
  });

  test('after an outage everybody hears the last word only', () => {
    const step = given(finding, recorded(at)).when(tick(july(31, '12:00')));
    expect(step.messages.map((m) => [m.text.key, m.to])).toEqual([
      ['finding.yellow_card', { unit: 'v' }],
      ['finding.red', { unit: 't' }],
      ['finding.escalated', { leaders: 't' }],
      ['finding.yellow_card', { unit: 'c' }],
    ]);
  });

  test('nights are quiet, except for what is critical', () => {
    const night = july(28, '21:30');
    given(finding)
      .when(recorded(night, { severity: 'major' }))
      .wakes(july(29, '07:00'));
    given(finding)
      .when(recorded(night, { severity: 'critical' }))
      .wakes(night + 20 * MINUTE);
  });

  test('a fix that nobody reviews is brought to the inspector, then to his leaders', () => {
    const step = given(finding, recorded(at), fix(at + MINUTE)).when(tick(july(29, '09:01')));
    expect(step.messages.map((m) => [m.text.key, m.to])).toEqual([['finding.review_waits', { person: 'p-insp' }]]);
  });

  test('an extension starts the colours anew', () => {
    const until = july(30, '18:00');
    const events = [
      recorded(at),
      said('accepted', { at: at + 1, by: fixer }, {}),
      tick(due),
      said('extension_asked', { at: due + 1, by: fixer }, { text: '等材料', due: until }),
      said('extension_decided', { at: due + 2, by: county }, { granted: true }),
    ];
    expect(replay(finding, events)).toMatchObject({ overdue: 0 });
    const step = given(finding, ...events).when(tick(until));
    expect(step.messages.map((m) => m.text.key)).toEqual(['finding.red', 'finding.red']);
  });

  test('the look-back begins between day 3 and 10, on a day that depends on the number alone', () => {
    const days = new Set<number>();
    for (let seed = 1; seed <= 40; seed++) {
      const day = (lookBackAt(policy, closedAt, seed) - closedAt) / 86_400_000;
      expect(day).toBeGreaterThanOrEqual(3);
      expect(day).toBeLessThanOrEqual(10);
      days.add(Math.round(day));
    }
    expect(days.size).toBeGreaterThanOrEqual(7);
    const begins = lookBackAt(policy, closedAt, 13);
    given(finding, ...closed)
      .when(tick(begins))
      .says('finding.look_back')
      .leaves({ status: 'look_back' });
    given(finding, ...closed, tick(begins))
      .when(tick(begins))
      .saysNothing();
  });
});

describe('what arrives late or twice', () => {
  test('the same message again changes nothing', () => {
    given(finding, ...closed)
      .when(closed[1])
      .saysNothing()
      .leaves({ status: 'closed' });
  });

  test('a review that arrives before its fix waits for its turn', () => {
    const [born, fixing, passing] = closed;
    given(finding, born)
      .when(passing)
      .says('finding.out_of_turn', { status: 'assigned' })
      .leaves({ status: 'assigned' });
    const step = given(finding, born, passing).when(fixing).leaves({ status: 'closed' });
    expect(step.messages.map((m) => m.text.key)).toEqual(['finding.now', 'finding.now']);
  });

  test('an older message that changes nothing becomes history', () => {
    const accepted = said('accepted', { at: at + 1, by: mate }, {});
    given(finding, ...closed)
      .when(accepted)
      .says('finding.late', { status: 'closed' })
      .leaves({ status: 'closed' });
  });

  test('without a birth there is nothing to act on', () => {
    given(finding).when(closed[1]).refuses('finding.unknown', { number: 12 });
    given(finding, recorded(at)).when(recorded(at)).refuses('finding.exists');
  });
});
