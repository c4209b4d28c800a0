// Before an order is issued: whom the viewer may address, and what it would do. Nothing is written here.
import { z } from 'zod';
import { commandPost } from '../../../../commands/directives/compose.ts';
import { tiersOf } from '../../../../commands/directives/overlap.ts';
import { planOf, shownOf } from '../../../../commands/directives/plan.ts';
import { UserError } from '../../../errors.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Unit } from '../../../org/types.ts';
import type { Api } from '../../api.ts';
import { askingOf, type Console, must, mustSomewhere, sentence, type Viewer } from '../../console.ts';
import type { Addressee, Post, Previewed } from '../../wire/compose-directive.ts';
import { notFound } from './seen.ts';

/** Longest order, characters: as /say takes it. */
const LONGEST = 10_000;
const FOUND = 30;

const draft = z.strictObject({
  /** What follows the word of the command. */
  text: z.string().trim().min(1).max(LONGEST),
});
const below = z.object({
  under: z.string().max(64).optional(),
  /** Part of a name. */
  words: z.string().trim().max(32).optional(),
});

export function composing(api: Api, console: Console): void {
  api.get('/directives/post', z.object({}), (_, viewer) => postOf(viewer));
  api.get('/directives/below', below, (wanted, viewer) => addresseesOf(wanted, viewer));
  api.post('/directives/preview', draft, ({ text }, viewer) => previewOf(text, { viewer, console }));
}

function postOf(viewer: Viewer): Post {
  mustSomewhere(viewer, 'issue_directive');
  const { org, person } = viewer;
  const unit = commandPost(askingOf(viewer));
  const tiers = tiersOf(org, org.subtree(unit).slice(1));
  const urgentOnly = person.posts.every(({ role }) => role === 'duty_officer');
  return { unit, name: org.label(unit), tiers, urgentOnly };
}

/** Units below the one he commands from: the children of one, or those with the words in their names. */
function addresseesOf({ under, words }: z.infer<typeof below>, viewer: Viewer): readonly Addressee[] {
  mustSomewhere(viewer, 'issue_directive');
  const { org, person } = viewer;
  const post = commandPost(askingOf(viewer));
  const may = (code: UnitCode) => org.governs(person, 'issue_directive', code) !== undefined;
  if (words !== undefined && words !== '') return found(words, post, viewer).filter(({ unit }) => may(unit));
  const above = under ?? post;
  if (org.unit(above) === undefined || !org.within(above, post)) throw notFound();
  if (above !== post) must(viewer, 'issue_directive', above);
  return org
    .children(above)
    .filter(({ code }) => may(code))
    .map((unit) => addresseeOf(unit, viewer));
}

function found(words: string, post: UnitCode, viewer: Viewer): readonly Addressee[] {
  const { org } = viewer;
  const units: Addressee[] = [];
  for (const code of org.subtree(post)) {
    const unit = org.unit(code);
    if (unit === undefined || code === post || !org.label(code).includes(words)) continue;
    units.push(addresseeOf(unit, viewer));
    if (units.length === FOUND) break;
  }
  return units;
}

function addresseeOf({ code, tier }: Unit, { org }: Viewer): Addressee {
  const opens = org.children(code).length > 0;
  return { unit: code, name: org.label(code), full: org.fullLabel(code), tier, opens };
}

/** The same words, read by the same functions as /指令; what they would refuse is told in their sentence. */
async function previewOf(text: string, { viewer, console }: { viewer: Viewer; console: Console }): Promise<Previewed> {
  mustSomewhere(viewer, 'issue_directive');
  const asking = askingOf(viewer);
  const words = { rest: text, at: viewer.at };
  try {
    return { preview: await shownOf(asking, { plan: planOf(asking, words), draft: words }) };
  } catch (error) {
    if (error instanceof UserError) return { refused: sentence(console, error.text, viewer.locale) };
    throw error;
  }
}
