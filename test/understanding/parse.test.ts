// `gridline parse`: which forms it reads, line by line.
import { expect, it } from 'vitest';
import { parse, type ParseOptions } from '../../src/cli/parse.ts';
import { commands } from './commands.ts';

const file = new URL('heldout-template.json', import.meta.url).pathname;

async function run(text: string, options: Partial<ParseOptions> = {}): Promise<unknown> {
  const lines: unknown[] = [];
  const input = (async function* () {
    yield await Promise.resolve(JSON.stringify({ id: 1, at: '2022-07-28T16:30:00', text }));
  })();
  await parse(
    { templates: [], templateFiles: [], commands, ...options },
    { input, output: (line) => lines.push(JSON.parse(line)) },
  );
  return lines[0];
}

it.each([[[]], [['drowning']], [['flood', 'drowning']]])(
  'a form of a file may be asked for by its key: %j',
  async (templates) => {
    expect(await run('劝离3人', { templates, templateFiles: [file] })).toMatchObject({ fields: { dissuaded: 3 } });
  },
);

it('names the keys there are when one is unknown', async () => {
  await expect(run('', { templates: ['fog'], templateFiles: [file] })).rejects.toThrow(/fog.*drowning.*epidemic/);
});
