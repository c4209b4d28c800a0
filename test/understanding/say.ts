// What a message means, in one line: the tests compare these lines, never sentences.
import { templateOf } from '../../src/templates/index.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import type { ChainEntry, Context, Fields, FindingItem, Intent } from '../../src/understanding/intent.ts';
import { understand } from '../../src/understanding/understand.ts';
import { commands } from './commands.ts';

/** 2022-07-28 16:30 in Shanghai, a Thursday. */
export const AT = Date.UTC(2022, 6, 28, 8, 30);

const sets = new Map<string, readonly ReportTemplate[]>();

export function templatesOf(keys: string): readonly ReportTemplate[] {
  let set = sets.get(keys);
  if (!set) {
    set = keys.split(' ').map((key) => {
      const template = templateOf(key);
      if (!template) throw new Error(key);
      return template;
    });
    sets.set(keys, set);
  }
  return set;
}

export function context(templates: readonly ReportTemplate[] = templatesOf('epidemic')): Context {
  return { at: AT, zone: 'Asia/Shanghai', templates, commands };
}

const fields = (given: Fields | 'zero' | 'ack'): string =>
  typeof given === 'string'
    ? given
    : Object.entries(given)
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join(' ');

const entry = (one: ChainEntry): string => `${one.name}: ${'error' in one ? `!${one.error}` : fields(one.fields)}`;

const item = ({ place, issue, deadline, due, immediate }: FindingItem): string =>
  [place, issue, deadline, due?.replace(':00+08:00', ''), immediate === true ? 'now' : undefined]
    .filter((part) => part !== undefined)
    .join(' | ');

type Reporting = Extract<Intent, { intent: 'zero_report' | 'report' | 'correct' }>;

function reporting(intent: Reporting): string {
  const parts: (string | undefined)[] = [
    { zero_report: 'zero', report: 'report', correct: 'correct' }[intent.intent],
    intent.fields === undefined ? undefined : fields(intent.fields),
    'rest' in intent ? '+rest' : undefined,
    intent.unit === undefined ? undefined : `for:${intent.unit}`,
    intent.date === undefined ? undefined : `@${intent.date}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function commanded({ name, suggestion, words }: Extract<Intent, { intent: 'command' }>): string {
  return `command ${name ?? `?${suggestion ?? ''}`} ${words.join(' ')}`.trim();
}

function acknowledged({ relayed, number }: Extract<Intent, { intent: 'ack' }>): string {
  return `ack${relayed === true ? ' relayed' : ''}${number === undefined ? '' : ` ${number}`}`;
}

function chained({ entries, date }: Extract<Intent, { intent: 'chain' }>): string {
  return `chain ${entries.map(entry).join('; ')}${date === undefined ? '' : ` @${date}`}`;
}

export function brief(intent: Intent): string {
  switch (intent.intent) {
    case 'zero_report':
    case 'report':
    case 'correct':
      return reporting(intent);
    case 'chain':
      return chained(intent);
    case 'error':
      return `error ${intent.code}`;
    case 'finding':
      return `finding ${('items' in intent ? intent.items : [intent]).map(item).join(' || ')}`;
    case 'command':
      return commanded(intent);
    case 'ack':
      return acknowledged(intent);
    case 'none':
      return 'none';
  }
}

export function say(text: string, templates?: readonly ReportTemplate[]): string {
  return brief(understand(text, context(templates)).intent);
}
