// The shipped templates and those the operator has written.
import { readFileSync } from 'node:fs';
import { templates } from './templates/index.ts';
import { loadTemplate } from './templates/load.ts';
import type { ReportTemplate } from './templates/types.ts';

/** A file with the key of a shipped template replaces it. Throws with the file's name when one cannot be used. */
export function loadTemplates(files: readonly string[]): readonly ReportTemplate[] {
  const own = files.map((file) => {
    try {
      return loadTemplate(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`, { cause: error });
    }
  });
  const replaced = new Set(own.map((template) => template.key));
  return [...templates.filter((template) => !replaced.has(template.key)), ...own];
}
