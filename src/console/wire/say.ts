/** What comes of something said. */
export interface Answer {
  readonly replies: readonly string[];
  /** What may be answered to a question that was asked: 1, 2, yes … */
  readonly options: readonly string[];
  /** It is kept, but not dealt with yet. */
  readonly pending: boolean;
}
