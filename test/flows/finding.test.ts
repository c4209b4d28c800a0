// A finding from the field to its close-out, its clock, and who may not do what (domain.md §6, §7.2).
import { describe, expect, test } from 'vitest';
import { finding } from '../../flows/finding.ts';
import {
  at,
  closed,
  closedAt,
  county,
  due,
  fix,
  fixer,
  inspector,
  july,
  mate,
  other,
  recorded,
  review,
  said,
  town,
} from '../support/finding.ts';
import { given, replay } from '../support/flow.ts';

const MINUTE = 60_000;

describe('the way of a finding', () => {
  test('is handed to the unit with a limit, and the inspector gets a receipt', () => {
    given(finding)
      .when(recorded(at))
      .says('finding.notice', { number: 12, unitName: '西沟村', due })
      .says('finding.recorded', { guessed: false })
      .leaves({ status: 'assigned', due, round: 1, severity: 'minor' });
  });

  test('is not said twice in the group of the unit itself', () => {
    const step = given(finding)
      .when(recorded(at, { heard: 'v' }))
      .says('finding.notice');
    expect(step.messages).toHaveLength(1);
  });

  test('a critical one is reported upwards at once', () => {
    given(finding)
      .when(recorded(at, { severity: 'critical' }))
      .leaves({ due: at + 30 * MINUTE });
    const told = (heard: string) =>
      given(finding)
        .when(recorded(at, { severity: 'critical', heard }))
        .messages.filter((m) => m.text.key === 'finding.critical')
        .map((m) => m.to);
    expect(told('elsewhere')).toEqual([{ unit: 't' }, { leaders: 'c' }]);
    // A group that has heard it already is not told again.
    expect(told('c')).toEqual([{ unit: 't' }]);
    expect(told('t')).toEqual([{ leaders: 'c' }]);
  });

  test('a proposal waits for the office', () => {
    const draft = recorded(at, { office: 't', by: fixer });
    given(finding)
      .when(draft)
      .says('finding.proposed')
      .says('finding.to_confirm', { by: '西沟村' })
      .leaves({ status: 'draft' });
    given(finding, draft)
      .when(said('confirmed', { at: at + MINUTE, by: town }, {}))
      .says('finding.notice')
      .leaves({ status: 'assigned', issuedAt: at + MINUTE });
  });

  test('is accepted, started, fixed, reviewed and closed', () => {
    const accepted = said('accepted', { at: at + 1, by: mate }, {});
    const started = said('started', { at: at + 2, by: mate }, { text: '换登记本' });
    given(finding, recorded(at)).when(accepted).says('finding.accepted').leaves({ status: 'acknowledged' });
    given(finding, recorded(at), accepted).when(started).leaves({ status: 'rectifying', measures: '换登记本' });
    given(finding, recorded(at), accepted, started)
      .when(fix(at + 3))
      .says('finding.to_review', { done: '登记本已补齐', photos: 0 })
      .leaves({ status: 'pending_review' });
    given(finding, ...closed.slice(0, 2))
      .when(closed[2])
      .says('finding.closed')
      .leaves({ status: 'closed', closedAt });
  });

  test('a fix without a word waits for its photo', () => {
    const claim = fix(at + MINUTE, '');
    const photo = said('photographed', { at: at + 3 * MINUTE, by: fixer }, { file: 'a.jpg' });
    given(finding, recorded(at)).when(claim).says('finding.evidence_wanted').leaves({ status: 'rectifying' });
    given(finding, recorded(at), claim)
      .when(photo)
      .says('finding.to_review', { photos: 1 })
      .leaves({ status: 'pending_review', photos: [{ file: 'a.jpg', kind: 'evidence', round: 1 }] });
    const late = said('photographed', { at: at + 7 * MINUTE, by: fixer }, { file: 'a.jpg' });
    given(finding, recorded(at), claim).when(late).saysNothing().leaves({ status: 'rectifying', photos: [] });
  });

  test('photos of the inspector belong to it for five minutes, in the same conversation', () => {
    const photo = (when: number, conversation = 'room') => ({
      ...said('photographed', { at: when, by: inspector }, { file: 'b.jpg' }),
      conversation,
    });
    given(finding, recorded(at))
      .when(photo(at + 5 * MINUTE))
      .leaves({ photos: [{ kind: 'inspection' }] });
    given(finding, recorded(at))
      .when(photo(at + 5 * MINUTE + 1))
      .leaves({ photos: [] });
    given(finding, recorded(at))
      .when(photo(at + MINUTE, 'elsewhere'))
      .leaves({ photos: [] });
  });

  test('a failed review returns it with a new limit', () => {
    const failed = { ...review(at + 120 * MINUTE, false), due: july(28, '18:00') };
    given(finding, recorded(at), fix(at + MINUTE))
      .when(failed)
      .says('finding.returned', { reason: '还缺7月27日', due: july(28, '18:00') })
      .leaves({ status: 'returned', due: july(28, '18:00') });
  });

  test('a refusal goes back to the inspector, who reassigns', () => {
    const refused = said('refused', { at: at + 1, by: fixer }, { text: '不是我们村的', suggestion: '东沟村' });
    const moved = said(
      'reassigned',
      { at: at + 2, by: inspector },
      { unit: 'w', unitName: '东沟村', chain: ['t', 'c'] },
    );
    given(finding, recorded(at))
      .when(refused)
      .says('finding.rejected', { suggestion: '东沟村' })
      .leaves({ status: 'rejected' });
    given(finding, recorded(at), refused)
      .when(moved)
      .says('finding.notice', { unitName: '东沟村' })
      .leaves({ unit: 'w' });
    given(finding, recorded(at), refused, moved)
      .when(said('accepted', { at: at + 3, by: fixer }, {}))
      .says('finding.not_your_unit')
      .leaves({ status: 'assigned' });
  });

  test('an extension is asked for by the unit and granted above', () => {
    const accepted = said('accepted', { at: at + 1, by: fixer }, {});
    const asked = said('extension_asked', { at: at + 2, by: fixer }, { text: '等材料', due: july(30, '18:00') });
    const granted = (by = county) => said('extension_decided', { at: at + 3, by }, { granted: true });
    given(finding, recorded(at), accepted)
      .when(asked)
      .says('finding.extension_asked', { until: july(30, '18:00') });
    given(finding, recorded(at), accepted, asked)
      .when(granted())
      .leaves({ status: 'rectifying', due: july(30, '18:00'), extensions: 1 });
    given(finding, recorded(at), accepted, asked).when(granted(mate)).says('finding.checker_is_unit').leaves({ due });
    given(finding, recorded(at), accepted).when(granted()).says('finding.no_extension').leaves({ due });
  });

  test('a relapse opens a new round, one severity higher', () => {
    const back = july(31, '10:00') + MINUTE * 60 * 24;
    const relapse = said('looked_back', { at: back, by: inspector }, { held: false, text: '又空白' });
    const step = given(finding, ...closed).when(relapse);
    expect(step.messages.map((m) => [m.text.key, m.to])).toEqual([
      ['finding.relapsed', { reply: true }],
      ['finding.relapsed', { unit: 't' }],
    ]);
    step.leaves({ status: 'rectifying', round: 2, severity: 'major', due: back + 120 * MINUTE });
    const state = replay(finding, [...closed, relapse]);
    expect(state?.log.at(-1)?.to).toEqual(['look_back', 'reopened', 'rectifying']);
    expect(state && finding.isOpen(state)).toBe(true);
  });

  test('what holds is closed for good, but not before the third day', () => {
    const held = (when: number) => said('looked_back', { at: when, by: inspector }, { held: true });
    given(finding, ...closed)
      .when(held(closedAt + MINUTE))
      .says('finding.too_early')
      .leaves({ status: 'closed' });
    const step = given(finding, ...closed)
      .when(held(closedAt + 4 * 1440 * MINUTE))
      .says('finding.held')
      .wakes(undefined);
    expect(step.step && finding.isOpen(step.step.state)).toBe(false);
  });
});

describe('the checker is never the fixer', () => {
  test('nobody of the unit closes, voids or judges', () => {
    const before = [recorded(at), fix(at + 1)] as const;
    given(finding, ...before)
      .when(review(at + 2, true, mate))
      .says('finding.checker_is_unit')
      .leaves({ status: 'pending_review' });
    given(finding, recorded(at))
      .when(said('voided', { at: at + 1, by: mate }, { text: 'x' }))
      .says('finding.checker_is_unit');
    given(finding, ...closed)
      .when(said('looked_back', { at: closedAt + 9 * 86_400_000, by: mate }, { held: true }))
      .says('finding.checker_is_unit');
  });

  test('who fixed it is not made a checker by a reassignment', () => {
    const moved = said('reassigned', { at: at + 3, by: county }, { unit: 'w', unitName: '东沟村', chain: ['t', 'c'] });
    const before = [recorded(at), fix(at + 1), review(at + 2, false), moved] as const;
    const again = said('fixed', { at: at + 4, by: other }, { text: '好了' });
    given(finding, ...before, again)
      .when(review(at + 5, true, fixer))
      .says('finding.checker_is_fixer');
    given(finding, ...before, again)
      .when(review(at + 5, true, mate))
      .says('finding.checker_is_fixer');
    given(finding, ...before, again)
      .when(review(at + 5, true, town))
      .leaves({ status: 'closed' });
  });

  test('who wrote it by mistake may take it back while nobody has touched it', () => {
    const own = recorded(at, { by: mate });
    const slip = (when: number) => said('voided', { at: when, by: mate }, { text: '写错了' });
    given(finding, own)
      .when(slip(at + 1))
      .says('finding.voided')
      .leaves({ status: 'voided' });
    given(finding, own, said('accepted', { at: at + 1, by: fixer }, {}))
      .when(slip(at + 2))
      .says('finding.checker_is_unit');
  });
});

test('phone and identity numbers never get in', () => {
  const issue = '业主13812345678、证件220382199001011234未登记';
  const state = replay(finding, [recorded(at, { issue })]);
  expect(JSON.stringify(state)).not.toMatch(/1381234|2203821990/);
  expect(state?.issue).toBe('业主138****5678、证件220382********1234未登记');
});
