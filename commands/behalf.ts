import { usageOnly } from './reporting/usage-only.ts';

/** The parser reads it as a report with a unit; by itself the word only gets its usage. */
export const behalf = usageOnly({
  name: 'behalf',
  names: ['代报', 'behalf', 'db'],
  usage: '/代报 3号网格 零报告',
  usageEn: '/behalf 3号网格 零报告',
  permission: 'report_on_behalf',
});
