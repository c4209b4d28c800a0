// What the rules of a finding share: the case before them, and who or what bars an act.
import type { Address, Author } from '../../src/flow.ts';
import type { FindingStatus } from '../../src/templates/findings.ts';
import { text, type Text } from '../../src/texts/index.ts';
import { cardOf } from './limits.ts';
import type { Act, Recorded, View } from './model.ts';

export type Applied = { readonly view: View; readonly to: readonly FindingStatus[] } | { readonly refused: Text };

export interface Case<A extends Act = Act> {
  readonly origin: Recorded;
  readonly view: View;
  readonly act: A;
}

/** The unit still has to do something. */
export const UNIT_TURN: readonly FindingStatus[] = ['assigned', 'acknowledged', 'rectifying', 'returned'];
export const OVER: readonly FindingStatus[] = ['closed', 'voided'];

/** Who is asked to check: the inspector, or the leaders above where he is of the unit that mends it. */
export function checkers({ issuer, unit, chain }: View): Address {
  const [parent] = chain;
  return issuer.unit === unit && parent !== undefined ? { leaders: parent } : { person: issuer.person };
}

export const refuse = (refused: Text): Applied => ({ refused });

export function move(view: View, to: readonly FindingStatus[], patch: Partial<View> = {}): Applied {
  return { view: { ...view, ...patch, status: to.at(-1) ?? view.status }, to };
}

export function outOfTurn({ view, act }: Case, allowed: readonly FindingStatus[]): Applied | undefined {
  if (allowed.includes(view.status)) return undefined;
  return refuse(text('finding.out_of_turn', { number: act.number, status: view.status, act: act.type }));
}

export function stranger({ view, act }: Case): Applied | undefined {
  if (act.by.unit === view.unit) return undefined;
  return refuse(text('finding.not_your_unit', { number: act.number, unitName: view.unitName }));
}

/** Closing is never done by the unit itself, and the checker is never the fixer (domain.md §6.6). */
export function partisan({ view, act }: Case): Applied | undefined {
  const { number, by } = act;
  if (by.unit === view.unit) return refuse(text('finding.checker_is_unit', { number, unitName: view.unitName }));
  if (!view.fixers.some((fixer) => fixer.person === by.person || fixer.unit === by.unit)) return undefined;
  return refuse(text('finding.checker_is_fixer', { number }));
}

export function past(act: { number: number; at: number; due?: number | undefined }): Applied | undefined {
  if (act.due === undefined || act.due > act.at) return undefined;
  return refuse(text('finding.past_limit', { number: act.number, due: act.due }));
}

export const said = (act: {
  at: number;
  by: Author;
  text?: string | undefined;
}): { at: number; by: Author; text?: string } => ({
  at: act.at,
  by: act.by,
  ...(act.text !== undefined && { text: act.text }),
});

/** The limits that are over, with the present one, which ends for the unit at an instant. */
export function ended({ origin, view }: Case, until: number): View['limits'] {
  const { due, unitName, severity, limits } = view;
  const card = cardOf(origin.policy, severity, { due, at: until });
  return [...limits, { due, until, unitName, ...(card && { card }) }];
}
