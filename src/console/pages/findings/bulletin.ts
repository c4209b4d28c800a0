// The draft of /通报 over a period and an area.
import { finding } from '../../../../flows/finding.ts';
import { addDays, dayOf } from '../../../calendar.ts';
import { UserError } from '../../../errors.ts';
import { bulletinOf } from '../../../export/bulletin.ts';
import { text } from '../../../texts/index.ts';
import { type Console, sentence, type Viewer } from '../../console.ts';
import type { Bulletin } from '../../wire/findings.ts';

/** Days of a bulletin nobody has named a period for. */
const WEEK = 7;

export async function bulletinFor(
  asked: { readonly unit: string; readonly from?: string | undefined; readonly to?: string | undefined },
  viewer: Viewer,
  console: Console,
): Promise<Bulletin> {
  const { org, person, at, read, locale } = viewer;
  const { unit, to = dayOf(at, org.zone), from = addDays(to, 1 - WEEK) } = asked;
  const post = org.governs(person, 'publish_bulletin', unit);
  if (post === undefined) throw new UserError(text('console.forbidden', {}));
  const states = (await read.all(finding)).map(({ state }) => state);
  const facts = bulletinOf(states, { from, to, area: unit, by: post.unit, at, org });
  return { name: org.label(unit), from, to, text: sentence(console, text('finding.bulletin', facts), locale) };
}
