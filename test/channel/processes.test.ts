// Parents and ears as processes: who dies with whom, and what is left.
import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wechatyTransport, type WechatyOptions } from '../../src/transports/wechaty/transport.ts';
import { testGateway, TOKEN, type TestGateway } from '../support/puppet-gateway.ts';
import { ROOM } from '../support/puppet-harness.ts';
import { notes } from '../support/puppet-listener.ts';
import { until } from '../support/until.ts';

let dir: string;
let gateway: TestGateway;
const logged: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'channel-'));
  gateway = await testGateway({ dir });
});
afterAll(async () => {
  await gateway.kill();
  rmSync(dir, { recursive: true });
});

const options = (): WechatyOptions => ({
  account: 'main',
  puppet: 'wechaty-puppet-service',
  puppetOptions: { token: TOKEN, endpoint: gateway.endpoint, tls: { disable: true } },
  dataDir: join(dir, 'account'),
  mediaDir: join(dir, 'media'),
  log: (level, text) => logged.push(`${level} ${text}`),
});

describe('an ear', () => {
  it(
    'dies with its parent, and the next one gives what the first parent had not taken',
    { timeout: 60_000 },
    async () => {
      const script = fileURLToPath(new URL('../support/puppet-parent.ts', import.meta.url));
      const parent = fork(script, [JSON.stringify(options())], { execArgv: ['--import', 'tsx'] });
      let ear = 0;
      let refused = false;
      parent.on('message', (message: { ear?: number; refused?: boolean }) => {
        ear = message.ear ?? ear;
        refused ||= message.refused === true;
      });
      await until('the ear of the first parent', () => ear > 0, 25_000);
      await gateway.say({ room: ROOM, text: 'first' }, { room: ROOM, text: 'second' });
      await until('it was told and refused', () => refused);
      const died = Date.now();
      parent.kill('SIGKILL');
      await until('the ear has gone', () => !isAlive(ear));

      const heard = notes();
      const transport = wechatyTransport(options());
      await transport.start(heard);
      await until('what was spooled', () => heard.texts().length === 2);
      expect(heard.texts()).toEqual(['first', 'second']);
      await until('the gap', () => heard.gaps.length === 1, 25_000);
      expect(Math.abs((heard.gaps[0]?.from ?? 0) - died)).toBeLessThan(1500);
      await transport.stop();
      await expect(
        transport.send({ key: 'k', conversation: ROOM, private: false, text: 'x', mentions: [] }),
      ).rejects.toMatchObject({ outcome: 'wait' });
      expect(heard.states.at(-1)).toMatchObject({ state: 'offline', reason: 'stopped' });
      expect(logged.filter((line) => line.startsWith('error'))).toEqual([]);
    },
  );

  it('is followed by one that was loaded before, and nothing stays behind', { timeout: 60_000 }, async () => {
    const heard = notes();
    const transport = wechatyTransport(options());
    await transport.start(heard);
    const [ear = 0, spare = 0] = await until('a spare ear', () => heard.online() === 1 && ears(2), 45_000);
    process.kill(ear, 'SIGKILL');
    await until('online again', () => heard.online() === 2, 45_000);
    const [next, other] = await until('another spare', () => ears(2), 45_000);
    expect(next).toBe(spare);
    expect(other).not.toBe(ear);
    await gateway.say({ room: ROOM, text: 'third' });
    await until('it hears', () => heard.texts().includes('third'));
    await transport.stop();
    expect(ears(1)).toBe(false);
    expect(existsSync(join(dir, 'account', 'tmp'))).toBe(false);
  });

  it('is not even started without an endpoint', () => {
    expect(() => wechatyTransport({ ...options(), puppetOptions: { token: TOKEN } })).toThrow('ENDPOINT');
  });
});

/** Process ids of our ears, oldest first, when there are so many. */
function ears(count: number): number[] | false {
  const select = ['-o', 'pid=,args=', '--sort=start_time', '--ppid', String(process.pid)];
  const found = execFileSync('ps', select, { encoding: 'utf8' }).split('\n');
  const pids = found.filter((line) => line.includes('ear.ts')).map((line) => Number.parseInt(line, 10));
  return pids.length >= count && pids;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
