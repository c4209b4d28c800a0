import { timeOf } from '../../calendar.ts';
import type { Tier } from '../../templates/types.ts';
import type { Style } from '../index.ts';
import { fixed, inRanges, limitText, momentText, repeated } from '../words.ts';
import type {
  AnswerText,
  FieldText,
  OrderStatus,
  OrderText,
  PreviewText,
  ProgressText,
  SourcesText,
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
  issued: 'issued',
  all_acked: 'acknowledged by all',
  completed: 'completed',
  recalled: 'recalled',
  expired: 'expired',
};
const SHOWN = 30;

const head = (p: { number: number; version?: number }) =>
  `Order 令${p.number}${(p.version ?? 1) > 1 ? ` (version ${p.version ?? 1})` : ''}`;

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

function names(units: readonly { readonly name: string }[], inAll = units.length): string {
  const shown = inRanges(units.slice(0, SHOWN)).join(', ');
  const more = inAll - Math.min(units.length, SHOWN);
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

function sample({ label, measure, answer }: FieldText): string {
  const gap = /\w$/.test(label) ? ' ' : '';
  if (answer === 'count') return `${label}${gap}0`;
  if (answer === 'measured') return `${label}${gap}0.5${measure}`;
  return /情况|进展|结果|措施/.test(label) ? `${label}：已落实` : `${label}：…`;
}

const samples = (fields: readonly FieldText[]) =>
  fields.map(sample).join(fields.some(({ answer }) => answer === 'words') ? '；' : ' ');

function whose({ from }: NonNullable<OrderText['feedback']>): string {
  if (from === undefined) return 'send';
  return from === 'lowest' ? 'the lowest tier sends' : `the ${TIERS[from][1]} send`;
}

function order(p: OrderText, style: Style): string {
  const { feedback } = p;
  const back =
    feedback === undefined
      ? ''
      : `; by ${limitText(feedback.by, style, p.at)} ${whose(feedback)} back ${feedback.fields.map(({ label }) => label).join(', ')} (e.g. ${samples(feedback.fields)})`;
  const kept = p.kept ? '; figures you have sent still count' : '';
  const version =
    p.version > 1 ? ` (version ${p.version}; earlier ones are void, please acknowledge again${kept})` : '';
  return [
    `[Order 令${p.number}] ${MARKS[p.urgency]}${p.topic}${version}`,
    p.to.length === 0 ? '' : `To ${names(p.to)}:`,
    p.body,
    `Answer “收到” by ${limitText(p.ackBy, style, p.at)}${back}`,
    `${p.issuer.unitName} ${p.issuer.name} ${momentText(p.at, style)}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function previewFeedback(p: PreviewText, style: Style): string {
  const { feedback } = p;
  if (feedback === undefined) return '';
  const by =
    feedback.by === undefined ? `within ${duration(feedback.minutes)}` : `by ${momentText(feedback.by, style, p.at)}`;
  const who = feedback.tier === undefined ? 'lowest-tier units' : TIERS[feedback.tier][1];
  return `Feedback: ${feedback.labels.join(', ')} ${by}, from ${p.answering} ${who}; added up tier by tier`;
}

function previewWeek({ week }: PreviewText): string {
  if (week.orders === 0) return '';
  const shown = week.fields.map((field) => `${field.label} (令${field.number}${field.again ? ', and now again' : ''})`);
  const more = week.fieldsInAll > week.fields.length ? `, ${week.fieldsInAll} in all` : '';
  const again = week.fields.some((field) => field.again) ? '⚠ ' : '';
  const asked = shown.length === 0 ? '' : `; already asked for: ${shown.join(', ')}${more}`;
  return `${again}These units have had ${count(week.orders, 'order')} this week${asked}`;
}

const rooms = (units: readonly { readonly name: string; readonly room: string }[]) =>
  units.map((unit) => `${unit.name} (in the group of ${unit.room})`).join(', ');

function preview(p: PreviewText, style: Style): string {
  const tiers = p.tiers.map((one) => count(one.count, ...TIERS[one.tier])).join(', ');
  const overlaps = p.overlaps.map(
    (other) =>
      `${other.sameTopic ? '⚠ Same matter, still open' : 'Also open'}: 令${other.number} “${other.topic}” (${other.unitName} ${other.name})`,
  );
  return [
    `Order to be confirmed: ${MARKS[p.urgency]}${p.topic}`,
    p.body,
    `To ${count(p.units, 'unit')} (${tiers}) in ${count(p.rooms, 'group')}, the last in about ${duration(Math.max(1, Math.ceil(p.minutes)))}; to be acknowledged within ${duration(p.ackMinutes)}`,
    previewFeedback(p, style),
    p.unreachable.length === 0 ? '' : `⚠ No group, cannot be reached: ${names(p.unreachable, p.unreachableInAll)}`,
    p.indirect.count === 0
      ? ''
      : `⚠ ${count(p.indirect.count, 'unit')} without a group of their own: ${rooms(p.indirect.units)}${p.indirect.count > p.indirect.units.length ? ' …' : ''}`,
    p.masked ? '⚠ Phone and identity numbers were blanked' : '',
    ...overlaps,
    p.overlapsInAll > p.overlaps.length ? `… ${p.overlapsInAll} open orders in all` : '',
    previewWeek(p),
    'Answer 1 to issue, 2 to cancel',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tierLine(tier: ProgressText['tiers'][number], asks: boolean): string {
  const part = tier.responded - tier.completed;
  const back = asks
    ? `answered ${tier.completed}${part > 0 ? ` (and ${part} in part)` : ''}${tier.behind > 0 ? ` (${tier.behind} late)` : ''}`
    : `responded ${tier.responded}, completed ${tier.completed}`;
  const parts = [
    `issued ${tier.issued}`,
    `delivered ${tier.delivered}${tier.indirect > 0 ? ` (${tier.indirect} by way of another group)` : ''}`,
    `acknowledged ${tier.acked}${tier.late > 0 ? ` (${tier.late} late)` : ''}`,
    tier.relayed > 0 ? `relayed ${tier.relayed}` : '',
    tier.responded > 0 ? back : '',
    tier.minutes === undefined ? '' : `transit ${duration(tier.minutes)}`,
  ];
  return `${TIERS[tier.tier][1]}: ${parts.filter((part) => part !== '').join(', ')}`;
}

const OVER: ReadonlySet<OrderStatus> = new Set(['completed', 'recalled']);

function whereItIs(p: ProgressText): readonly string[] {
  if (OVER.has(p.status)) return [];
  const slowest = p.slowest.map((one) => `${one.name} ${one.acked}/${one.expected}`).join(', ');
  return [
    slowest === '' ? '' : `Slowest: ${slowest}`,
    p.stopped.length === 0 ? '' : `Stopped at: ${names(p.stopped, p.stoppedInAll)}`,
    p.owing.length === 0 ? '' : `Acknowledged, no feedback yet: ${names(p.owing, p.owingInAll)}`,
  ];
}

const totals = (sums: ProgressText['sums']) =>
  sums.map((sum) => `${sum.label} ${sum.value === undefined ? '—' : `${sum.value}${sum.measure}`}`).join(', ');

function progress(p: ProgressText, style: Style): string {
  const minutes = Math.max(0, Math.round((p.at - p.issuedAt) / 60_000));
  const { feedback } = p;
  const sums = p.sums.length === 0 ? '' : `: ${totals(p.sums)}`;
  const part = feedback !== undefined && feedback.part > 0 ? ` (and ${feedback.part} in part)` : '';
  return [
    `${head(p)} ${p.topic} | ${STATUS[p.status]} | ${p.under}`,
    `Issued by ${p.issuer.unitName} ${p.issuer.name} ${momentText(p.issuedAt, style)}, ${duration(minutes)} ago`,
    ...p.tiers.map((tier) => tierLine(tier, feedback !== undefined)),
    feedback === undefined ? '' : `Feedback ${feedback.done}/${feedback.owed}${part}${sums}`,
    ...whereItIs(p),
    p.indirect.length === 0
      ? ''
      : `By way of another group: ${rooms(p.indirect)}${p.indirectInAll > p.indirect.length ? `, ${p.indirectInAll} in all` : ''}`,
    p.failed.length === 0
      ? ''
      : `Not delivered: ${names(p.failed, p.failedInAll)}. Send again: /remind ${p.number} resend`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function sources(p: SourcesText, style: Style): string {
  const total = p.total === undefined ? '' : ` ${p.total}${p.measure} in all`;
  const lines = p.lines.map((line) => {
    const version = line.version === undefined ? '' : ` (given to version ${line.version})`;
    const said = line.text === undefined ? '' : `: “${line.text}”`;
    const value = typeof line.value === 'number' ? `${line.value}${p.measure}` : line.value;
    return `${line.unit} ${value}${version} ${line.person === undefined ? '' : `${line.person} `}${timeOf(line.at, style.zone)}${said}`;
  });
  return [
    `Order 令${p.number} ${p.label} | ${p.under}${total}${p.owing > 0 ? `, ${p.owing} still to answer` : ''}`,
    ...lines,
    p.more > 0 ? `… ${p.more} more; name a unit to see them` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const figure = ({ label, measure, value, was }: AnswerText): string => {
  const shown = (one: number | string) => `${one}${/^\d/.test(String(one)) ? measure : ''}`;
  const words = typeof value === 'string' && !/^\d/.test(value);
  return `${label}${words ? ':' : ''} ${shown(value)}${was === undefined ? '' : ` (was ${shown(was)})`}`;
};

export const directiveTexts: typeof chinese = {
  'directive.order': order,
  'directive.preview': preview,
  'directive.issued': (p) =>
    `✓ ${head(p)} issued: ${count(p.units, 'unit')} in ${count(p.rooms, 'group')}, the last in about ${duration(Math.max(1, Math.ceil(p.minutes)))}. Progress: /progress ${p.number}`,
  'directive.dropped': fixed('✓ Cancelled, nothing was sent'),
  'directive.collision': (p) =>
    `Two chains of command: order 令${p.number} “${p.topic}” of ${p.unitName} ${p.name} and order 令${p.other.number} of ${p.other.unitName} ${p.other.name} are on the same matter and go to ${count(p.other.shared, 'unit')} in common; please settle which one stands`,
  'directive.unknown': (p) => `There is no order 令${p.number}; please check the number`,
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
  'directive.too_late': (p, style) =>
    `${limitText(p.limit, style, p.at)} has passed; the order was not issued, please change the time and send it again`,
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
    const ignored =
      p.ignored.length === 0 ? '' : `. Not asked for and not recorded: “${p.ignored.map(repeated).join('”, “')}”`;
    return `✓ ${p.name}: feedback to order 令${p.number}${what} (${timeOf(p.at, style.zone)}${p.late ? ', late' : ''})${rest}${ignored}`;
  },
  'directive.changed': (p, style) =>
    `Order 令${p.number} was corrected after its completion: ${p.name} ${p.answers.map(figure).join(', ')} (${timeOf(p.at, style.zone)}). Totals: /progress ${p.number}`,
  'directive.no_figures': (p) =>
    p.fields.length === 0
      ? `Order 令${p.number} asks for no figures; when it is done please send: 反馈 已落实`
      : `Order 令${p.number}: nothing that was asked for was found. Please send: 反馈 ${samples(p.fields)} (with what is true)`,
  'directive.unknown_field': (p) =>
    `Order 令${p.number} asks for ${p.fields.map(({ label }) => label).join(', ')}; “${repeated(p.token)}” is none of them and nothing was recorded. Please send: 反馈 ${samples(p.fields)} (with what is true)`,
  'directive.bad_figure': (p) =>
    `Order 令${p.number}: “${repeated(p.token)}” is not one certain number; nothing was recorded. Please send again, e.g. ${p.label}2`,
  'directive.other_day': (p) =>
    `Order 令${p.number} asks how things stand now; what is said of “${p.word}” was not recorded. If it is so now, please send: 反馈 ${samples(p.fields)} (with what is true)`,
  'directive.over': (p) =>
    `Order 令${p.number} is ${STATUS[p.status]}; it need not be acknowledged or answered any more`,
  'directive.nothing_open': fixed('No order is waiting for an answer of yours'),
  'directive.ack_own': (p) => `Somebody of ${p.name} has to acknowledge it; nobody does so for another unit`,
  'directive.no_such_unit': (p) =>
    `“${repeated(p.name)}” was not found and nothing was acknowledged; write the full name, or just 收到`,
  'directive.acked_already': (p, style) => `${p.name}: ${head(p)} was acknowledged already, ${momentText(p.at, style)}`,
  'directive.relayed_already': (p, style) =>
    `${p.name}: order 令${p.number} was relayed already, ${momentText(p.at, style)}`,
  'directive.not_listed': (p) =>
    `${p.name} was not on the list when order 令${p.number} went out; it need not acknowledge it`,
  'directive.replaced': (p) =>
    `Order 令${p.number} is now version ${p.version} and you quoted an earlier one; nothing was acknowledged. Please read version ${p.version} and quote it to say 收到`,
  'directive.still_to_ack': (p) =>
    `The newest order is acknowledged. Still waiting: ${p.orders.map((one) => `令${one.number} ${one.topic}`).join(', ')}; quote it to say 收到, or send /ack ${p.orders.map(({ number }) => number).join(' ')}`,
  'directive.nobody_below': (p) => `Order 令${p.number}: ${p.name} has no units below it to relay to; 收到 is enough`,
  'directive.one_by_one': (p) =>
    `Order 令${p.number} is answered by each unit itself; for ${p.name} somebody of that unit has to send it`,
  'directive.not_owed': (p) =>
    `The figures of order 令${p.number} come from the units below and are added up; ${p.name} need not report them`,
  'directive.not_addressed': (p) => `Order 令${p.number} was not addressed to ${p.name}`,
  'directive.reminder': (p, style) =>
    `${head(p)} ${p.topic}: ${OWED[p.due]} due by ${limitText(p.limit, style, p.at)}, still waiting for ${names(p.units)}${p.due === 'ack' ? ' (just answer 收到)' : ''}`,
  'directive.overdue': (p, style) =>
    `${head(p)} ${p.topic}: the limit of ${limitText(p.limit, style, p.at)} has passed, ${DID_NOT[p.due]}: ${names(p.units)}. ${p.due === 'ack' ? 'Please answer 收到 now' : 'Please send it now'}; those above them please ring`,
  'directive.escalated': (p, style) =>
    `${head(p)} ${p.topic}: past ${limitText(p.limit, style, p.at)} and still ${DID_NOT[p.due]}: ${names(p.units)}. Please see to it`,
  'directive.ask_again': (p) =>
    `${head(p)} ${p.topic}: for a while messages of this group were not heard. ${names(p.units)}: if your ${OWED[p.due]} was sent, please send it again`,
  'directive.overdue_total': (p) =>
    `${head(p)} ${p.topic}: the limit for ${OWED[p.due]} has come, ${p.missing} of ${p.expected} missing; the names are in the groups above them. /progress ${p.number}`,
  'directive.chased': (p) =>
    `${head(p)} ${p.topic}: ${p.by} asks for ${OWED[p.due]}, still waiting for ${names(p.units)}`,
  'directive.chasing': (p) =>
    p.waiting === 0
      ? `Order 令${p.number}: nobody is waited for (${OWED[p.due]})`
      : `✓ Order 令${p.number}: chasing ${count(p.waiting, 'unit')} (${OWED[p.due]})${p.more > 0 ? `, ${p.more} for feedback` : ''}`,
  'directive.just_chased': (p, style) =>
    `Order 令${p.number} was chased at ${timeOf(p.at, style.zone)}; not again within ${p.minutes} minutes`,
  'directive.resending': (p) =>
    `✓ Order 令${p.number}: sent again to ${count(p.units, 'unit')} that had not been reached, or had no group of their own`,
  'directive.all_reached': (p) => `Order 令${p.number}: every group was reached, nothing to send again`,
  'directive.all_acked': (p) =>
    `${head(p)} ${p.topic}: acknowledged by all ${count(p.expected, 'unit')}${p.last ? ' and completed' : ''} in ${duration(p.minutes)}`,
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
      `To ${count(p.units, 'unit')} in ${count(p.rooms, 'group')}; the earlier version is void and has to be acknowledged again${p.answered > 0 ? `; what ${count(p.answered, 'unit')} answered for ${p.kept.join(', ')} is kept` : ''}${p.masked ? '; phone and identity numbers were blanked' : ''}`,
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
  'directive.same_text': (p) => `Order 令${p.number} says just that already; nothing to amend`,
  'directive.urgent_only': (p) => `The duty officer issues urgent and flash orders only: /${p.command} urgent …`,
  'directive.settle_ask': (p) =>
    `Order 令${p.number} ${p.topic}: ${[p.feedback > 0 ? `${p.feedback} without feedback` : '', p.ack > 0 ? `${p.ack} not acknowledged` : ''].filter((part) => part !== '').join(', ')}. Close it all the same? Answer 1 to close, 2 to leave it`,
  'directive.settled': (p) => {
    const back = p.feedback === undefined ? '' : `, feedback ${p.feedback.done}/${p.feedback.owed}`;
    const sums = p.sums.length === 0 || p.feedback?.done === 0 ? '' : `, ${totals(p.sums)}`;
    return `✓ Order 令${p.number} ${p.topic} closed; nobody is chased any more. Acknowledged ${p.acked}/${p.expected}${back}${sums}`;
  },
  'directive.closed': (p) =>
    `[Order 令${p.number} closed] “${p.topic}” is settled${p.note === '' ? '' : `: ${p.note}`}; no acknowledgement or feedback is needed any more\n${p.by.unitName} ${p.by.name}`,
  'directive.by_other': (p) =>
    `Your order 令${p.number} ${p.topic} was ${{ settled: 'closed', recalled: 'recalled', amended: 'amended' }[p.did]} by ${p.unitName} ${p.name}`,
  'directive.return_whom': (p) =>
    p.units.length === 0
      ? `Order 令${p.number}: nobody has answered, there is nothing to hand back`
      : `Order 令${p.number}: whose answer is to be handed back? E.g. /settle ${p.number} return ${p.units[0]?.name ?? ''} 数不对 (answered: ${names(p.units)})`,
  'directive.return_why': (p) => `Please say why it is handed back, e.g. /settle ${p.number} return ${p.name} 数不对`,
  'directive.returned_already': (p) =>
    `Order 令${p.number}: the answer of ${p.name} was handed back already and has not come again`,
  'directive.return_done': (p) => `✓ Order 令${p.number}: the feedback of ${p.name} was sent back`,
  'directive.returned': (p) =>
    `Order 令${p.number}: the feedback of ${p.name} was sent back by ${p.by}${p.note === '' ? '' : ` (${p.note})`}; please answer again`,
  'directive.nothing_to_return': (p) => `Order 令${p.number}: ${p.name} has not answered yet`,
  'directive.progress': progress,
  'directive.sources': sources,
  'directive.not_a_number': (p) => `“${repeated(p.typed)}” is not the number of an order. E.g. /progress 12`,
};
