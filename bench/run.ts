// What every measured process shares: its settings come as JSON in argv, its result leaves as the last line of stdout.
export const IN_FLIGHT = 64;
export const REPORTERS = 8_379;

export interface Settings {
  readonly reporters: number;
}

export function settings(): Settings {
  const given = JSON.parse(process.argv[2] ?? '{}') as Partial<Settings>;
  return { reporters: given.reporters ?? REPORTERS };
}

export function result(values: object): void {
  console.log(JSON.stringify(values));
}
