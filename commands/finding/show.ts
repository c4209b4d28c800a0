// /督查 12: one finding with its whole story; a proposal is shown to whoever may confirm it with the question whether to.
import type { Finding } from '../../flows/finding.ts';
import type { Outcome, Request } from '../../src/command.ts';
import { text } from '../../src/texts/index.ts';
import { commandIntent, postFor } from './numbered.ts';

export function show(request: Request<unknown>, state: Finding): Outcome {
  const { org, actor } = request;
  const { number, place, issue, unitName, severity, due, status, round } = state;
  const facts = { number, place, issue, unitName, severity, due };
  if (status === 'draft' && org.governs(actor, 'create_finding', state.unit) !== undefined) {
    return {
      reply: text('finding.confirm_ask', { ...facts, by: state.origin.by.unitName }),
      ask: { 1: commandIntent('finding', `${number} 确认`), 2: commandIntent('void', `${number} 不成立`) },
    };
  }
  postFor(request, 'see_figures', state);
  const shown = { status, round, photos: state.photos.length, overdue: state.overdue > 0 };
  return { reply: text('finding.shown', { ...facts, ...shown }) };
}
