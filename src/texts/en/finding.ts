import type { Category, FindingStatus, Severity } from '../../templates/findings.ts';
import type { Style } from '../index.ts';
import { dayText, momentText } from '../words.ts';
import type {
  BulletinFacts,
  FindingAct,
  FindingColour,
  FindingFacts,
  FindingPast,
  findingTexts as chinese,
  LEDGER_HEADINGS as headings,
  LEDGER_WORDS as words,
} from '../zh-CN/finding.ts';

export const STATUS_NAMES: Readonly<Record<FindingStatus, string>> = {
  draft: 'draft',
  assigned: 'assigned',
  acknowledged: 'acknowledged',
  rejected: 'refused by the unit',
  rectifying: 'being rectified',
  pending_review: 'waiting for review',
  closed: 'closed',
  returned: 'returned',
  extended: 'extended',
  look_back: 'look-back',
  reopened: 'relapsed',
  voided: 'void',
};

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  immediate: 'fix on the spot',
  minor: 'minor',
  major: 'major',
  critical: 'critical',
  long_term: 'long term',
};

export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  records: 'Records',
  staffing: 'Staffing',
  waste: 'Waste',
  control: 'People under control',
  disinfection: 'Disinfection',
  protection: 'Protection and scanning',
  safety: 'Safety',
  information: 'Reporting',
  logistics: 'Supplies',
  facilities: 'Facilities',
  other: 'Other',
};

const ACTS: Readonly<Record<FindingAct, string>> = {
  confirmed: 'be confirmed',
  accepted: 'be accepted',
  started: 'be rectified',
  refused: 'be refused',
  reassigned: 'be reassigned',
  fixed: 'be reported as fixed',
  reviewed: 'be reviewed',
  extension_asked: 'be extended',
  extension_decided: 'be extended',
  looked_back: 'be looked back at',
  voided: 'be voided',
  void_asked: 'be voided',
  photographed: 'take a photo',
};

function pastText(p: FindingPast, style: Style): string {
  const parts = [
    p.first === undefined ? '' : `first limit ${momentText(p.first, style)}`,
    p.lateDays === 0 ? '' : `${p.lateDays} days beyond its limits`,
    p.card === undefined ? '' : `${p.card} card`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const LIGHTS: Readonly<Record<FindingColour, string>> = { green: '🟢', yellow: '🟡', red: '🔴' };

const what = (p: FindingFacts): string => `督${p.number} ${p.place}: ${p.issue}`;
const who = (p: FindingFacts): string => `${p.unitName}, ${SEVERITY_LABELS[p.severity]}`;
const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`);

function bulletin(p: BulletinFacts, style: Style): string {
  const span = p.from === p.to ? dayText(p.from, 'en') : `${dayText(p.from, 'en')} to ${dayText(p.to, 'en')}`;
  const groups = p.groups.map(({ category, items }) => {
    const lines = items.map((item) => `- ${item.unitName}, ${item.place}: ${item.issue} (督${item.number})`);
    return `${CATEGORY_LABELS[category]} (${items.length})\n${lines.join('\n')}`;
  });
  const repeated = p.repeated.map(
    (u) => `${u.unitName} (${u.times} times${u.relapses > 0 ? `, ${u.relapses} relapsed` : ''})`,
  );
  return [
    `[Draft] Inspection bulletin: ${p.area}`,
    `${span}: what inspections found in ${p.area} (${p.by}).`,
    `1. Overall\n${p.places} places with findings, ${p.found} findings: ${p.closed} closed, ${p.open} open, ${p.overdue} of them overdue${p.voided > 0 ? `; ${p.voided} more voided` : ''}.`,
    `2. Findings\n${p.found === 0 ? 'None.' : groups.join('\n')}`,
    p.late.length > 0 ? `Overdue: ${p.late.map((item) => `${item.unitName} 督${item.number}`).join(', ')}.` : '',
    p.past.length > 0
      ? `Limits and cards: ${p.past.map((item) => `${item.unitName} 督${item.number}${pastText(item, style)}`).join('; ')}.`
      : '',
    repeated.length > 0 ? `Repeat offenders: ${repeated.join(', ')}.` : '',
    p.praised.length > 0 ? `3. Fixed in time\n${p.praised.join(', ')}.` : '',
    `${p.praised.length > 0 ? '4' : '3'}. Required\nFix at once, look for the same defect elsewhere; findings are closed after a review only.`,
    dayText(p.issuedOn, 'en'),
    '(Check before publishing: name units, never residents.)',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const sent = (p: { photos: number }): string => (p.photos > 0 ? ` (${p.photos} photos attached)` : '');

export const findingTexts: typeof chinese = {
  'finding.notice': (p, style) =>
    `[Finding] ${what(p)}${sent(p)}\nResponsible: ${who(p)}, to be fixed by ${momentText(p.due, style)} (${p.by})\nAccept: /accept ${p.number}; when fixed: /rectify ${p.number} what was done, with a photo; not yours: /refuse ${p.number} reason`,
  'finding.critical': (p, style) =>
    `[Critical finding] ${what(p)}\nResponsible: ${p.unitName}; stop and fix now, by ${momentText(p.due, style)}`,
  'finding.recorded': (p, style) =>
    `✓ ${what(p)}${sent(p)}\nAssigned to ${p.unitName}${p.guessed ? ' (the unit of this group)' : ''}, ${SEVERITY_LABELS[p.severity]}, by ${momentText(p.due, style)}. Photos sent here within five minutes belong to it${p.guessed ? `\nNot that unit? /void ${p.number} wrong unit, and record it again with the unit` : ''}`,
  'finding.proposed': (p) => `✓ ${what(p)}${sent(p)}\nSent up for confirmation; then it goes to ${p.unitName}`,
  'finding.to_confirm': (p, style) =>
    `[To be confirmed] ${what(p)}\nProposed by ${p.by} for ${who(p)}, by ${momentText(p.due, style)}\nConfirm: /finding ${p.number} confirm; otherwise: /void ${p.number} reason`,
  'finding.confirm_ask': (p, style) =>
    `${what(p)}\nProposed by ${p.by} for ${who(p)}, by ${momentText(p.due, style)}. Reply 1 to assign, 2 to void`,
  'finding.shown': (p, style) => {
    const told = (name: string, said?: { by: string; at: number; text: string }) =>
      said === undefined ? '' : `${name}${because(said.text)} (${said.by}, ${momentText(said.at, style)})`;
    return [
      what(p),
      `${who(p)}, ${STATUS_NAMES[p.status]}${p.overdue ? ' (overdue)' : ''}${p.round > 1 ? `, round ${p.round}` : ''}, by ${momentText(p.due, style)}${pastText(p, style)}, ${p.photos} photos`,
      told('Found', { ...p.recorded, text: '' }),
      told('Refused', p.refusal),
      told('Fixed', p.fix),
      told(p.review?.passed === true ? 'Review passed' : 'Review failed', p.review),
      told('Extension asked for', p.extension),
      told(p.lookBack?.passed === true ? 'Look-back: holds' : 'Look-back: relapsed', p.lookBack),
      told('Voided', p.voiding),
    ]
      .filter((line) => line !== '')
      .join('\n');
  },
  'finding.accepted': (p, style) =>
    `✓ 督${p.number} accepted by ${p.unitName}, to be fixed by ${momentText(p.due, style)}`,
  'finding.started': (p, style) => `✓ 督${p.number} ${p.unitName} is rectifying, by ${momentText(p.due, style)}`,
  'finding.refusal_noted': (p) => `✓ 督${p.number} refused; the issuer will name another unit`,
  'finding.rejected': (p) =>
    `督${p.number} refused by ${p.unitName}${because(p.reason)}\nReassign: /reassign ${p.number} ${p.suggestion ?? 'unit'}`,
  'finding.reassigned': (p, style) => `✓ 督${p.number} reassigned to ${p.unitName}, by ${momentText(p.due, style)}`,
  'finding.fixed': (p) =>
    `✓ 督${p.number} reported as fixed${sent(p)}, waiting for review. Photos sent here within five minutes are its evidence`,
  'finding.evidence_wanted': (p) =>
    `督${p.number} needs evidence: send a photo here within five minutes, or say what was done: /rectify ${p.number} …`,
  'finding.photo_taken': (p) => `✓ 督${p.number} photo taken (${p.photos} in all)`,
  'finding.to_review': (p) =>
    `[To review] ${what(p)}\n${p.unitName} reports it fixed${because(p.done)}${p.photos > 0 ? ` (${p.photos} photos)` : ''}\nReview: /review ${p.number} passed, or /review ${p.number} failed reason`,
  'finding.closed': (p) => `✓ 督${p.number} ${p.place}: review by ${p.by} passed, closed`,
  'finding.returned': (p, style) =>
    `督${p.number} ${p.place}: review failed${because(p.reason)}\nTo be fixed again by ${momentText(p.due, style)}`,
  'finding.extension_noted': (p, style) =>
    `✓ 督${p.number} extension asked for; until it is granted the limit stays ${momentText(p.due, style)}`,
  'finding.extension_asked': (p, style) =>
    `督${p.number} ${p.unitName} asks for an extension${p.until === undefined ? '' : ` until ${momentText(p.until, style)}`}${because(p.reason)} (limit ${momentText(p.due, style)})\nGrant: /extend ${p.number} yes 到…; deny: /extend ${p.number} no`,
  'finding.extended': (p, style) => `✓ 督${p.number} extended to ${momentText(p.due, style)}`,
  'finding.extension_denied': (p, style) =>
    `督${p.number} extension denied${because(p.reason)}; the limit stays ${momentText(p.due, style)}`,
  'finding.held': (p) => `✓ 督${p.number} ${p.place}: the look-back found it in order, closed for good`,
  'finding.relapsed': (p, style) =>
    `[Relapse] ${what(p)}\nFound again at the look-back${because(p.reason)}; ${p.unitName} has to fix it (round ${p.round}, now ${SEVERITY_LABELS[p.severity]}) by ${momentText(p.due, style)}`,
  'finding.voided': (p) => `✓ 督${p.number} void${because(p.reason)}`,
  'finding.now': (p, style) =>
    `督${p.number}: an earlier message has just arrived; in order of time it is now: ${STATUS_NAMES[p.status]}, by ${momentText(p.due, style)}`,
  'finding.late': (p) =>
    `✓ 督${p.number} this message came late and is kept in the history; it is now: ${STATUS_NAMES[p.status]}`,

  'finding.yellow': (p, style) =>
    `🟡 ${what(p)}\n${p.unitName}: the limit is near, report it fixed by ${momentText(p.due, style)}`,
  'finding.red': (p, style) => `🔴 ${what(p)}\n${p.unitName} is overdue, limit ${momentText(p.due, style)}; fix it now`,
  'finding.escalated': (p, style) =>
    `🔴 ${what(p)}\n${p.unitName} is overdue (${STATUS_NAMES[p.status]}, limit ${momentText(p.due, style)}); please see to it`,
  'finding.yellow_card': (p, style) =>
    `[Yellow card] ${what(p)}\n${p.unitName} is overdue, limit ${momentText(p.due, style)}; red card if not fixed within three days`,
  'finding.red_card': (p, style) =>
    `[Red card] ${what(p)}\n${p.unitName} has not fixed it after the yellow card, limit ${momentText(p.due, style)}; to be dealt with above`,
  'finding.review_waits': (p) =>
    `督${p.number} ${p.place}: ${p.unitName} reported it fixed, nobody has reviewed it. /review ${p.number} passed, or /review ${p.number} failed reason`,
  'finding.refusal_waits': (p) =>
    `督${p.number} ${p.place}: refused by ${p.unitName}, no unit has it. /reassign ${p.number} unit`,
  'finding.draft_waits': (p) =>
    `${what(p)}: waiting for confirmation. /finding ${p.number} confirm, or /void ${p.number} reason`,
  'finding.look_back': (p) =>
    `[Look-back] ${what(p)} (${p.unitName}) was closed some days ago, please look again: /lookback ${p.number} held, or /lookback ${p.number} relapsed details`,

  'finding.out_of_turn': (p) =>
    `督${p.number} is “${STATUS_NAMES[p.status]}” and cannot ${ACTS[p.act]}${p.act === 'extension_asked' && p.status === 'assigned' ? `; accept it first: /accept ${p.number}` : ''}`,
  'finding.not_your_unit': (p) => `督${p.number} belongs to ${p.unitName}; only people of that unit can answer so`,
  'finding.checker_is_unit': (p) =>
    `督${p.number} is fixed by ${p.unitName}; it cannot review, close or void its own findings`,
  'finding.checker_is_fixer': (p) => `督${p.number}: whoever fixed it cannot check it; somebody else has to`,
  'finding.past_limit': (p, style) => `督${p.number}: the new limit ${momentText(p.due, style)} is past`,
  'finding.no_extension': (p) => `督${p.number}: no extension has been asked for`,
  'finding.extension_until': (p) => `督${p.number}: until when? /extend ${p.number} yes 到明天18点`,
  'finding.looked_back_already': (p) => `督${p.number} has been looked back at already`,
  'finding.too_early': (p, style) =>
    `督${p.number}: look back three days after it was closed (from ${momentText(p.from, style)}); a relapse may be reported at any time`,
  'finding.no_photo': (p) => `督${p.number}: photo not taken, it came after five minutes or from somebody else`,
  'finding.exists': (p) => `督${p.number} exists already`,
  'finding.full': (p) => `督${p.number} has too many entries; please ask your administrator`,
  'finding.unknown': (p) => `There is no finding 督${p.number}; please check the number`,

  'finding.beyond': (p) => `${p.unitName} is beyond what you may do`,
  'finding.number_beyond': (p) => `督${p.number} (${p.unitName}) is beyond what you may do`,
  'finding.issuer_only': (p) => `督${p.number} was issued by ${p.by}; that unit or a county office has to decide`,
  'finding.which': (p) =>
    `Which one? Reply with its line number\n${p.items.map((item, i) => `${i + 1}. 督${item.number} ${item.place}: ${item.issue}`).join('\n')}${p.more > 0 ? `\n${p.more} more: please write the number` : ''}`,
  'finding.none_open': (p) => `You have no finding that could ${ACTS[p.act]}; if there is one, write its number`,
  'finding.which_unit': (p) =>
    `Which unit is “${p.place}”? Reply with its line number\n${p.units.map((unit, i) => `${i + 1}. ${unit}`).join('\n')}`,
  'finding.several_units': (p) =>
    `“${p.place}” names several units: ${p.units.join(', ')}. Put 、 between them if each has it, else name the responsible one only`,
  'finding.nothing_wrong': (p) => `Where nothing is wrong nothing is recorded. A finding: ${p.usage}`,
  'finding.bad_limit': (p) => `“${p.limit}” is no limit, write it again: 限明天18点`,
  'finding.passed_or_not': (p) =>
    `督${p.numbers}: passed or failed? Reply 1: passed and closed, 2: failed and returned`,
  'finding.held_or_not': (p) => `督${p.numbers}: does it hold? Reply 1: it holds, 2: it relapsed`,
  'finding.not_fixed': (p) =>
    `督${p.numbers} not taken as fixed, the limit stays. When fixed: /rectify ${p.numbers} what was done; at work: /rectify ${p.numbers} started measures; more time: /extend ${p.numbers} reason 到明天18点`,
  'finding.office_reassigns': (p) =>
    `督${p.number} was not refused by its unit, so the office above has to reassign it: /reassign ${p.number} unit`,
  'finding.relapse_stays': (p) => `督${p.number} is a relapse and cannot be voided, only fixed and reviewed`,
  'finding.void_noted': (p) => `✓ 督${p.number} proposed to be voided; until the office agrees it has to be fixed`,
  'finding.void_asked': (p) =>
    `督${p.number}: the inspector of ${p.by} proposes to void it${because(p.reason)}\nAgree: /void ${p.number} reason`,
  'finding.unknown_unit': (p) => `There is no unit “${p.name}”; please write its full name`,
  'finding.say_which': (p) =>
    `There are several “${p.name}”, please write the full name: ${p.units.slice(0, 9).join(', ')}`,
  'finding.unit_wanted': (p) =>
    `Which unit does “${p.place}” belong to? Write the unit in front: /finding 西沟村${p.place} issue limit`,
  'finding.reason_wanted': (p) => `Please give a reason: ${p.example}`,
  'finding.due_past': (p, style) => `“${p.place}”: the limit ${momentText(p.due, style)} is past`,
  'finding.usage': (p) => `Not understood. Write: ${p.usage}`,

  'finding.ledger': (p, style) => {
    const filter = [...p.filters, ...(p.severity === undefined ? [] : [SEVERITY_LABELS[p.severity]])].join(', ');
    const voided = p.voided > 0 && !p.filters.includes('voided') ? `; ${p.voided} voided: /ledger voided` : '';
    if (p.total === 0) return `${p.area}: no findings (${filter})${voided}`;
    const lines = p.lines.map((line) => {
      const light = line.colour === undefined ? '' : LIGHTS[line.colour];
      const limit = line.colour === undefined ? '' : ` by ${momentText(line.due, style)}`;
      return `${light}${what(line)} | ${who(line)} | ${STATUS_NAMES[line.status]}${limit}${pastText(line, style)}`;
    });
    const next =
      p.page < p.pages ? `; next: ${['/ledger', p.words, `第${p.page + 1}页`].filter(Boolean).join(' ')}` : '';
    const more = p.pages > 1 ? `\nPage ${p.page} of ${p.pages}${next}` : '';
    return `${p.area}: ${p.total} findings (${filter})${p.overdue > 0 ? `, ${p.overdue} overdue` : ''}${voided}\n${lines.join('\n')}${more}`;
  },
  'finding.bulletin': bulletin,
};

export const LEDGER_HEADINGS: typeof headings = {
  number: 'No.',
  source: 'Source',
  inspectedAt: 'Inspected',
  place: 'Place',
  issue: 'Finding',
  category: 'Category',
  severity: 'Severity',
  unit: 'Responsible unit',
  leader: 'Responsible leader',
  person: 'Responsible person',
  measures: 'Measures',
  due: 'Limit',
  issuedAt: 'Issued',
  fixedAt: 'Last rectified',
  result: 'Rectification',
  evidence: 'Evidence',
  reviewer: 'Reviewer',
  reviewedAt: 'Reviewed',
  verdict: 'Verdict',
  status: 'Status',
  closedAt: 'Closed',
  lookBack: 'Look-back',
  remark: 'Remark',
};

export const LEDGER_WORDS: typeof words = {
  sheet: 'Ledger',
  passed: 'passed',
  failed: 'failed',
  held: 'holds',
  relapsed: 'relapsed',
  overdue: 'overdue',
  voided: (reason) => `void: ${reason}`,
  round: (round) => `round ${round}`,
  extensions: (count) => `extended ${count} times`,
  refused: (reason) => `refused: ${reason}`,
};
