// What every measured process shares: its settings come as JSON in argv, its result leaves as the last line of stdout.
export const IN_FLIGHT = 64;
export const REPORTERS = 8_379;

export interface Settings {
  readonly reporters: number;
  readonly days: number;
  /** Without Redis: only what the package itself costs. */
  readonly bare: boolean;
}

export function settings(): Settings {
  const given = JSON.parse(process.argv[2] ?? '{}') as Partial<Settings>;
  return { reporters: REPORTERS, days: 3, bare: false, ...given };
}

export function result(values: object): void {
  console.log(JSON.stringify(values));
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Hands over every item, IN_FLIGHT of them under way at any moment; seconds until the last is done. */
export async function closedLoop<T>(
  items: readonly T[],
  hand: (item: T, done: () => void, failed: (error: unknown) => void) => void,
  inFlight = IN_FLIGHT,
): Promise<number> {
  const started = performance.now();
  await new Promise<void>((finished, failed) => {
    let next = 0;
    let open = items.length;
    const one = (): void => {
      if (next < items.length) hand(items[next++] as T, done, failed);
    };
    const done = (): void => {
      open -= 1;
      if (open === 0) finished();
      else one();
    };
    for (let i = 0; i < Math.min(inFlight, items.length); i++) one();
  });
  return (performance.now() - started) / 1000;
}
