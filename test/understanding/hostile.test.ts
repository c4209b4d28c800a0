// Shapes meant to hurt: every one is answered, and time grows with size, not with its square.
import { expect, it } from 'vitest';
import { MAX_TEXT, understand } from '../../src/understanding/understand.ts';
import { context, say } from './say.ts';

const shapes: readonly (readonly [string, (n: number) => string])[] = [
  ['zero width', (n) => '零\u200b'.repeat(n) + '报告'],
  ['nested quotes', (n) => '「'.repeat(n) + '零报告' + '」'.repeat(n)],
  ['quote rules', (n) => '「a：b」\n' + '- - - - -\n'.repeat(n / 10) + '零报告'],
  ['brackets', (n) => '('.repeat(n)],
  ['labels', (n) => '返乡'.repeat(n / 2)],
  ['numbers', (n) => '1'.repeat(n)],
  ['numerals', (n) => '十'.repeat(n)],
  ['label and figure', (n) => '返乡2，'.repeat(n / 4)],
  ['by sound', (n) => '反乡2，'.repeat(n / 4)],
  ['negations', (n) => '无'.repeat(n)],
  ['dates', (n) => '7月28日'.repeat(n / 5)],
  ['mentions', (n) => '@a '.repeat(n / 3)],
  ['reversals', (n) => '\u202e'.repeat(n) + '12'],
  ['lone surrogates', (n) => '\ud800'.repeat(n)],
  ['pictures', (n) => '🙏'.repeat(n / 2)],
  ['NUL', (n) => '\u0000'.repeat(n) + '零报告'],
  ['units', (n) => '1网格、'.repeat(n / 4)],
  ['items', (n) => '1.\n'.repeat(n / 3)],
  ['tabs', (n) => '返乡\t居隔\n' + '1\t2\n'.repeat(n / 4)],
  ['blanks', (n) => ' '.repeat(n) + 'a'],
  ['line ends', (n) => '\n'.repeat(n)],
  ['finding', (n) => '/督查 ' + '地点：a；问题：b；'.repeat(n / 10)],
  ['finding items', (n) => '/督查\n' + '1. a b\n'.repeat(n / 7)],
  ['corrections', (n) => '更正：' + '返乡是3不是2，'.repeat(n / 8)],
  ['behalf', (n) => '代'.repeat(n) + '报零报告'],
  ['acks', (n) => '收到'.repeat(n / 2)],
  ['rest', (n) => '其余'.repeat(n / 2)],
];

function cpu(text: string): number {
  const start = process.cpuUsage();
  understand(text, context());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

it.each(shapes)('%s: bounded at 100,000 characters', (_, shape) => {
  cpu(shape(2000));
  const small = Math.max(Math.min(cpu(shape(10_000)), cpu(shape(10_000))), 3);
  const large = Math.min(cpu(shape(100_000)), cpu(shape(100_000)));
  expect(large).toBeLessThan(1500);
  expect(large / small).toBeLessThan(60);
});

it('reads nothing in a megabyte, at once', () => {
  expect(say('零报告'.repeat(400_000))).toBe('none');
  expect(MAX_TEXT).toBeLessThan(1_000_000);
});

it('reads a chain of 10,000 lines', () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, index) => `${index + 1}. ${index + 1}号网格 ${index % 3 === 0 ? '返乡2人' : '零报告'}`,
  );
  const { intent } = understand(`#接龙\n零报告\n\n${lines.join('\n')}`, context());
  expect(intent.intent === 'chain' ? intent.entries.length : 0).toBe(10_000);
});

it('never takes hidden or half characters for figures', () => {
  expect(say('返乡\u202e21人')).toBe('error ambiguous_number');
  expect(say('返乡2³人')).toBe('error ambiguous_number');
  expect(say('返乡½人')).not.toMatch(/^report/);
  expect(say('返乡٣人')).not.toMatch(/^report/);
  expect(say('返乡2e3人')).not.toMatch(/^report/);
});

it('reads a list of 2,000 units, one a line', () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `${index + 1}号网格：返乡${index % 7}人，居隔1人`);
  const { intent } = understand(lines.join('\n'), context());
  expect(intent.intent === 'chain' ? intent.entries.filter((entry) => 'fields' in entry).length : 0).toBe(2000);
});

it('takes no endless line for a message, and a long list for one', () => {
  expect(say('返乡2，'.repeat(10_000))).toBe('none');
  expect(say(Array.from({ length: 5000 }, (_, index) => `${index + 1}网格 零报告`).join('\n'))).toMatch(/^chain /);
});
