// An order to some grids, issued as signals like the commands' own.
import type { Preview } from '../../flows/directive/state.ts';
import type { Crew } from './crew.ts';
import { morning } from '../../bench/city.ts';

const POLICY = {
  zone: 'Asia/Shanghai',
  ackMinutes: 60,
  feedbackMinutes: 240,
  remindAt: [0.5, 0.8],
  leaderAfter: 30,
  validHours: 72,
  draftMinutes: 10,
};
const PREVIEW: Preview = {
  ...{ tiers: [], units: 0, rooms: 0, minutes: 0, unreachable: [], answering: 0, masked: false, overlaps: [] },
  ...{ indirect: { units: [], count: 0 }, overlapsInAll: 0, week: { orders: 0, fields: [], fieldsInAll: 0 } },
};

export async function orderTo(crew: Crew, grids: number): Promise<{ body: string; rooms: readonly string[] }> {
  const units = crew.city.grids.slice(0, grids);
  const body = '各网格立即开展一次全面排查';
  const at = morning(0);
  const issuer = { person: 'setup', name: '指挥部', unit: 'p0', unitName: '省' };
  const order = { number: 1, at };
  const drafted = {
    ...{ ...order, type: 'drafted', id: 'order:1', issuer, urgency: 'normal', topic: '排查', body },
    ...{ scope: { area: 'p0', units, only: true }, policy: POLICY, preview: PREVIEW },
  };
  const reached = { units, mute: [], rooms: units.length, minutes: 1, collisions: [] };
  const confirmed = { ...order, type: 'confirmed', id: 'order:2', by: issuer, ...reached };
  const to = { flow: 'directive', id: '1' };
  await crew.offer(
    [drafted, confirmed].map((event) => ({ kind: 'signal' as const, id: event.id, at, signal: { to, event } })),
  );
  return { body, rooms: units.map((unit) => `${unit}@chatroom`) };
}
