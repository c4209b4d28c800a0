// The sign of life the page of accounts shows: it comes from the gateway, through the ear, and ends with the link.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wechatyTransport } from '../../src/transports/wechaty/transport.ts';
import { testGateway, TOKEN, type TestGateway } from '../support/puppet-gateway.ts';
import { notes } from '../support/puppet-listener.ts';
import { until } from '../support/until.ts';

let dir: string;
let gateway: TestGateway;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'channel-'));
  gateway = await testGateway({ dir });
});
afterAll(async () => {
  await gateway.kill();
  rmSync(dir, { recursive: true });
});

it('goes on while nobody speaks, and stops when the gateway is gone', { timeout: 60_000 }, async () => {
  const signs: number[] = [];
  const heard = { ...notes(), alive: (at: number) => void signs.push(at) };
  const began = Date.now();
  const transport = wechatyTransport({
    ...{ account: 'main', puppet: 'wechaty-puppet-service' },
    puppetOptions: { token: TOKEN, endpoint: gateway.endpoint, tls: { disable: true } },
    ...{ dataDir: join(dir, 'account'), mediaDir: join(dir, 'media') },
  });
  await transport.start(heard);
  await until('two signs of life, one after the other', () => new Set(signs).size > 1, 25_000);
  expect(signs.every((at, i) => at >= began && at >= (signs[i - 1] ?? 0))).toBe(true);
  await gateway.kill();
  const gone = Date.now();
  await until('the account is offline', () => heard.states.at(-1)?.state === 'offline', 25_000);
  expect(signs.filter((at) => at > gone + 1000)).toEqual([]);
  await transport.stop();
});
