// Breaks the gateway of a town, brings it back, and checks that the bot is back by itself with the gap on its ledger.
import { expect } from 'vitest';
import { timeOf } from '../../src/calendar.ts';
import { ZONE } from './town.ts';
import { until } from './until.ts';
import type { WechatTown } from './wechat-town.ts';

const SECOND = 1000;
/** How soon after the service the bot must be back (measures.md R6), ms. */
const BACK_MS = 5 * SECOND;

export interface Outage {
  readonly broken: () => Promise<void> | void;
  /** What lasts until the service may come back. */
  readonly meanwhile: () => Promise<unknown>;
  readonly back: () => Promise<void> | void;
}

/** The gap as the ledger has it, with its times as the bot prints them. */
export async function outage(town: WechatTown, { broken, meanwhile, back }: Outage): Promise<{ printed: string }> {
  const online = () => town.states.filter(({ state }) => state === 'online');
  const times = online().length;
  const from = town.now();
  await broken();
  await meanwhile();
  await back();
  const returned = town.now();
  await until('the account is online again', () => online().length > times, 45 * SECOND);
  const to = online().at(-1)?.at ?? 0;
  console.log(`away ${returned - from} ms, back ${to - returned} ms after the service`);
  await until('the gap is on the ledger', async () => (await town.gaps()).length > 0);
  const gaps = await town.gaps();
  expect(gaps).toHaveLength(1);
  const [gap = { from: 0, to: 0 }] = gaps;
  expect(Math.abs(gap.from - from)).toBeLessThanOrEqual(SECOND);
  expect(Math.abs(gap.to - to)).toBeLessThanOrEqual(SECOND);
  // Where a machine is so busy that it starts an ear more slowly than that, the ear is given the time of the first one.
  expect(to - returned).toBeLessThan(Math.max(BACK_MS, 1.5 * town.startMs));
  return { printed: `${timeOf(gap.from, ZONE)}—${timeOf(gap.to, ZONE)}` };
}
