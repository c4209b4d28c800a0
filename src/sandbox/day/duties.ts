// What else a town does in a day: an order and its answers, a finding from the record to the review, figures handed up, and talk.
import type { Cast, VillageCast } from './cast.ts';
import type { Dice } from './dice.ts';
import { ACCEPTED, ACKS, ANSWER, CHATTER, FINDING, HANDED_OVER, MENDED } from './phrases.ts';
import { ORDER, PASSED, RECORDED, SUBMIT, YES } from './phrases.ts';
import { clock, type Line, worded } from './step.ts';

/** An order to the villages: all have read it, the last only when reminded; then they answer what was asked for. */
export function orderOf({ office, villages }: Cast, throws: Dice): readonly Line[] {
  const issued = clock(8, 40);
  const last = villages.length - 1;
  const answers = villages.flatMap(({ leader, name }, i): Line[] => [
    {
      minute: i === last ? issued + 28 : issued + 3 + throws.upTo(9),
      by: leader,
      text: worded(throws.pick(ACKS), { name }),
    },
    {
      minute: clock(9, 40) + throws.upTo(100),
      by: leader,
      text: worded(throws.pick(ANSWER), { n: 6 + throws.upTo(20), p: 1 + throws.upTo(5) }),
    },
  ]);
  return [{ minute: issued, by: office, text: ORDER }, { minute: issued + 1, by: office, text: YES }, ...answers];
}

/** Found in the morning, mended by noon, checked in the afternoon. */
export function findingOf({ inspector, villages: [village] }: Cast): readonly Line[] {
  if (inspector === undefined || village === undefined) return [];
  const { leader, name } = village;
  return [
    { minute: clock(9, 22), by: inspector, text: worded(FINDING, { name }) },
    { minute: clock(9, 31), by: leader, text: ACCEPTED, quote: HANDED_OVER },
    { minute: clock(11, 48), by: leader, text: MENDED, quote: HANDED_OVER },
    { minute: clock(13, 20), by: inspector, text: PASSED, quote: RECORDED },
  ];
}

/** Every village hands its figures up, then the town; where somebody is missing the bot asks first. */
export function submissionsOf({ office, villages }: Cast, missing: ReadonlySet<VillageCast>): readonly Line[] {
  const handing = villages.flatMap(({ leader }, i): Line[] => {
    const village = villages[i];
    const minute = clock(16, 30) + (i % 15);
    const asked = village !== undefined && missing.has(village);
    return [{ minute, by: leader, text: SUBMIT }, ...(asked ? [{ minute: minute + 1, by: leader, text: YES }] : [])];
  });
  const town: Line[] = [{ minute: clock(16, 52), by: office, text: SUBMIT }];
  if (missing.size > 0) town.push({ minute: clock(16, 53), by: office, text: YES });
  return [...handing, ...town];
}

/** Two remarks in every village's group. */
export function chatterOf({ villages }: Cast, throws: Dice): readonly Line[] {
  return villages.flatMap(({ grids, leader }) =>
    [clock(7, 50), clock(12, 10)].map((minute): Line => {
      const speaker = grids[throws.upTo(grids.length)]?.worker ?? leader;
      return { minute: minute + throws.upTo(40), by: speaker, text: throws.pick(CHATTER) };
    }),
  );
}
