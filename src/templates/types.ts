// What a report template is. Templates are data: adding a field here teaches the parser, the flows, the tallies and the summaries.

/** The six tiers, top first (domain.md §1.1). */
export const TIERS = ['province', 'city', 'county', 'town', 'village', 'grid'] as const;
export type Tier = (typeof TIERS)[number];

export interface ReportField {
  readonly key: string;
  /** Canonical label as printed in forms and summaries, e.g. 返乡人员. */
  readonly label: string;
  /** English label, for LOCALE=en. */
  readonly labelEn: string;
  /** Other words people type for the label; the label itself need not be repeated. */
  readonly aliases: readonly string[];
  /** people and work are counts; text and enum are words that are kept but never added up. */
  readonly kind: 'people' | 'work' | 'text' | 'enum';
  /** Measure word behind the figure in summaries: 人, 次, 毫米. */
  readonly measure: string;
  /** daily: new today; current: how many now; a cumulative reading is the sum of a daily field over the period. */
  readonly reading: 'daily' | 'current';
  /** Bounds of a plausible count, inclusive; above `max` the report is refused as out_of_range. Default 0..99999. */
  readonly min?: number;
  readonly max?: number;
  /** The values of an enum. */
  readonly options?: readonly string[];
  /** Counts of measurements rather than of heads (rainfall, water level) may be decimal. */
  readonly decimal?: boolean;
}

/** Clock time of the business zone, HH:mm. */
export type TimeOfDay = string;

export interface ReportTemplate {
  readonly key: string;
  /** Name used in titles: 疫情防控. */
  readonly title: string;
  readonly titleEn: string;
  /** Words that name the template inside a message: 疫情, 防疫. */
  readonly aliases: readonly string[];
  readonly fields: readonly ReportField[];
  /** Fields it no longer asks for; days that have figures for them still count them. */
  readonly retired?: readonly ReportField[];
  /** Tiers that owe the report. A unit without children above the lowest of them owes in its children's stead. */
  readonly owes: readonly Tier[];
  /** The reporting day of date D runs from D at this time, minus one day when it is after noon, for 24 h. '00:00' = calendar day. */
  readonly windowEdge: TimeOfDay;
  readonly cutoff: Readonly<Record<Tier, TimeOfDay>>;
  /** Minutes before the cut-off at which the groups with somebody missing are reminded. */
  readonly remindBefore: readonly number[];
  /** Minutes after the cut-off: the parent's leaders are told, then the group above. */
  readonly escalateAfter: { readonly leader: number; readonly superior: number };
  /** Minutes after the cut-off during which a report still counts as on time. */
  readonly grace: number;
  /** Days after the reporting day during which a backfill is taken. */
  readonly backfillDays: number;
  /** Counts that go together: `when` above 0 and `then` 0 for so many days running is asked about (domain.md §5.2.8). */
  readonly pairs?: readonly { readonly when: string; readonly then: string; readonly days: number }[];
}
