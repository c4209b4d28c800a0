// /督查 12: one finding with its whole story; a proposal is shown to whoever may confirm it with the question whether to.
import { colourOf, historyOf, type Finding } from '../../flows/finding.ts';
import type { Outcome, Request } from '../../src/command.ts';
import { text } from '../../src/texts/index.ts';
import type { FindingStory, SaidOf } from '../../src/texts/zh-CN/finding.ts';
import { commandIntent, postFor } from './numbered.ts';

export function show(request: Request<unknown>, state: Finding): Outcome {
  const { org, actor } = request;
  const { number, place, issue, unitName, severity, due, status } = state;
  const facts = { number, place, issue, unitName, severity, due };
  if (status === 'draft' && org.governs(actor, 'create_finding', state.unit) !== undefined) {
    return {
      reply: text('finding.confirm_ask', { ...facts, by: state.origin.by.unitName }),
      ask: { 1: commandIntent('finding', `${number} 确认`), 2: commandIntent('void', `${number} 不成立`) },
    };
  }
  postFor(request, 'see_figures', state);
  const { at } = request.occasion;
  return { reply: text('finding.shown', { ...facts, ...historyOf(state, at), ...storyOf(state, at) }) };
}

type Said = NonNullable<Finding['fix']>;
const told = ({ by, at, text: words = '' }: Said): SaidOf => ({ by: by.unitName, at, text: words });

function storyOf(state: Finding, at: number): FindingStory {
  const { status, round, origin, refusal, fix, review, extension, lookBack, voiding } = state;
  return {
    status,
    round,
    photos: state.photos.length,
    overdue: colourOf(state, at) === 'red',
    recorded: { by: origin.by.unitName, at: origin.at },
    ...(refusal && { refusal: told(refusal) }),
    ...(fix && { fix: told(fix) }),
    ...(review && { review: { ...told(review), passed: review.passed } }),
    ...(extension && { extension: told(extension) }),
    ...(lookBack && { lookBack: { ...told(lookBack), passed: lookBack.held } }),
    ...(voiding && { voiding: told(voiding) }),
  };
}
