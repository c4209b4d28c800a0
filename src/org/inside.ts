// Whether units lie below another, asked of very many: on the roster a subtree is a range.
import type { UnitCode } from '../flow.ts';
import type { Org } from './types.ts';

/** The same as org.within(code, top), without the way up. */
export function insideOf(org: Pick<Org, 'roster' | 'within'>, top: UnitCode): (code: UnitCode) => boolean {
  const roster = org.roster();
  const from = roster.index(top);
  if (from === undefined) return (code) => org.within(code, top);
  const to = roster.end(from);
  return (code) => {
    const place = roster.index(code);
    return place === undefined ? org.within(code, top) : from <= place && place < to;
  };
}
