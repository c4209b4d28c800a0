// `gridline parse` on standard input.
import { commands } from '../../../commands/index.ts';
import { systemClock } from '../../clock.ts';
import { wordsOf } from '../../engine/dispatch.ts';
import { parse } from '../parse.ts';

export function parseCommand(
  options: { readonly templates: readonly string[]; readonly templateFiles: readonly string[] },
  output: (line: string) => void,
): Promise<number> {
  const { templates, templateFiles } = options;
  const all = {
    templates: [...templates],
    templateFiles: [...templateFiles],
    commands: wordsOf(commands),
    now: systemClock.now(),
  };
  return parse(all, { input: process.stdin, output });
}
