import { clockText, dayText, type Figure, named, namedOrCounted, repeated, timeText, type Unit } from '../words.ts';
import type { Doubted, LostField, reportTexts as chinese } from '../zh-CN/report.ts';

const PUNCTUALITY = { onTime: 'on time', late: 'late', backfilled: 'backfilled' } as const;

interface Said {
  readonly zero: boolean;
  readonly figures: readonly Figure[];
}

const what = (p: Said): string => {
  const figures = p.figures.filter((f) => !(p.zero && f.value === 0 && f.was === undefined));
  return [...(p.zero ? ['zero report'] : []), ...(figures.length > 0 ? [figureList(figures)] : [])].join(' ');
};

const COUNTED = {
  separator: ', ',
  count: (place: string, n: number) => `${place} ${n}`,
  hint: '. For the names send: /missing',
};

const people = (units: readonly Unit[]): string => named(units, ', ', (n) => `… ${n} in all`);
const day = (d: string): string => dayText(d, 'en');
/** Returnees 2→3, Home quarantine 2. */
const figureList = (figures: readonly Figure[]): string =>
  figures.map((f) => `${f.label} ${f.was === undefined ? '' : `${f.was}→`}${f.value}`).join(', ');
const signed = (value: number | string): string => (Number(value) > 0 ? `+${value}` : String(value));

/** Rows of a chain printed in one answer. */
const ROWS = 20;

interface Row {
  readonly name: string;
  readonly said: 'zero' | 'figures' | 'ack';
  readonly figures: readonly Figure[];
  readonly behalf: boolean;
  readonly lost: readonly LostField[];
}

const place = (p: { unit: string; day: string; form?: string | undefined }): string =>
  `${p.unit} ${day(p.day)}${p.form === undefined ? '' : ` ${p.form}`}`;

const doubted = (d: Doubted): string => {
  if (d.kind === 'same') return `The counts have been the same for ${d.days} days. Please check; if right reply 1`;
  if (d.kind === 'pair')
    return `${d.label} above 0 and ${d.other} 0 for ${d.days} days. Please check; if right reply 1`;
  const before = d.before === undefined ? '' : ` was ${d.before} yesterday and`;
  if (d.meant !== undefined)
    return `${d.label}${before} is ${d.now} today; one 0 too many? Reply 1 to confirm, 2 to make it ${d.meant}`;
  return `${d.label}${before} is ${d.now} today. Please check; if right reply 1`;
};

const lostOf = (all: readonly LostField[]): string => {
  const why = ({ title, why }: LostField) =>
    why === 'off'
      ? `${title} is not switched on`
      : why === 'notOwed'
        ? `${title} is not owed`
        : `of ${title}, please send it by itself`;
  const one = (lost: LostField) =>
    lost.why === 'counted'
      ? `${day(lost.label)} (people were reported; to change that: 更正)`
      : `${lost.label} (${why(lost)})`;
  return `Not recorded: ${all.map(one).join(', ')}`;
};

const exampleOf = (intent: string | undefined, unit: string): string =>
  intent === 'undo' ? `/undo ${unit}` : intent === 'correct' ? `更正 ${unit} 返乡3` : `${unit} zero`;

const row = (r: Row): string => {
  const said = r.said === 'ack' ? 'received' : what({ zero: r.said === 'zero', figures: r.figures });
  return `${repeated(r.name)} ${said}${r.behalf ? ' (on behalf)' : ''}${r.lost.length === 0 ? '' : `; ${lostOf(r.lost)}`}`;
};

const rows = (list: readonly Row[]): string =>
  list.slice(0, ROWS).map(row).join(', ') + (list.length > ROWS ? `… ${list.length} rows in all` : '');

const recorded = ({ list, fresh, total }: { list: string; fresh: readonly Row[]; total: number }): string =>
  list === 'each'
    ? `Recorded for each of ${fresh.length} units`
    : `${total} rows${list === 'chain' ? ' of the chain' : ''} recorded, new`;

export const reportTexts: typeof chinese = {
  'report.receipt': (p, style) => {
    const mark = p.corrected ? ' corrected' : p.repeated ? ' (as before)' : '';
    const by = p.by === undefined ? '' : `, by ${p.by} on behalf`;
    const clock = clockText(p.at, p.day, style);
    const first = clockText(p.first, p.day, style);
    const when =
      first === clock
        ? `${clock} ${PUNCTUALITY[p.punctuality]}${by}`
        : `${clock}${by}; first ${first} ${PUNCTUALITY[p.punctuality]}`;
    return [
      `✓ ${place(p)} ${what(p)}${mark} (${when})`,
      ...(p.lost === undefined || p.lost.length === 0 ? [] : [lostOf(p.lost)]),
      ...(p.doubt === undefined ? [] : [doubted(p.doubt)]),
    ].join('\n');
  },
  'report.nothingKept': (p) => `${p.unit}: ${lostOf(p.lost)}`,
  'report.zeroAsk': (p) =>
    `${place(p)} has reported ${figureList(p.figures)}. Make it a zero report? Reply 1 to confirm`,
  'report.zeroRow': (p) =>
    `${place(p)} has reported ${figureList(p.figures)}; to make it zero send: 更正 ${p.unit} 零报告`,
  'report.formByForm': (p) =>
    `Among ${p.titles.join(', ')} there are people reported before, so nothing was recorded; please send each form by itself, e.g.: ${p.titles[0] ?? ''}零报告`,
  'report.confirmed': (p) => `✓ ${place(p)} ${figureList(p.figures)} confirmed`,
  'report.behalfTold': (p) =>
    `${p.by} has reported for ${place(p)}: ${what(p)}${p.reports > 1 ? ` (one of ${p.reports})` : ''}. If that is wrong, send: 更正 …`,
  'report.withdrawn': (p, style) => {
    if (p.taken === undefined) return `${place(p)} has no report, nothing to withdraw`;
    if (p.now === undefined) return `✓ Report of ${place(p)} withdrawn; it counts as missing now, please report again`;
    const stands = `${what(p.now)} (${clockText(p.now.at, p.day, style)} ${PUNCTUALITY[p.now.punctuality]})`;
    return `✓ ${place(p)}: what was sent at ${clockText(p.taken, p.day, style)} is withdrawn, now it is: ${stands}`;
  },
  'report.disputeNoted': (p) => `✓ ${place(p)} marked as in question until it has been checked`,
  'report.disputed': (p) =>
    `${p.by} questions the figures of ${place(p)}: ${p.reason}. Please check: if wrong send “更正 …”, if right send: 属实 and why`,
  'report.disputeAnswered': (p) =>
    `${p.unit} answers the question: ${place(p)} ${what(p)}${p.said === undefined ? '' : `, says: ${p.said}`} (asked: ${p.reason}). If it is right send: /verify ${p.unit}`,
  'report.answerNoted': (p) => `✓ ${place(p)}: your answer was passed on, it is for them to verify`,
  'report.answerNothing': (p) => `${p.unit} has been asked nothing that is still open`,
  'report.verified': (p) => `✓ ${place(p)} verified`,
  'report.changedAfter': (p) => {
    const moved = [
      ...p.changes.map((c) => `${c.label} ${signed(c.value)}`),
      ...(p.missing ? ['withdrawn, now missing'] : []),
    ];
    return `Correction: ${place(p)} has changed since ${p.above} submitted version ${p.version}: ${moved.join(', ')}`;
  },
  'report.tooOld': (p) =>
    `The time for backfills of ${day(p.day)} is over, the figures of ${p.unit} for that day cannot be changed any more`,

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
    `You answer for ${p.units.length} units: ${p.units.join(', ')}. Please say which, e.g.: ${exampleOf(p.intent, p.units[0] ?? '')}`,
  'report.undoWhich': (p) =>
    `Your last message reported for ${p.units.length} units; please say which to withdraw, e.g.: /undo ${p.units[0] ?? ''}`,
  'report.undoNothing': (p) =>
    `You have reported nothing, so there is nothing to withdraw. For a unit below name it, e.g.: /undo ${p.unit}`,
  'report.notOwed': (p) =>
    !p.sums
      ? `${p.unit} owes no report ${p.day === undefined ? 'today' : `for ${day(p.day)}`}`
      : `${p.unit} does not report itself, it is added up from the units below${p.example === undefined ? '' : `; to report for one of them name it, e.g.: 代${p.example} 零报告`}`,
  'report.otherForm': (p) =>
    `${p.off ? `${p.title} is not switched on` : `${p.unit} owes no ${p.title}`}, so nothing was recorded${p.titles.length === 0 ? '' : `. It owes ${p.titles.join(', ')}; if there is nothing to report, send: zero`}`,
  'report.notActive': (p) => `No daily report is switched on for ${p.unit}, none is owed`,
  'report.beforeOn': (p) =>
    `${p.forms.map(({ title, from }) => `${title} is on since ${day(from)}`).join(', ')}: ${p.unit} owes nothing for ${day(p.day)}${p.all ? '' : '; nothing was recorded, please leave that day out'}`,
  'report.joinedSince': (p) =>
    p.from === undefined
      ? `There was no ${p.unit} yet on ${day(p.day)}, it owes nothing for it`
      : `${p.unit} joined during ${day(p.day)} and reports from ${day(p.from)} on; nothing was recorded`,
  'report.dayNotOpen': (p) => `${p.title} was not switched on for ${day(p.day)}, it cannot be backfilled`,

  'report.submitted': (p, style) =>
    `✓ ${p.unit} ${day(p.day)} ${p.title} submitted, as of ${timeText(p.at, style.zone)}, version ${p.version}`,
  'report.submittedUp': (p, style) =>
    `${p.unit} submits ${day(p.day)} ${p.title} (as of ${timeText(p.at, style.zone)}, version ${p.version}, ${p.by}): owed ${p.expected}, received ${p.actual}, zero ${p.zero}, late ${p.late}, missing ${p.missing}; ${figureList(p.totals)}`,
  'report.chainTooLong': (p) =>
    `The chain has ${p.rows} rows, at most ${p.most} are taken at once; nothing was recorded. Please send it in pieces`,
  'report.chain': (p, style) =>
    [
      ...(p.fresh.length > 0 ? [`✓ ${recorded(p)}: ${rows(p.fresh)}`] : []),
      ...(p.list === 'each' && p.fresh.length > 1
        ? [
            `The figures were recorded for each of these units, not as a total. If that is wrong send e.g.: 更正 ${p.fresh.at(-1)?.name ?? ''} …`,
          ]
        : []),
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
