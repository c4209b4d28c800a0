// An order to some grids, issued as signals like the commands' own.
import type { Crew } from './crew.ts';
import { morning } from '../../bench/city.ts';

const POLICY = {
  zone: 'Asia/Shanghai',
  ackMinutes: 60,
  feedbackMinutes: 240,
  remindAt: [0.5, 0.8],
  leaderAfter: 30,
  validHours: 72,
};

export async function orderTo(crew: Crew, grids: number): Promise<{ body: string; rooms: readonly string[] }> {
  const units = crew.city.grids.slice(0, grids);
  const body = '各网格立即开展一次全面排查';
  const at = morning(0);
  const issuer = { person: 'setup', name: '指挥部', unit: 'p0', unitName: '省' };
  const reached = { units, mute: [], rooms: units.length, minutes: 1, collisions: [] };
  const event = {
    ...{
      type: 'issued',
      at,
      id: 'order:1',
      number: 1,
      by: issuer,

      urgency: 'normal',
      topic: '排查',
      body,
    },
    ...{ scope: { area: 'p0', units, only: true }, policy: POLICY, ...reached },
  };
  const signal = { to: { flow: 'directive', id: '1' }, event };
  await crew.offer([{ kind: 'signal', id: event.id, at, signal }]);
  return { body, rooms: units.map((unit) => `${unit}@chatroom`) };
}
