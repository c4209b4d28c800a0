// `gridline parse`: which forms it reads, line by line.
import { expect, it } from 'vitest';
import { parse, type ParseOptions } from '../../src/cli/parse.ts';
import { commands } from './commands.ts';

const file = new URL('heldout-template.json', import.meta.url).pathname;

const NOW = Date.parse('2022-07-28T16:30:00+08:00');

function run(text: string, options: Partial<ParseOptions> = {}): Promise<unknown> {
  return answer({ id: 1, at: '2022-07-28T16:30:00', text }, options);
}

async function answer(row: unknown, options: Partial<ParseOptions> = {}): Promise<unknown> {
  const lines: unknown[] = [];
  const input = (async function* () {
    yield await Promise.resolve(JSON.stringify(row));
  })();
  await parse(
    { templates: [], templateFiles: [], commands, now: NOW, ...options },
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

it('a message without its time is one of now', async () => {
  expect(await answer({ id: 'a', text: '补7月27日 零报告' })).toEqual({
    id: 'a',
    intent: 'zero_report',
    date: '07-27',
  });
  expect(await answer({ id: 'a', text: '补7月29日 零报告' })).toMatchObject({ code: 'future_date' });
});

it.each([['yesterday'], [20220728], ['2022-13-45T00:00:00']])('a time nobody can read is said: %j', async (at) => {
  const { error } = (await answer({ id: 'a', at, text: '零报告' })) as { error?: string };
  expect(error).toContain('"at"');
});
