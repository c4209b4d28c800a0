import { describe, expect, it } from 'vitest';
import { receipt } from '../../flows/receipt.ts';
import { given } from '../support/flow.ts';

const base = { period: '12.1', unit: 'v' };
const told = { ...base, name: '西沟村', limit: 1000 };
const asked = [
  { key: 'f1', label: '转移户数', measure: '户' },
  { key: 'f2', label: '转移人数', measure: '人' },
];
const delivered = { type: 'delivered' as const, at: 10, id: 'd', ...base };
const lost = { type: 'undeliverable' as const, at: 10, id: 'u', ...base, reason: 'gone', name: '西沟村' };
const acked = (at = 100, id = 'a') => ({ type: 'acked' as const, at, id, ...told });
const relayed = { type: 'relayed' as const, at: 200, id: 'r', ...told };
const responded = (fields: Record<string, number>, at = 300, id = 'f') => ({
  ...{ type: 'responded' as const, at, id, ...told, fields, asked, done: false },
});
const returned = { type: 'returned' as const, at: 400, id: 'x', ...base, name: '西沟村', note: '人数不对', by: '郑办' };

describe('five different things', () => {
  it('delivered', () => {
    const step = given(receipt).when(delivered).saysNothing();
    expect(step.step?.tally).toEqual([{ ledger: 'receipt:12.1', unit: 'v', marks: { delivered: true } }]);
  });

  it('acknowledged, once, late after the limit', () => {
    const step = given(receipt, delivered).when(acked()).says('directive.acked', { number: 12, late: false });
    expect(step.step?.tally).toEqual([
      { ledger: 'receipt:12.1', unit: 'v', marks: { acked: true }, due: { ack: false } },
    ]);
    given(receipt, acked()).when(acked(150, 'b')).saysNothing();
    const late = given(receipt).when(acked(1001)).says('directive.acked', { late: true });
    expect(late.step?.tally?.[0]?.marks).toEqual({ acked: true, late: true });
    const earlier = given(receipt, acked(1001)).when(acked(900, 'b')).saysNothing();
    expect(earlier.step?.tally?.[0]?.marks).toEqual({ late: false });
  });

  it('relayed, which is acknowledged as well', () => {
    const step = given(receipt).when(relayed).says('directive.relayed');
    expect(step.step?.tally?.[0]).toMatchObject({ marks: { acked: true, relayed: true }, due: { ack: false } });
  });

  it('responded in part, then completed; corrected by the difference', () => {
    const part = given(receipt, acked()).when(responded({ f1: 12 }));
    part.says('directive.responded', { missing: ['转移人数'], done: false });
    expect(part.step?.tally?.[0]).toMatchObject({ marks: { responded: true }, sums: { f1: 12 } });
    const whole = given(receipt, acked(), responded({ f1: 12 })).when(responded({ f2: 31 }, 310, 'g'));
    whole.says('directive.responded', { missing: [], done: true });
    expect(whole.step?.tally?.[0]).toMatchObject({
      marks: { completed: true },
      due: { feedback: false },
      sums: { f2: 31 },
    });
    const fixed = given(receipt, responded({ f1: 12, f2: 31 })).when(responded({ f1: 10 }, 320, 'h'));
    expect(fixed.step?.tally?.[0]?.sums).toEqual({ f1: -2 });
  });

  it('sent back: the figures no longer count, and the unit is waited for again', () => {
    const step = given(receipt, responded({ f1: 12, f2: 31 })).when(returned);
    step.says('directive.returned', { note: '人数不对' }).says('directive.return_done');
    expect(step.step?.tally?.[0]).toMatchObject({
      marks: { responded: false, completed: false },
      due: { feedback: true },
      sums: { f1: -12, f2: -31 },
    });
  });
});

describe('an order that does not arrive', () => {
  it('is told one tier up, once, until it arrives', () => {
    const step = given(receipt)
      .when(lost)
      .says('directive.unreachable', { units: [{ code: 'v', name: '西沟村' }] });
    expect(step.messages[0]?.to).toEqual({ unit: 'v', above: 1 });
    given(receipt, lost)
      .when({ ...lost, at: 20, id: 'u2' })
      .saysNothing();
    const arrived = given(receipt, lost).when({ ...delivered, at: 30 });
    expect(arrived.step?.tally?.[0]?.marks).toEqual({ delivered: true, undeliverable: false });
    given(receipt, delivered)
      .when({ ...lost, at: 40 })
      .saysNothing();
  });
});
