// Loading Wechaty takes seconds and needs no link: a spare ear has it behind it.
import type { WechatyBuilder } from 'wechaty';
import type { hear, Level } from './hear.ts';

export interface Loaded {
  readonly WechatyBuilder: typeof WechatyBuilder;
  readonly hear: typeof hear;
}

/** Wechaty and the puppet of this package name, their own log redirected. Rejects when the puppet is not installed. */
export async function loadWechaty(puppet: string, log: (level: Level, text: string) => void): Promise<Loaded> {
  const [{ WechatyBuilder, log: brolog }, { hear, isNoise }] = await Promise.all([
    import('wechaty'),
    import('./hear.ts'),
    import(puppet),
  ]);
  for (const level of ['error', 'warn', 'info'] as const) {
    brolog[level] = (prefix: string, format: string, ...rest: unknown[]) => {
      const text = [prefix, format, ...rest.map(String)].join(' ');
      if (!isNoise(text)) log(level === 'info' ? 'debug' : level, text);
    };
  }
  return { WechatyBuilder, hear };
}
