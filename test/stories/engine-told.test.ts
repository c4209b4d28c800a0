// Who is told what: old questions, groups by name, people on a channel without a group, and what is kept of a bug.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parcelsOf, type Sending } from '../../src/engine/parcels.ts';
import { SendError } from '../../src/errors.ts';
import { anyFlow, type Flow, type Message, type Stamped } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.stop());

describe('what is two hours old', () => {
  const old = async (who: string, said: string) => town.says(who, '西沟村', said, { at: town.now() - 120 * 60_000 });

  it.each(['/指令 今晚有暴雨', '/汇中', '/不存在的命令', '/未报'])('%s is not answered any more', async (said) => {
    expect(await old('王芳', said)).toEqual([]);
    expect(await old('张建国', said)).toEqual([]);
  });

  it('a report counts, and a mistake in one is said', async () => {
    expect(await old('王芳', '零报告')).toEqual([expect.stringContaining('✓')]);
    const mistaken = await town.says('王芳', '西沟村', '返乡-1');
    expect(await old('王芳', '返乡-1')).toEqual(mistaken);
  });
});

describe('an order that does not arrive', () => {
  const issue = async () => {
    await town.says('罗平', '平川县', '/指令 范围：村 今晚有暴雨，请转移危房住户');
    await town.says('罗平', '平川县', '1');
  };

  it('is told above with the name of the group', async () => {
    const check = ({ conversation }: { conversation: string }) => {
      town.channel.failures.push(check);
      return conversation === 'room-2111' ? new SendError('no', 'bury') : undefined;
    };
    town.channel.failures.push(check);
    await issue();
    expect(town.heard('河湾镇').join('\n')).toMatch(/西沟村/);
    expect(town.channel.heard.map((said) => said.text).join('\n')).not.toContain('2111');
  });
});

describe('a person on a channel where no group is bound', () => {
  const message: Message = { to: { person: '谢飞' }, text: text('stranger', {}), urgency: 'answer' };
  const elsewhere = { channel: 'other', contact: 'x', from: 0 };
  const sending = (origin: Sending['origin'], lost: string[]): Sending => {
    const { org } = town.bot.engine;
    const person = (id: string) => {
      const known = org.person(id);
      return known && { ...known, contacts: [elsewhere] };
    };
    return {
      ...{ org: { ...org, person }, origin, now: 0, cause: 'c' },
      expected: () => Promise.resolve([]),
      lost: (id) => void lost.push(id),
    };
  };

  it('hears it from the account the matter came over, and else counts as lost', async () => {
    const lost: string[] = [];
    const origin = { channel: 'other', account: 'second', conversation: 'g', private: false };
    const { parcels } = await parcelsOf([message], sending(origin, lost));
    expect(parcels).toMatchObject([{ account: 'second', conversation: 'x', private: true }]);
    expect((await parcelsOf([message], sending(undefined, lost))).parcels).toEqual([]);
    expect((await parcelsOf([message], sending({ ...origin, channel: 'test' }, lost))).parcels).toEqual([]);
    expect(lost).toEqual(['谢飞', '谢飞']);
  });
});

describe('what is put aside', () => {
  const broken: Flow<object, Stamped> = {
    name: 'daily-report',
    state: z.object({}),
    event: z.object({ type: z.string(), at: z.number(), id: z.string() }),
    transition() {
      throw new TypeError('a bug');
    },
    wakeAt: () => undefined,
    isOpen: () => false,
  };

  it('carries no phone number', async () => {
    await town.stop();
    town = await openTown({ flows: [anyFlow(broken)] });
    await town.says('王芳', '西沟村', '零报告\n联系电话13912345678');
    const [aside] = await town.redis.client().xrange('{test}:dead', '-', '+');
    const dead = aside?.[1][1];
    expect(dead).toContain('139****5678');
    expect(dead).not.toContain('13912345678');
  });
});
