// A small lexicon for the tests of understanding; the real one comes from commands/.
import type { CommandWord } from '../../src/understanding/intent.ts';

export const commands: readonly CommandWord[] = [
  { name: 'undo', names: ['撤回', 'undo', 'ch'], bare: ['撤回'] },
  { name: 'summary', names: ['汇总', 'summary', 'hz'] },
  { name: 'missing', names: ['未报', 'missing', 'wb'] },
  { name: 'help', names: ['帮助', 'help', 'bz'] },
  { name: 'todo', names: ['我的待办', 'todo'] },
  { name: 'order', names: ['指令', 'order', 'zl'] },
  { name: 'incident', names: ['突发', 'incident', 'tf'] },
  { name: 'rollcall', names: ['查岗', 'rollcall', 'cg'] },
  { name: 'accept', names: ['签收', 'accept', 'qs'], bare: ['签收'] },
  { name: 'refuse', names: ['退单', 'refuse', 'td'] },
  { name: 'rectify', names: ['整改', 'rectify', 'zg'] },
  { name: 'review', names: ['复查', 'review', 'fc'] },
  { name: 'extend', names: ['延期', 'extend', 'yq'] },
];
