import type { ReportTemplate } from './types.ts';

/** What most shipped templates share: the cut-offs of domain.md §5.1, reminders, escalation, grace and backfill. */
export const COMMON = {
  windowEdge: '00:00',
  cutoff: { grid: '16:00', village: '16:30', town: '17:00', county: '17:30', city: '18:00', province: '18:00' },
  remindBefore: [30],
  escalateAfter: { leader: 15, superior: 30 },
  grace: 10,
  backfillDays: 3,
} as const satisfies Partial<ReportTemplate>;
