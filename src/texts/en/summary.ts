import { dayOf } from '../../calendar.ts';
import { byReason, rate } from '../counts.ts';
import { clockText, dayText, inRanges, momentText, named, timeText } from '../words.ts';
import type { ParamsOf, Style } from '../index.ts';
import type {
  ChildLine,
  FindingMove,
  Measured,
  Since,
  Some,
  States,
  Summary,
  summaryTexts as chinese,
  Total,
  Worded,
} from '../zh-CN/summary.ts';

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
const names = ({ count, shown }: Some): string =>
  `${inRanges(shown).join(', ')}${count > shown.length ? `… ${count} in all` : ''}`;
const excused = ({ count, shown }: Some): string =>
  byReason(shown)
    .map(({ reason, units }) => `${reason === '' ? '' : `${reason}: `}${inRanges(units).join(', ')}`)
    .join('; ') + (count > shown.length ? `… ${count} in all` : '');
const total = (t: Total): string => `${t.label} ${t.value}`;
const totals = (list: readonly Total[]): string => list.map(total).join(', ');
const more = (n: number): string => `… ${n} in all`;
const quoted = (text: string | undefined): string => (text === undefined ? '' : `: “${text}”`);

const asOf = (p: Summary, style: Style): string => {
  const day = dayText(p.day, 'en');
  if (!p.today) return `${day} (figures as they stand now)`;
  const time = timeText(p.at, style.zone);
  const now = dayOf(p.at, style.zone);
  return now === p.day ? `as of ${day} ${time}` : `for ${day}, as of ${dayText(now, 'en')} ${time}`;
};

const lacking = (p: States): number => p.missing.count + p.unheard.count;

const counts = (p: States): string =>
  [
    `Owed ${p.expected}, received ${p.actual}${p.voluntary > 0 ? ` (${p.voluntary} of them exempt)` : ''}, of these zero ${p.zero} and late ${p.late}`,
    ...(p.backfilled > 0 ? [`backfilled ${p.backfilled}`] : []),
    p.missing.count > 0 ? `missing ${p.missing.count} (${names(p.missing)})` : 'missing 0',
    ...(p.unheard.count > 0 ? [`not heard ${p.unheard.count} (${names(p.unheard)})`] : []),
    ...(p.exempt.count > 0 ? [`exempt ${p.exempt.count} (${excused(p.exempt)})`] : []),
  ].join(', ') +
  `. Reporting rate ${rate(p.actual - p.voluntary, p.expected)}, on time ${rate(p.onTime - p.voluntaryOnTime, p.expected)}.`;

const totalled = (p: Pick<Summary, 'today' | 'totals'>): string => {
  const lists = [
    { head: p.today ? 'Today' : 'That day', list: p.totals.filter((t) => t.daily) },
    { head: 'At present', list: p.totals.filter((t) => !t.daily) },
  ];
  return lists
    .filter((one) => one.list.length > 0)
    .map((one) => `${one.head}: ${totals(one.list)}`)
    .join('; ');
};

const readings = (p: Summary): string => {
  if (p.actual === 0 && p.expected > 0) return 'No report has been received yet';
  const said = totalled(p);
  return lacking(p) > 0 ? `Without ${lacking(p)} not received. ${said}` : said;
};

const compared = (p: Summary): string => {
  const { compared: how } = p;
  if (how === undefined) return '';
  if (how.kind === 'incomplete') return '; yesterday is incomplete and not compared';
  const moved = p.totals.filter((t) => t.change !== undefined && t.change !== 0);
  const whom = how.kind === 'all' ? '' : ` (the ${how.units} that reported on both days)`;
  if (moved.length === 0) return `; as yesterday${whom}`;
  return `; against yesterday${whom} ${moved.map((t) => `${t.label} ${signed(t.change ?? 0)}`).join(', ')}`;
};

const measured = (m: Measured): string =>
  m.units === 1
    ? `${m.label} ${m.high} (${m.unit})`
    : `${m.label} ${m.low} to ${m.high} (highest ${m.unit}, ${m.units} reported)`;

const worded = (w: Worded): string =>
  `${w.label}: ${w.shown.map((one) => `${one.unit} ${one.said}`).join(', ')}${w.units > w.shown.length ? `… ${w.units} in all: /trace ${w.label}` : ''}`;

const child = (c: ChildLine): string => {
  const said = c.actual === 0 ? 'not received' : totals(c.totals) || 'nothing';
  if (c.expected + c.voluntary === 1) return `${c.unit}${c.voluntary > 0 ? ' (exempt)' : ''}: ${said}`;
  const lack = c.missing > 0 && c.actual > 0 ? `, missing ${c.missing}` : '';
  return `${c.unit} ${c.actual - c.voluntary}/${c.expected}${c.voluntary > 0 ? ` + ${c.voluntary} exempt` : ''}${lack}: ${said}`;
};

const moved = (s: Since): string =>
  [
    ...s.changes.map((c) => `${c.label} ${signed(c.value)}`),
    ...(s.missing === 0 ? [] : [`missing ${signed(s.missing)}`]),
  ].join(', ');

const sinceLine = (s: Since, style: Style): string => {
  const changes = moved(s);
  const after = changes === '' ? 'unchanged since' : `corrected since: ${changes}`;
  return `Version ${s.version} (${timeText(s.at, style.zone)}), ${after}\nSubmitted by: ${s.by}`;
};

const traced = (p: ParamsOf<'trace.down'>): string => {
  if (p.received === 0 && p.missing > 0) return `${p.field.label}: none of ${p.missing} received`;
  const lack = p.missing > 0 ? ` (${p.missing} not received)` : '';
  return `${total(p.field)}${lack}${p.lines.length === 0 ? `, all 0 of the ${p.received} received` : ', from:'}`;
};

const TYPES: Readonly<Record<string, string>> = {
  reported: 'reported',
  corrected: 'corrected',
  withdrawn: 'withdrew',
  disputed: 'questioned',
  verified: 'verified',
  answered: 'answered',
  confirmed: 'confirmed',
  exempted: 'exempted',
  obliged: 'exemption taken back',
};

const FINDING_MOVES: Record<FindingMove, (number: number, due: string) => string> = {
  fix: (n, due) => `to be rectified by ${due}, then send: /rectify ${n} …`,
  review: (n) => `reported as mended, to be checked: /review ${n} pass (or the reason why not)`,
  rejected: (n) => `refused: /reassign ${n} UNIT or /void ${n} REASON`,
  lookback: (n) => `to be looked at again: /lookback ${n} held (or relapsed)`,
  confirm: (n) => `proposed, to be confirmed: /finding ${n}`,
  extend: (n) => `more time is asked for: /extend ${n} yes (or no)`,
};

export const summaryTexts: typeof chinese = {
  'summary.form': (p, style) =>
    [
      `[${p.unit}, ${p.title}, daily report] ${asOf(p, style)}`,
      counts(p),
      `${readings(p)}${compared(p)}.`,
      ...p.measured.map(measured),
      ...p.worded.map(worded),
      ...(p.running === undefined
        ? []
        : [
            `Running total (${p.running.days} days from ${dayText(p.running.from, 'en')}): ${totals(p.running.totals)}.`,
          ]),
      ...p.children.map(child),
      ...(p.moreChildren > 0 ? [`… and ${p.moreChildren} more below`] : []),
      ...p.doubts.map((d) => `Attention: ${d.unit}: ${d.reason}${d.answered ? ' (answered, to be verified)' : ''}`),
      ...(p.moreDoubts > 0 ? [`… and ${p.moreDoubts} more in question`] : []),
      ...(p.since === undefined ? [] : [sinceLine(p.since, style)]),
      ...(p.others.length > 0
        ? [`Also: ${p.others.map((o) => o.title).join(', ')} (/summary ${p.others[0]?.title ?? ''})`]
        : []),
    ].join('\n'),
  'summary.notOpen': (p) =>
    `${p.title} was not switched on for ${p.unit} on ${dayText(p.day, 'en')}; there are no figures`,
  'summary.noneOn': (p) =>
    `No daily report was switched on for ${p.unit} on ${dayText(p.day, 'en')}; there are no figures`,
  'summary.version': (p, style) =>
    [
      `[${p.unit}, ${p.title}, daily report] ${dayText(p.day, 'en')}, version ${p.since.version} (submitted by ${p.since.by}, ${clockText(p.since.at, p.day, style)})`,
      `As submitted: owed ${p.expected}, received ${p.actual}${p.voluntary > 0 ? ` (${p.voluntary} of them exempt)` : ''}, of these zero ${p.zero} and late ${p.late}, missing ${p.missing}.`,
      `${totalled(p)}.`,
      moved(p.since) === '' ? 'Unchanged to this moment' : `Changed to this moment: ${moved(p.since)}`,
      ...(p.newest > p.since.version ? [`The newest is version ${p.newest}: /summary v${p.newest}`] : []),
    ].join('\n'),
  'summary.noVersion': (p) =>
    p.versions === 0
      ? `${p.unit} has not submitted ${p.title} for ${dayText(p.day, 'en')}`
      : `${p.unit} has submitted ${p.versions} version(s) of ${p.title} for ${dayText(p.day, 'en')}, there is no version ${p.number}`,
  'summary.beyond': (p) => `${p.unit} is not below you`,

  'missing.list': (p) =>
    [
      `${p.unit} ${dayText(p.day, 'en')} ${p.title}: owed ${p.expected}, with figures ${p.actual - p.zero}, zero ${p.zero}, missing ${p.missing.count}, not heard ${p.unheard.count}, exempt ${p.exempt.count}${p.voluntary > 0 ? ` (and ${p.voluntary} exempt but reported)` : ''}`,
      ...(p.missing.count > 0 ? [`Missing: ${names(p.missing)}`] : []),
      ...(p.waitingAt.length > 0 ? [`Where: ${p.waitingAt.map((w) => `${w.unit} ${w.count}`).join(', ')}`] : []),
      ...(p.unheard.count > 0 ? [`Not heard (may have reported while we were offline): ${names(p.unheard)}`] : []),
      ...(p.exempt.count > 0 ? [`Exempt: ${excused(p.exempt)}`] : []),
    ].join('\n'),

  'report.chase': (p) =>
    [
      ...(p.units.length > 0
        ? [
            `${p.by} asks again: ${p.title} for ${dayText(p.day, 'en')} not yet received from ${named(p.units, ', ', more)}. Nothing to report? Send: zero`,
          ]
        : []),
      ...(p.unheard.length > 0
        ? [`May have been sent while we were offline, please send once more: ${named(p.unheard, ', ', more)}`]
        : []),
    ].join('\n'),
  'report.chased': (p) => `✓ ${p.unit} chased: ${p.units} units in ${p.groups} groups`,
  'report.chasedAlready': (p, style) =>
    `${p.unit} was chased by ${p.by} at ${timeText(p.at, style.zone)}; try again after ${timeText(p.at + p.pause, style.zone)}`,
  'chase.nobody': (p) => `${p.unit}: all reports of ${p.title} for ${dayText(p.day, 'en')} are in, nobody to chase`,

  'dispute.beyond': (p) => `Figures of ${p.unit} are for the tiers above it to question and verify`,
  'dispute.notReporting': (p) =>
    `The figures of ${p.unit} are added up from below; please name the unit that reported. To find it: /trace ${p.unit} 返乡`,
  'dispute.nothing': (p) => `${p.unit} has not reported for ${dayText(p.day, 'en')}; there is no figure to question`,
  'dispute.reasonWanted': (p) => `Please say what is in doubt, e.g.: /dispute ${p.unit} 返乡2人来源不明`,
  'verify.notYours': (p) =>
    `The question about ${p.unit} for ${dayText(p.day, 'en')} was raised by ${p.by} and is for ${p.by} to verify`,
  'verify.nothing': (p) => `No figure of ${p.unit} for ${dayText(p.day, 'en')} is in question`,

  'trace.down': (p, style) =>
    [
      `${p.unit} ${dayText(p.day, 'en')} ${traced(p)}`,
      ...p.lines.map((line) =>
        line.kind === 'unit'
          ? `${line.unit} ${line.value}${line.moved === true ? ' (of a unit moved away since)' : ''}`
          : `${line.unit} ${line.value}, ${line.by}${line.behalf ? ' on behalf' : ''} ${clockText(line.at, p.day, style)}${quoted(line.text)}`,
      ),
      ...(p.more > 0 ? [`… and ${p.more} more`] : []),
      ...(p.lines[0]?.kind === 'unit' && p.lines[0].moved !== true
        ? [`Further down: /trace ${p.lines[0].unit} ${p.field.label}`]
        : []),
    ].join('\n'),
  'trace.sayings': (p, style) =>
    [
      `${p.unit} ${dayText(p.day, 'en')} ${p.field.label}: written by ${p.lines.length + p.more}${p.missing > 0 ? `, ${p.missing} not received` : ''}`,
      ...p.lines.map((line) =>
        line.kind === 'unit'
          ? line.unit
          : `${line.unit} ${line.value}, ${line.by}${line.behalf ? ' (on behalf)' : ''} ${clockText(line.at, p.day, style)}`,
      ),
      ...(p.more > 0 ? [`… and ${p.more} more`] : []),
    ].join('\n'),
  'trace.report': (p, style) =>
    [
      `${p.unit} ${dayText(p.day, 'en')} ${total(p.field)}, ${p.versions.length} steps:`,
      ...p.versions.map(
        (v, i) =>
          `${i + 1}. ${clockText(v.at, p.day, style)} ${v.by} ${TYPES[v.type] ?? v.type}${v.behalf ? ' on behalf' : ''}${quoted(v.text)}`,
      ),
    ].join('\n'),
  'trace.noReport': (p) => `${p.unit} has no report for ${dayText(p.day, 'en')}, and no figures below it`,
  'trace.whichField': (p) =>
    `Please say which figure, e.g.: /trace ${p.fields[0]?.label ?? ''}. There are: ${p.fields.map((f) => f.label).join(', ')}`,

  'submit.unchanged': (p, style) =>
    `Nothing has changed for ${p.unit} ${dayText(p.day, 'en')} since version ${p.version} (${timeText(p.at, style.zone)}); no need to submit again`,
  'submit.sure': (p) =>
    `${p.unit}, ${p.title} for ${dayText(p.day, 'en')}: ${[
      ...(p.missing > 0 ? [`${p.missing} missing`] : []),
      ...(p.doubts > 0 ? [`${p.doubts} in question`] : []),
    ].join(
      ', ',
    )}. Submit all the same? Reply 1${p.earlier === undefined ? '' : `. ${dayText(p.earlier, 'en')} is not submitted yet; for that day send: /submit ${p.earlier} ${p.title}`}`,
  'submit.beyond': (p) => `You cannot submit for ${p.unit}`,

  'todo.list': (p, style) =>
    [`To do (${p.lines.length}):`, ...p.lines.map((line, i) => `${i + 1}. ${style.say(line)}`)].join('\n'),
  'todo.ack': (p) => `令${p.number} ${p.topic}: not acknowledged yet, send: /ack ${p.number}`,
  'todo.feedback': (p) => `令${p.number} ${p.topic}: no feedback yet, send: /respond ${p.number} …`,
  'todo.finding': (p, style) =>
    `${p.late ? '🔴' : ''}督${p.number} ${p.place}: ${FINDING_MOVES[p.move](p.number, momentText(p.due, style))}`,
  'todo.none': (p) => `${p.name} owes nothing at present`,
  'todo.report': (p, style) =>
    `${p.unit}: report ${p.title} for ${dayText(p.day, 'en')} (${p.late ? `was due at ${timeText(p.cutoff, style.zone)}, please send it now` : `due by ${timeText(p.cutoff, style.zone)}`})`,
  'todo.disputed': (p) =>
    `${p.unit}: figures of ${dayText(p.day, 'en')} are in question (${p.reason}); please check or correct`,
  'todo.backfill': (p) =>
    `${p.unit}: report ${p.title} for ${dayText(p.day, 'en')} is missing and may still be backfilled`,
  'todo.questioned': (p) =>
    p.answered
      ? `${p.unit}: figures of ${dayText(p.day, 'en')} were questioned (${p.reason}) and answered; if they are right send: /verify ${p.unit} ${p.day}`
      : `${p.unit}: figures of ${dayText(p.day, 'en')} are in question and not answered yet: ${p.reason}`,
  'todo.submit': (p) =>
    `${p.unit}: ${p.title} for ${dayText(p.day, 'en')} is not yet submitted${p.missing > 0 ? ` (${p.missing} missing below)` : ''}; send: /submit ${p.earlier ? `${p.day} ` : ''}${p.title}`,
};
