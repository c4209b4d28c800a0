// The measures (design: measures.md §3), each beside its anchor or limit in the same rounds. Gates are the floor, not the aim.
import { type Figures, installPeers, median, run } from './child.ts';
import { REPORTERS } from './run.ts';

export interface Plan {
  readonly quick: boolean;
  readonly rounds: number;
  readonly units?: number | undefined;
  readonly wanted: (measure: string) => boolean;
  readonly write: (line: string) => void;
}

const round = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

/** One line: figure, what it is held against, and whether the gate is met. */
function line(
  plan: Plan,
  of: { name: string; says: string; value: number; gate: number; most?: boolean; unit: string },
) {
  const met = of.most === true ? of.value <= of.gate : of.value >= of.gate;
  const gate = `gate ${of.most === true ? '≤' : '≥'} ${of.gate}${of.unit}`;
  plan.write(`${met ? '✓' : '✗'} ${of.name.padEnd(4)} ${of.says}: ${round(of.value)}${of.unit} (${gate})`);
}

/** P1, P2, P3: peers and raw limit interleaved with our own runs. */
export async function core(plan: Plan): Promise<void> {
  if (!['P1', 'P2', 'P3'].some((one) => plan.wanted(one))) return;
  const reporters = plan.quick ? 2_000 : REPORTERS;
  const missing = ['P1', 'P2'].some((one) => plan.wanted(one)) ? await installPeers() : undefined;
  const peer = (measure: string) => plan.wanted(measure) && missing === undefined;
  const rounds: Round[] = [];
  for (let i = 0; i < plan.rounds; i++) rounds.push(await coreRound({ reporters, quick: plan.quick, peer }));
  const of = (who: keyof Round, what: string) => median(rounds.map((one) => one[who]?.[what] ?? NaN));
  const ours = of('ours', 'perSecond');
  const cpu = round(of('ours', 'cpuMicros'));
  plan.write(
    `     W1: ${round(ours)} reports/s committed and queued, AOF always, 64 in flight, ${cpu} µs of Node each`,
  );
  if (missing !== undefined) plan.write(`     P1, P2: left out, the peers could not be installed (${missing})`);
  const against = (measure: string, anchor: { readonly is: string; readonly rate: number; readonly gate: number }) => {
    const says = `${round(ours)}/s beside ${anchor.is} ${round(anchor.rate)}/s`;
    line(plan, { name: measure, says, value: ours / anchor.rate, gate: anchor.gate, unit: '×' });
  };
  const [koishi, grammy] = [of('koishi', 'perSecond'), of('grammy', 'perSecond')];
  if (peer('P1')) against('P1', { is: 'Koishi 4.18.11 + SQLite', rate: koishi, gate: 40 });
  if (peer('P2')) against('P2', { is: 'grammY 1.46.0 + ioredis', rate: grammy, gate: 0.6 });
  if (plan.wanted('P3')) against('P3', { is: 'our own commit.lua replayed,', rate: of('ours', 'raw'), gate: 0.5 });
}

interface Round {
  readonly ours: Figures;
  readonly koishi?: Figures;
  readonly grammy?: Figures;
}

async function coreRound(on: {
  reporters: number;
  quick: boolean;
  peer: (measure: string) => boolean;
}): Promise<Round> {
  const { reporters, quick, peer } = on;
  const days = quick ? 2 : 3;
  return {
    ours: await run('runs/core.ts', { reporters, days }),
    // Koishi is slow: a smaller city, whose rate is the same, keeps the run short.
    ...(peer('P1') ? { koishi: await run('peers/koishi.js', { reporters: quick ? 300 : 1_500 }) } : {}),
    ...(peer('P2') ? { grammy: await run('peers/grammy.js', { reporters, days }) } : {}),
  };
}

/** P4 and P14: through Wechaty on the mock puppet; speed against a naive bot, memory against the bare package. */
export async function channel(plan: Plan): Promise<void> {
  if (!plan.wanted('P4') && !plan.wanted('P14')) return;
  const settings = { reporters: plan.quick ? 1_000 : REPORTERS, days: plan.quick ? 2 : 3 };
  const rounds: { ours: Figures; naive: Figures; bare: Figures }[] = [];
  for (let i = 0; i < plan.rounds; i++) {
    rounds.push({
      ours: await run('runs/channel-ours.ts', settings),
      naive: await run('runs/channel-naive.ts', settings),
      bare: await run('runs/channel-naive.ts', { ...settings, bare: true }),
    });
  }
  const of = (who: 'ours' | 'naive' | 'bare', what: string) => median(rounds.map((one) => one[who][what] ?? 0));
  const [ours, naive] = [of('ours', 'perSecond'), of('naive', 'perSecond')];
  const [rss, bare] = [of('ours', 'rss'), of('bare', 'rss')];
  const speed = `${round(ours)}/s with reply sent, a naive Wechaty + Lua bot ${round(naive)}/s`;
  if (plan.wanted('P4')) line(plan, { name: 'P4', says: speed, value: ours / naive, gate: 0.6, unit: '×' });
  const memory = `${round(rss)} MB after ${settings.days} days, bare Wechaty ${round(bare)} MB`;
  if (plan.wanted('P14'))
    line(plan, { name: 'P14', says: memory, value: rss / bare, gate: 1.3, most: true, unit: '×' });
}

/** P10: counted, not timed; the same at 8 K and 110 K units. */
export async function growth(plan: Plan): Promise<void> {
  if (!plan.wanted('P10')) return;
  const small = await run('runs/growth.ts', { reporters: REPORTERS });
  const large = await run('runs/growth.ts', { reporters: plan.quick ? 20_000 : 110_000 });
  const commands = (of: Figures) => of['commands'] ?? NaN;
  const says = `Redis commands per report, ${round(commands(small))} at 8,379 and`;
  line(plan, { name: 'P10', says, value: commands(large), gate: 12, most: true, unit: '' });
  const bytes = [small, large].map((of) => round(of['bytes'] ?? NaN)).join(' and ');
  line(plan, {
    name: 'P10',
    says: `bytes per report, ${bytes}`,
    value: large['bytes'] ?? NaN,
    gate: 600,
    most: true,
    unit: '',
  });
}

/** P12: the missing list costs what is missing, not what there is. */
export async function missing(plan: Plan): Promise<void> {
  if (!plan.wanted('P12')) return;
  const sizes = plan.quick ? [REPORTERS, 110_000] : [REPORTERS, 110_000, 1_000_000];
  const found = new Map<number, Figures>();
  for (const reporters of sizes) found.set(reporters, await run('runs/missing.ts', { reporters }));
  const of = (size: number | undefined, m: string) => found.get(size ?? 0)?.[m] ?? NaN;
  for (const m of ['10', '100', '1000']) {
    const all = sizes.map((size) => `${round(of(size, m))} ms of ${size.toLocaleString('en')}`).join(', ');
    const value = of(sizes.at(-1), m) / of(sizes[0], m);
    line(plan, { name: 'P12', says: `${m} missing in ${all}`, value, gate: 1.5, most: true, unit: '×' });
  }
}

/** P13: chains, and plain messages beside JSON.parse. */
export async function parsing(plan: Plan): Promise<void> {
  if (!plan.wanted('P13')) return;
  const figures = await run('runs/parse.ts', {});
  const chains = figures['chains'] as unknown as Figures;
  const all = Object.entries(chains).map(([lines, ms]) => `${lines} lines ${round(ms)} ms`);
  line(plan, {
    name: 'P13',
    says: `${all.join(', ')}; slope`,
    value: figures['slope'] ?? NaN,
    gate: 1.1,
    most: true,
    unit: '',
  });
  line(plan, {
    name: 'P13',
    says: 'chain of 10,000 lines',
    value: chains['10000'] ?? NaN,
    gate: 100,
    most: true,
    unit: ' ms',
  });
  const [ours, json] = [figures['perSecond'] ?? NaN, figures['jsonPerSecond'] ?? NaN];
  plan.write(`     messages of the corpus: ${round(ours)}/s understood; JSON.parse of the same ${round(json)}/s`);
}

/** P15: the pages with the whole city (of so many units as were asked for), and the wall opened and under a rush. */
export async function pages(plan: Plan): Promise<void> {
  if (!plan.wanted('P15')) return;
  const of = await run('runs/console.ts', { reporters: plan.units ?? (plan.quick ? 7_000 : REPORTERS) });
  const most = (says: string, value: number | undefined, gate: number) => {
    line(plan, { name: 'P15', says, value: value ?? NaN, gate, most: true, unit: ' ms' });
  };
  most('figures of the wall, slowest in a hundred', of['api'], 300);
  most('children of the top of the tree', of['tree'], 300);
  most('table of the reports', of['table'], 300);
  most('list of who is missing', of['missing'], 300);
  most('nothing else done while twenty walls ask', of['stall'], 100);
  const [rows, raw] = [of['exported'] ?? NaN, of['raw'] ?? NaN];
  const says = `export of the day ${round(rows)} rows/s beside the same read raw and written ${round(raw)}/s`;
  line(plan, { name: 'P15', says, value: rows / raw, gate: 0.5, unit: '×' });
  const grown = of['memory'] ?? NaN;
  line(plan, { name: 'P15', says: 'grown by 300 answers', value: grown, gate: 16, most: true, unit: ' MB' });
  if (of['load'] === undefined) {
    plan.write('     P15: the browser is left out, no Chromium was found');
    return;
  }
  most('the wall opened in a browser', of['load'], 2_000);
  const rate = round(of['offeredPerSecond'] ?? NaN);
  most(`longest time without a picture while ${rate} reports/s come in`, of['gap'], 500);
  most('the last of them shown after', of['shown'], 3_000);
}
