// Rates and lists by reason, shared by the languages.
import type { Unit } from './words.ts';

/** Rounded half up; 100% only when nobody lacks. */
export function rate(part: number, whole: number): string {
  if (whole === 0) return '—';
  if (part >= whole) return '100%';
  return `${Math.min(99, Math.round((part * 100) / whole))}%`;
}

interface Reasoned extends Unit {
  readonly reason?: string;
}

/** Each reason once, with the units it is given for. */
export function byReason(units: readonly Reasoned[]): { reason: string; units: readonly Unit[] }[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const known = groups.get(unit.reason ?? '');
    if (known) known.push(unit);
    else groups.set(unit.reason ?? '', [unit]);
  }
  return [...groups].map(([reason, of]) => ({ reason, units: of }));
}
