// The shipped templates and those the operator has written.
import { readFileSync } from 'node:fs';
import { templates } from './templates/index.ts';
import { loadTemplate } from './templates/load.ts';
import type { ReportTemplate } from './templates/types.ts';
import { faultsOf } from './unreadable.ts';

/** A file with the key of a shipped template replaces it. Throws with the file's name when one cannot be used. */
export function loadTemplates(files: readonly string[]): readonly ReportTemplate[] {
  const own = files.map(readTemplate);
  const replaced = new Set(own.map((template) => template.key));
  return [...templates.filter((template) => !replaced.has(template.key)), ...own];
}

/** Throws a line for each fault, with the file's name. */
export function readTemplate(file: string): ReportTemplate {
  try {
    return loadTemplate(JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')));
  } catch (error) {
    const lines = faultsOf(error).map((fault) => `${file}: ${fault}`);
    throw new Error(lines.join('\n'), { cause: error });
  }
}
