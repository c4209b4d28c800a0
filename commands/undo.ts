import { z } from 'zod';
import type { Command } from '../src/command.ts';
import { authorOf, casesOf, toRecord } from './reporting/record.ts';

export const undo: Command<{ words: readonly string[] }> = {
  name: 'undo',
  names: ['撤回', 'undo', 'ch'],
  bare: true,
  area: 'report',
  usage: '撤回',
  usageEn: 'undo',
  permission: 'bound',
  stale: true,
  args: z.object({ words: z.array(z.string()) }),
  async run(request) {
    const { args, occasion } = request;
    const [unit] = args.words;
    const cases = await casesOf(unit === undefined ? {} : { unit }, request);
    const signals = cases.flatMap((one) => {
      const by = authorOf(request.actor, one.subject.onBehalf ? request.unit : one.subject.unit, request);
      const stamp = { at: occasion.at, id: occasion.id };
      return [
        ...one.opens,
        toRecord(one, { type: 'withdrawn', ...stamp, by, about: one.about, onBehalf: one.subject.onBehalf }),
      ];
    });
    return { signals };
  },
};
