// Category and severity of a finding from its words; what the inspector says himself comes first.
import {
  CATEGORY_WORDS,
  SEVERITY_NAMES,
  SEVERITY_WORDS,
  type Category,
  type Severity,
} from '../../src/templates/findings.ts';
import type { FindingItem } from '../../src/understanding/intent.ts';

const NAMES = Object.keys(SEVERITY_NAMES).join('|');
const SAID = new RegExp(`^[【\\[（(]?(${NAMES})[】\\]）)]?[\\s：:，,]+|\\s*[【\\[（(](${NAMES})[】\\]）)]$`);

export function categoryOf(issue: string): Category {
  return CATEGORY_WORDS.find(([, words]) => words.test(issue))?.[0] ?? 'other';
}

/** The severity, and the issue without the word that named it. */
export function severityIn(item: FindingItem): { severity: Severity; issue: string } {
  const said = SAID.exec(item.issue);
  const named = SEVERITY_NAMES[said?.[1] ?? said?.[2] ?? ''];
  if (named !== undefined) return { severity: named, issue: item.issue.replace(SAID, '') };
  const worded = SEVERITY_WORDS.find(([, words]) => words.test(item.issue))?.[0];
  return { severity: worded ?? (item.immediate === true ? 'immediate' : 'minor'), issue: item.issue };
}
