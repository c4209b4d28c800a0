// What a message can mean. Plain data; the same shapes `gridline parse` prints (corpus README).
import type { ReportTemplate } from '../templates/types.ts';

/** Error codes of domain.md §11. */
export const ERROR_CODES = [
  'negative_number',
  'not_a_number',
  'not_integer',
  'ambiguous_number',
  'missing_value',
  'empty_report',
  'unknown_field',
  'duplicate_field',
  'zero_conflict',
  'out_of_range',
  'bad_date',
  'future_date',
  'unknown_unit',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The parts of the understanding, each of which may have the last word on a message. */
export const RULES = [
  'endless',
  'finding_quoted',
  'zero_phrase',
  'plain_figures',
  'command_word',
  'report_command',
  'finding_sentence',
  'acknowledgement',
  'withdrawal',
  'bare_form',
  'all_units',
  'table',
  'chain',
  'form_head',
  'correction',
  'figures',
  'chatter',
] as const;
export type Rule = (typeof RULES)[number];

/** Counts are numbers; text and enum fields are the words as typed. */
export type Fields = Readonly<Record<string, number | string>>;

/** What the error sentence needs: the token that was not understood, and what would have been. */
export interface Mistake {
  readonly code: ErrorCode;
  /** The words of the sender the error points at, as typed. */
  readonly token?: string;
  /** Label of the field concerned, as typed. */
  readonly label?: string;
  /** For duplicate_field: the two values. */
  readonly values?: readonly string[];
  /** Which form the label was looked for in (title of the template). */
  readonly form?: string;
}

export type ChainEntry =
  | { readonly name: string; readonly fields: Fields | 'zero' | 'ack'; readonly template?: string }
  | ({ readonly name: string; readonly error: ErrorCode } & Omit<Mistake, 'code'>);

export interface FindingItem {
  readonly place: string;
  readonly issue: string;
  /** The phrase as typed, e.g. 今天18点前. */
  readonly deadline?: string;
  /** The phrase resolved to an instant, ISO 8601 with offset of the business zone; absent for 立即 and the like. */
  readonly due?: string;
  /** 立即, 当场, 马上: to be fixed on the spot. */
  readonly immediate?: boolean;
}

/** Said about which report: on behalf of a unit, for another day, for a named template. */
export interface About {
  /** Unit as typed, only when the message is on behalf of another unit. */
  readonly unit?: string;
  /** Person as typed in 帮李强（4号网格）报. */
  readonly behalfOf?: string;
  /** Own unit named in front (西沟村零报告): a claim to check, not an on-behalf. */
  readonly ownUnit?: string;
  /** '-1', 'MM-DD', 'YYYY-MM-DD' or a range 'a..b'; absent for today. */
  readonly date?: string;
  /** Template key, when the message names one or its labels belong to just one. */
  readonly template?: string;
}

export type Intent =
  | ({ readonly intent: 'zero_report'; readonly fields?: Fields } & About)
  | ({ readonly intent: 'report'; readonly fields: Fields; readonly rest?: 'zero' } & About)
  | ({ readonly intent: 'correct'; readonly fields: Fields | 'zero'; readonly rest?: 'zero' } & About)
  | ({ readonly intent: 'chain'; readonly entries: readonly ChainEntry[] } & Pick<About, 'date' | 'template'>)
  | { readonly intent: 'ack'; readonly unit?: string; readonly relayed?: boolean; readonly number?: number }
  | ({ readonly intent: 'finding' } & (FindingItem | { readonly items: readonly FindingItem[] }))
  | ({ readonly intent: 'error' } & Mistake)
  | {
      readonly intent: 'command';
      /** English name of the command from the lexicon; absent when nothing matches, then `typed` says what was typed. */
      readonly name?: string;
      readonly typed: string;
      /** Nearest command by spelling, when `name` is absent and one is near enough. */
      readonly suggestion?: string;
      /** The words behind the command, blanks and separators folded. */
      readonly words: readonly string[];
      /** Everything behind the command, as typed (line breaks kept), invisible characters removed. */
      readonly rest: string;
      /** False for a command word without its slash. */
      readonly slash: boolean;
    }
  | { readonly intent: 'none' };

/** One slash command as the parser needs to know it. */
export interface CommandWord {
  readonly name: string;
  /** Chinese name first, then English, pinyin initials and other spellings; without slash. */
  readonly names: readonly string[];
  /** Those of its names that need no slash at the head of a message (撤回, 签收 …). */
  readonly bare?: readonly string[];
  /** Those that need none when nothing else is said (未报). */
  readonly alone?: readonly string[];
}

export interface Context {
  /** Time of the message, ms since the epoch. */
  readonly at: number;
  /** IANA name of the business zone. */
  readonly zone: string;
  /** Active templates, the default one first. */
  readonly templates: readonly ReportTemplate[];
  readonly commands: readonly CommandWord[];
  /** Told which part decided, for whoever wants to show it. */
  readonly decided?: (rule: Rule) => void;
}

/** A quoted message above the dashes (domain.md §3), for the caller that resolves answers to orders and findings. */
export interface Quoted {
  readonly name: string;
  readonly text: string;
}

export interface Understood {
  readonly intent: Intent;
  readonly quoted?: Quoted;
}
