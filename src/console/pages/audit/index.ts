// 审计: journals by unit, person and message, and the history of one document. Read only when somebody asks.
import { z } from 'zod';
import { dailyReport, dayPeriod } from '../../../../flows/daily-report/index.ts';
import { periodOf } from '../../../../flows/directive/state.ts';
import { reportingDay } from '../../../../flows/report-day.ts';
import { addDays, instant } from '../../../calendar.ts';
import type { JournalEntry } from '../../../command.ts';
import { UserError } from '../../../errors.ts';
import { masked } from '../../../mask.ts';
import type { JournalPage, JournalQuery } from '../../../ports.ts';
import { text } from '../../../texts/index.ts';
import type { Api } from '../../api.ts';
import type { Console, Viewer } from '../../console.ts';
import { placing } from '../../places.ts';
import type { AuditChoices, Document, JournalShown } from '../../wire/audit.ts';
import { changeOf, reportVersions } from './changes.ts';
import { KINDS, type Kind } from './kinds.ts';
import { type Desk, isReadable, isShown, type Owned, owned } from './rights.ts';

const MOST = 1_000;
const short = z.string().trim().max(200);
/** What an empty field sends. */
const blank = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === '' ? undefined : value), shape);

const journal = z.object({
  kind: z.string().refine((name) => Object.hasOwn(KINDS, name)),
  template: blank(short.optional()),
  day: blank(z.iso.date().optional()),
  number: blank(z.coerce.number().int().positive().optional()),
  version: blank(z.coerce.number().int().positive().optional()),
});
const entries = journal.extend({
  unit: blank(short.optional()),
  /** Id or name. */
  person: blank(short.optional()),
  /** Id of a message, or a piece of its text. */
  message: blank(short.optional()),
  limit: z.coerce.number().int().min(1).max(MOST).default(100),
});
type Asked = z.infer<typeof entries>;

export function audit(api: Api, console: Console): void {
  api.get('/audit/choices', z.object({}), (_, viewer) => choicesOf(viewer));
  api.get('/audit', entries, (asked, viewer) => journalOf(asked, deskOf(asked, viewer, console)));
  api.get('/audit/document', journal.extend({ id: z.string().max(300) }), ({ id, ...asked }, viewer) =>
    documentOf(id, deskOf(asked, viewer, console)),
  );
}

const mayLook = ({ org, person }: Viewer, { actions }: Kind): boolean =>
  actions.some((action) => org.may(person, action));

function choicesOf(viewer: Viewer): AuditChoices {
  const { org, at } = viewer;
  return {
    kinds: Object.values(KINDS).flatMap((kind) => (mayLook(viewer, kind) ? [kind.flow] : [])),
    forms: org.templates().map((template) => ({
      ...{ template: template.key, title: template.title, day: reportingDay(template, at, org.zone) },
    })),
  };
}

function deskOf(place: z.infer<typeof journal>, viewer: Viewer, console: Console): Desk {
  const kind = KINDS[place.kind];
  if (kind === undefined || !mayLook(viewer, kind)) throw new UserError(text('console.forbidden', {}));
  const find = placing(viewer.org);
  const where = { flow: kind.flow, ...periodIn(kind, place) };
  return { viewer, console, kind, place, where, heardIn: (conversation) => find({ conversation }) };
}

function periodIn({ period }: Kind, { template, day, number, version }: z.infer<typeof journal>): { period?: string } {
  if (period === 'day' && template !== undefined && day !== undefined) return { period: dayPeriod(template, day) };
  if (period === 'order' && number !== undefined) return { period: periodOf(number, version ?? 1) };
  if (period !== undefined) throw new UserError(text('console.notFound', {}));
  return {};
}

async function journalOf(asked: Asked, desk: Desk): Promise<JournalShown> {
  if (asked.unit !== undefined && !isShown(desk, [asked.unit])) throw new UserError(text('console.forbidden', {}));
  const { entries, more, unreadable } = await mine(asked, desk);
  const about = await owned([...new Set(entries.map(({ ref }) => ref.id))], desk);
  const rows = entries.map((entry) => {
    const { id } = entry.ref;
    return { id, about: about.get(id)?.about ?? {}, ...changeOf(entry, desk) };
  });
  return { rows, more, unreadable };
}

/** Documents whose id does not tell whose they are have to be read: then the journal is walked once more with what they say. */
async function mine(asked: Asked, desk: Desk): Promise<JournalPage> {
  const { store } = desk.console.engine;
  const matches = matcher(asked, desk);
  const span = spanOf(asked, desk);
  let known: ReadonlyMap<string, Owned> = new Map();
  for (;;) {
    const unknown = new Set<string>();
    const isMine = remembered((id) => {
      const units = desk.kind.byId?.(id, desk.viewer.org) ?? known.get(id)?.units;
      if (units === undefined) unknown.add(id);
      return units !== undefined && isShown(desk, units, asked.unit);
    });
    const keep = (entry: JournalEntry) => matches(entry) && isMine(entry.ref.id);
    const page = await store.journal(desk.where, { ...span, keep, limit: asked.limit });
    if (unknown.size === 0 || known.size > 0) return page;
    known = await owned([...unknown], desk);
  }
}

function remembered(ask: (id: string) => boolean): (id: string) => boolean {
  const answers = new Map<string, boolean>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
}

/** Where the journal is not that of a day, the calendar day limits it. */
function spanOf({ day }: Asked, { kind, viewer }: Desk): Pick<JournalQuery, 'from' | 'to'> {
  if (day === undefined || kind.period === 'day') return {};
  const { zone } = viewer.org;
  return { from: instant(day, '00:00', zone), to: instant(addDays(day, 1), '00:00', zone) - 1 };
}

function matcher({ person, message }: Asked, desk: Desk): (entry: JournalEntry) => boolean {
  const { org } = desk.viewer;
  const words = message === undefined ? '' : masked(message);
  const isBy = (entry: JournalEntry) =>
    [entry.person, entry.name, org.person(entry.person ?? '')?.name].includes(person);
  const says = (entry: JournalEntry) =>
    entry.text !== undefined && masked(entry.text).includes(words) && isReadable(desk, entry);
  return (entry) =>
    (person === undefined || isBy(entry)) && (message === undefined || entry.message === message || says(entry));
}

/** One that does not exist and one he may not see are the same to him: not found. */
async function documentOf(id: string, desk: Desk): Promise<Document> {
  const { viewer, kind, where } = desk;
  const found = (await owned([id], desk)).get(id);
  const entries = found !== undefined && isShown(desk, found.units) ? await viewer.read.history({ ...where, id }) : [];
  if (found === undefined || entries.length === 0) throw new UserError(text('console.notFound', {}));
  if (kind.flow !== dailyReport.name)
    return { about: found.about, versions: entries.map((entry) => changeOf(entry, desk)).toReversed() };
  const template = viewer.org.template(desk.place.template ?? '');
  const fields = [...(template?.fields ?? []), ...(template?.retired ?? [])];
  const state = await viewer.read.doc(dailyReport, id, where.period);
  return { about: found.about, versions: reportVersions(entries, { state, fields, desk }).toReversed() };
}
