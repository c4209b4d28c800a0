// P13: a chain of 10 … 10,000 lines; and how fast plain messages are understood, beside JSON.parse of the same texts.
import { readFileSync } from 'node:fs';
import { commands } from '../../commands/index.ts';
import { templateOf } from '../../src/templates/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { morning, ZONE } from '../city.ts';
import { result } from '../run.ts';

const LINES = [10, 100, 1_000, 10_000];
const epidemic = templateOf('epidemic');
const context = {
  at: morning(0),
  zone: ZONE,
  templates: epidemic ? [epidemic] : [],
  commands,
};

function chain(lines: number): string {
  const rows = Array.from({ length: lines }, (_, i) => `${i + 1}. ${i + 1}号网格 返乡${i % 7} 居隔${i % 3}`);
  return `#接龙\n今日疫情日报\n\n${rows.join('\n')}`;
}

function fastest(run: () => void, times: number): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

const chains = LINES.map((lines) => {
  const text = chain(lines);
  const { intent } = understand(text, context);
  const rows = intent.intent === 'chain' ? intent.entries.length : 0;
  if (rows !== lines) throw new Error(`a chain of ${lines} lines was understood as ${intent.intent} of ${rows}`);
  return fastest(() => understand(text, context), Math.max(3, Math.floor(3_000 / lines)));
});
const [small = NaN, large = NaN] = [chains[1], chains[3]];

const texts = readFileSync(new URL('../../test/understanding/heldout.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const packed = texts.map((text) => JSON.stringify({ text }));
const perSecond = (ms: number) => (texts.length / ms) * 1000;
for (const text of texts) understand(text, context);
const understood = fastest(() => {
  for (const text of texts) understand(text, context);
}, 10);
const json = fastest(() => {
  for (const text of packed) JSON.parse(text);
}, 10);
result({
  chains: Object.fromEntries(LINES.map((lines, i) => [lines, chains[i]])),
  slope: Math.log(large / small) / Math.log(100),
  perSecond: perSecond(understood),
  jsonPerSecond: perSecond(json),
});
