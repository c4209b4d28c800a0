// `gridline bench`: the machine, then every measure beside its anchor or raw limit, medians of interleaved rounds.
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { channel, core, growth, missing, pages, parsing, type Plan } from '../../bench/measures.ts';

export interface BenchOptions {
  /** One round of a smaller city. */
  readonly quick: boolean;
  /** Only these measures, such as P3; empty: all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Reporting units of the city the console is measured with. */
  readonly units?: number | undefined;
}

/** Returns the exit code: 1 when a run failed or its effects did not recompute exactly. A gate that is missed is said, not punished. */
export async function bench(options: BenchOptions, { write }: { write: (line: string) => void }): Promise<number> {
  const only = new Set(options.only.map((one) => one.toUpperCase()));
  const plan: Plan = {
    quick: options.quick,
    rounds: options.quick ? 1 : options.rounds,
    units: options.units,
    wanted: (measure) => only.size === 0 || only.has(measure),
    write,
  };
  write(machine());
  write(
    `medians of ${plan.rounds} interleaved rounds, a fresh process each${plan.quick ? '; quick: smaller cities' : ''}`,
  );
  let failed = 0;
  for (const measure of [parsing, growth, missing, core, channel, pages]) {
    try {
      await measure(plan);
    } catch (error) {
      failed += 1;
      write(`✗ ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return `${cpus().length} × ${cpu?.model.trim() ?? ''}, ${memory}, ${platform()} ${release()}, Node ${process.versions.node}, ${load}`;
}
