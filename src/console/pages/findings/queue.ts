// What waits for somebody above the unit: repairs to be checked, requests for more time, proposals, refusals.
import type { Finding } from '../../../../flows/finding.ts';
import type { Viewer } from '../../console.ts';
import type { Queue, QueueName, Waiting, Waits } from '../../wire/findings.ts';
import { actsOf } from './acts.ts';
import { paged, rowOf, spoken } from './rows.ts';
import { seenIn } from './visible.ts';

/** What may be done is tried for every row, so a page is short. */
const SIZE = 20;

type Said = Parameters<typeof spoken>[0];

/** By queue: what a finding waits upon, or undefined when it does not. */
const WAITS: Readonly<Record<QueueName, (state: Finding) => Said | undefined>> = {
  review: ({ status, fix }) => (status === 'pending_review' ? fix : undefined),
  extension: ({ extension }) => extension,
  proposal: ({ status, origin: { at, by } }) => (status === 'draft' ? { at, by } : undefined),
  refused: ({ status, refusal }) => (status === 'rejected' ? refusal : undefined),
};

export const QUEUES = Object.keys(WAITS) as QueueName[];

/** How many wait in each queue. */
export async function waitingOf({ unit }: { readonly unit: string }, viewer: Viewer): Promise<Waits> {
  const seen = await seenIn(unit, viewer);
  const count = (name: QueueName): number => seen.filter((state) => WAITS[name](state) !== undefined).length;
  return {
    review: count('review'),
    extension: count('extension'),
    proposal: count('proposal'),
    refused: count('refused'),
  };
}

export async function queueOf(
  { unit, kind, page }: { readonly unit: string; readonly kind: QueueName; readonly page: number },
  viewer: Viewer,
): Promise<Queue> {
  const seen = await seenIn(unit, viewer);
  const all = seen
    .flatMap((state) => {
      const said = WAITS[kind](state);
      return said === undefined ? [] : [{ state, said }];
    })
    .sort((a, b) => a.said.at - b.said.at || a.state.number - b.state.number);
  const shown = paged(all, page, SIZE);
  return { ...shown, rows: await Promise.all(shown.rows.map((one) => cardOf(one, viewer))) };
}

async function cardOf({ state, said }: { state: Finding; said: Said }, viewer: Viewer): Promise<Waiting> {
  const { extension, refusal, photos, round } = state;
  return {
    ...rowOf(state, viewer.at),
    said: spoken(said),
    ...(extension?.due !== undefined && { until: extension.due }),
    ...(refusal?.suggestion !== undefined && { suggestion: refusal.suggestion }),
    files: photos.filter((photo) => photo.round === round).map(({ file }) => file),
    acts: await actsOf(state, viewer),
  };
}
