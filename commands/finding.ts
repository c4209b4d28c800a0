// Records findings in the field. The place tells the responsible unit; grid workers propose, and the office above confirms.
import { z } from 'zod';
import { finding as flow, type Finding } from '../flows/finding.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Signal } from '../src/flow.ts';
import type { Post } from '../src/org/types.ts';
import { ANSWERS, FINDING_POLICY } from '../src/templates/findings.ts';
import { text } from '../src/texts/index.ts';
import type { FindingItem, Intent } from '../src/understanding/intent.ts';
import { takeHeld } from './finding/album.ts';
import { categoryOf, severityIn } from './finding/classify.ts';
import { commandIntent, known, numberIn, postFor, signal, stampOf, usageError } from './finding/numbered.ts';
import { officeOf, responsibleOf, unitIn, type Placed } from './finding/place.ts';
import { whichUnit } from './reassign.ts';
import { rectify } from './rectify.ts';
import { refuse } from './refuse.ts';

const USAGE = '/督查 西沟村卡口 登记本空白 明天10点前';

type Args =
  | { readonly items: readonly FindingItem[] }
  | { readonly number?: number; readonly text: string; readonly slash: boolean };

const item: z.ZodType<FindingItem> = z.object({
  place: z.string(),
  issue: z.string(),
  deadline: z.string().exactOptional(),
  due: z.string().exactOptional(),
  immediate: z.boolean().exactOptional(),
});

/** 督查 12 已整改: said of a finding that exists, not a place called 12. */
function existing({ place, issue }: FindingItem): Args | undefined {
  const { number, text: rest } = numberIn(place);
  return number === undefined || rest !== '' ? undefined : { number, text: issue, slash: true };
}

const args: z.ZodType<Args> = z.union([
  z
    .object({ intent: z.literal('finding'), items: z.array(item).min(1).max(30) })
    .transform(({ items }): Args => ({ items })),
  z
    .intersection(z.object({ intent: z.literal('finding') }), item)
    .transform((one): Args => existing(one) ?? { items: [one] }),
  z
    .object({ intent: z.literal('command'), rest: z.string(), slash: z.boolean() })
    .transform(({ rest, slash }): Args => ({ ...numberIn(rest), slash })),
]);

export const finding: Command<Args> = {
  name: 'finding',
  names: ['督查', 'finding', 'dc'],
  area: 'finding',
  usage: `${USAGE} ；看一条：/督查 12 ；确认上报的问题：/督查 12 确认`,
  usageEn: '/finding place issue limit ; /finding 12 shows one ; /finding 12 confirm',
  permission: 'bound',
  intents: ['finding'],
  args,
  run(request) {
    const given = request.args;
    return 'items' in given ? record(request, given.items) : answer(request, given);
  },
};

const MAY = ['create_finding', 'propose_finding'] as const;

/** What is to be recorded, once it is known whose it is and that the speaker may. */
interface Draft {
  readonly item: FindingItem;
  readonly unit: string;
  readonly guessed: boolean;
  readonly post: Post;
  readonly office?: string;
}

async function record(request: Request<Args>, items: readonly FindingItem[]): Promise<Outcome> {
  const drafts: Draft[] = [];
  for (const [k, one] of items.entries()) {
    const place = placeOf(request, one);
    if ('ambiguous' in place) return askUnit(request, place, { items, k });
    drafts.push(draftOf(request, one, place));
  }
  const { photos, signals: taken } = await takeHeld(request);
  const signals: Signal[] = [...taken];
  for (const [k, draft] of drafts.entries()) {
    const number = await request.read.number(flow.name, `${request.occasion.id}#${k + 1}`);
    // Photos before the text go where those after it go: to the last of several.
    const shown = k === drafts.length - 1 && photos !== undefined ? { photos } : {};
    signals.push({
      to: { flow: flow.name, id: String(number) },
      event: { ...recorded(request, draft, number), ...shown },
    });
  }
  return { signals };
}

type Place = { readonly unit: string; readonly guessed: boolean } | Extract<Placed, { name: string }>;

/** Nearest to the group it was said in; a place without a unit's name is taken to be of that group. */
function placeOf({ org, occasion, unit, actor }: Request<Args>, { place }: FindingItem): Place {
  const placed = unitIn(org, place, occasion.room?.unit ?? unit);
  if ('unit' in placed) return { unit: placed.unit.code, guessed: false };
  if ('ambiguous' in placed) return placed;
  if (occasion.room === undefined) throw new UserError(text('finding.unit_wanted', { place }));
  const here = occasion.room.unit;
  const may = (code: string) => MAY.some((action) => org.governs(actor, action, code) !== undefined);
  // A grid worker in the group of his village speaks of his grid; the office above confirms it or knows better.
  return { unit: !may(here) && may(unit) && org.within(unit, here) ? unit : here, guessed: true };
}

function askUnit(
  { org }: Request<Args>,
  placed: Extract<Placed, { name: string }>,
  at: { items: readonly FindingItem[]; k: number },
): Outcome {
  const chosen = (full: string): Intent => ({
    intent: 'finding',
    items: at.items.map((one, i) => (i === at.k ? { ...one, place: one.place.replace(placed.name, full) } : one)),
  });
  return whichUnit(placed, chosen, org);
}

function draftOf(request: Request<Args>, one: FindingItem, place: { unit: string; guessed: boolean }): Draft {
  const { org, actor, occasion } = request;
  const due = one.due === undefined ? undefined : Date.parse(one.due);
  if (due !== undefined && due <= occasion.at) throw new UserError(text('finding.due_past', { place: one.place, due }));
  const post = org.governs(actor, 'create_finding', place.unit);
  if (post !== undefined) return { item: one, ...place, post };
  const proposing = org.governs(actor, 'propose_finding', place.unit);
  if (proposing !== undefined) return { item: one, ...place, post: proposing, office: officeOf(org, place.unit) };
  throw new UserError(text('finding.beyond', { unitName: org.label(place.unit) }));
}

function recorded(request: Request<Args>, draft: Draft, number: number) {
  const { org } = request;
  const { severity, issue } = severityIn(draft.item);
  return {
    type: 'recorded' as const,
    ...stampOf(request, number, draft.post),
    ...responsibleOf(org, draft.unit),
    guessed: draft.guessed,
    ...(draft.office !== undefined && { office: draft.office }),
    place: draft.item.place,
    issue,
    category: categoryOf(issue),
    severity,
    ...(draft.item.due !== undefined && { due: Date.parse(draft.item.due) }),
    policy: { ...FINDING_POLICY, zone: org.zone },
  };
}

/** 督查 12 …: confirms or shows it; 督查12号已整改 and 督查12号不是我们村的 are answers of the unit. */
async function answer(request: Request<Args>, said: Extract<Args, { text: string }>): Promise<Outcome> {
  const number = said.number ?? (said.text === '' ? request.occasion.quoted?.finding : undefined);
  if (number === undefined) throw usageError(USAGE);
  const args = { ...said, number };
  if (ANSWERS.fixed.test(said.text)) return rectify.run({ ...request, args });
  if (ANSWERS.notOurs.test(said.text)) return refuse.run({ ...request, args });
  const state = await known(request, number);
  if (ANSWERS.confirm.test(said.text)) {
    return signal({ type: 'confirmed', ...stampOf(request, number, postFor(request, 'create_finding', state)) });
  }
  if (said.text !== '') throw usageError(USAGE);
  return show(request, state);
}

/** One finding; a proposal is shown to whoever may confirm it with the question whether to. */
function show(request: Request<Args>, state: Finding): Outcome {
  const { org, actor } = request;
  const { number, place, issue, unitName, severity, due, status, round } = state;
  const facts = { number, place, issue, unitName, severity, due };
  if (status === 'draft' && org.governs(actor, 'create_finding', state.unit) !== undefined) {
    return {
      reply: text('finding.confirm_ask', { ...facts, by: state.origin.by.unitName }),
      ask: { 1: commandIntent('finding', `${number} 确认`), 2: commandIntent('void', `${number} 不成立`) },
    };
  }
  postFor(request, 'see_figures', state);
  const shown = { status, round, photos: state.photos.length, overdue: state.overdue > 0 };
  return { reply: text('finding.shown', { ...facts, ...shown }) };
}
