// `gridline parse` on standard input.
import { commands } from '../../../commands/index.ts';
import { systemClock } from '../../clock.ts';
import { parse, type ParseOptions } from '../parse.ts';

export function parseCommand(
  options: Pick<ParseOptions, 'templates' | 'templateFiles'>,
  output: (line: string) => void,
): Promise<number> {
  const around = { commands, now: systemClock.now() };
  return parse({ ...options, ...around }, { input: process.stdin, output });
}
