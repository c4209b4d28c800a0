// A command word whose content the parser reads as a report: without content there is only its usage to show.
import { z } from 'zod';
import type { Command } from '../../src/command.ts';
import { text } from '../../src/texts/index.ts';

type Word = Pick<Command<unknown>, 'name' | 'names' | 'usage' | 'usageEn' | 'permission'>;

export function usageOnly(word: Word): Command<unknown> {
  const { usage, usageEn } = word;
  return {
    ...word,
    area: 'report',
    stale: true,
    args: z.unknown(),
    run: () => ({ reply: text('usage', { usage, usageEn }) }),
  };
}
