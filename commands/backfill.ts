import { usageOnly } from './reporting/usage-only.ts';

/** The parser reads a backfill as a report with a date; by itself the word only gets its usage. */
export const backfill = usageOnly({
  name: 'backfill',
  names: ['补报', 'backfill', 'bb'],
  usage: '/补报 昨天 零报告',
  usageEn: '/backfill 昨天 零报告',
  permission: 'bound',
});
