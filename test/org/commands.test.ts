// The commands of membership on a small town: what becomes a signal, what is refused, and that the signals lead where they should.
import { describe, expect, it } from 'vitest';
import { approve } from '../../commands/approve.ts';
import { bind } from '../../commands/bind.ts';
import { disable } from '../../commands/disable.ts';
import { enable } from '../../commands/enable.ts';
import { exempt } from '../../commands/exempt.ts';
import { helpCommand } from '../../commands/help.ts';
import { join } from '../../commands/join.ts';
import { mine } from '../../commands/mine.ts';
import { roster } from '../../commands/roster.ts';
import { superiors } from '../../commands/superiors.ts';
import { unbind } from '../../commands/unbind.ts';
import { whoami } from '../../commands/whoami.ts';
import { activation } from '../../flows/activation.ts';
import { exemption } from '../../flows/exemption.ts';
import { person } from '../../flows/person.ts';
import { room } from '../../flows/room.ts';
import { anyCommand, type AnyCommand, type Read } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { anyFlow, type Signal } from '../../src/flow.ts';
import { changeFromDocs, createOrg, type LiveOrg } from '../../src/org/index.ts';
import { hashOfCode, joinCode } from '../../src/org/join-code.ts';
import type { Person, Unit } from '../../src/org/types.ts';
import type { Role } from '../../src/permissions.ts';
import { templates } from '../../src/templates/index.ts';
import { render } from '../../src/texts/index.ts';

const AT = Date.UTC(2022, 6, 28, 2);
const FLOWS = new Map(
  [anyFlow(person), anyFlow(room), anyFlow(activation), anyFlow(exemption)].map((f) => [f.name, f]),
);

const units: Unit[] = [
  { code: '1', name: '双辽市', aliases: [], tier: 'county' },
  { code: '11', name: '茂林镇', aliases: [], tier: 'town', parent: '1' },
  { code: '111', name: '西沟村', aliases: [], tier: 'village', parent: '11' },
  { code: '1111', name: '1号网格', aliases: [], tier: 'grid', parent: '111' },
  { code: '1113', name: '3号网格', aliases: [], tier: 'grid', parent: '111' },
  { code: '112', name: '东沟村', aliases: [], tier: 'village', parent: '11' },
];

/** A town in which everything said becomes documents at once, as the runner would have it. */
function town() {
  const org: LiveOrg = createOrg({ zone: 'Asia/Shanghai', units, templates });
  const docs = new Map<string, { flow: string; id: string; state: unknown }>();
  let n = 0;
  const happen = ({ to, event }: Signal) => {
    const flow = FLOWS.get(to.flow);
    const key = `${to.flow}|${to.id}`;
    if (flow === undefined) throw new Error(to.flow);
    const step = flow.transition(docs.get(key)?.state, flow.event.parse(event));
    docs.set(key, { flow: to.flow, id: to.id, state: flow.state.parse(JSON.parse(JSON.stringify(step.state))) });
    org.apply(changeFromDocs([...docs.values()]));
    return step.messages;
  };
  const read = {
    doc: (flow: { name: string }, id: string) => Promise.resolve(docs.get(`${flow.name}|${id}`)?.state),
    open: (flow: { name: string }) =>
      Promise.resolve(
        [...docs.values()].filter((d) => d.flow === flow.name && FLOWS.get(d.flow)?.isOpen(d.state) === true),
      ),
  } as unknown as Read;
  const add = (id: string, name: string, [unit, role]: [string, Role], contact?: string) =>
    happen({
      to: { flow: 'person', id },
      event: {
        ...{ type: 'imported', at: 1, id: `i-${id}`, name, posts: [{ unit, role, post: 'principal' }] },
        ...(contact === undefined ? {} : { contacts: [{ channel: 'w', contact }] }),
      } as Signal['event'],
    });
  const says = async (contact: string, command: AnyCommand, words: string, where = 'g111') => {
    const occasion = {
      ...{ at: AT + ++n, id: `m${n}`, text: words, conversation: where, account: 'bot', channel: 'w', contact },
      ...{ contactName: '昵称13800001111', mentions: [], topic: '茂林镇西沟村3号网格群' },
    };
    const found = org.room(`w/${where}`);
    const actor: Person = org.personBy('w', contact) ?? { id: '', name: '', posts: [], contacts: [] };
    const list = words === '' ? [] : words.split(' ');
    const intent = {
      intent: 'command' as const,
      name: command.name,
      typed: command.name,
      words: list,
      rest: words,
      slash: true,
    };
    try {
      const outcome = await command.run({
        ...{ args: command.args.parse(intent), intent, actor, org, read },
        unit: actor.posts[0]?.unit ?? found?.unit ?? '',
        occasion: found === undefined ? occasion : { ...occasion, room: found },
      });
      if ('reply' in outcome) return outcome.reply;
      return outcome.signals.flatMap((signal) => [...happen(signal)])[0]?.text;
    } catch (error) {
      if (error instanceof UserError) return error.text;
      throw error;
    }
  };
  return { org, docs, add, says, happen };
}

const cmd = {
  ...{ join: anyCommand(join), approve: anyCommand(approve), bind: anyCommand(bind), unbind: anyCommand(unbind) },
  ...{
    roster: anyCommand(roster),
    whoami: anyCommand(whoami),
    mine: anyCommand(mine),
    superiors: anyCommand(superiors),
  },
  ...{ enable: anyCommand(enable), disable: anyCommand(disable), exempt: anyCommand(exempt) },
};
const help = anyCommand(helpCommand(() => [...Object.values(cmd), help]));

function staffed() {
  const t = town();
  t.add('office', '赵敏', ['11', 'town_office'], 'zhao');
  t.add('leader', '李强', ['111', 'grid_leader'], 'li');
  t.add('p33', '王芳', ['1113', 'grid_worker']);
  return t;
}

describe('bind and unbind', () => {
  it('by who governs the unit, one command group a unit', async () => {
    const t = staffed();
    expect(await t.says('li', cmd.bind, '东沟村')).toMatchObject({ key: 'unit.forbidden' });
    expect(await t.says('li', cmd.bind, '火星村')).toMatchObject({ key: 'unit.unknown' });
    expect(await t.says('li', cmd.bind, '')).toMatchObject({
      key: 'room.propose',
      params: { unit: '双辽市茂林镇西沟村3号网格' },
    });
    expect(await t.says('li', cmd.bind, '西沟村')).toMatchObject({ key: 'room.bound', params: { kind: 'command' } });
    expect(t.org.roomOf('111')).toMatchObject({ key: 'w/g111', room: 'g111', account: 'bot' });
    expect(await t.says('li', cmd.bind, '西沟村')).toMatchObject({ key: 'room.already' });
    expect(await t.says('li', cmd.bind, '西沟村', 'other')).toMatchObject({ key: 'room.taken' });
    expect(await t.says('li', cmd.bind, '居民群 西沟村', 'other')).toMatchObject({
      key: 'room.bound',
      params: { kind: 'residents' },
    });
    expect(await t.says('li', cmd.unbind, '居民群 西沟村')).toMatchObject({ key: 'room.unbound' });
    expect(await t.says('li', cmd.unbind, '')).toMatchObject({ key: 'room.unbound' });
    expect(t.org.rooms()).toEqual([]);
    expect(await t.says('li', cmd.bind, '西沟村', 'li')).toMatchObject({ key: 'room.private' });
  });
});

describe('join and approve', () => {
  it('by name: the leader is asked, and only his answer binds', async () => {
    const t = staffed();
    await t.says('li', cmd.bind, '西沟村');
    expect(await t.says('wang', cmd.join, '王芳', 'nowhere')).toMatchObject({ key: 'join.not_here' });
    const asked = await t.says('wang', cmd.join, '王芳');
    expect(asked).toMatchObject({ key: 'join.asked', params: { name: '王芳', listed: true } });
    expect(JSON.stringify(asked)).not.toContain('13800001111');
    expect(t.org.personBy('w', 'wang')).toBeUndefined();
    expect(await t.says('li', cmd.approve, '张三')).toMatchObject({ key: 'approve.none' });
    expect(await t.says('li', cmd.approve, '')).toMatchObject({ key: 'approve.waiting', params: { names: ['王芳'] } });
    expect(await t.says('li', cmd.approve, '王芳')).toMatchObject({ key: 'approve.done' });
    expect(t.org.personBy('w', 'wang')?.id).toBe('p33');
    expect(await t.says('wang', cmd.join, '王芳')).toMatchObject({ key: 'join.already' });
    expect(await t.says('wang', cmd.whoami, '')).toMatchObject({ key: 'whoami', params: { name: '王芳' } });
  });

  it('somebody not on the roster gets the usual post of the unit', async () => {
    const t = staffed();
    await t.says('li', cmd.bind, '西沟村');
    expect(await t.says('new', cmd.join, '孙丽 1号网格')).toMatchObject({
      key: 'join.asked',
      params: { listed: false },
    });
    await t.says('li', cmd.approve, '孙丽');
    expect(t.org.personBy('w', 'new')?.posts).toEqual([{ unit: '1111', role: 'grid_worker', post: 'principal' }]);
  });

  it('two of one name are told apart by the leader', async () => {
    const t = staffed();
    await t.says('li', cmd.bind, '西沟村');
    await t.says('wang', cmd.join, '王芳');
    await t.says('fake', cmd.join, '王芳');
    expect(await t.says('li', cmd.approve, '王芳')).toMatchObject({ key: 'approve.choose' });
  });

  it('by code: once', async () => {
    const t = staffed();
    const code = joinCode(33, '7KQ9XD');
    t.happen({
      to: { flow: 'person', id: 'p33' },
      event: { type: 'invited', at: 2, id: 'c', hash: await hashOfCode(code) } as Signal['event'],
    });
    expect(await t.says('wang', cmd.join, joinCode(33, '7KQ9XE'), 'wang')).toMatchObject({ key: 'join.code_wrong' });
    expect(await t.says('wang', cmd.join, ` ${code.toLowerCase()} `.trim(), 'wang')).toMatchObject({
      key: 'join.done',
    });
    expect(await t.says('thief', cmd.join, code, 'thief')).toMatchObject({ key: 'join.code_used' });
    expect(await t.says('x', cmd.join, '13800001111', 'x')).not.toHaveProperty('params.name');
  });
});

describe('templates and exemptions', () => {
  it('on, off, let off', async () => {
    const t = staffed();
    expect(await t.says('li', cmd.enable, '防汛 西沟村 依据 3号')).toMatchObject({ key: 'unit.forbidden' });
    expect(await t.says('zhao', cmd.enable, '防汛 茂林镇')).toMatchObject({ key: 'activation.no_basis' });
    expect(await t.says('zhao', cmd.enable, '火星 茂林镇 依据 3号')).toMatchObject({ key: 'template.unknown' });
    expect(await t.says('zhao', cmd.enable, '防汛 茂林镇 至8月31日 依据 县防指〔2022〕3号')).toMatchObject({
      key: 'activation.enabled',
      params: { from: '2022-07-28', to: '2022-08-31', basis: '县防指〔2022〕3号' },
    });
    expect(await t.says('zhao', cmd.disable, '防汛 西沟村')).toMatchObject({ key: 'activation.inherited' });
    expect(await t.says('zhao', cmd.exempt, '西沟村3号网格 整体搬迁')).toMatchObject({ key: 'exemption.usage' });
    expect(await t.says('zhao', cmd.exempt, '西沟村3号网格 至8.1 整体搬迁')).toMatchObject({
      key: 'exemption.granted',
      params: { unit: '西沟村3号网格', to: '2022-08-01', reason: '整体搬迁' },
    });
    expect(t.org.exemption('flood', '1113', '2022-08-01')?.reason).toBe('整体搬迁');
    expect(await t.says('zhao', cmd.exempt, '西沟村3号网格 取消')).toMatchObject({ key: 'exemption.withdrawn' });
    expect(t.org.exemption('flood', '1113', '2022-08-01')).toBeUndefined();
    expect(await t.says('zhao', cmd.disable, '防汛')).toMatchObject({ key: 'activation.disabled' });
    expect(t.org.activations()).toEqual([]);
  });
});

describe('questions', () => {
  it('answer from the tree, and show only what one may do', async () => {
    const t = staffed();
    expect(await t.says('li', cmd.mine, '')).toMatchObject({ key: 'mine.list', params: { count: 2 } });
    expect(await t.says('li', cmd.superiors, '')).toMatchObject({
      key: 'superiors.list',
      params: { lines: [{ unit: '茂林镇' }] },
    });
    expect(await t.says('li', cmd.roster, '3号网格')).toMatchObject({ key: 'roster.list', params: { count: 1 } });
    expect(await t.says('li', cmd.roster, '东沟村')).toMatchObject({ key: 'unit.forbidden' });
    expect(await t.says('stranger', help, '')).toMatchObject({ params: { areas: [{ names: ['报到', '帮助'] }] } });
    expect(await t.says('stranger', help, '启用')).toMatchObject({ key: 'help.unknown' });
    expect(await t.says('zhao', help, '/启用')).toMatchObject({ key: 'help.one' });
  });

  it('every sentence has words in both languages', async () => {
    const t = staffed();
    const said = [
      await t.says('li', cmd.mine, ''),
      await t.says('li', cmd.superiors, ''),
      await t.says('li', cmd.roster, ''),
      await t.says('li', cmd.whoami, ''),
      await t.says('li', help, ''),
    ];
    for (const one of said) {
      if (one === undefined) throw new Error('silent');
      for (const locale of ['zh-CN', 'en'] as const)
        expect(render(one, { locale, zone: 'Asia/Shanghai' })).toMatch(/\S/);
    }
  });
});
