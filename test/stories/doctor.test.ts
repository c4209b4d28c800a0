// doctor counts every sum again from the documents, and names what was broken by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkup } from '../../src/cli/doctor.ts';
import { redisAudit } from '../../src/store/audit.ts';
import { keysOf } from '../../src/store/keys.ts';
import { templates } from '../../src/templates/index.ts';
import { openTown, type Town, ZONE } from '../support/town.ts';

const DAY = 'daily-report:epidemic:2022-07-28';
const ORDER = 'receipt:1.1';
const keys = keysOf('test');

describe('doctor', () => {
  let town: Town;
  let client: ReturnType<Town['redis']['client']>;
  beforeAll(async () => {
    town = await openTown();
    client = town.redis.client();
    await town.says('李强', '西沟村', '返乡2 居隔2');
    await town.says('王芳', '西沟村', '零报告');
    await town.says('何静', '河湾镇', '/免报 西沟村3号网格 至7月28日 整体搬迁');
    await town.later(1);
    await town.says('何静', '河湾镇', '/免报 西沟村3号网格 取消');
    await town.says('罗平', '平川县', '/指令 反馈 转移人数 今晚有大到暴雨，请转移低洼户');
    await town.says('罗平', '平川县', '1');
    await town.says('王芳', '西沟村', '收到');
    await town.says('王芳', '西沟村', '反馈 转移7人');
  });
  afterAll(() => town.stop());

  const complaints = async (about = 'daily-report|receipt') => {
    const lines: string[] = [];
    const audit = redisAudit(client, 'test');
    // The test server keeps nothing on disk and has a clock of its own; both are told apart from what is counted.
    const clock = { now: () => town.now() };
    await checkup({ store: town.store, audit, clock, templates, zone: ZONE, write: (line) => void lines.push(line) });
    return lines.filter((line) => line.startsWith('✗') && line.includes(':') && new RegExp(about).test(line));
  };

  it('finds nothing wrong after a morning of reports, an exemption taken back and an order', async () => {
    expect(await complaints()).toEqual([]);
  });

  it('names unit and figure of a wrong sum, and is content once it is put right', async () => {
    await client.hincrby(keys.sums(DAY), '211.returnees', 5);
    expect(await complaints()).toEqual([`✗ ${DAY}: sum 211.returnees: 7, recount 2`]);
    await client.hincrby(keys.sums(DAY), '211.returnees', -5);
    expect(await complaints()).toEqual([]);
  });

  it('names who is waited for wrongly, and who was forgotten', async () => {
    const [missing = ''] = await client.zrange(keys.due(DAY, 'report'), '0', '0');
    const score = await client.zscore(keys.due(DAY, 'report'), missing);
    await client.zrem(keys.due(DAY, 'report'), missing);
    expect(await complaints()).toEqual([`✗ ${DAY}: waiting report: ${missing} lacking`]);
    await client.zadd(keys.due(DAY, 'report'), score ?? '0', missing);
    await client.zadd(keys.due(ORDER, 'ack'), '0', '21111');
    expect(await complaints()).toEqual([`✗ ${ORDER}: waiting ack: 21111 too much`]);
    await client.zrem(keys.due(ORDER, 'ack'), '21111');
  });

  it('names a document that cannot be read, and counts the others all the same', async () => {
    const hash = `${keys.prefix}:d:${DAY}`;
    const [unit = '', body = ''] = Object.entries(await client.hgetall(hash))[0] ?? [];
    await client.hset(hash, unit, '2|{"log":');
    await client.hset(`${keys.prefix}:d:person`, 'p999', '1|{}');
    await client.hincrby(keys.sums(ORDER), '21111.x', 5);
    const lines = await complaints('');
    expect(lines).toContainEqual(expect.stringContaining(`document ${DAY} ${unit} cannot be read`));
    expect(lines).toContainEqual(expect.stringContaining('document person p999 cannot be read: name'));
    expect(lines).toContain(`✗ ${ORDER}: sum 21111.x: 5, recount 0`);
    await client.hset(hash, unit, body);
    await client.hdel(`${keys.prefix}:d:person`, 'p999');
    await client.hincrby(keys.sums(ORDER), '21111.x', -5);
    expect(await complaints()).toEqual([]);
  });

  it('names a wrong mark', async () => {
    const roster = await town.store.roster((await town.store.ledger(DAY))?.roster ?? '');
    const index = roster?.index('21112') ?? -1;
    await client.setbit(keys.mark(DAY, 'zero'), index, 1);
    expect(await complaints()).toEqual([`✗ ${DAY}: mark zero: 21112 too much`]);
    await client.setbit(keys.mark(DAY, 'zero'), index, 0);
    expect(await complaints()).toEqual([]);
    expect(town.incidents).toEqual([]);
  });
});
