// How often a flapping link asks the groups to send again: once in half an hour, wherever the half-hour begins.
import { expect, it } from 'vitest';
import { type GapHeard, hearing } from '../../flows/hearing.ts';
import { given, replay } from '../support/flow.ts';
import { at, LEDGER } from '../support/report.ts';

const groups = [{ unit: 'v', title: '疫情防控', ledger: LEDGER, due: 'report', units: [{ code: 'g', name: 'g' }] }];
const gap = (to: string): GapHeard => ({
  ...{ type: 'gap', at: at(to), id: `gap:${to}`, from: at(to) - 10_000, to: at(to), groups },
});
/** Which of these gaps, heard in this order, ask the groups. */
function asking(...ends: string[]): string[] {
  return ends.filter((end, i) => given(hearing, ...ends.slice(0, i).map(gap)).when(gap(end)).messages.length > 0);
}

it('two gaps on both sides of the half-hour ask once', () => {
  expect(asking('08:29', '08:31')).toEqual(['08:29']);
});

it('counts from the gap that asked, not from those that did not', () => {
  expect(asking('08:00', '08:20', '08:29', '08:30', '08:50', '08:59', '09:00')).toEqual(['08:00', '08:30', '09:00']);
});

it('a gap that is heard late does not ask again, and changes nothing for the next', () => {
  expect(asking('08:31', '08:29')).toEqual(['08:31']);
  const [one, other] = [
    ['08:00', '08:20', '08:40'],
    ['08:40', '08:00', '08:20'],
  ].map((ends) => replay(hearing, ends.map(gap)));
  expect(one).toEqual(other);
});
