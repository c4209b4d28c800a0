// Records findings in the field. The place tells the responsible unit; grid workers propose, and the office above confirms.
import { z } from 'zod';
import { finding as flow } from '../flows/finding.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Signal } from '../src/flow.ts';
import type { Post } from '../src/org/types.ts';
import { FINDING_POLICY } from '../src/templates/findings.ts';
import { text } from '../src/texts/index.ts';
import type { FindingItem, Intent } from '../src/understanding/intent.ts';
import { takeHeld } from './finding/album.ts';
import { categoryOf, severityIn, withLimit, withPlace } from './finding/classify.ts';
import { isNothingWrong, says } from './finding/answers.ts';
import {
  known,
  numberedArgs,
  numbersIn,
  postFor,
  signal,
  stampOf,
  usageError,
  type Numbered,
} from './finding/numbered.ts';
import {
  candidates,
  isPlainlyInside,
  officeOf,
  responsibleOf,
  severalIn,
  unitIn,
  type Ambiguous,
} from './finding/place.ts';
import { show } from './finding/show.ts';
import { whichUnit } from './reassign.ts';
import { rectify } from './rectify.ts';
import { refuse } from './refuse.ts';

const USAGE = '/督查 西沟村卡口 登记本空白 明天10点前';

type Args = { readonly items: readonly FindingItem[] } | Numbered;

const item: z.ZodType<FindingItem> = z
  .object({
    place: z.string(),
    issue: z.string(),
    deadline: z.string().exactOptional(),
    due: z.string().exactOptional(),
    immediate: z.boolean().exactOptional(),
  })
  .transform(withPlace);

/** 督查 12 已整改: said of a finding that exists, not a place called 12. */
function existing({ place, issue }: FindingItem): Args | undefined {
  const { numbers, text: rest } = numbersIn(place);
  return numbers.length === 0 || rest !== '' ? undefined : { ...numbersIn(`${place} ${issue}`), slash: true };
}

const args: z.ZodType<Args> = z.union([
  z
    .object({ intent: z.literal('finding'), items: z.array(item).min(1).max(30) })
    .transform(({ items }): Args => ({ items })),
  z
    .intersection(z.object({ intent: z.literal('finding') }), item)
    .transform((one): Args => existing(one) ?? { items: [one] }),
  numberedArgs,
]);

export const finding: Command<Args> = {
  name: 'finding',
  names: ['督查', 'finding', 'dc'],
  area: 'finding',
  usage: `${USAGE}（末尾可写 严重、较重、长期） ；看一条：/督查 12 ；确认上报的问题：/督查 12 确认`,
  usageEn: '/finding place issue limit [critical|major|long_term] ; /finding 12 shows one ; /finding 12 confirm',
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

async function record(request: Request<Args>, all: readonly FindingItem[]): Promise<Outcome> {
  const { org, occasion, unit } = request;
  const from = occasion.room?.unit ?? unit;
  const items = all
    .filter(({ issue }) => !isNothingWrong(issue))
    .map((one) => withLimit(one, { at: occasion.at, zone: org.zone }))
    .flatMap((one) => severalIn(org, one.place, from).map((place) => ({ ...one, place })));
  if (items.length === 0) throw new UserError(text('finding.nothing_wrong', { usage: USAGE }));
  const drafts: Draft[] = [];
  for (const [k, one] of items.entries()) {
    const place = placeOf(request, one);
    if ('ambiguous' in place) return askUnit(request, place, { items, k });
    drafts.push(draftOf(request, one, place));
  }
  const { photos, signals: taken } = await takeHeld(request);
  const signals: Signal[] = [...taken];
  for (const [k, draft] of drafts.entries()) {
    const number = await request.read.number(flow.name, `${occasion.id}#${k + 1}`);
    signals.push({
      to: { flow: flow.name, id: String(number) },
      event: { ...recorded(request, draft, number), ...(photos && { photos }) },
    });
  }
  return { signals };
}

type Place = { readonly unit: string; readonly guessed: boolean } | Ambiguous;

/** Nearest to the group it was said in. A place that names no unit is of the group only where it can be of no other. */
function placeOf(request: Request<Args>, { place }: FindingItem): Place {
  const { org, occasion, unit } = request;
  const from = occasion.room?.unit ?? unit;
  const placed = unitIn(org, place, from);
  if ('unit' in placed) return { unit: placed.unit.code, guessed: false };
  if ('ambiguous' in placed) return placed;
  if ('several' in placed) {
    const units = placed.several.map(({ code }) => org.label(code));
    throw new UserError(text('finding.several_units', { place, units }));
  }
  const here = occasion.room && ownPlace(request, place, occasion.room.unit);
  if (here !== undefined) return { unit: here, guessed: true };
  const near = candidates(org, place, from);
  if (near !== undefined) return near;
  throw new UserError(text('finding.unit_wanted', { place }));
}

/** The unit of a village's or grid's own group, for 卡口 and the like. */
function ownPlace({ org, unit, actor }: Request<Args>, place: string, here: string): string | undefined {
  const tier = org.unit(here)?.tier;
  if ((tier !== 'village' && tier !== 'grid') || !isPlainlyInside(place)) return undefined;
  const may = (code: string) => MAY.some((action) => org.governs(actor, action, code) !== undefined);
  // A grid worker in the group of his village speaks of his grid; the office above confirms it or knows better.
  return !may(here) && may(unit) && org.within(unit, here) ? unit : here;
}

function askUnit({ org }: Request<Args>, placed: Ambiguous, at: { items: readonly FindingItem[]; k: number }): Outcome {
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
async function answer(request: Request<Args>, said: Numbered): Promise<Outcome> {
  const quoted = said.text === '' ? request.occasion.quoted?.finding : undefined;
  const numbers = said.numbers.length === 0 && quoted !== undefined ? [quoted] : said.numbers;
  const [first] = numbers;
  if (first === undefined) throw usageError(USAGE);
  const args = { ...said, numbers };
  if (says(said.text, 'fixed')) return rectify.run({ ...request, args });
  if (says(said.text, 'notOurs')) return refuse.run({ ...request, args });
  const states = await Promise.all(numbers.map((number) => known(request, number)));
  if (says(said.text, 'confirm')) {
    return signal(
      ...states.map((state) => ({
        type: 'confirmed' as const,
        ...stampOf(request, state.number, postFor(request, 'create_finding', state)),
      })),
    );
  }
  const [state, ...others] = states;
  if (state === undefined || others.length > 0 || said.text !== '') throw usageError(USAGE);
  return show(request, state);
}
