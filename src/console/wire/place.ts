/** Where something was said or is to be said; `other`: privately, or in a group that belongs to no unit. */
export interface PlaceShown {
  readonly kind: 'group' | 'console' | 'other';
  /** Topic of the group, or whose chat it is. */
  readonly name?: string | undefined;
}
