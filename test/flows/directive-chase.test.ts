import { describe, expect, it } from 'vitest';
import { directive } from '../../flows/directive.ts';
import { instant } from '../../src/calendar.ts';
import { MINUTE, START, ZONE, at, field, issue, issued, never, unit, waiting } from '../support/directive.ts';
import { given, tick } from '../support/flow.ts';

describe('chasing', () => {
  it('reminds at half and nine tenths, in the group of the parent, naming only those waited for', () => {
    const step = issued().when(tick(at(15), waiting(unit('v'), unit('w'), unit('x', { parent: 'u' }))));
    expect(
      step.messages.map((m) => [m.to, (m.text.params as { units: { code: string }[] }).units.map((u) => u.code)]),
    ).toEqual([
      [{ unit: 't' }, ['v', 'w']],
      [{ unit: 'u' }, ['x']],
    ]);
    expect(step.messages[0]).toMatchObject({
      text: { key: 'directive.reminder' },
      while: { ledger: 'receipt:12.1', due: 'ack' },
      mention: ['p-v', 'p-w'],
      expiresAt: at(30),
    });
    step.wakes(at(27));
  });

  it('shows the list after the limit, then tells the leaders, then is silent until the end', () => {
    const late = waiting(unit('v'));
    const run = issued();
    const over = given(directive, issue(), tick(at(15), late), tick(at(27), late)).when(tick(at(30), late));
    over.says('directive.overdue').says('directive.overdue_total', { missing: 1, expected: 3 }).wakes(at(45));
    const leaders = given(directive, issue(), tick(at(30), late)).when(tick(at(45), late));
    leaders.says('directive.escalated').wakes(at(75));
    expect(leaders.messages[0]?.to).toEqual({ leaders: 't' });
    expect(run.state?.status).toBe('issued');
  });

  it('after a pause shows the list first, and the leaders come later', () => {
    const late = waiting(unit('v'));
    issued()
      .when(tick(at(200), late))
      .says('directive.overdue')
      .wakes(at(215));
  });

  it('never accuses a unit that may not have been heard; asks it once', () => {
    const late = waiting(unit('v', { unheard: true }));
    const first = issued().when(tick(at(15), late));
    first.says('directive.ask_again', { units: [{ code: 'v', name: 'v村' }] });
    expect(first.messages).toHaveLength(1);
    given(directive, issue(), tick(at(15), late))
      .when(tick(at(30), late))
      .saysNothing();
  });

  it('is quiet at night, except for a flash order', () => {
    const night = instant('2022-07-28', '21:50', ZONE);
    const morning = instant('2022-07-29', '07:00', ZONE);
    const ordered = (urgency: 'normal' | 'flash') =>
      given(directive, issue({ at: night, urgency })).when(tick(night + 15 * MINUTE, waiting(unit('v'))));
    ordered('normal').saysNothing();
    ordered('flash').says('directive.reminder');
    const look = tick(morning - MINUTE, waiting(unit('v')));
    given(directive, issue({ at: night }), look)
      .when(tick(morning, waiting(unit('v'))))
      .says('directive.overdue');
  });

  it('sees that all have acknowledged as soon as the last one has', () => {
    const told = { type: 'answered' as const, at: at(5), id: 'n', number: 12, due: 'ack' as const };
    issued()
      .when(told)
      .saysNothing()
      .wakes(at(5) + 5000);
    const all = given(directive, issue(), told).when(tick(at(6), waiting()));
    all.says('directive.all_acked', { expected: 3, last: true }).leaves({ status: 'completed', reopens: true });
    expect(all.messages[0]).toMatchObject({ to: { unit: 'c' }, mention: ['p1'] });
    given(directive, issue(), told)
      .when(tick(at(6), waiting(unit('v'))))
      .saysNothing()
      .wakes(at(15));
  });

  it('sees it although nobody said so: the last answers may have come in one batch', () => {
    const late = waiting(unit('v'), unit('w'));
    const over = [tick(at(30), late), tick(at(45), late)];
    const run = given(directive, issue(), ...over);
    run
      .when(tick(at(75), late))
      .saysNothing()
      .wakes(at(105));
    run.when(tick(at(75), waiting())).says('directive.all_acked');
  });

  it('a look that is near is not put off by those who answer meanwhile', () => {
    const told = (minutes: number, id: string) => ({
      type: 'answered' as const,
      at: at(minutes),
      id,
      number: 12,
      due: 'ack' as const,
    });
    issued(told(5, 'n'))
      .when(told(5.05, 'm'))
      .wakes(at(5) + 5000);
  });

  it('of those who owe figures the total is told, not of all addressed', () => {
    const asked = issue({ feedback: { fields: [field], minutes: 60 } });
    const late = waiting(unit('v'));
    const run = given(directive, asked, tick(at(15), waiting()), tick(at(40), late));
    run.when(tick(at(60), late)).says('directive.overdue_total', { due: 'feedback', missing: 1, expected: 2 });
  });

  it('calls no more than twenty by name', () => {
    const many = Array.from({ length: 90 }, (_, i) => unit(`v${i}`));
    const [message] = issued().when(tick(at(15), waiting(...many))).messages;
    expect(message?.mention).toHaveLength(20);
  });

  it('is completed when the figures are', () => {
    const asked = issue({ feedback: { fields: [field], minutes: 60 } });
    const run = given(directive, asked, tick(at(15), waiting()));
    expect(run.state?.status).toBe('all_acked');
    expect(directive.facts?.(run.state ?? never())).toEqual({
      ledger: 'receipt:12.1',
      due: 'feedback',
      under: ['c'],
      since: START,
    });
    const seen = given(directive, asked, tick(at(15), waiting()), tick(at(16), waiting(unit('v'))));
    seen.when(tick(at(30), waiting(unit('v')))).says('directive.reminder', { due: 'feedback', limit: at(60) });
    run
      .when(tick(at(30), waiting()))
      .says('directive.completed')
      .leaves({ status: 'completed', reopens: true });
  });

  it('expires with its validity', () => {
    const end = START + 72 * 60 * MINUTE;
    const late = waiting(unit('v'));
    const run = given(directive, issue(), tick(at(30), late), tick(at(45), late));
    run.when(tick(end, late)).says('directive.expired', { missing: 1 }).leaves({ status: 'expired' }).wakes(undefined);
    const acked = given(directive, issue(), tick(at(15), waiting()));
    acked.when(tick(end, waiting())).saysNothing().leaves({ status: 'completed' }).wakes(undefined);
  });
});
