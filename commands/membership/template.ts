// The template a word means, among those that ship or were loaded.
import { UserError } from '../../src/errors.ts';
import { foldName } from '../../src/org/fold.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';
import { echo } from './said.ts';

export function findTemplate(org: Org, word: string): ReportTemplate | undefined {
  const key = foldName(word);
  return org.templates().find((template) => {
    const names = [template.key, template.title, template.titleEn, ...template.aliases];
    return names.some((name) => foldName(name) === key);
  });
}

export function templateCalled(org: Org, word: string): ReportTemplate {
  const found = findTemplate(org, word);
  if (found !== undefined) return found;
  const known = org.templates().map((template) => template.title);
  throw new UserError(text('template.unknown', { name: echo(word), known }));
}
