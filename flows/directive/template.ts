// The figures an order asks for, as a form the parser understands: 转移12户31人.
import { type ReportTemplate, TIERS, type Tier } from '../../src/templates/types.ts';
import { orderMark } from '../../src/texts/words.ts';
import type { Directive } from './state.ts';

const END_OF_DAY = Object.fromEntries(TIERS.map((tier) => [tier, '23:59'])) as Readonly<Record<Tier, string>>;

/** Key of the form of an order; `numberOf` is its inverse. */
export function templateKey(number: number): string {
  return `order:${number}`;
}

export function numberOf(key: string): number | undefined {
  const found = /^order:(\d+)$/.exec(key);
  return found === null ? undefined : Number(found[1]);
}

/** Nobody owes it by the calendar: who owes it is the order's ledger. Undefined when the order asks for nothing. */
export function feedbackTemplate(directive: Directive): ReportTemplate | undefined {
  if (directive.feedback === undefined) return undefined;
  return {
    key: templateKey(directive.number),
    title: orderMark(directive.number),
    titleEn: orderMark(directive.number),
    aliases: [],
    fields: directive.feedback.fields.map((field) => ({
      key: field.key,
      label: field.label,
      labelEn: field.label,
      aliases: field.aliases,
      kind: field.kind,
      measure: field.measure,
      ...(field.decimal === undefined ? {} : { decimal: field.decimal }),
      reading: 'daily' as const,
    })),
    owes: [],
    windowEdge: '00:00',
    cutoff: END_OF_DAY,
    remindBefore: [],
    escalateAfter: { leader: 0, superior: 0 },
    grace: 0,
    backfillDays: 0,
  };
}
