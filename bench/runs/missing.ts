// P12: the missing list of a node, m missing of M: O(m), whatever M is. Directly on a ledger.
import { setTimeout as delay } from 'node:timers/promises';
import { dayLedger } from '../../flows/daily-report/index.ts';
import { REPORT_DUE } from '../../flows/report-day.ts';
import { treeOf } from '../../src/org/tree.ts';
import { cityOf, FIRST_DAY } from '../city.ts';
import { CITY, startRedis, storeOn } from '../home.ts';
import { result, settings } from '../run.ts';

const SIZES = [10, 100, 1_000];
/** The first answers of a process are slow ones and are not counted. */
const WARM = 500;
const ASKED = 1_000;

const { reporters } = settings();
const redis = await startRedis();
const store = storeOn(redis);
const client = redis.client();
const { units, grids } = cityOf(reporters);
const { roster } = treeOf(units);
await store.saveRoster(roster);
const ledger = dayLedger('epidemic', FIRST_DAY);
const indices = grids.map((unit) => roster.index(unit) ?? -1);
const opening = { ledger, roster: roster.id, units: grids, indices, due: [REPORT_DUE] };
await store.commit([{ docs: [], tallies: [], ledgers: [opening], parcels: [] }]);
const times: Record<string, number> = {};
/** So many removals make Redis write its file anew, in a process beside this one: waited for, at most a minute. */
const settled = async () => {
  const busy = /aof_rewrite_(?:in_progress|scheduled):1/;
  for (let i = 0; i < 600 && busy.test(await client.info('persistence')); i++) await delay(100);
};
for (const missing of SIZES.toReversed()) {
  // Everybody but every n-th has reported, so those missing lie all over the tree.
  const step = Math.floor(grids.length / missing);
  const still = new Set(grids.filter((_, i) => i % step === 0).slice(0, missing));
  const gone = grids.filter((unit) => !still.has(unit));
  const list = `{${CITY}}:l:${ledger}:due:${REPORT_DUE}`;
  for (let i = 0; i < gone.length; i += 5_000) await client.zrem(list, ...gone.slice(i, i + 5_000));
  const added = [...still].flatMap((unit) => [roster.index(unit) ?? -1, unit]);
  await client.zadd(list, ...added);
  await settled();
  const samples: number[] = [];
  for (let i = -WARM; i < ASKED; i++) {
    const started = performance.now();
    const found = await store.waiting({ ledger, due: REPORT_DUE, under: ['p0'] });
    if (i >= 0) samples.push(performance.now() - started);
    if (found.length !== missing) throw new Error(`${found.length} missing instead of ${missing}`);
  }
  times[String(missing)] = samples.sort((a, b) => a - b)[ASKED / 2] ?? NaN;
}
result(times);
await redis.stop();
process.exit(0);
