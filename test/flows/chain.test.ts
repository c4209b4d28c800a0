import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, type Posted } from '../../flows/chain.ts';
import { text } from '../../src/texts/index.ts';
import { given, replay, tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';
import { at, DAY } from '../support/report.ts';

type Good = Posted['good'][number];
const zero = (name: string): Good => ({ name, day: DAY, said: 'zero', figures: [], behalf: false, lost: [] });
const figures = (name: string, value: number): Good => ({
  ...{ name, day: DAY, said: 'figures' },
  figures: [{ label: '返乡人员', value, measure: '人' }],
  ...{ behalf: false, lost: [] },
});
const nobody = (name: string) => ({ name, why: text('mistake.unknown_unit', { token: name }) });

let count = 0;
const posted = (time: string, good: readonly Good[], bad: Posted['bad'] = []): Posted => ({
  ...{ type: 'posted', at: at(time), id: `m${String(++count).padStart(4, '0')}` },
  good: [...good],
  bad,
});
const under = (heading: string | undefined, e: Posted): Posted => ({ ...e, heading });

describe('a chain', () => {
  it('is answered row by row in one message', () => {
    const rows = [zero('1号网格'), figures('2号网格', 2)];
    given(chain).when(posted('08:00', rows)).saysOnly(1).says('report.chain', { fresh: rows, bad: [], total: 2 });
  });

  it('posted again with one more row answers only the new row', () => {
    given(chain, posted('08:00', [zero('1号网格')]))
      .when(posted('08:05', [zero('1号网格'), zero('2号网格')]))
      .says('report.chain', { fresh: [zero('2号网格')], bad: [], total: 2 });
  });

  it('answers a row that says something else now', () => {
    given(chain, posted('08:00', [figures('1号网格', 2)]))
      .when(posted('08:05', [figures('1号网格', 3)]))
      .says('report.chain', { fresh: [figures('1号网格', 3)] });
  });

  it('names rows that fit nobody once', () => {
    given(chain)
      .when(posted('08:00', [], [nobody('张三')]))
      .says('report.chain', { bad: [nobody('张三')] });
    given(chain, posted('08:00', [], [nobody('张三')]))
      .when(posted('08:05', [], [nobody('张三')]))
      .saysNothing();
  });

  it('takes the same words as news the next day', () => {
    given(chain, posted('08:00', [zero('1号网格')]))
      .when(posted('09:00', [{ ...zero('1号网格'), day: '2022-07-29' }]))
      .says('report.chain', { total: 1 });
  });

  it('that arrives after a newer one says nothing', () => {
    given(chain, posted('08:05', [zero('1号网格')]))
      .when({ ...posted('08:00', [figures('2号网格', 1)]), id: 'm0000' })
      .saysNothing();
  });

  it('beside another one keeps its own rows', () => {
    const report = [figures('4号网格', 4)];
    const before = [
      under('#接龙疫情', posted('08:00', report)),
      under('#接龙会议', posted('08:01', [{ ...zero('陈红'), said: 'ack' }])),
    ];
    for (const heading of ['#接龙疫情', '#接龙疫情日报'])
      given(chain, ...before)
        .when(under(heading, posted('08:02', [...report, zero('5号网格')])))
        .says('report.chain', { fresh: [zero('5号网格')] });
  });

  it('does not mind names that mean something to the language', () => {
    const rows = ['constructor', 'toString'].map(zero);
    given(chain, posted('08:00', rows)).when(posted('08:05', rows)).saysNothing();
  });

  it('wants no clock', () => {
    given(chain, posted('08:00', [zero('1号网格')]))
      .when(tick(at('20:00')))
      .saysNothing()
      .wakes(undefined);
  });
});

it('ends the same in any order, however often it is heard', () => {
  const names = fc.subarray(['1号网格', '2号网格', '3号网格']);
  const headings = fc.constantFrom(undefined, 'a', 'b', 'c', 'd', 'e');
  // Rows of a chain with a heading of its own are nobody else's: an edited heading is known by them, in order of arrival.
  const history = fc
    .array(fc.tuple(fc.constantFrom('08:00', '08:01', '08:02'), names, names, headings), { maxLength: 8 })
    .map((all) =>
      all.map(([time, good, bad, heading]) => {
        const row = (name: string) => zero(`${heading ?? ''}${name}`);
        return under(heading, posted(time, good.map(row), bad.map(nobody)));
      }),
    );
  fc.assert(
    fc.property(noisy(history), ([all, shuffled]) => {
      expect(replay(chain, shuffled)).toEqual(replay(chain, all));
    }),
    { numRuns: 1000 },
  );
});
