// A finding as one line of a list, and what somebody has said about it.
import { colourOf, type Finding, historyOf } from '../../../../flows/finding.ts';
import type { Author } from '../../../flow.ts';
import type { FindingRow, Spoken } from '../../wire/findings.ts';

export function rowOf(state: Finding, at: number): FindingRow {
  const { number, unit, unitName, place, issue, severity, status, due, round, origin, photos } = state;
  const colour = colourOf(state, at);
  return {
    ...{ number, unit, unitName, place, issue, severity, status, due, round },
    ...{ category: origin.category, foundAt: origin.at, photos: photos.length },
    ...historyOf(state, at),
    ...(colour && { colour }),
  };
}

export function spoken({ at, by, text }: { at: number; by: Author; text?: string | undefined }): Spoken {
  return { at, name: by.name, unitName: by.unitName, ...(text !== undefined && text !== '' && { text }) };
}

/** The page asked for; the last one where there are fewer. */
export function paged<T>(all: readonly T[], page: number, size: number) {
  const shown = Math.min(page, Math.max(1, Math.ceil(all.length / size)));
  return { rows: all.slice((shown - 1) * size, shown * size), total: all.length, page: shown, size };
}
