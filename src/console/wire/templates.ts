// What the pages of the forms show and send.

export interface FieldDefinition {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly aliases: readonly string[];
  readonly kind: 'people' | 'work' | 'text' | 'enum';
  readonly measure: string;
  readonly reading: 'daily' | 'current';
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly options?: readonly string[];
  readonly decimal?: boolean;
}

/** ReportTemplate of templates/types.ts. */
export interface FormDefinition {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly aliases: readonly string[];
  readonly fields: readonly FieldDefinition[];
  /** No longer asked for; the server keeps them. */
  readonly retired?: readonly FieldDefinition[];
  readonly owes: readonly string[];
  readonly windowEdge: string;
  readonly cutoff: Readonly<Record<string, string>>;
  readonly remindBefore: readonly number[];
  readonly escalateAfter: { readonly leader: number; readonly superior: number };
  readonly grace: number;
  readonly backfillDays: number;
  readonly pairs?: readonly { readonly when: string; readonly then: string; readonly days: number }[];
}

/** Shipped with the program, loaded from one of TEMPLATE_FILES, or made here. */
export type Origin = 'shipped' | 'file' | 'own';

/** An area a form is switched on for, now or from a day to come. */
export interface Switched {
  readonly area: string;
  readonly name: string;
  /** As a command names it. */
  readonly full: string;
  readonly from: string;
  readonly to?: string;
  readonly basis: string;
  readonly by?: string;
  /** ms */
  readonly at?: number;
  readonly isAhead: boolean;
  /** Whether the viewer may switch it off. */
  readonly mine: boolean;
}

export interface Exempted {
  readonly unit: string;
  readonly name: string;
  readonly full: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: string;
}

export interface FormListed {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly origin: Origin;
  readonly changed?: { readonly at: number; readonly by: string };
  readonly fields: readonly { readonly label: string; readonly labelEn: string }[];
  /** Cut-offs of the tiers that owe it. */
  readonly cutoffs: readonly { readonly tier: string; readonly at: string }[];
  readonly on: readonly Switched[];
  /** Units let off today or on a day to come. */
  readonly exempt: number;
}

export interface Templates {
  readonly forms: readonly FormListed[];
  /** Whether the viewer may change forms and make new ones. */
  readonly mayEdit: boolean;
  /** Today, by the calendar of the business zone. */
  readonly day: string;
}

export interface FormShown extends FormListed {
  readonly form: FormDefinition;
  /** Which change this is; sent back with the next one. */
  readonly was: string;
  readonly mayEdit: boolean;
  /** There is a form to go back to, and this one is changed. */
  readonly hasBase: boolean;
  /** Switched on somewhere or with a day that is still running: who owes it and when its day begins stay. */
  readonly isOn: boolean;
  /** Keys of fields with figures on a day that is running. */
  readonly counted: readonly string[];
  readonly exemptions: readonly Exempted[];
}

/** A unit to switch a form on for. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly full: string;
  readonly tier: string;
  readonly isLeaf: boolean;
}

/** Why a form cannot be kept as it is. */
export interface Fault {
  readonly code: string;
  readonly field?: string;
  readonly word?: string;
  readonly other?: string;
}

export interface Saved {
  /** None: it is kept. */
  readonly faults: readonly Fault[];
}

export interface FigureFound {
  readonly label: string;
  readonly labelEn: string;
  readonly measure: string;
  readonly value: number | string;
}

/** What would be understood with the form as it stands on the page. */
export interface Tried {
  readonly faults: readonly Fault[];
  /** zero_report, report, correct, chain, ack, finding, error, command or none; absent: the form cannot be read yet. */
  readonly intent?: string;
  readonly form?: { readonly title: string; readonly titleEn: string };
  readonly figures: readonly FigureFound[];
  /** What is not named is zero. */
  readonly zero: boolean;
  readonly entries: readonly {
    readonly name: string;
    readonly said: string;
    readonly figures: readonly FigureFound[];
    readonly mistake?: string;
  }[];
  readonly unit?: string;
  readonly date?: string;
  readonly command?: string;
  /** What the bot would answer to a mistake. */
  readonly mistake?: string;
}
