// `gridline chat` on this terminal.
import type { Config } from '../../config.ts';
import { chat } from '../chat.ts';

interface Options {
  readonly as?: string | undefined;
  readonly room?: string | undefined;
  readonly url?: string | undefined;
  readonly text: readonly string[];
}

export function chatCommand(config: Config, { as, room, url, text }: Options): Promise<number> {
  const options = {
    text: [...text],
    language: config.LOCALE,
    url: url ?? `http://${config.HOST}:${config.PORT}`,
    ...(as === undefined ? {} : { as }),
    ...(room === undefined ? {} : { room }),
  };
  const { stdin, stdout, stderr } = process;
  return chat(options, { input: stdin, output: stdout, errors: stderr, terminal: stdin.isTTY && stdout.isTTY });
}
