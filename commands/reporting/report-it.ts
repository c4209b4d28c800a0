// A report or correction in one message: for each form and day it speaks of one event, and at most one question.
import { figuresOf, upTo } from '../../flows/daily-report/index.ts';
import type { Outcome } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Signal, UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import type { Fields } from '../../src/understanding/intent.ts';
import { concerned, isDenied, leftAlone, type Part, valuesFor } from './concerned.ts';
import { type Doubtful, doubtIn } from './doubts.ts';
import { type Confirming, confirmingZero } from './intents.ts';
import { type Lost, lostIn } from './lost.ts';
import { authorOf, casesOf, type Reporting, type Said, toRecord } from './record.ts';

export interface Told {
  /** About whom, which day and which form. */
  readonly said: Said;
  readonly zero: boolean;
  readonly fields: Fields;
  /** All people counts that were not mentioned are 0. */
  readonly restZero: boolean;
  /** Said to change what was said before. */
  readonly corrected: boolean;
}

export async function reportIt(told: Told, reporting: Reporting): Promise<Outcome> {
  const { at, text: typed } = reporting.occasion;
  const cases = await casesOf(told.said, reporting);
  const parts = concerned(cases, told, at);
  const denied = told.corrected ? [] : parts.filter((part) => isDenied(part, at));
  if (denied.length > 0) return askedZero(denied, told, reporting);
  const [first] = cases;
  const strays = lostIn(typed, { fields: told.fields, parts, unit: first?.subject.unit ?? '' }, reporting);
  const isRange = told.zero && told.said.date?.includes('..') === true;
  const lost = isRange ? [...strays, ...leftAlone(cases, parts, at)] : strays;
  if (parts.length === 0) throw new UserError(nothing(first?.about.unitName ?? '', lost));
  const found = await doubtIn(parts, told, reporting);
  const signals = parts.flatMap((part, i) => {
    const doubt = found?.part === part ? found : undefined;
    if (i > 0) return signalsFor(part, { told, reporting, doubt, silent: false });
    const tells = part.one.subject.onBehalf ? parts.length : undefined;
    return signalsFor(part, { told, reporting, doubt, tells, lost, silent: false });
  });
  return { signals, ask: found?.ask };
}

function nothing(unit: string, lost: readonly Lost[]) {
  return lost.length === 0 ? text('mistake.empty_report', {}) : text('report.nothingKept', { unit, lost });
}

/** A zero report where people are counted already is not taken for granted. */
function askedZero(denied: readonly Part[], told: Told, { occasion }: Reporting): Outcome {
  const { one } = denied[0] as Part;
  const template = denied.length === 1 ? one.template.key : told.said.template;
  const again: Confirming = confirmingZero({ ...told, said: { ...told.said, template } }, one.day);
  return { reply: text('report.zeroAsk', deniedBy(denied, occasion.at)), ask: { '1': again } };
}

/** The people a zero report would deny. */
export function deniedBy(denied: readonly Part[], at: number) {
  const { about } = (denied[0] as Part).one;
  const figures = denied.flatMap(({ one }) => {
    const now = figuresOf(upTo(one.state, at));
    return one.about.fields.flatMap(({ key, label, measure, people }) => {
      const value = now[key];
      return people && typeof value === 'number' && value > 0 ? [{ label, value, measure }] : [];
    });
  });
  const form = about.several === true && denied.length === 1 ? about.title : undefined;
  return { unit: about.unitName, day: about.day, form, zero: false, figures, today: at <= about.closes };
}

interface Telling {
  readonly told: Pick<Told, 'fields' | 'restZero' | 'corrected'>;
  readonly reporting: Reporting;
  readonly doubt?: Doubtful | undefined;
  /** Reports the message makes for a unit that is to be told here. */
  readonly tells?: number | undefined;
  readonly lost?: readonly Lost[];
  readonly silent: boolean;
}

/** The receipt stands in the unit's own group already. */
const hearsIt = (unit: UnitCode, { org, occasion }: Reporting): boolean =>
  occasion.room !== undefined && org.nearestRoom(unit)?.key === occasion.room.key;

export function signalsFor({ one, zero }: Part, telling: Telling): readonly Signal[] {
  const { told, reporting, doubt, tells, lost = [], silent } = telling;
  const { occasion, actor, unit } = reporting;
  const event = {
    type: told.corrected ? ('corrected' as const) : ('reported' as const),
    at: occasion.at,
    id: occasion.id,
    by: authorOf(actor, one.subject.onBehalf ? unit : one.subject.unit, reporting),
    about: one.about,
    zero,
    values: valuesFor(one, { zero, fields: told.fields, restZero: told.restZero }),
    onBehalf: one.subject.onBehalf,
    tells: tells === undefined || hearsIt(one.subject.unit, reporting) ? undefined : tells,
    silent,
    doubt: doubt?.doubt,
    lost: lost.length === 0 ? undefined : [...lost],
    submitted: one.submitted,
  };
  return one.opens.length === 0 ? [toRecord(one, event)] : [...one.opens, toRecord(one, event)];
}
