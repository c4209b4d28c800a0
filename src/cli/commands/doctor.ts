// `gridline doctor` on the configured store; it may run while the bot does.
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { openStore } from '../../open-store.ts';
import { doctor } from '../doctor.ts';

export async function doctorCommand(config: Config, write: (line: string) => void): Promise<number> {
  const home = await openStore(config, write);
  try {
    return await doctor({ home, config, clock: systemClock, write });
  } finally {
    await home.close();
  }
}
