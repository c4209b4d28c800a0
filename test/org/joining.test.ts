// Joining on a small town: who is asked, what an approval gives, and whose account may be replaced by whom.
import { describe, expect, it } from 'vitest';
import { approve } from '../../commands/approve.ts';
import { bind } from '../../commands/bind.ts';
import { join } from '../../commands/join.ts';
import { roster } from '../../commands/roster.ts';
import { stranger } from '../../commands/stranger.ts';
import { whoami } from '../../commands/whoami.ts';
import { anyCommand } from '../../src/command.ts';
import { hashOfCode, joinCode } from '../../src/org/join-code.ts';
import { staffed } from './membership-town.ts';

const cmd = {
  join: anyCommand(join),
  approve: anyCommand(approve),
  bind: anyCommand(bind),
  whoami: anyCommand(whoami),
  roster: anyCommand(roster),
  stranger: anyCommand(stranger),
};

describe('join and approve', () => {
  it('by name: the leader is asked, and only his answer binds', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    expect(await t.says(cmd.join, { by: 'wang', words: '王芳', where: 'nowhere' })).toMatchObject({
      key: 'join.not_here',
    });
    const asked = await t.says(cmd.join, { by: 'wang', words: '王芳' });
    expect(asked).toMatchObject({
      key: 'join.asked',
      params: { name: '王芳', kind: 'listed', posts: [{ unit: '西沟村3号网格', role: 'grid_worker' }] },
    });
    expect(JSON.stringify(asked)).not.toContain('13800001111');
    expect(t.org.personBy('w', 'wang')).toBeUndefined();
    expect(await t.says(cmd.approve, { by: 'li', words: '张三' })).toMatchObject({ key: 'approve.none' });
    expect(await t.says(cmd.approve, { by: 'li' })).toMatchObject({
      key: 'approve.waiting',
      params: { requests: [{ number: 1, name: '王芳', nickname: '昵称138****1111' }], count: 1 },
    });
    expect(await t.says(cmd.approve, { by: 'li', words: '1 网格长' })).toMatchObject({ key: 'approve.listed' });
    expect(await t.says(cmd.approve, { by: 'li', words: '王芳' })).toMatchObject({ key: 'approve.done' });
    expect(t.org.personBy('w', 'wang')?.id).toBe('p33');
    expect(await t.says(cmd.join, { by: 'wang', words: '王芳' })).toMatchObject({ key: 'join.already' });
    expect(await t.says(cmd.whoami, { by: 'wang' })).toMatchObject({ key: 'whoami', params: { name: '王芳' } });
  });

  it('two of one name are told apart by number, nickname and time, never guessed', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    await t.says(cmd.join, { by: 'wang', words: '王芳' });
    await t.says(cmd.join, { by: 'fake', words: '王芳' });
    expect(await t.says(cmd.approve, { by: 'li', words: '王芳' })).toMatchObject({
      key: 'approve.choose',
      params: { requests: [{ number: 1 }, { number: 2 }] },
    });
    expect(await t.says(cmd.approve, { by: 'li', words: '申请１' })).toMatchObject({ key: 'approve.done' });
    expect(t.org.person('p33')?.contacts.map((one) => one.contact)).toEqual(['wang']);
  });

  it('is not announced again within the hour, whatever is typed', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    const again = { by: 'wang', words: '王芳' };
    expect(await t.says(cmd.join, again)).toMatchObject({ key: 'join.asked' });
    expect(await t.says(cmd.join, again)).toMatchObject({ key: 'join.waiting', params: { number: 1 } });
    for (const words of ['王方', '王方 1号网格']) await t.says(cmd.join, { by: 'wang', words });
    expect(await t.says(cmd.join, { by: 'wang', words: '王房' })).toMatchObject({ key: 'join.too_often' });
    expect(await t.says(cmd.join, { ...again, after: 61 })).toMatchObject({ key: 'join.asked' });
  });

  it('a code typed wrong is no name', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    for (const words of ['AAAAAAA', 'aaaaa', '7kq9x', 'AB-CDE'])
      expect(await t.says(cmd.join, { by: 'wang', words })).toMatchObject({ key: 'join.code_wrong' });
    expect(await t.says(cmd.join, { by: 'wang', words: '王芳' })).toMatchObject({ key: 'join.asked' });
  });

  it('says who else has the name close by', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    expect(await t.says(cmd.join, { by: 'new', words: '赵敏' })).toMatchObject({
      params: { kind: 'new', namesakes: [{ unit: '茂林镇', role: 'town_office' }] },
    });
    expect(await t.says(cmd.join, { by: 'new', words: '赵敏 茂林镇' })).toMatchObject({ key: 'join.no_leader' });
  });
});

describe('the post an approval gives', () => {
  it('is the least one for somebody not on the roster', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'zhao', words: '茂林镇', where: 'g11' });
    expect(await t.says(cmd.join, { by: 'new', words: '孙丽', where: 'g11' })).toMatchObject({
      key: 'join.asked',
      params: { kind: 'new', posts: [{ unit: '茂林镇', role: 'grid_worker' }], usual: undefined },
    });
    expect(await t.says(cmd.approve, { by: 'zhao', words: '1 乡镇办' })).toMatchObject({ key: 'approve.cannot_give' });
    await t.says(cmd.approve, { by: 'zhao', words: '1' });
    expect(t.org.personBy('w', 'new')?.posts).toEqual([{ unit: '11', role: 'grid_worker', post: 'principal' }]);
  });

  it('may be a leader’s, from the tier above', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    await t.says(cmd.join, { by: 'new', words: '孙丽 东沟村' });
    expect(await t.says(cmd.approve, { by: 'li', words: '1' })).toMatchObject({
      key: 'approve.not_yours',
      params: { leader: '茂林镇' },
    });
    expect(await t.says(cmd.approve, { by: 'zhao', words: '1 县区办' })).toMatchObject({ key: 'approve.cannot_give' });
    expect(await t.says(cmd.approve, { by: 'zhao', words: '1 网格长' })).toMatchObject({
      key: 'approve.done',
      params: { unit: '东沟村', role: 'grid_leader' },
    });
  });

  it('a commander approves in his unit and below', async () => {
    const t = staffed();
    t.add({ id: 'boss', name: '孙总', unit: '11', role: 'commander', contact: 'sun' });
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    await t.says(cmd.join, { by: 'wang', words: '王芳' });
    expect(await t.says(cmd.approve, { by: 'sun', words: '1' })).toMatchObject({ key: 'approve.done' });
  });

  it('may be a further one for somebody who is known', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    expect(await t.says(cmd.join, { by: 'li', words: '李强 西沟村' })).toMatchObject({ key: 'join.already' });
    expect(await t.says(cmd.join, { by: 'li', words: '王芳 东沟村' })).toMatchObject({ key: 'join.already' });
    expect(await t.says(cmd.join, { by: 'li', words: '李强 东沟村' })).toMatchObject({
      key: 'join.asked',
      params: { kind: 'further', usual: 'grid_leader' },
    });
    expect(await t.says(cmd.approve, { by: 'li', words: '1' })).toMatchObject({ key: 'approve.none' });
    expect(await t.says(cmd.approve, { by: 'zhao', words: '1 网格长' })).toMatchObject({ key: 'approve.done' });
    expect(t.org.personBy('w', 'li')?.posts.map((post) => post.unit)).toEqual(['111', '112']);
    expect(t.org.person('leader')?.frozen).toBeUndefined();
  });
});

describe('a name that has joined with another account', () => {
  it('is for somebody above to approve, and does not command for a day', async () => {
    const t = staffed();
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    t.add({ id: 'second', name: '孙副', unit: '111', role: 'grid_leader', contact: 'sun' });
    expect(await t.says(cmd.join, { by: 'li2', words: '李强' })).toMatchObject({
      key: 'join.asked',
      params: { kind: 'taken', posts: [{ unit: '西沟村', role: 'grid_leader' }] },
    });
    for (const by of ['li', 'sun'])
      expect((await t.says(cmd.approve, { by, words: '1' }))?.key).toMatch(/^approve\.(none|not_yours)$/);
    expect(await t.says(cmd.approve, { by: 'zhao', words: '1' })).toMatchObject({
      key: 'approve.done',
      params: { isNew: true },
    });
    const leader = t.org.personBy('w', 'li2');
    if (leader === undefined) throw new Error('not bound');
    expect(t.org.personBy('w', 'li')).toBeUndefined();
    expect(t.org.may(leader, 'issue_directive')).toBe(false);
    expect(t.org.governs(leader, 'approve_member', '1113')).toBeUndefined();
    expect(t.org.governs(leader, 'report', '111')).toBeDefined();
  });

  it('is not taken over with a code either', async () => {
    const t = staffed();
    const code = joinCode(33, '7KQ9XD');
    const invited = { type: 'invited', at: 2, id: 'c', hash: await hashOfCode(code) };
    t.happen({ to: { flow: 'person', id: 'p33' }, event: invited });
    await t.says(cmd.bind, { by: 'li', words: '西沟村' });
    await t.says(cmd.join, { by: 'wang', words: '王芳' });
    await t.says(cmd.approve, { by: 'li', words: '1' });
    expect(await t.says(cmd.join, { by: 'thief', words: code })).toMatchObject({ key: 'join.code_used' });
  });
});

describe('a code', () => {
  it('binds once', async () => {
    const t = staffed();
    const code = joinCode(33, '7KQ9XD');
    const invited = { type: 'invited', at: 2, id: 'c', hash: await hashOfCode(code) };
    t.happen({ to: { flow: 'person', id: 'p33' }, event: invited });
    expect(await t.says(cmd.join, { by: 'wang', words: joinCode(33, '7KQ9XE'), where: 'wang' })).toMatchObject({
      key: 'join.code_wrong',
    });
    expect(
      await t.says(cmd.join, { by: 'wang', words: ` ${code.toLowerCase()} `.trim(), where: 'wang' }),
    ).toMatchObject({
      key: 'join.done',
    });
    expect(await t.says(cmd.join, { by: 'thief', words: code, where: 'thief' })).toMatchObject({
      key: 'join.code_used',
    });
    expect(await t.says(cmd.join, { by: 'x', words: '13800001111', where: 'x' })).not.toHaveProperty('params.name');
  });
});

it('somebody nobody knows is told how to join once a day, and the leader sees him until he has joined', async () => {
  const t = staffed();
  await t.says(cmd.bind, { by: 'li', words: '西沟村' });
  const report = { by: 'new', words: '零报告' };
  expect(await t.says(cmd.stranger, report)).toMatchObject({ key: 'stranger' });
  expect(await t.says(cmd.stranger, report)).toBeUndefined();
  expect(await t.says(cmd.stranger, { ...report, after: 24 * 60 })).toMatchObject({ key: 'stranger' });
  expect(await t.says(cmd.roster, { by: 'li' })).toMatchObject({ params: { unknown: ['昵称138****1111'] } });
  await t.says(cmd.join, { by: 'new', words: '孙丽', after: 24 * 60 });
  await t.says(cmd.approve, { by: 'li', words: '孙丽', after: 24 * 60 });
  expect(await t.says(cmd.roster, { by: 'li' })).toMatchObject({ params: { unknown: [] } });
});
