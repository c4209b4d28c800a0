import { describe, expect, it } from 'vitest';
import { opening, reportDay, reportingDay } from '../../flows/report-day.ts';
import type { Facts } from '../../src/flow.ts';
import { epidemic } from '../../src/templates/epidemic.ts';
import { createOrg } from '../../src/org/index.ts';
import { given, tick } from '../support/flow.ts';
import { at, DAY, LEDGER, opened, policy, waiting } from '../support/report.ts';

const facts = (...units: Facts['waiting']): Facts => ({ waiting: units, expected: 4 });
const two = facts(waiting('g1', 'v1'), waiting('g2', 'v2'));

describe('a day of a template', () => {
  it('opens its ledger for those who owe it', () => {
    given(reportDay)
      .when(opened())
      .saysNothing()
      .steps({ opens: { ledger: LEDGER, units: ['g1', 'g2'], due: ['report'] } })
      .wakes(at('15:30'));
  });

  it('takes in a second area without starting again', () => {
    given(reportDay, opened(), tick(at('15:30'), two))
      .when(opened('other', ['g9']))
      .steps({ opens: { ledger: LEDGER, units: ['g9'], due: ['report'] } })
      .leaves({ areas: ['county', 'other'], doneUntil: at('15:30') })
      .wakes(at('16:00'));
  });

  it('reminds each group, naming and mentioning only those missing in it', () => {
    const outcome = given(reportDay, opened()).when(tick(at('15:30'), two));
    expect(outcome.messages).toMatchObject([
      { to: { unit: 'v1' }, text: { key: 'report.remind', params: { units: [{ code: 'g1' }] } }, mention: ['g1的人'] },
      { to: { unit: 'v2' }, text: { key: 'report.remind', params: { units: [{ code: 'g2' }] } }, mention: ['g2的人'] },
    ]);
    expect(outcome.messages[0]?.expiresAt).toBe(at('16:00'));
  });

  it('mentions nobody where too many would be', () => {
    const many = facts(...Array.from({ length: 21 }, (_, i) => waiting(`g${i}`, 'v1')));
    const outcome = given(reportDay, opened()).when(tick(at('15:30'), many));
    expect(outcome.messages[0]?.mention).toEqual([]);
    expect(outcome.messages[0]?.text.params).toMatchObject({ units: many.waiting.map(({ code }) => ({ code })) });
  });

  it('says nothing where all have reported', () => {
    given(reportDay, opened())
      .when(tick(at('15:30')))
      .saysNothing()
      .wakes(at('16:00'));
  });

  it('lists the missing at the cut-off, tells the leaders, then the group above', () => {
    const one = facts(waiting('g1', 'v1'));
    given(reportDay, opened())
      .when(tick(at('16:00'), one))
      .says('report.missing', { cutoff: at('16:00'), grace: 10 });
    const day = [opened(), tick(at('16:00'), one)];
    const leader = given(reportDay, ...day)
      .when(tick(at('16:15'), one))
      .says('report.missingLeader');
    expect(leader.messages[0]?.to).toEqual({ leaders: 'v1' });
    const above = given(reportDay, ...day, tick(at('16:15'), one)).when(tick(at('16:30'), one));
    expect(above.says('report.missingSuperior').messages[0]?.to).toEqual({ unit: 'v1' });
  });

  it('never calls a unit missing whose message may lie in a gap', () => {
    const deaf = facts(waiting('g1', 'v1', { unheard: true }), waiting('g2', 'v1'));
    given(reportDay, opened())
      .when(tick(at('15:30'), deaf))
      .says('report.remind', { units: [{ code: 'g2', name: 'v1g2' }] });
    given(reportDay, opened())
      .when(tick(at('16:00'), deaf))
      .says('report.missing', { units: [{ code: 'g2', name: 'v1g2' }], unheard: [{ code: 'g1', name: 'v1g1' }] });
    const all = facts(waiting('g1', 'v1', { unheard: true }));
    given(reportDay, opened())
      .when(tick(at('15:30'), all))
      .saysNothing();
  });

  it('tells leader and group above of a unit whose excuse ended after their time', () => {
    const deaf = facts(waiting('g1', 'v1', { unheard: true }), waiting('g2', 'v1'));
    const heard = facts(waiting('g1', 'v1'), waiting('g2', 'v1'));
    const day = [opened(), tick(at('16:00'), deaf), tick(at('16:15'), deaf), tick(at('16:30'), deaf)];
    const still = given(reportDay, ...day).when(tick(at('16:45'), deaf));
    still.saysNothing().wakes(at('17:00'));
    const leader = given(reportDay, ...day, tick(at('16:45'), deaf)).when(tick(at('17:00'), heard));
    leader.saysOnly(1).says('report.missingLeader', { units: [{ code: 'g1', name: 'v1g1' }] });
    leader.wakes(at('17:15'));
    const told = [...day, tick(at('16:45'), deaf), tick(at('17:00'), heard)];
    given(reportDay, ...told)
      .when(tick(at('17:15'), heard))
      .saysOnly(1)
      .says('report.missingSuperior', { units: [{ code: 'g1', name: 'v1g1' }] })
      .leaves({ doneUntil: at('17:15') });
    given(reportDay, ...told)
      .when(tick(at('17:15'), facts(waiting('g2', 'v1'))))
      .saysNothing();
  });

  it('waits for nobody of an area that was switched off, until it is switched on again', () => {
    const off = (time: string) => ({
      type: 'switchedOff' as const,
      ...{ at: at(time), id: `off${time}`, area: 'county' },
    });
    given(reportDay, opened(), opened('other', ['g9']))
      .when(off('10:00'))
      .saysNothing()
      .leaves({ areas: ['other'] });
    given(reportDay, opened(), off('10:00'))
      .when({ ...opened(), at: at('11:00'), id: 'again' })
      .leaves({ areas: ['county'] });
    given(reportDay, opened(), { ...opened(), at: at('11:00'), id: 'again' })
      .when(off('10:00'))
      .leaves({ areas: ['county'] });
  });

  it('tells the group two tiers up once for all groups below it', () => {
    const three = facts(
      waiting('1', 'v1', { superior: 'town' }),
      waiting('2', 'v1', { superior: 'town' }),
      waiting('1', 'v2', { superior: 'town' }),
      waiting('3', 'v3', { superior: 'other', unheard: true }),
    );
    given(reportDay, opened(), tick(at('16:15'), three))
      .when(tick(at('16:30'), three))
      .saysOnly(1)
      .says('report.missingSuperior', {
        units: ['v11', 'v12', 'v21'].map((name) => ({ code: name.slice(2), name })),
      });
  });

  it('chases a village without grids at its own times', () => {
    const village = facts(waiting('v3', 'town', { tier: 'village' }));
    given(reportDay, opened())
      .when(tick(at('15:30'), village))
      .saysNothing();
    given(reportDay, opened(), tick(at('15:30'), village))
      .when(tick(at('16:00'), village))
      .says('report.remind', { cutoff: at('16:30') });
  });

  it('after an outage says only the last thing due', () => {
    given(reportDay, opened())
      .when(tick(at('16:20'), facts(waiting('g1', 'v1'))))
      .saysOnly(1)
      .says('report.missingLeader');
  });

  it('is over at the window edge', () => {
    const over = given(reportDay, opened()).when(tick(policy.closesAt, two)).wakes(undefined);
    expect(over.step && reportDay.isOpen(over.step.state)).toBe(false);
  });

  it('is opened by the calendar for every area where somebody owes it', () => {
    const org = createOrg({
      zone: 'Asia/Shanghai',
      units: [
        { code: 'v', name: '西沟村', aliases: [], tier: 'village' },
        { code: 'g1', name: '1号网格', aliases: [], tier: 'grid', parent: 'v' },
      ],
      templates: [epidemic],
      activations: [{ template: 'epidemic', area: 'v', from: DAY, to: DAY, basis: '' }],
    });
    expect(opening(epidemic, { area: 'v', at: at('00:00'), org })).toMatchObject([
      { to: { flow: 'report-day', id: `epidemic:${DAY}` }, event: { units: ['g1'], day: DAY } },
    ]);
    expect(opening(epidemic, { area: 'v', at: at('00:00', 1), org })).toEqual([]);
  });

  it('belongs to the following date from a window edge after noon on', () => {
    const evening = { ...epidemic, windowEdge: '17:00' };
    expect(reportingDay(evening, at('16:59'), 'Asia/Shanghai')).toBe(DAY);
    expect(reportingDay(evening, at('17:00'), 'Asia/Shanghai')).toBe('2022-07-29');
    expect(reportingDay({ ...epidemic, windowEdge: '08:00' }, at('07:59'), 'Asia/Shanghai')).toBe('2022-07-27');
  });
});
