// A figure: the way down to those who reported it, their messages, and what became of a unit's own record.
import type { Question } from '../../../../commands/reading/question.ts';
import {
  entriesOf,
  isAlone,
  reportLines,
  stateOf,
  type Traced,
  versionsOf,
  wayDown,
} from '../../../../commands/reading/sources.ts';
import { valuesOfField } from '../../../../commands/reading/said-values.ts';
import { lacking, standingOf } from '../../../../commands/reading/standing.ts';
import { isCounted } from '../../../../commands/reading/words.ts';
import { isAnswered, type ReportState } from '../../../../flows/daily-report/index.ts';
import { UserError } from '../../../errors.ts';
import type { UnitCode } from '../../../flow.ts';
import { masked } from '../../../mask.ts';
import { text } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';
import type { Doubt, Figure, Line, Logged } from '../../wire/reports.ts';
import { actsOf, named, pathOf } from './place.ts';
import { fieldOf } from './table.ts';

/** Messages listed of a field that is not added up. */
const LINES = 100;

export async function figureOf(q: Question, key: string, viewer: Viewer): Promise<Figure> {
  const field = q.template.fields.find((one) => one.key === key);
  if (field === undefined) throw new UserError(text('console.notFound', {}));
  const traced = { ...q, field };
  const { org, read, at } = viewer;
  const [standing, state, log, down] = await Promise.all([
    standingOf(q, { org, read, at }),
    stateOf(q, read),
    logOf(traced, viewer),
    isCounted(field) ? addedUp(traced, viewer) : said(traced, viewer),
  ]);
  const doubt = state && doubtOf(q.unit, state, viewer);
  return {
    ...{ ...named(q.unit, viewer), full: org.fullLabel(q.unit), path: pathOf(q.unit, viewer), field: fieldOf(field) },
    ...(isCounted(field) ? { value: standing.sums[key] ?? 0 } : {}),
    ...{ received: standing.actual, missing: lacking(standing), ...down, log, acts: actsOf(q.unit, q, viewer) },
    ...(doubt === undefined ? {} : { doubt }),
  };
}

type Down = Pick<Figure, 'below' | 'lines' | 'more'>;

async function addedUp(t: Traced, viewer: Viewer): Promise<Down> {
  const { children, reporters = [] } = await wayDown(t, viewer);
  const lines = await linesOf(t, reporters, viewer);
  return { below: children.map(({ unit, value }) => ({ ...named(unit, viewer), value })), lines, more: 0 };
}

/** Measurements and words are listed, each with who wrote it. */
async function said(t: Traced, viewer: Viewer): Promise<Down> {
  const values = await valuesOfField(t, t.field, viewer);
  const shown = values.slice(0, LINES).map(({ unit }) => ({ unit, value: 0 }));
  return { below: [], lines: await linesOf(t, shown, viewer), more: values.length - shown.length };
}

async function linesOf(
  t: Traced,
  parts: readonly { readonly unit: UnitCode; readonly value: number }[],
  viewer: Viewer,
): Promise<readonly Line[]> {
  const lines = await Promise.all(
    parts.map(async (part): Promise<readonly Line[]> => {
      const found = await reportLines(t, [part], viewer);
      return found.map((line) => {
        const { value } = line;
        if (line.kind === 'unit') return { ...named(part.unit, viewer), value };
        const { at, by, behalf } = line;
        const words = line.text === undefined ? {} : { text: line.text };
        return { ...named(part.unit, viewer), value, at, by, behalf, ...words };
      });
    }),
  );
  return lines.flat();
}

/** A message about this unit alone is shown whole, private numbers hidden; of a list only what states the figure. */
async function logOf(t: Traced, { read }: Viewer): Promise<readonly Logged[]> {
  const [versions, entries] = await Promise.all([versionsOf(t, read), entriesOf(t, read)]);
  return versions.map((version, i) => {
    const one = entries[i];
    const whole = one !== undefined && isAlone(one.stated) ? one.entry.text : version.text;
    const { at, by, behalf, type } = version;
    return { at, by, behalf, type, ...(whole === undefined ? {} : { text: masked(whole) }) };
  });
}

/** The question that is open about a record; nothing where none is. */
export function doubtOf(unit: UnitCode, state: ReportState, viewer: Viewer): Doubt | undefined {
  const { question, answer } = state;
  if (question?.open !== true) return undefined;
  const { org, person } = viewer;
  const { reason, by, at } = question;
  const asks = org.governs(person, 'question_figure', unit) !== undefined;
  const isAbove =
    question.unit === undefined || person.posts.some((post) => org.within(question.unit ?? '', post.unit));
  const isNewer = answer !== undefined && answer.at >= at;
  return {
    ...{ ...named(unit, viewer), full: org.fullLabel(unit), reason, by, at },
    ...{ answered: isAnswered(state), verifies: asks && isAbove },
    ...(isNewer ? { answer: answer.reason } : {}),
  };
}
