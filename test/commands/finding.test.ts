// The commands of findings, spoken in the groups of a small county.
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/understanding/intent.ts';
import { july } from '../support/finding.ts';
import { scene, typed } from './finding-room.ts';

const start = july(28, '09:00');
const defect = (place: string, issue = '登记本空白', due?: string): Intent => ({
  intent: 'finding',
  place,
  issue,
  ...(due !== undefined && { deadline: due, due }),
});
const recordedScene = async (place = '西沟村卡口') => {
  const room = scene(start);
  await room.says('insp', defect(place), { in: 'hw' });
  return room;
};

describe('督查', () => {
  test('finds the unit in the place and hands the finding over', async () => {
    const room = scene(start);
    const heard = await room.says('insp', defect('西沟村卡口', '登记本空白', '2022-07-29T10:00:00+08:00'), {
      in: 'hw',
    });
    expect(heard.keys).toEqual(['finding.notice', 'finding.recorded']);
    expect(await room.state(1)).toMatchObject({
      unit: 'xg',
      unitName: '西沟村',
      chain: ['hw', 'county'],
      status: 'assigned',
      due: july(29, '10:00'),
      origin: { category: 'records', guessed: false },
    });
  });

  test('several defects become several findings, the same however often they arrive', async () => {
    const room = scene(start);
    const items = [
      { place: '西沟村卡口', issue: '登记本空白' },
      { place: '东沟村卡口', issue: '无人值守' },
    ];
    await room.says('insp', { intent: 'finding', items }, { in: 'hw', occasion: { id: 'same' } });
    expect([(await room.state(1)).unit, (await room.state(2)).unit]).toEqual(['xg', 'dgc']);
    expect((await room.state(2)).severity).toBe('major');
    await room.says('insp', { intent: 'finding', items }, { in: 'hw', occasion: { id: 'same', at: start + 1000 } });
    expect(await room.read.doc((await import('../../flows/finding.ts')).finding, '3')).toBeUndefined();
  });

  test('a place without a unit is of the group only where it can be of no other; else it is asked for', async () => {
    const room = scene(start);
    const heard = await room.says('insp', defect('北卡口'), { in: 'xg' });
    expect(heard.texts.map((t) => t.params)).toContainEqual(expect.objectContaining({ unitName: '西沟村' }));
    expect(await room.state(1)).toMatchObject({ unit: 'xg', origin: { guessed: true } });
    for (const [place, where] of [
      ['幸福小区西门', 'hw'],
      ['幸福小区西门', 'xg'],
      ['卡口', 'hw'],
    ] as const)
      expect((await room.says('insp', defect(place), { in: where })).keys, place).toEqual(['finding.unit_wanted']);
    expect((await room.says('insp', defect('幸福小区西门'))).keys).toEqual(['finding.unit_wanted']);
  });

  test('a name nobody knows is asked back with those like it', async () => {
    const room = scene(start);
    const heard = await room.says('insp', defect('西勾村卡口'), { in: 'hw' });
    expect(heard.texts).toEqual([
      { key: 'finding.which_unit', params: { place: '西勾村', units: ['双辽市河湾镇西沟村'] } },
    ]);
    await room.says('insp', heard.outcome?.ask?.['1'] ?? typed('x'), { in: 'hw' });
    expect((await room.state(1)).unit).toBe('xg');
  });

  test('several units that each have it, the village in its town, and codes', async () => {
    const room = scene(start);
    await room.says('insp', defect('西沟村、东沟村'), { in: 'county' });
    expect([(await room.state(1)).unit, (await room.state(2)).unit]).toEqual(['xg', 'dgc']);
    await room.says('insp', defect('河湾镇、西沟村卡口'), { in: 'county' });
    expect((await room.state(3)).unit).toBe('xg');
    const both = await room.says('insp', defect('西沟村与东沟村交界'), { in: 'county' });
    expect(both.keys).toEqual(['finding.several_units']);
  });

  test('nothing wrong is nothing to record', async () => {
    const room = scene(start);
    for (const issue of ['一切正常', '未发现问题', '现场正常，没有问题'])
      expect((await room.says('insp', defect('西沟村', issue), { in: 'hw' })).keys).toEqual(['finding.nothing_wrong']);
  });

  test('an ambiguous name is asked back with full paths, and the answer is understood', async () => {
    const room = scene(start);
    const heard = await room.says('insp', defect('刘家村卡口'), { in: 'county' });
    expect(heard.texts).toEqual([
      { key: 'finding.which_unit', params: { place: '刘家村', units: ['双辽市东岗镇刘家村', '双辽市河湾镇刘家村'] } },
    ]);
    const chosen = heard.outcome?.ask?.['1'];
    if (chosen === undefined) throw new Error('not asked');
    await room.says('insp', chosen, { in: 'county' });
    expect(await room.state(1)).toMatchObject({ unit: 'lj2', place: '双辽市东岗镇刘家村卡口' });
    await room.says('insp', defect('刘家村卡口'), { in: 'hw' });
    expect((await room.state(2)).unit).toBe('lj1');
  });

  test('grid workers propose, the town confirms, and nobody reaches beyond his units', async () => {
    const room = scene(start);
    const heard = await room.says('grid', defect('3号网格路口', '灭火器过期'), { in: 'xg3' });
    expect(heard.keys).toEqual(['finding.proposed', 'finding.to_confirm']);
    expect(heard.messages[1]?.to).toEqual({ leaders: 'hw' });
    const asked = await room.says('town', typed('finding', '1'), { in: 'hw' });
    expect(asked.keys).toEqual(['finding.confirm_ask']);
    await room.says('town', asked.outcome?.ask?.['1'] ?? typed('x'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({ status: 'assigned', issuer: { person: 'town' }, unit: 'xg3' });
    expect((await room.says('grid', defect('东沟村卡口'), { in: 'xg3' })).keys).toEqual(['finding.beyond']);
    expect((await room.says('vil', typed('finding', '9'))).keys).toEqual(['finding.unknown']);
  });

  test('a limit that is past is refused, and no number is spent', async () => {
    const room = scene(start);
    const heard = await room.says('insp', defect('西沟村卡口', 'x', '2022-07-28T08:00:00+08:00'), { in: 'hw' });
    expect(heard.keys).toEqual(['finding.due_past']);
    await room.says('insp', defect('西沟村卡口'), { in: 'hw' });
    expect((await room.state(1)).number).toBe(1);
  });
});

describe('the answers of the unit', () => {
  test('number, quote, or the only open one of the unit', async () => {
    const room = await recordedScene();
    expect((await room.says('vil', typed('accept', '1'), { in: 'xg' })).keys).toEqual(['finding.accepted']);
    const quoting = { in: 'xg', occasion: { quoted: { finding: 1 } } };
    expect((await room.says('vil', typed('rectify', '登记本已补齐', false), quoting)).keys).toContain(
      'finding.to_review',
    );
    const other = await recordedScene();
    expect((await other.says('vil', typed('accept', '', false), { in: 'xg' })).keys).toEqual(['finding.accepted']);
    expect((await other.says('vil', typed('accept', '', false), { in: 'xg' })).outcome).toEqual({ signals: [] });
    expect((await other.says('vil', typed('accept'), { in: 'xg' })).keys).toEqual(['finding.none_open']);
  });

  test('which one is asked when there are two', async () => {
    const room = await recordedScene();
    await room.says('insp', defect('西沟村委会', '无人值守'), { in: 'hw' });
    const heard = await room.says('vil', typed('rectify', '已补齐'), { in: 'xg' });
    expect(heard.keys).toEqual(['finding.which']);
    await room.says('vil', heard.outcome?.ask?.['2'] ?? typed('x'), { in: 'xg' });
    expect([(await room.state(1)).status, (await room.state(2)).status]).toEqual(['assigned', 'pending_review']);
  });

  test('督查1号已整改 and 不是我们村的 are answers, too', async () => {
    const room = await recordedScene();
    expect(
      (await room.says('vil', typed('finding', '1号不是我们村的，是东沟村的', false), { in: 'xg' })).keys,
    ).toContain('finding.rejected');
    expect((await room.state(1)).refusal).toMatchObject({ suggestion: '双辽市河湾镇东沟村' });
    await room.says('insp', typed('reassign', '1 东沟村 限明天12点'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({ unit: 'dgc', status: 'assigned', due: july(29, '12:00') });
    await room.says('vild', { intent: 'finding', place: '1号', issue: '已整改，照片在上面' }, { in: 'dgc' });
    expect(await room.state(1)).toMatchObject({ status: 'pending_review', fix: { text: '照片在上面' } });
  });

  test('only people of the unit answer for it', async () => {
    const room = await recordedScene();
    expect((await room.says('vild', typed('accept', '1'), { in: 'dgc' })).keys).toEqual(['finding.number_beyond']);
  });

  test('photos: of the inspector, as evidence, and chatter', async () => {
    const room = await recordedScene();
    const image = (file: string) => ({ in: 'hw', occasion: { image: file } });
    const chatter = await room.says('town', typed('photo'), image('c.jpg'));
    expect(chatter.texts).toEqual([]);
    await room.says('insp', typed('photo'), image('a.jpg'));
    await room.says('vil', typed('rectify', '1'), { in: 'xg' });
    expect((await room.state(1)).status).toBe('rectifying');
    const done = await room.later(2).says('vil', typed('photo'), { in: 'xg', occasion: { image: 'b.jpg' } });
    expect(done.keys).toContain('finding.to_review');
    expect((await room.state(1)).photos.map((p) => [p.file, p.kind])).toEqual([
      ['a.jpg', 'inspection'],
      ['b.jpg', 'evidence'],
    ]);
    expect((await room.later(4).says('insp', typed('photo'), image('d.jpg'))).texts).toEqual([]);
    expect((await room.state(1)).photos).toHaveLength(2);
  });
});

describe('those above', () => {
  const fixed = async () => {
    const room = await recordedScene();
    await room.says('vil', typed('rectify', '1 登记本已补齐'), { in: 'xg' });
    return room;
  };

  test('review: passed, failed with a reason and a limit; never the unit, and the town only what it issued', async () => {
    const room = await fixed();
    expect((await room.says('town', typed('review', '1 通过'), { in: 'hw' })).keys).toEqual(['finding.issuer_only']);
    expect((await room.says('vil2', typed('review', '1 通过'), { in: 'xg' })).keys).toEqual(['finding.number_beyond']);
    expect((await room.says('insp', typed('review', '1 不通过'), { in: 'hw' })).keys).toEqual([
      'finding.reason_wanted',
    ]);
    await room.says('insp', typed('review', '1 不通过 台账还缺7月27日 限明天18点'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({
      status: 'returned',
      due: july(29, '18:00'),
      review: { text: '台账还缺7月27日' },
    });
    await room.says('vil', typed('rectify', '1 补了'), { in: 'xg' });
    expect((await room.says('cty', typed('review', '通过'), { in: 'county' })).keys).toContain('finding.closed');
  });

  test('extension', async () => {
    const room = await recordedScene();
    await room.says('vil', typed('accept', '1'), { in: 'xg' });
    expect((await room.says('vil', typed('extend', '1'), { in: 'xg' })).keys).toEqual(['finding.reason_wanted']);
    expect((await room.says('vil', typed('extend', '1 等材料到货 到后天12点'), { in: 'xg' })).keys).toContain(
      'finding.extension_asked',
    );
    expect((await room.says('vil', typed('extend', '1 同意'), { in: 'xg' })).keys).toEqual(['finding.number_beyond']);
    await room.says('cty', typed('extend', '1 同意 到明天18点'), { in: 'county' });
    expect(await room.state(1)).toMatchObject({ due: july(29, '18:00'), status: 'rectifying', extensions: 1 });
  });

  test('void: the author at once, later only an office', async () => {
    const room = await recordedScene();
    expect((await room.says('insp', typed('void', '1'), { in: 'hw' })).keys).toEqual(['finding.reason_wanted']);
    await room.says('vil', typed('accept', '1'), { in: 'xg' });
    expect((await room.says('insp', typed('void', '1 重复'), { in: 'hw' })).keys).toEqual([
      'finding.void_noted',
      'finding.void_asked',
    ]);
    expect((await room.state(1)).status).toBe('acknowledged');
    await room.says('cty', typed('void', '1 重复'), { in: 'county' });
    expect((await room.state(1)).status).toBe('voided');
  });

  test('look-back: the clock begins it, the inspector holds or reopens it', async () => {
    const room = await fixed();
    await room.says('insp', typed('review', '1 通过'), { in: 'hw' });
    await room.later(11 * 1440).ticks(1);
    expect((await room.state(1)).status).toBe('look_back');
    await room.says('insp', typed('lookback', '反弹 登记本又空白'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({ status: 'rectifying', round: 2, severity: 'major' });
  });
});
