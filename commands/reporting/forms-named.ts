// 疫情零报告，巡查零报告: several forms, each with its zero. The parser tells the first; the others must not be lost.
import type { Org } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';

const ZERO = /(?:零|0)报/;

/** The forms at the head of the clauses that say zero; fewer than two: the message is about one, or names none. */
export function formsWithZero(typed: string, org: Org): readonly ReportTemplate[] {
  const clauses = typed.normalize('NFKC').split(/[\s,，;；。、]+/u);
  const zeros = clauses.filter((clause) => ZERO.test(clause));
  if (zeros.length < 2) return [];
  const found = zeros.flatMap((clause) => org.templates().find((template) => heads(clause, template)) ?? []);
  return found.length < zeros.length ? [] : [...new Set(found)];
}

function heads(clause: string, { title, aliases }: ReportTemplate): boolean {
  const rest = clause.replace(/^[/\\]/, '');
  return [title, ...aliases].some((name) => name.length > 1 && rest.startsWith(name));
}
