// From what was typed to what an order says: names resolved, limits checked, figures asked for turned into fields.
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import type { Org, Person } from '../../src/org/types.ts';
import type { Role } from '../../src/permissions.ts';
import { DIRECTIVE_POLICY } from '../../src/templates/directives.ts';
import { text } from '../../src/texts/index.ts';
import { fieldOf, tierAddressed } from '../../src/understanding/lexicon/directive.ts';
import { outOfQuiet } from '../../flows/directive/clock.ts';
import type { Feedback, FeedbackField, OrderUrgency, Policy, Scope } from '../../flows/directive.ts';
import { unitsOf } from './find.ts';
import type { Typed } from './grammar.ts';
import type { FeedbackTyped, Limit, ScopeTyped } from './lists.ts';
import type { Now } from './time.ts';
import type { Asking } from './which.ts';

const MINUTE = 60_000;
const TOPIC = 16;
const FIELDS = 8;

/** Where the speaker commands from: where he stands, else the first of his posts that may issue orders below it. */
export function commandPost({ actor, unit, org }: Asking): UnitCode {
  const own = [...new Set([unit, ...actor.posts.map((post) => post.unit)])];
  const below = (code: UnitCode) => org.children(code)[0]?.code ?? code;
  return own.find((code) => org.governs(actor, 'issue_directive', below(code)) !== undefined) ?? unit;
}

export function around(org: Org, area: UnitCode, at: number) {
  return { at, zone: org.zone, isUnit: (name: string) => !('none' in org.named(name, area)) };
}

interface From {
  readonly org: Org;
  readonly actor: Person;
  readonly area: UnitCode;
}

export function scopeOf(typed: ScopeTyped | undefined, from: From): Scope {
  const { area, org, actor } = from;
  const units = (typed?.names ?? []).map((name) => resolved(name, from));
  const scope: Scope = {
    area,
    ...(typed === undefined || typed.tiers.length === 0 ? {} : { tiers: [...new Set(typed.tiers)] }),
    ...(units.length === 0 ? {} : { units: [...new Set(units)], only: typed?.only === true }),
  };
  const [first] = unitsOf(org, scope);
  if (first !== undefined && org.governs(actor, 'issue_directive', first) !== undefined) return scope;
  throw new UserError(text('directive.nobody', { area: org.label(area) }));
}

/** A named unit must lie below and be under his command; of several with one name he is asked which. */
function resolved(name: string, { org, actor, area }: From): UnitCode {
  const found = org.named(name, area);
  if ('ambiguous' in found) {
    const candidates = found.ambiguous.map((unit) => org.fullLabel(unit.code));
    throw new UserError(text('directive.ambiguous_unit', { name, candidates }));
  }
  const code = 'unit' in found ? found.unit.code : undefined;
  if (code !== undefined && org.within(code, area) && org.governs(actor, 'issue_directive', code)) return code;
  throw new UserError(text('directive.unknown_unit', { name }));
}

/** Minutes to acknowledge: as typed, else by urgency and hour; an ordinary order is not due before the night is over. */
export function ackMinutes(typed: Limit | undefined, urgency: OrderUrgency, now: Now): number {
  refusePast(typed);
  if (typed?.minutes !== undefined) return typed.minutes;
  if (typed?.at !== undefined) return Math.max(1, Math.round((typed.at - now.at) / MINUTE));
  const { ackMinutes: limits, quiet } = DIRECTIVE_POLICY;
  if (urgency !== 'normal') return limits.urgent;
  const night = outOfQuiet(now.at, { policy: { quiet, zone: now.zone }, urgency }) !== now.at;
  const due = now.at + (night ? limits.night : limits.day) * MINUTE;
  const morning = outOfQuiet(due, { policy: { quiet, zone: now.zone }, urgency });
  return (morning === due ? due - now.at : morning + limits.day * MINUTE - now.at) / MINUTE;
}

/** Roles that issue nothing but urgent orders (domain.md §9). */
const URGENT_ONLY: readonly Role[] = ['duty_officer'];

/** Refuses an ordinary order of somebody none of whose posts may issue one here. */
export function refuseUrgency(
  urgency: OrderUrgency,
  { org, actor }: Asking,
  about: { unit: UnitCode; command: string },
) {
  if (urgency !== 'normal') return;
  const free = actor.posts.filter(({ role }) => !URGENT_ONLY.includes(role));
  if (org.governs({ ...actor, posts: free }, 'issue_directive', about.unit) !== undefined) return;
  throw new UserError(text('directive.urgent_only', { command: about.command }));
}

function refusePast(limit: Limit | undefined): void {
  if (limit?.past !== undefined) throw new UserError(text('directive.past', { phrase: limit.past.trim() }));
}

export function policyOf(typed: Typed, urgency: OrderUrgency, now: Now): Policy {
  const { feedbackMinutes, quiet, remindAt, leaderAfter, validHours } = DIRECTIVE_POLICY;
  return {
    zone: now.zone,
    ackMinutes: ackMinutes(typed.ack, urgency, now),
    ...{ feedbackMinutes, quiet, remindAt: [...remindAt], leaderAfter },
    validHours: typed.validMinutes === undefined ? validHours : typed.validMinutes / 60,
  };
}

/** The tier that answers is the one named, else the one the text speaks to (各村…), if anybody of it is addressed. */
export function feedbackOf(
  typed: FeedbackTyped | undefined,
  { body, units, org }: { body: string; units: readonly UnitCode[]; org: Org },
): Feedback | undefined {
  if (typed === undefined) return undefined;
  refusePast(typed);
  const tier = typed.tier ?? tierAddressed(body);
  const known = tier !== undefined && units.some((unit) => org.unit(unit)?.tier === tier);
  return {
    fields: fieldsOf([...new Set(typed.labels)].slice(0, FIELDS)),
    ...(typed.at === undefined ? {} : { at: typed.at }),
    ...(typed.minutes === undefined ? {} : { minutes: typed.minutes }),
    ...(known ? { tier } : {}),
  };
}

/** The bare measure (户) names a field only where no other is counted in it. */
function fieldsOf(labels: readonly string[]): FeedbackField[] {
  const asked = labels.map((label) => fieldOf(masked(label)));
  return asked.map(({ aliases, ...field }, index) => {
    const { measure } = field;
    const alone = measure !== '' && asked.filter((other) => other.measure === measure).length === 1;
    return { key: `f${index + 1}`, ...field, aliases: [...aliases, ...(alone ? [measure] : [])] };
  });
}

/** The topic as given, else the first words of the text. */
export function topicOf(typed: string | undefined, body: string): string {
  const given = typed ?? body.replace(/^(?:@\S+\s*)+/, '');
  const [first = ''] = given.split(/[\n，,。；;！!]|\.\s/).filter((part) => part.trim() !== '');
  return cut(masked((typed ?? first).trim()), typed === undefined ? TOPIC : TOPIC * 2);
}

/** Latin letters are half as wide, and their words are not cut in two. */
function cut(words: string, width: number): string {
  const most = /\p{Script=Han}/u.test(words) ? width : width * 2;
  return words.length <= most ? words : words.slice(0, most + 1).replace(/\s+[\w-]*$|.$/u, '');
}
