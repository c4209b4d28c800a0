// What the clock does to an order: reminds, shows the list, tells the leaders, sees that all have answered, ends it.
import type { Message, Step, Tick, UnitCode, WaitingUnit } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { LAST_STAGE, LOOK_EVERY, type Stage, limitOf, nextStage, stageAt, wakeAt } from './clock.ts';
import { sendOn } from './resend.ts';
import { type Directive, type Due, current, ledgerOf, whileInForce } from './state.ts';
import { toIssuer, unchanged } from './steps.ts';

const MINUTE = 60_000;
/** People called by name in one message, at most. */
const MENTIONS = 20;
/** A list shown or passed on is stale after this. */
const LIST_LASTS = 120 * MINUTE;

export function onTick(directive: Directive, tick: Tick): Step<Directive> {
  const wake = wakeAt(directive);
  if (wake === undefined || tick.at < wake) return unchanged(directive);
  const ticked = { ...directive, ticked: tick.at };
  if (directive.reopens === true) return { state: { ...ticked, reopens: undefined }, messages: [] };
  const stage = nextStage(directive);
  return stage === undefined ? unchanged(directive) : reached(ticked, stage, tick);
}

function reached(directive: Directive, stage: Stage, tick: Tick): Step<Directive> {
  if (stage.kind === 'manual') return byHand(directive, stage, tick);
  if (stage.kind === 'housed') return sendOn(directive);
  const seen = directive.status === 'all_acked' && stage.due === 'ack';
  if (tick.facts.expected > 0 && tick.facts.waiting.length === 0 && !seen) return allIn(directive, stage.due, tick);
  if (tick.at >= directive.until) return ending(directive, stage, tick);
  if (stage.kind === 'look') return { state: lookAgain(directive, stage.due, tick.at), messages: [] };
  return chase(directive, stage, tick);
}

const lookAgain = (directive: Directive, due: Due, at: number): Directive => {
  return { ...directive, look: { ...directive.look, [due]: at + LOOK_EVERY } };
};

/** Everybody of the list has answered: the last figures complete an order, or the last ack where no figures are asked. */
function allIn(directive: Directive, due: Due, tick: Tick): Step<Directive> {
  const { number, topic, feedback, chased } = directive;
  const version = current(directive);
  const done = { ...chased, [due]: { ...chased[due], stage: LAST_STAGE } };
  const quiet: Directive = { ...directive, chased: done, look: { ...directive.look, [due]: undefined } };
  const minutes = Math.round((tick.at - (version?.at ?? tick.at)) / MINUTE);
  const params = { number, version: version?.n ?? 1, topic, expected: tick.facts.expected, minutes };
  // Figures taken over from an earlier version complete nothing before the new one has been read.
  if (due === 'feedback' && version?.carried === true && directive.status !== 'all_acked') {
    return { state: lookAgain(quiet, due, tick.at), messages: [] };
  }
  const last = due === 'feedback' || feedback === undefined;
  const said = due === 'ack' ? text('directive.all_acked', { ...params, last }) : text('directive.completed', params);
  const next: Directive = last
    ? { ...quiet, status: 'completed', closed: { at: tick.at, id: 'tick' }, reopens: true }
    : { ...quiet, status: 'all_acked', look: { feedback: tick.at } };
  return { state: next, messages: [toIssuer(directive, said)] };
}

function ending(directive: Directive, stage: Stage, tick: Tick): Step<Directive> {
  if (stage.due === 'ack' && directive.feedback !== undefined) {
    const ack = { ...directive.chased.ack, stage: LAST_STAGE };
    const state = { ...directive, chased: { ...directive.chased, ack }, look: { ...directive.look, ack: undefined } };
    return { state, messages: [] };
  }
  const { number, topic } = directive;
  const missing = tick.facts.waiting.length;
  const params = { number, version: current(directive)?.n ?? 1, topic, due: stage.due, missing };
  return {
    state: { ...directive, status: 'expired', closed: { at: tick.at, id: 'tick' } },
    messages: missing === 0 ? [] : [toIssuer(directive, text('directive.expired', params))],
  };
}

/** The furthest stage whose time has come; earlier ones that a pause swallowed are left out. The leaders never come first. */
function reachedStage(directive: Directive, stage: Stage, at: number): 1 | 2 | 3 | 4 {
  if (stage.kind === 4) return 4;
  const reached = ([3, 2, 1] as const).find((n) => (stageAt(directive, stage.due, n) ?? Infinity) <= at);
  return reached ?? 1;
}

function chase(directive: Directive, stage: Stage, tick: Tick): Step<Directive> {
  const { due } = stage;
  const looked = lookAgain(directive, due, tick.at);
  const reached = reachedStage(directive, stage, tick.at);
  const before = directive.chased[due];
  const unheard = tick.facts.waiting.filter((unit) => unit.unheard);
  const ask = unheard.length > 0 && before.asked !== true;
  const after = {
    ...before,
    stage: reached,
    ...(reached === 3 ? { overAt: tick.at } : {}),
    ...(ask ? { asked: true } : {}),
  };
  const heard = tick.facts.waiting.filter((unit) => !unit.unheard);
  return {
    state: { ...looked, chased: { ...directive.chased, [due]: after } },
    messages: [
      ...groups(heard).map((group) => stageMessage(directive, { due, reached, group, at: tick.at })),
      ...(ask ? groups(unheard).map((group) => askAgain(directive, due, group)) : []),
      ...(reached === 3 && heard.length > 0 ? totals(directive, due, { heard, tick }) : []),
    ],
  };
}

interface Group {
  readonly parent: UnitCode;
  readonly units: readonly { readonly code: UnitCode; readonly name: string }[];
  readonly mention: readonly string[];
}

/** Those waited for, by the group of their parent, in the order the facts gave them. */
function groups(waiting: readonly WaitingUnit[]): readonly Group[] {
  const found = new Map<UnitCode, WaitingUnit[]>();
  for (const unit of waiting) {
    const parent = unit.parent ?? unit.code;
    const list = found.get(parent);
    if (list === undefined) found.set(parent, [unit]);
    else list.push(unit);
  }
  return [...found].map(([parent, units]) => ({
    parent,
    units: units.map(({ code, name }) => ({ code, name })),
    mention: [...new Set(units.flatMap((unit) => unit.people))].slice(0, MENTIONS),
  }));
}

interface Chasing {
  readonly due: Due;
  readonly reached: 1 | 2 | 3 | 4;
  readonly group: Group;
  readonly at: number;
}

function stageMessage(directive: Directive, { due, reached, group, at }: Chasing): Message {
  const limit = limitOf(directive, due) ?? at;
  const params = { ...about(directive, due), limit, at, units: group.units };
  const common = { urgency: pace(directive), while: whileWaiting(directive, due), stands: whileInForce(directive) };
  if (reached === 4) {
    const text4 = text('directive.escalated', params);
    return { ...common, to: { leaders: group.parent }, text: text4, expiresAt: at + LIST_LASTS };
  }
  const to = { unit: group.parent };
  if (reached === 3) {
    return {
      ...common,
      to,
      text: text('directive.overdue', params),
      mention: group.mention,
      expiresAt: at + LIST_LASTS,
    };
  }
  return {
    ...common,
    to,
    text: text('directive.reminder', params),
    mention: group.mention,
    expiresAt: Math.max(limit, at + MINUTE),
  };
}

/** Asked once to send again what we may not have heard; never accused. */
function askAgain(directive: Directive, due: Due, group: Group): Message {
  return {
    to: { unit: group.parent },
    text: text('directive.ask_again', { ...about(directive, due), units: group.units }),
    urgency: pace(directive),
    mention: group.mention,
    while: whileWaiting(directive, due),
    stands: whileInForce(directive),
  };
}

/** The issuer is told how many are late, unless he has just had their names in his own group. */
function totals(
  directive: Directive,
  due: Due,
  { heard, tick }: { heard: readonly WaitingUnit[]; tick: Tick },
): readonly Message[] {
  if (heard.every((unit) => unit.parent === directive.issuer.unit)) return [];
  // Units above those who fill in the figures owe none.
  const expected = due === 'feedback' ? (current(directive)?.owed ?? tick.facts.expected) : tick.facts.expected;
  const counts = { missing: heard.length, expected };
  return [toIssuer(directive, text('directive.overdue_total', { ...about(directive, due), ...counts }))];
}

function byHand(directive: Directive, stage: Stage, tick: Tick): Step<Directive> {
  const { manual } = directive;
  const state: Directive = { ...directive, manual: afterwards(manual, tick.at) };
  if (manual === undefined) return { state, messages: [] };
  const limit = limitOf(directive, stage.due) ?? tick.at;
  return {
    state,
    messages: groups(tick.facts.waiting).map((group) => ({
      to: { unit: group.parent },
      text: text('directive.chased', {
        ...about(directive, stage.due),
        ...{ limit, at: tick.at, units: group.units, by: manual.by },
      }),
      urgency: pace(directive),
      mention: group.mention,
      while: whileWaiting(directive, stage.due),
      stands: whileInForce(directive),
      expiresAt: tick.at + LIST_LASTS,
    })),
  };
}

/** Where figures are owed besides, they are asked for next. */
function afterwards(manual: Directive['manual'], at: number): Directive['manual'] {
  return manual?.more === true ? { ...manual, at, due: 'feedback', more: undefined } : undefined;
}

function about(directive: Directive, due: Due) {
  return { number: directive.number, version: current(directive)?.n ?? 1, topic: directive.topic, due };
}

const pace = (directive: Directive) => (directive.urgency === 'flash' ? ('order' as const) : ('reminder' as const));

function whileWaiting(directive: Directive, due: Due): { readonly ledger: string; readonly due: string } {
  return { ledger: ledgerOf(directive.number, current(directive)?.n ?? 1), due };
}
