// Figures an order asked for: where its own words read them differently from the parser, they win (commands/respond.ts).
import { readFigures } from '../../commands/directives/figures.ts';
import type { FeedbackField } from '../../flows/directive/state.ts';
import { numberOf } from '../../flows/directive/template.ts';
import { masked } from '../mask.ts';
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import type { Intent } from '../understanding/index.ts';
import { belowQuote, FEEDBACK_HEAD } from '../understanding/lexicon/directive.ts';

/** The number of the order whose form the figures fill in. */
export function orderAnswered(intent: Intent): number | undefined {
  if (intent.intent !== 'report' && intent.intent !== 'correct') return undefined;
  return intent.template === undefined ? undefined : numberOf(intent.template);
}

/** The intent with the figures the order will take; any other intent as it is. */
export function asTaken(intent: Intent, text: string, templates: readonly ReportTemplate[]): Intent {
  if (orderAnswered(intent) === undefined || (intent.intent !== 'report' && intent.intent !== 'correct')) return intent;
  const form = templates.find(({ key }) => key === intent.template);
  const asked = form?.fields.flatMap(fieldAsked) ?? [];
  const { answers, bad } = readFigures(masked(belowQuote(text).replace(FEEDBACK_HEAD, '')), asked);
  if (bad !== undefined || typeof intent.fields === 'string') return intent;
  const parsed = Object.entries(intent.fields).filter(([, value]) => value !== 0);
  return { ...intent, fields: { ...Object.fromEntries(parsed), ...answers } };
}

function fieldAsked({ key, label, measure, kind, decimal, aliases }: ReportField): FeedbackField[] {
  if (kind === 'enum') return [];
  return [{ key, label, measure, kind, aliases: [...aliases], ...(decimal === true ? { decimal } : {}) }];
}
