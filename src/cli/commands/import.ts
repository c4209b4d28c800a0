// `gridline import` on the configured store; it may run while the bot does.
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { openStore } from '../../open-store.ts';
import { importFiles } from '../import.ts';

interface Files {
  readonly units: string;
  readonly people: string | undefined;
  readonly dryRun: boolean;
}

export async function importCommand(
  config: Config,
  { units, people, dryRun }: Files,
  write: (line: string) => void,
): Promise<number> {
  const home = await openStore(config, write);
  try {
    const files = { units, dryRun, channel: config.CHANNEL, ...(people === undefined ? {} : { people }) };
    const style = { locale: config.LOCALE, zone: config.TIME_ZONE };
    return await importFiles(files, { store: home.store, clock: systemClock, write, style });
  } finally {
    await home.close();
  }
}
