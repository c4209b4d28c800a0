// One finding with its whole story: every act in its place, with author, time and photos.
import { type Finding, lookBackDue } from '../../../../flows/finding.ts';
import type { Logged, Recorded } from '../../../../flows/finding/model.ts';
import type { Viewer } from '../../console.ts';
import type { FindingStory, LogEntry } from '../../wire/findings.ts';
import { actsOf } from './acts.ts';
import { rowOf, spoken } from './rows.ts';
import { visible } from './visible.ts';

export async function storyOf(number: number, viewer: Viewer): Promise<FindingStory> {
  const state = await visible(number, viewer);
  const { org, at } = viewer;
  const { origin, issuer, issuedAt, measures, extension, extensions, refusal, closedAt, limits, photos, unit } = state;
  const look = lookBackDue(state);
  const kept = new Set(photos.map(({ file }) => file));
  return {
    ...rowOf(state, at),
    ...{ at, full: org.fullLabel(unit), source: origin.source ?? origin.by.unitName, issuedAt, extensions },
    issuer: spoken({ at: issuedAt, by: issuer }),
    ...(measures !== undefined && { measures }),
    ...(extension && { extension: { ...spoken(extension), ...until(extension.due) } }),
    ...(refusal?.suggestion !== undefined && { suggestion: refusal.suggestion }),
    ...(closedAt !== undefined && { closedAt }),
    ...(look !== undefined && { lookBackDue: look }),
    limits: limits.map(({ due, until: end, unitName }) => ({ due, until: end, unitName })),
    gallery: photos.map(({ file, at: sent, round, kind }) => ({ file, at: sent, round, kind })),
    log: logOf(state).map((entry) => entryOf(entry, kept)),
    acts: await actsOf(state, viewer),
  };
}

const until = (due: number | undefined) => (due === undefined ? {} : { until: due });

/** From its birth on. */
function logOf({ origin, log }: Finding): readonly (Recorded | Logged)[] {
  return [origin, ...log];
}

function entryOf(entry: Recorded | Logged, kept: ReadonlySet<string>): LogEntry {
  const due = 'due' in entry ? entry.due : undefined;
  const outcome = outcomeOf(entry);
  return {
    ...spoken({ ...entry, text: 'text' in entry ? entry.text : undefined }),
    type: entry.type,
    ...(outcome !== undefined && { outcome }),
    ...(due !== undefined && { due }),
    ...(entry.type === 'reassigned' && { unit: entry.unitName }),
    to: 'to' in entry ? entry.to : [],
    isVoid: 'void' in entry && entry.void === true,
    files: filesOf(entry).filter((file) => kept.has(file)),
  };
}

function outcomeOf(entry: Recorded | Logged): boolean | undefined {
  switch (entry.type) {
    case 'reviewed':
      return entry.passed;
    case 'extension_decided':
      return entry.granted;
    case 'looked_back':
      return entry.held;
    default:
      return undefined;
  }
}

function filesOf(entry: Recorded | Logged): readonly string[] {
  return entry.type === 'photographed' ? [entry.file] : (entry.photos ?? []).map(({ file }) => file);
}
