// Drafts the inspection bulletin of a period and an area; somebody reads it before it is published.
import { z } from 'zod';
import { finding } from '../flows/finding.ts';
import { addDays, dayOf, isDay } from '../src/calendar.ts';
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { bulletinOf } from '../src/export/bulletin.ts';
import type { Day } from '../src/flow.ts';
import { PERIOD_DAYS, PERIODS } from '../src/templates/findings.ts';
import { text } from '../src/texts/index.ts';
import { usageError } from './finding/numbered.ts';
import { areaNamed } from './finding/words.ts';

interface Words {
  readonly words: readonly string[];
}

interface Period {
  readonly from: Day;
  readonly to: Day;
}

const USAGE = '/通报 本周 河湾镇 ；/通报 7.1-7.15';
const WEEK = 7;

export const bulletin: Command<Words> = {
  name: 'bulletin',
  names: ['通报', 'bulletin', 'tb'],
  area: 'finding',
  usage: USAGE,
  usageEn: '/bulletin week 河湾镇 ; /bulletin 7.1-7.15',
  permission: 'publish_bulletin',
  args: z.object({ intent: z.literal('command'), words: z.array(z.string()) }),
  async run(request) {
    const { org, actor, occasion } = request;
    const today = dayOf(occasion.at, org.zone);
    let period: Period = { from: addDays(today, 1 - WEEK), to: today };
    let area = request.unit;
    for (const word of request.args.words) {
      const named = periodOf(word, today);
      if (named === undefined) area = areaNamed(request, word, 'publish_bulletin');
      else period = named;
    }
    const post = org.governs(actor, 'publish_bulletin', area);
    if (post === undefined) throw new UserError(text('finding.beyond', { unitName: org.label(area) }));
    const states = (await request.read.all(finding)).map((doc) => doc.state);
    const query = { ...period, area, by: post.unit, at: occasion.at, org };
    return { reply: text('finding.bulletin', bulletinOf(states, query)) };
  },
};

function periodOf(word: string, today: Day): Period | undefined {
  const name = Object.keys(PERIODS).find((key) => PERIODS[key]?.test(word));
  if (name !== undefined) return namedPeriod(name, today);
  const found = PERIOD_DAYS.exec(word);
  if (found === null) return undefined;
  const [, month = '', day = '', month2 = month, day2 = day] = found;
  const from = dayThisYear(month, day, today);
  const to = dayThisYear(month2, day2, today);
  if (from > to) throw usageError(USAGE);
  return { from, to };
}

/** A day still to come is that of last year. */
function dayThisYear(month: string, day: string, today: Day): Day {
  const year = Number(today.slice(0, 4));
  const named = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const on = `${year}${named}` > today ? `${year - 1}${named}` : `${year}${named}`;
  if (!isDay(on)) throw usageError(USAGE);
  return on;
}

function namedPeriod(name: string, today: Day): Period {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
  const monday = addDays(today, -weekday);
  const first = `${today.slice(0, 8)}01`;
  const lastOfBefore = addDays(first, -1);
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last_week':
      return { from: addDays(monday, -WEEK), to: addDays(monday, -1) };
    case 'month':
      return { from: first, to: today };
    case 'last_month':
      return { from: `${lastOfBefore.slice(0, 8)}01`, to: lastOfBefore };
    default:
      return { from: monday, to: today };
  }
}
