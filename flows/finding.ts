// A finding: recorded in the field, and chased until somebody other than the fixer has checked the repair (domain.md §6, §7.2).
import { UserError } from '../src/errors.ts';
import type { Flow, Step, Tick } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import { onTick, wakeAt } from './finding/clock.ts';
import { clean, compose, insert, refusalOf } from './finding/fold.ts';
import { onAct, onBirth, onLate } from './finding/messages.ts';
import {
  event as eventSchema,
  finding as stateSchema,
  type Act,
  type Finding,
  type FindingEvent,
  type Recorded,
} from './finding/model.ts';

export { colourOf, lookBackDue } from './finding/clock.ts';
export { historyOf } from './finding/history.ts';
export { PHOTO_SPAN } from './finding/fold.ts';
export type { Finding, FindingEvent } from './finding/model.ts';

/** Acts one finding keeps, those out of turn included; nobody fills the store by repeating himself. */
const ACTS_KEPT = 400;

function born(state: Finding | undefined, event: Recorded): Step<Finding> {
  if (state === undefined) {
    const finding = compose(clean(event), [], { key: '', done: 0 });
    return { state: finding, messages: onBirth(finding) };
  }
  if (state.origin.id === event.id) return { state, messages: [] };
  throw new UserError(text('finding.exists', { number: event.number }));
}

/**
 * Acts are kept by (at, id), also those that are out of turn: an older one that arrives later may give them their turn.
 * So a refusal here is an answer, and not a UserError.
 */
function acted(state: Finding, act: Act): Step<Finding> {
  if (state.log.some((entry) => entry.id === act.id)) return { state, messages: [] };
  if (state.log.length >= ACTS_KEPT) throw new UserError(text('finding.full', { number: act.number }));
  const finding = compose(state.origin, insert(state.log, act), state.clock);
  const place = finding.log.findIndex((entry) => entry.id === act.id);
  const entry = finding.log[place];
  if (entry === undefined) return { state, messages: [] };
  if (place < finding.log.length - 1) return { state: finding, messages: onLate(finding, entry, state) };
  if (entry.void !== true) return { state: finding, messages: onAct(finding, entry, state) };
  const reason = refusalOf(state.origin, state.log, entry);
  if (!('refused' in reason) || act.type === 'photographed') return { state: finding, messages: [] };
  return { state: finding, messages: [{ to: { reply: true }, text: reason.refused, urgency: 'answer' }] };
}

function ticked(state: Finding, tick: Tick): Step<Finding> {
  const due = onTick(state, tick);
  if (due === undefined) return { state, messages: [] };
  return { state: compose(state.origin, state.log, due.clock), messages: due.messages };
}

export const finding: Flow<Finding, FindingEvent> = {
  name: 'finding',
  state: stateSchema,
  event: eventSchema,
  transition(state, event) {
    if (event.type === 'recorded') return born(state, event);
    if (state === undefined) {
      if (event.type === 'tick') throw new Error('A finding that was never recorded has no clock.');
      throw new UserError(text('finding.unknown', { number: event.number }));
    }
    return event.type === 'tick' ? ticked(state, event) : acted(state, event);
  },
  wakeAt,
  /** Until it is void, or the look-back has held. */
  isOpen(state) {
    return state.status !== 'voided' && !(state.status === 'closed' && state.lookBack?.held === true);
  },
};
