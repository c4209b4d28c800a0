import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/errors.ts';
import type { Parcel } from '../../src/ports.ts';
import { openTown, type Town, type TownOptions } from '../support/town.ts';

const SPACING = [4000, 4000] as const;
let town: Town;
let count = 0;
const open = async (options: TownOptions) => (town = await openTown(options));
afterEach(() => town.stop());

/** Something to be said in a group, as a commit would leave it. */
function parcel(conversation: string, typed: string, part: Partial<Parcel> = {}): Parcel {
  return {
    ...{
      id: `p${++count}`,
      account: 'main',
      conversation,
      private: false,
      urgency: 'receipt',
      at: town.now(),
    },
    text: { key: 'unknownCommand', params: { typed } },
    mentions: [],
    ...part,
  };
}
const queue = (...parcels: Parcel[]) => town.store.commit([{ docs: [], tallies: [], ledgers: [], parcels }]);
const counts = async () => (await town.store.outbox.state('main')).counts;
/** The next sendings to these groups end like this, in this order. */
function fail(outcome: SendError['outcome'], ...rooms: string[]): void {
  const open = [...rooms];
  const check = ({ conversation }: { conversation: string }) => {
    if (open.length > 0) town.channel.failures.push(check);
    const at = open.indexOf(conversation);
    if (at < 0) return undefined;
    open.splice(at, 1);
    return new SendError('no', outcome);
  };
  town.channel.failures.push(check);
}
const order: Partial<Parcel> = { urgency: 'order', track: [{ flow: 'receipt', period: '99.1', id: '2111' }] };
const heard = () => town.channel.heard.map((said) => said.room);

describe('the pace of the account', () => {
  beforeEach(() => open({ spacing: SPACING }));

  it('keeps its distance between groups, by the clock', async () => {
    await queue(parcel('a', '1'), parcel('b', '2'), parcel('c', '3'));
    await town.bot.drive.settle();
    expect(heard()).toEqual(['a']);
    await town.later(3.9 / 60);
    expect(heard()).toEqual(['a']);
    await town.later(0.1 / 60);
    expect(heard()).toEqual(['a', 'b']);
    await town.later(4 / 60);
    expect(heard()).toEqual(['a', 'b', 'c']);
  });

  it('sends the most urgent first, whatever came first', async () => {
    await queue(
      parcel('training', '1', { urgency: 'routine', at: town.now() - 9000 }),
      parcel('receipt', '2', { at: town.now() - 5000 }),
      parcel('reminder', '3', { urgency: 'reminder' }),
      parcel('flash', '4', { urgency: 'flash' }),
      parcel('order', '5', { urgency: 'order' }),
    );
    await town.later(1);
    expect(heard()).toEqual(['flash', 'order', 'reminder', 'receipt', 'training']);
  });

  it('merges the receipts of a rush into one message of the group', async () => {
    await queue(parcel('elsewhere', '0', { urgency: 'order' }));
    await town.bot.drive.settle();
    await town.says('王芳', '西沟村', '零报告');
    await town.says('李强', '西沟村', '返乡1');
    expect(town.heard('西沟村')).toEqual([]);
    await town.later(1);
    expect(town.heard('西沟村')).toEqual([
      '✓ 西沟村1号网格 7月28日 零报告（08:00 按时）\n✓ 西沟村2号网格 7月28日 返乡人员1（08:00 按时）',
    ]);
  });

  it('lets an order stand alone', async () => {
    await queue(parcel('a', 'receipt'), parcel('a', 'order', order), parcel('a', 'more'));
    await town.later(1);
    expect(town.channel.heard.map((said) => said.text)).toEqual([
      expect.stringMatching(/^\S*“\/order”\S*\s\S*\s?\S*$/u),
      expect.stringContaining('“/receipt”'),
    ]);
    expect(town.channel.heard[1]?.text).toContain('“/more”');
  });

  it('drops what has expired', async () => {
    await queue(parcel('a', 'first', { urgency: 'flash' }), parcel('b', 'old', { expiresAt: town.now() + 3000 }));
    await town.later(1);
    expect(heard()).toEqual(['a']);
    expect(await counts()).toMatchObject({ dropped: 1 });
  });

  it('cuts a reminder to those still missing when it is sent, and mentions nobody else', async () => {
    for (const who of ['王芳', '李强', '赵敏', '刘海']) await town.says(who, '西沟村', '零报告');
    await town.until('15:29');
    await town.later(50 / 60);
    const before = town.heard('西沟村').length;
    await queue(...Array.from({ length: 6 }, (_, i) => parcel(`urgent${i}`, 'x', { urgency: 'flash' })));
    await town.until('15:30');
    expect(town.heard('西沟村')).toHaveLength(before);
    await town.says('陈红', '21115', '零报告');
    await town.later(2);
    expect(town.heard('西沟村').slice(before)).toEqual([expect.stringContaining('还没收到：西沟村6号网格。')]);
    expect(town.channel.heard.findLast((said) => said.room === 'room-2111')?.mentions).toEqual(['孙伟']);
  });

  it('keeps to the budget of the day', async () => {
    await town.stop();
    await open({ spacing: SPACING, perDay: 2 });
    await queue(parcel('a', '1'), parcel('b', '2'), parcel('c', '3'));
    await town.until('23:59');
    expect(heard()).toEqual(['a', 'b']);
    await town.until('00:01');
    expect(heard()).toEqual(['a', 'b', 'c']);
  });
});

describe('when sending fails', () => {
  beforeEach(() => open({ spacing: SPACING }));

  it('the whole account waits when it cannot send, in order', async () => {
    await queue(parcel('a', '1', { urgency: 'answer' }), parcel('b', '2'));
    fail('wait', 'a', 'a', 'a');
    await town.bot.drive.settle();
    expect(heard()).toEqual([]);
    await town.later(1);
    expect(heard()).toEqual(['a', 'b']);
    expect(await counts()).toMatchObject({ sent: 2 });
  });

  it('a group that cannot be reached is buried, and does not hold up the others', async () => {
    await queue(parcel('a', '1', order), parcel('b', '2'));
    fail('bury', 'a');
    await town.later(1);
    // The town's group hears that the order did not arrive.
    expect(heard()).toEqual(['room-211', 'b']);
    expect(await counts()).toMatchObject({ buried: 1, sent: 2 });
    expect((await town.store.outbox.state('main')).waiting).toBe(0);
  });

  it('in doubt an order is repeated, a receipt is not, and both are counted', async () => {
    await queue(parcel('a', '1', order), parcel('b', '2'));
    fail('unknown', 'a', 'b');
    await town.later(1);
    expect(heard()).toEqual(['a']);
    expect(await counts()).toMatchObject({ repeated: 1, doubtful: 1, sent: 1 });
  });

  it('an order that always ends in doubt is given up, and does not hold up the others', async () => {
    await queue(parcel('a', '1', order), parcel('b', '2'), parcel('c', '3'));
    fail('unknown', ...Array.from({ length: 40 }, () => 'a'));
    await town.later(3);
    expect([...heard()].sort()).toEqual(['b', 'c', 'room-211']);
    expect((await town.store.outbox.state('main')).waiting).toBe(0);
    expect(await counts()).toMatchObject({ buried: 1, repeated: 4, sent: 3 });
  });

  it('a channel that breaks on one message is in doubt about it, and goes on', async () => {
    await queue(parcel('a', '1'), parcel('b', '2'));
    town.channel.failures.push(() => new TypeError('broken'));
    await town.later(1);
    expect(heard()).toEqual(['b']);
    expect(await counts()).toMatchObject({ doubtful: 1, sent: 1 });
    expect(town.incidents).toHaveLength(2);
  });
});

describe('the length of a message', () => {
  it('is kept by splitting, never by cutting', async () => {
    await open({ spacing: SPACING, maxLength: 100 });
    const long = Array.from({ length: 60 }, (_, i) => `第${i}段😀`).join('，');
    const text: Parcel['text'] = { key: 'report.notActive', params: { unit: long } };
    await queue(parcel('a', '', { text }), parcel('b', 'short'));
    await town.later(1);
    const said = town.channel.heard.filter((one) => one.room === 'a').map((one) => one.text);
    expect(said.length).toBeGreaterThan(1);
    expect(said.every((text) => text.length <= 100 && !/\p{Surrogate}/u.test(text))).toBe(true);
    expect(said.join('')).toContain('第59段😀');
    expect(said.join('').replaceAll('\n', '')).toContain(long);
    expect(heard()).toContain('b');
  });

  it('many short ones become as few messages as fit', async () => {
    await open({ spacing: SPACING, maxLength: 100 });
    await queue(...Array.from({ length: 9 }, (_, i) => parcel('a', `${i}`)));
    await town.later(1);
    expect(town.channel.heard).toHaveLength(3);
  });
});
