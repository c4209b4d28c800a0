import { dayOf, timeOf } from '../../calendar.ts';
import type { Tier } from '../../templates/types.ts';
import type { Style } from '../index.ts';
import { inRow } from '../words.ts';
import type {
  OrderStatus,
  OrderText,
  PreviewText,
  ProgressText,
  directiveTexts as chinese,
} from '../zh-CN/directive.ts';

/** The mark 令<number> stays: an order is found again by it when it is quoted. */
const TIERS: Readonly<Record<Tier, readonly [string, string]>> = {
  province: ['province', 'provinces'],
  city: ['city', 'cities'],
  county: ['county', 'counties'],
  town: ['town', 'towns'],
  village: ['village', 'villages'],
  grid: ['grid', 'grids'],
};
const MARKS = { normal: '', urgent: 'URGENT ', flash: 'FLASH ' } as const;
const OWED = { ack: 'acknowledgement', feedback: 'feedback' } as const;
const DID_NOT = { ack: 'not acknowledged', feedback: 'no feedback' } as const;
const STATUS: Readonly<Record<OrderStatus, string>> = {
  draft: 'a draft',
  issued: 'issued',
  all_acked: 'acknowledged by all',
  completed: 'completed',
  recalled: 'recalled',
  expired: 'expired',
  cancelled: 'never issued',
};
const SHOWN = 30;

const head = (p: { number: number; version?: number }) =>
  `Order 令${p.number}${(p.version ?? 1) > 1 ? ` (version ${p.version ?? 1})` : ''}`;

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

function names(units: readonly { readonly name: string }[], inAll = units.length): string {
  const shown = inRow(units.slice(0, SHOWN));
  return inAll > shown.length ? `${shown.join(', ')} and ${inAll - shown.length} more` : shown.join(', ');
}

const date = (at: number, style: Style) => dayOf(at, style.zone).slice(5);

function moment(at: number, from: number, style: Style): string {
  const time = timeOf(at, style.zone);
  return dayOf(at, style.zone) === dayOf(from, style.zone) ? time : `${date(at, style)} ${time}`;
}

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

function order(p: OrderText, style: Style): string {
  const sample = p.feedback?.labels.map((label) => `${label}0`).join(' ') ?? '';
  const back =
    p.feedback === undefined
      ? ''
      : `; by ${moment(p.feedback.by, p.at, style)} send back ${p.feedback.labels.join(', ')} (e.g. ${sample})`;
  const version = p.version > 1 ? ` (version ${p.version}; earlier ones are void, please acknowledge again)` : '';
  return [
    `[Order 令${p.number}] ${MARKS[p.urgency]}${p.topic}${version}`,
    p.body,
    `Answer “收到” by ${moment(p.ackBy, p.at, style)}${back}`,
    `${p.issuer.unitName} ${p.issuer.name} ${date(p.at, style)} ${timeOf(p.at, style.zone)}`,
  ].join('\n');
}

function previewFeedback(p: PreviewText, style: Style): string {
  const { feedback } = p;
  if (feedback === undefined) return '';
  const by =
    feedback.by === undefined
      ? `within ${duration(feedback.minutes)}`
      : `by ${date(feedback.by, style)} ${timeOf(feedback.by, style.zone)}`;
  const who = feedback.tier === undefined ? 'lowest-tier units' : TIERS[feedback.tier][1];
  return `Feedback: ${feedback.labels.join(', ')} ${by}, from ${p.answering} ${who}; added up tier by tier`;
}

function previewWeek({ week }: PreviewText): string {
  if (week.orders === 0) return '';
  const again = week.fields.map((field) => `${field.label} (令${field.number})`).join(', ');
  return `These units have had ${count(week.orders, 'order')} this week${again === '' ? '' : `; already asked for: ${again}`}`;
}

function preview(p: PreviewText, style: Style): string {
  const tiers = p.tiers.map((one) => count(one.count, ...TIERS[one.tier])).join(', ');
  const overlaps = p.overlaps.map(
    (other) =>
      `${other.sameTopic ? '⚠ Same matter, still open' : 'Also open'}: 令${other.number} “${other.topic}” (${other.unitName} ${other.name})`,
  );
  return [
    `Order 令${p.number} to be confirmed: ${MARKS[p.urgency]}${p.topic}`,
    p.body,
    `To ${count(p.units, 'unit')} (${tiers}) in ${count(p.rooms, 'group')}, the last in about ${duration(Math.max(1, Math.ceil(p.minutes)))}; to be acknowledged within ${duration(p.ackMinutes)}`,
    previewFeedback(p, style),
    p.unreachable.length === 0 ? '' : `⚠ No group, cannot be reached: ${names(p.unreachable)}`,
    p.masked ? '⚠ Phone and identity numbers were blanked' : '',
    ...overlaps,
    previewWeek(p),
    'Answer 1 to issue, 2 to cancel',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tierLine(tier: ProgressText['tiers'][number]): string {
  const parts = [
    `issued ${tier.issued}`,
    `delivered ${tier.delivered}`,
    `acknowledged ${tier.acked}${tier.late > 0 ? ` (${tier.late} late)` : ''}`,
    tier.relayed > 0 ? `relayed ${tier.relayed}` : '',
    tier.responded > 0 ? `responded ${tier.responded}` : '',
    tier.completed > 0 ? `completed ${tier.completed}` : '',
    tier.minutes === undefined ? '' : `transit ${duration(tier.minutes)}`,
  ];
  return `${TIERS[tier.tier][1]}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function progress(p: ProgressText, style: Style): string {
  const minutes = Math.max(0, Math.round((p.at - p.issuedAt) / 60_000));
  const sums = p.sums.map((sum) => `${sum.label} ${sum.value}${sum.measure}`).join(', ');
  const slowest = p.slowest.map((one) => `${one.name} ${one.acked}/${one.expected}`).join(', ');
  return [
    `${head(p)} ${p.topic} | ${STATUS[p.status]} | ${p.under}`,
    `Issued by ${p.issuer.unitName} ${p.issuer.name} ${date(p.issuedAt, style)} ${timeOf(p.issuedAt, style.zone)}, ${duration(minutes)} ago`,
    ...p.tiers.map((tier) => tierLine(tier)),
    p.feedback === undefined ? '' : `Feedback ${p.feedback.done}/${p.feedback.owed}: ${sums}`,
    slowest === '' ? '' : `Slowest: ${slowest}`,
    p.stopped.length === 0 ? '' : `Stopped at: ${names(p.stopped, p.stoppedInAll)}`,
    p.failed.length === 0
      ? ''
      : `Not delivered: ${names(p.failed, p.failedInAll)}. Send again: /remind ${p.number} resend`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const figure = (answer: { label: string; measure: string; value: number | string }) =>
  typeof answer.value === 'number'
    ? `${answer.label} ${answer.value}${answer.measure}`
    : `${answer.label}: ${answer.value}`;

export const directiveTexts: typeof chinese = {
  'directive.order': order,
  'directive.preview': preview,
  'directive.issued': (p) =>
    `✓ ${head(p)} issued: ${count(p.units, 'unit')} in ${count(p.rooms, 'group')}, the last in about ${duration(Math.max(1, Math.ceil(p.minutes)))}. Progress: /progress ${p.number}`,
  'directive.cancelled': (p) => `✓ Order 令${p.number} cancelled, nothing was sent`,
  'directive.collision': (p) =>
    `Two chains of command: order 令${p.number} “${p.topic}” of ${p.unitName} and order 令${p.other.number} of ${p.other.unitName} go to the same units on the same matter; please settle which one stands`,
  'directive.unknown': (p) => `There is no order 令${p.number}; please check the number`,
  'directive.not_drafter': (p) => `Order 令${p.number} was drafted by ${p.name}, who has to confirm it`,
  'directive.not_yours': (p) =>
    `Order 令${p.number} is not yours: only its issuer and those who command that area may do this`,
  'directive.is': (p) => `Order 令${p.number} is ${STATUS[p.status]}; this cannot be done any more`,
  'directive.outdated': (p) =>
    `Order 令${p.number} has just become version ${p.version}; please read it and do this again`,
  'directive.no_body': (p) =>
    `The order has no text. E.g. /${p.command} urgent scope: village feedback 转移户数、转移人数 20:30前 各村20点前完成低洼户转移`,
  'directive.unknown_unit': (p) => `“${p.name}” was not found or is not under your command; please write its full name`,
  'directive.ambiguous_unit': (p) =>
    `There are ${p.candidates.length} called “${p.name}”: ${p.candidates.slice(0, 5).join('; ')}. Please write the full name`,
  'directive.nobody': (p) => `No unit under your command is in this scope of ${p.area}; nothing was drafted`,
  'directive.past': (p) => `“${p.phrase}” is in the past; please change the time`,
  'directive.which': (p) =>
    p.orders.length === 0
      ? 'No order is open'
      : `Which one? ${p.orders.map((one) => `令${one.number} ${one.topic}`).join('; ')}. E.g. /${p.command} ${p.orders[0]?.number ?? 1}`,
  'directive.list': (p) =>
    p.orders.length === 0
      ? 'No order is open'
      : p.orders
          .map((one) => `令${one.number} ${one.topic} (${one.unitName}) acknowledged ${one.acked}/${one.expected}`)
          .join('\n'),
  'directive.acked': (p, style) =>
    `✓ ${p.name}: ${head(p)} acknowledged (${timeOf(p.at, style.zone)}${p.late ? ', late' : ''})`,
  'directive.relayed': (p, style) => `✓ ${p.name}: order 令${p.number} relayed (${timeOf(p.at, style.zone)})`,
  'directive.responded': (p, style) => {
    const given = p.answers.map(figure).join(', ');
    const rest = p.missing.length === 0 ? '' : `; still missing: ${p.missing.join(', ')}`;
    const what = given === '' ? (p.done ? ': completed' : '') : `: ${given}`;
    return `✓ ${p.name}: feedback to order 令${p.number}${what} (${timeOf(p.at, style.zone)})${rest}`;
  },
  'directive.no_figures': (p) =>
    `Order 令${p.number}: no figures found. Please send: ${p.labels.map((label) => `${label}0`).join(' ')} (with the real numbers)`,
  'directive.bad_figure': (p) =>
    `Order 令${p.number}: “${p.token}” is not one certain number. Please send again, e.g. ${p.label}2`,
  'directive.one_by_one': (p) =>
    `Order 令${p.number} is answered by each unit itself; for ${p.name} somebody of that unit has to send it`,
  'directive.not_owed': (p) =>
    `The figures of order 令${p.number} come from the units below and are added up; ${p.name} need not report them`,
  'directive.not_addressed': (p) => `Order 令${p.number} was not addressed to ${p.name}`,
  'directive.reminder': (p, style) =>
    `${head(p)} ${p.topic}: ${OWED[p.due]} due by ${timeOf(p.limit, style.zone)}, still waiting for ${names(p.units)}${p.due === 'ack' ? ' (just answer 收到)' : ''}`,
  'directive.overdue': (p, style) =>
    `${head(p)} ${p.topic}: the limit of ${timeOf(p.limit, style.zone)} has passed, ${DID_NOT[p.due]}: ${names(p.units)}. Please ring them`,
  'directive.escalated': (p, style) =>
    `${head(p)} ${p.topic}: past ${timeOf(p.limit, style.zone)} and still ${DID_NOT[p.due]}: ${names(p.units)}. Please see to it`,
  'directive.ask_again': (p) =>
    `${head(p)} ${p.topic}: for a while messages of this group were not heard. ${names(p.units)}: if your ${OWED[p.due]} was sent, please send it again`,
  'directive.overdue_total': (p) =>
    `${head(p)} ${p.topic}: the limit for ${OWED[p.due]} has come, ${p.missing} of ${p.expected} missing; the names are in the groups above them. /progress ${p.number}`,
  'directive.chased': (p) =>
    `${head(p)} ${p.topic}: ${p.by} asks for ${OWED[p.due]}, still waiting for ${names(p.units)}`,
  'directive.chasing': (p) =>
    p.waiting === 0
      ? `Order 令${p.number}: nobody is waited for (${OWED[p.due]})`
      : `✓ Order 令${p.number}: chasing ${count(p.waiting, 'unit')} (${OWED[p.due]})`,
  'directive.resending': (p) =>
    `✓ Order 令${p.number}: sent again to ${count(p.units, 'unit')} that had not been reached`,
  'directive.all_reached': (p) => `Order 令${p.number}: every group was reached, nothing to send again`,
  'directive.all_acked': (p) =>
    `${head(p)} ${p.topic}: acknowledged by all ${count(p.expected, 'unit')} in ${duration(p.minutes)}`,
  'directive.completed': (p) =>
    `${head(p)} ${p.topic}: all feedback is in, completed in ${duration(p.minutes)}. Totals: /progress ${p.number}`,
  'directive.expired': (p) =>
    `${head(p)} ${p.topic}: its validity is over, ${count(p.missing, 'unit')} without ${OWED[p.due]}; no more reminders. /progress ${p.number}`,
  'directive.unreachable': (p) =>
    `⚠ Order 令${p.number} could not be delivered to the group of ${names(p.units)}; please ring them and check how the group is bound`,
  'directive.amend_preview': (p) =>
    [
      `Order 令${p.number} becomes version ${p.version}: ${p.topic}`,
      p.body,
      `To ${count(p.units, 'unit')} in ${count(p.rooms, 'group')}; the earlier version is void and has to be acknowledged again${p.masked ? '; phone and identity numbers were blanked' : ''}`,
      'Answer 1 to issue, 2 to leave it',
    ].join('\n'),
  'directive.recall_preview': (p) =>
    `Recall order 令${p.number} “${p.topic}”? The ${count(p.units, 'unit')} that had it will be told. Answer 1 to recall, 2 to leave it`,
  'directive.scope_fixed': (p) =>
    `The scope of order 令${p.number} cannot be changed: issue another, or recall it and issue it anew`,
  'directive.left': (p) => `Order 令${p.number} was left as it is`,
  'directive.recalled': (p) =>
    `[Order 令${p.number} recalled] “${p.topic}” is not to be carried out${p.reason === '' ? '' : `: ${p.reason}`}\n${p.by.unitName} ${p.by.name}`,
  'directive.recall_done': (p) => `✓ Order 令${p.number} recalled, telling ${count(p.units, 'unit')}`,
  'directive.settled': (p) => `✓ Order 令${p.number} ${p.topic} closed; nobody is chased any more`,
  'directive.return_done': (p) => `✓ Order 令${p.number}: the feedback of ${p.name} was sent back`,
  'directive.returned': (p) =>
    `Order 令${p.number}: the feedback of ${p.name} was sent back by ${p.by}${p.note === '' ? '' : ` (${p.note})`}; please answer again`,
  'directive.nothing_to_return': (p) => `Order 令${p.number}: ${p.name} has not answered yet`,
  'directive.progress': progress,
};
