// `gridline parse`: JSON lines of messages in, JSON lines of what was understood out.
import { templateOf, templates as shipped } from '../templates/index.ts';
import type { ReportTemplate } from '../templates/types.ts';
import { readTemplate } from '../templates-of.ts';
import { render, text as textOf } from '../texts/index.ts';
import type { CommandWord, Context, Intent } from '../understanding/intent.ts';
import { understand } from '../understanding/understand.ts';
import { instant } from '../understanding/zone.ts';

export interface ParseOptions {
  /** Keys of shipped templates to understand besides `epidemic`. */
  readonly templates: readonly string[];
  /** JSON files of templates that are not shipped. */
  readonly templateFiles: readonly string[];
  readonly commands: readonly CommandWord[];
  /** When a message without `at` was received, ms. */
  readonly now: number;
}

export interface ParseIo {
  readonly input: AsyncIterable<string | Buffer>;
  readonly output: (line: string) => void;
}

const ZONE = 'Asia/Shanghai';

/** The templates of files and those asked for come first: they decide about labels several templates share. */
function activeTemplates(options: ParseOptions): readonly ReportTemplate[] {
  const own = options.templateFiles.map(readTemplate);
  const named = (key: string): ReportTemplate => {
    const template = own.find((one) => one.key === key) ?? templateOf(key);
    if (!template) throw new Error(`no template "${key}"; known are ${keysOf([...own, ...shipped])}`);
    return template;
  };
  return [...new Set([...own, ...[...options.templates, 'epidemic'].map(named)])];
}

const keysOf = (templates: readonly ReportTemplate[]): string =>
  [...new Set(templates.map(({ key }) => key))].join(', ');

/** Instant of a local time without zone, or of one with its own; NaN for anything else. */
function instantOf(at: unknown): number {
  if (typeof at !== 'string') return NaN;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(at);
  const parsed = Date.parse(zoned ? at : `${at}Z`);
  return zoned || Number.isNaN(parsed) ? parsed : instant(new Date(parsed), ZONE);
}

/** The printed shape: the intent, the unit of a person reported for, and the sentence of an error. */
function printed(intent: Intent): Record<string, unknown> {
  if (intent.intent === 'error') {
    const { intent: kind, code, ...mistake } = intent;
    return {
      intent: kind,
      code,
      ...mistake,
      reply: render(textOf(`mistake.${code}`, mistake), { locale: 'zh-CN', zone: ZONE }),
    };
  }
  return { ...intent };
}

interface Row {
  readonly id: unknown;
  readonly text: string;
  /** ms */
  readonly at: number;
}

function readRow(line: string, now: number): Row | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not an object';
  const { id, text, at } = row as { id?: unknown; text?: unknown; at?: unknown };
  if (typeof text !== 'string') return '"text" must be a string';
  const received = at === undefined ? now : instantOf(at);
  if (Number.isNaN(received)) return '"at" must be a time such as 2022-07-28T16:30:00';
  return { id, text, at: received };
}

/** Lines of a stream, whatever its chunks. */
async function* linesOf(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of input) {
    open += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = open.split('\n');
    open = lines.pop() ?? '';
    yield* lines;
  }
  yield open + decoder.decode();
}

/**
 * Parses message lines. A broken line is reported under its number and does not stop the rest.
 * @returns exit code: 0, or 1 when a line was broken
 * @throws when a template does not exist or cannot be read
 */
export async function parse(options: ParseOptions, io: ParseIo): Promise<number> {
  const templates = activeTemplates(options);
  const { now, commands } = options;
  let code = 0;
  let number = 0;
  for await (const line of linesOf(io.input)) {
    number += 1;
    if (line.trim() === '') continue;
    const row = readRow(line, now);
    if (typeof row === 'string') {
      code = 1;
      io.output(JSON.stringify({ line: number, error: `line ${number}: ${row}` }));
      continue;
    }
    const context: Context = { at: row.at, zone: ZONE, templates, commands };
    io.output(JSON.stringify({ id: row.id, ...printed(understand(row.text, context).intent) }));
  }
  return code;
}
