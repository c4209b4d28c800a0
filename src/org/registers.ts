// Registers that do not mind order and repetition: lists by rank in which, per key, the newest or the first entry counts.
import { byRank } from '../flow.ts';

export interface Ranked {
  readonly at: number;
  readonly id: string;
}

export interface Rule<T> {
  /** Entries of one key exclude each other; default: only an entry of the same id. */
  readonly key?: (entry: T) => string;
  /** Of one key the first counts instead of the newest. */
  readonly first?: boolean;
  /** Only so many newest are kept. */
  readonly most: number;
}

/** The list with the entry at its place; the same list when nothing changes. */
export function enter<T extends Ranked>(list: readonly T[], entry: T, rule: Rule<T>): readonly T[] {
  const key = rule.key ?? ((each: T) => each.id);
  const rival = list.find((other) => key(other) === key(entry));
  if (rival !== undefined) {
    const order = byRank(entry, rival);
    if (order === 0 || order < 0 !== (rule.first ?? false)) return list;
  }
  const next = [...list.filter((other) => other !== rival), entry].sort(byRank).slice(-rule.most);
  return next.includes(entry) ? next : list;
}
