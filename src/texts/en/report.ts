import { dayText, type Figure, figureList, named, namedOrCounted, repeated, timeText, type Unit } from '../words.ts';
import type { reportTexts as chinese } from '../zh-CN/report.ts';

const PUNCTUALITY = { onTime: 'on time', late: 'late', backfilled: 'backfilled' } as const;

interface Said {
  readonly zero: boolean;
  readonly figures: readonly Figure[];
}

const what = (p: Said): string => {
  const figures = p.figures.filter((f) => !(p.zero && f.value === 0));
  return [...(p.zero ? ['zero report'] : []), ...(figures.length > 0 ? [figureList(figures)] : [])].join(' ');
};

const COUNTED = {
  separator: ', ',
  count: (place: string, n: number) => `${place} ${n}`,
  hint: '. For the names send: /missing',
};

const people = (units: readonly Unit[]): string => named(units, ', ', (n) => `… ${n} in all`);
const day = (d: string): string => dayText(d, 'en');
const signed = (value: number | string): string => (Number(value) > 0 ? `+${value}` : String(value));

/** Rows of a chain printed in one answer. */
const ROWS = 20;

interface Row {
  readonly name: string;
  readonly said: 'zero' | 'figures' | 'ack';
  readonly figures: readonly Figure[];
}

const rows = (list: readonly Row[]): string =>
  list
    .slice(0, ROWS)
    .map(
      (r) =>
        `${repeated(r.name)} ${r.said === 'ack' ? 'received' : what({ zero: r.said === 'zero', figures: r.figures })}`,
    )
    .join(', ') + (list.length > ROWS ? `… ${list.length} rows in all` : '');

export const reportTexts: typeof chinese = {
  'report.receipt': (p, style) => {
    const mark = p.corrected ? ' corrected' : p.repeated ? ' (as before)' : '';
    const by = p.by === undefined ? '' : `, by ${p.by} on behalf`;
    const ask =
      p.doubt === undefined
        ? ''
        : `\n${p.doubt.label} was ${p.doubt.before} yesterday and is ${p.doubt.now} today; one 0 too many? Reply 1 to confirm, 2 to make it ${p.doubt.meant}`;
    return `✓ ${p.unit} ${day(p.day)} ${what(p)}${mark} (${timeText(p.at, style.zone)} ${PUNCTUALITY[p.punctuality]}${by})${ask}`;
  },
  'report.behalfTold': (p) =>
    `${p.by} has reported for ${p.unit}, ${day(p.day)}: ${what(p)}. If that is wrong, send: 更正 …`,
  'report.withdrawn': (p) =>
    p.had
      ? `✓ Report of ${p.unit} for ${day(p.day)} withdrawn; it counts as missing now, please report again`
      : `${p.unit} has no report for ${day(p.day)}, nothing to withdraw`,
  'report.disputeNoted': (p) => `✓ ${p.unit} ${day(p.day)} marked as in question until it has been checked`,
  'report.disputed': (p) =>
    `${p.by} questions the figures of ${p.unit} for ${day(p.day)}: ${p.reason}. Please check: if wrong send “更正 …”, if right reply why`,
  'report.disputeAnswered': (p) =>
    `${p.unit} answers the question: ${day(p.day)} ${what(p)} (asked: ${p.reason}). If it is right send: /verify ${p.unit}`,
  'report.verified': (p) => `✓ ${p.unit} ${day(p.day)} verified`,
  'report.changedAfter': (p) =>
    `Correction: ${p.unit} ${day(p.day)} has changed since version ${p.version} was submitted: ${p.changes.map((c) => `${c.label}${signed(c.value)}`).join(', ')}`,
  'report.tooOld': (p) =>
    `The time for backfills of ${day(p.day)} is over, ${p.unit} cannot report it any more; ask the unit above for a change`,

  'report.remind': (p, style) =>
    `${p.title} is due at ${timeText(p.cutoff, style.zone)}; still waiting for: ${people(p.units)}. Nothing to report? Send: zero`,
  'report.missing': (p, style) =>
    [
      ...(p.units.length > 0
        ? [
            `${p.title} was due at ${timeText(p.cutoff, style.zone)}; missing ${p.units.length}: ${people(p.units)}. ${p.grace > 0 ? `Within ${p.grace} minutes it still counts as on time` : 'Please send it now'}`,
          ]
        : []),
      ...(p.unheard.length > 0
        ? [
            `Not heard ${p.unheard.length}: ${people(p.unheard)} (may have reported while we were offline, please send once more)`,
          ]
        : []),
    ].join('\n'),
  'report.missingLeader': (p) =>
    `${p.title} for ${day(p.day)}: still missing ${p.units.length}: ${people(p.units)}. Please call them`,
  'report.missingSuperior': (p) =>
    `${p.title} for ${day(p.day)}: overdue and missing ${p.units.length}: ${namedOrCounted(p.units, COUNTED)}`,
  'report.resend': (p, style) =>
    `We were offline ${timeText(p.from, style.zone)}–${timeText(p.to, style.zone)} and may have missed messages. Who has not seen a “✓”, please send once more (nothing is counted twice): ${people(p.units)}`,

  'report.whichUnit': (p) =>
    `There are ${p.paths.length} called “${repeated(p.name)}”, please write the full name: ${p.paths.slice(0, 5).join(' / ')}`,
  'report.whichPerson': (p) =>
    `There are ${p.units.length} people called “${repeated(p.name)}” (${p.units.slice(0, 5).join(', ')}), please name the unit`,
  'report.whichOfMine': (p) =>
    `You answer for ${p.units.length} units: ${p.units.join(', ')}. Please say which, e.g.: ${p.units[0] ?? ''} zero`,
  'report.notOwed': (p) =>
    p.example === undefined
      ? `${p.unit} owes no report ${p.day === undefined ? 'today' : `for ${day(p.day)}`}`
      : `${p.unit} does not report itself, it is added up from the units below; to report for one of them name it, e.g.: 代${p.example} 零报告`,
  'report.otherForm': (p) =>
    `${p.unit} owes no ${p.title}, so nothing was recorded. It owes ${p.titles.join(', ')}; if there is nothing to report, send: zero`,
  'report.notActive': (p) => `No daily report is switched on for ${p.unit}, none is owed`,
  'report.dayNotOpen': (p) => `${p.title} was not switched on for ${day(p.day)}, it cannot be backfilled`,

  'report.submitted': (p, style) =>
    `✓ ${p.unit} ${day(p.day)} ${p.title} submitted, as of ${timeText(p.at, style.zone)}, version ${p.version}`,
  'report.submittedUp': (p, style) =>
    `${p.unit} submits ${day(p.day)} ${p.title} (as of ${timeText(p.at, style.zone)}, version ${p.version}, ${p.by}): owed ${p.expected}, received ${p.expected - p.missing}, zero ${p.zero}, late ${p.late}, missing ${p.missing}; ${figureList(p.totals)}`,
  'report.chainTooLong': (p) =>
    `The chain has ${p.rows} rows, at most ${p.most} are taken at once; nothing was recorded. Please send it in pieces`,
  'report.chain': (p, style) =>
    [
      ...(p.fresh.length > 0 ? [`✓ ${p.total} rows of the chain recorded, new: ${rows(p.fresh)}`] : []),
      ...(p.bad.length > 0
        ? [
            `${p.bad.length} rows not recorded: ${p.bad
              .slice(0, ROWS)
              .map((r) => `${repeated(r.name)} (${style.say(r.why)})`)
              .join('; ')}${p.bad.length > ROWS ? '…' : ''}`,
          ]
        : []),
    ].join('\n'),
};
