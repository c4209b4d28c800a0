// Category and severity of a finding from its words; what the inspector says himself comes first.
import {
  CATEGORY_WORDS,
  SEVERITY_NAMES,
  SEVERITY_WORDS,
  type Category,
  type Severity,
} from '../../src/templates/findings.ts';
import type { FindingItem } from '../../src/understanding/intent.ts';
import { normalise } from '../../src/understanding/normalise.ts';

const NAMES = [...SEVERITY_NAMES.keys()].join('|');
const SAID = new RegExp(`^[【\\[（(]?(${NAMES})[】\\]）)]?[\\s：:，,]+|\\s*[【\\[（(](${NAMES})[】\\]）)]$`);

export function categoryOf(issue: string): Category {
  const { text } = normalise(issue);
  return CATEGORY_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

/** The severity, and the issue without the word that named it. */
export function severityIn(item: FindingItem): { severity: Severity; issue: string } {
  const said = SAID.exec(item.issue);
  const named = SEVERITY_NAMES.get(said?.[1] ?? said?.[2] ?? '');
  if (named !== undefined) return { severity: named, issue: item.issue.replace(SAID, '') };
  const { text } = normalise(item.issue);
  const worded = SEVERITY_WORDS.find(([, words]) => words.test(text))?.[0];
  return { severity: worded ?? (item.immediate === true ? 'immediate' : 'minor'), issue: item.issue };
}
