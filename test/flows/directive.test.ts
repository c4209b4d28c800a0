import { describe, expect, it } from 'vitest';
import { directive, feedbackTemplate, shown } from '../../flows/directive.ts';
import { amended, at, chief, field, issue, issued, never, unit, waiting } from '../support/directive.ts';
import { given, replay, tick } from '../support/flow.ts';

const figures = { expected: 3, acked: 2, sums: [] };

describe('issuing', () => {
  it('sends one text to everybody, tracked on the receipts', () => {
    const step = given(directive).when(issue());
    step.says('directive.issued', { number: 12, units: 3 }).says('directive.order', { number: 12, version: 1 });
    expect(step.step?.opens).toEqual({ ledger: 'receipt:12.1', units: ['t', 'v', 'w'], due: ['ack'] });
    const order = step.messages.find((m) => m.text.key === 'directive.order');
    expect(order).toMatchObject({ to: { ledger: 'receipt:12.1' }, track: { flow: 'receipt', period: '12.1' } });
    step.wakes(at(15));
  });

  it('excuses from figures those who get them from below', () => {
    const step = given(directive).when(issue({ feedback: { fields: [field], minutes: 60 } }));
    expect(step.step?.opens?.due).toEqual(['ack', 'feedback']);
    step.says('directive.order', { feedback: { fields: [shown(field)], by: at(60), from: 'lowest' } });
    expect(step.step?.tally).toEqual([{ ledger: 'receipt:12.1', unit: 't', due: { feedback: false } }]);
  });

  it('is issued once, and nothing is done to an order that is not', () => {
    issued().when(issue()).saysNothing();
    issued()
      .when(issue({ id: 'z' }))
      .saysNothing();
    given(directive).when(amended()).refuses('directive.unknown', { number: 12 });
  });

  it('tells the common superior of a collision', () => {
    const step = given(directive).when(
      issue({ collisions: [{ number: 9, unitName: '河湾镇', name: '钱镇', shared: 2, superior: 'c' }] }),
    );
    step.says('directive.collision', {
      number: 12,
      other: { number: 9, unitName: '河湾镇', name: '钱镇', shared: 2, superior: 'c' },
    });
    expect(step.messages.at(-1)?.to).toEqual({ leaders: 'c' });
  });
});

describe('managing', () => {
  it('an amendment is version 2: everybody is expected anew', () => {
    const step = issued().when(amended());
    step.says('directive.order', { version: 2, urgency: 'urgent', ackBy: at(20) }).wakes(at(15));
    expect(step.step?.opens?.ledger).toBe('receipt:12.2');
    issued(amended()).when(amended()).saysNothing();
    issued(amended())
      .when(amended({ id: 'd' }))
      .refuses('directive.outdated', { version: 2 });
  });

  it('a recall tells everybody who had it', () => {
    const recall = { type: 'recalled' as const, at: at(9), id: 'r', number: 12, by: chief, reason: '雨停了' };
    const step = issued().when(recall);
    step.says('directive.recalled', { reason: '雨停了' }).wakes(undefined);
    expect(step.messages.at(-1)?.to).toEqual({ ledger: 'receipt:12.1' });
    issued(recall).when(recall).saysNothing();
    issued(recall).when(amended()).refuses('directive.is', { status: 'recalled' });
  });

  it('chasing by hand is carried out by the next tick, for that area only', () => {
    const byHand = {
      ...{ type: 'reminded' as const, at: at(5), id: 'h', number: 12, by: chief },
      ...{ due: 'ack' as const, under: ['t'], above: ['c'], waiting: 1 },
    };
    issued().when(byHand).says('directive.chasing', { waiting: 1 }).wakes(at(5));
    const run = issued(byHand);
    expect(directive.facts?.(run.state ?? never()).under).toEqual(['t']);
    run
      .when(tick(at(5), waiting(unit('v'))))
      .says('directive.chased', { by: '郑办' })
      .wakes(at(15));
    given(directive, issue(), byHand, tick(at(5), waiting()))
      .when(byHand)
      .saysNothing();
  });

  it('sends again only to those named', () => {
    const again = { type: 'resent' as const, at: at(5), id: 's', number: 12, by: chief, units: ['w'] };
    const step = issued().when(again);
    expect(step.messages.at(-1)?.to).toEqual({ ledger: 'receipt:12.1', units: ['w'] });
    issued(again).when(again).saysNothing();
  });

  it('goes to a group bound since with the next tick, once, and not when it is over', () => {
    const bound = { type: 'housed' as const, at: at(5), id: 'g', number: 12, host: 'w', units: ['w'] };
    issued().when(bound).saysNothing().wakes(at(5));
    const sent = issued(bound).when(tick(at(5), waiting(unit('w'))));
    expect(sent.messages.map(({ to }) => to)).toEqual([{ ledger: 'receipt:12.1', units: ['w'] }]);
    expect(sent.step?.tally).toEqual([{ ledger: 'receipt:12.1', unit: 'w', marks: { indirect: false } }]);
    sent.wakes(at(15));
    given(directive, issue(), bound, tick(at(5), waiting(unit('w'))))
      .when(bound)
      .saysNothing();
    const recall = { type: 'recalled' as const, at: at(4), id: 'r', number: 12, by: chief, reason: '' };
    issued(recall).when(bound).saysNothing().wakes(undefined);
  });

  it('the issuer closes it', () => {
    const done = {
      type: 'settled' as const,
      at: at(5),
      id: 's',
      number: 12,
      by: chief,
      note: '',
      figures,
      owing: ['v'],
    };
    issued().when(done).says('directive.settled').leaves({ status: 'completed' }).wakes(undefined);
  });
});

it('the figures asked for are a form', () => {
  const state = replay(directive, [issue({ feedback: { fields: [field] } })]) ?? never();
  expect(feedbackTemplate(state)).toMatchObject({
    key: 'order:12',
    owes: [],
    fields: [{ key: 'f1', label: '转移人数', aliases: ['人'], measure: '人' }],
  });
  expect(feedbackTemplate(replay(directive, [issue()]) ?? never())).toBeUndefined();
});
