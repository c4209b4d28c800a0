import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/ports.ts';
import { openTown, type Town } from '../support/town.ts';

describe('a store that cannot be asked for a while', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());
  const allow = (command: string) => town.redis.client().acl('SETUSER', 'default', command);
  const say = (contact: string, text: string) =>
    town.channel.say({ contact, conversation: 'room-2111', text, at: town.now() });
  /** What is not answered is handed out again after a second. */
  const answered = () =>
    expect
      .poll(async () => {
        await town.bot.drive.settle();
        return town.redis.client().xlen('{test}:inbox');
      })
      .toBe(0);

  // What is read to understand, what to decide, what to wake.
  it.each([
    ['hmget', '王芳', '零报告', '✓ 西沟村1号网格'],
    ['bitcount', '张建国', '/未报', '未报5'],
    ['smembers', '李强', '返乡1', '✓ 西沟村2号网格'],
  ])('without %s nothing is lost and nothing is answered falsely', async (...[command, who, text, answer]) => {
    const before = town.heard('西沟村').length;
    await allow(`-${command}`);
    await say(who, text);
    await expect(town.bot.drive.settle()).rejects.toBeInstanceOf(StoreError);
    expect(town.heard('西沟村')).toHaveLength(before);
    await allow(`+${command}`);
    await answered();
    expect(town.heard('西沟村').slice(before)).toEqual([expect.stringContaining(answer)]);
  });

  it('a wake-up comes again', async () => {
    const before = town.heard('西沟村').length;
    await town.until('15:29');
    await allow('-hmget');
    await expect(town.until('15:30')).rejects.toBeInstanceOf(StoreError);
    await allow('+hmget');
    await town.bot.drive.settle();
    expect(town.heard('西沟村').slice(before)).toEqual([expect.stringContaining('还没收到')]);
  });

  it('is nobody’s bug', async () => {
    expect(town.incidents).toEqual([]);
    expect(await town.redis.client().xlen('{test}:dead')).toBe(0);
  });
});
