// What the page of the organisation shows: the tree, one unit of it, and how the groups stand. Shapes only.

/** A unit in the tree or among what was found. */
export interface UnitShort {
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  /** Units directly below it. */
  readonly below: number;
  /** It has a command group of its own. */
  readonly room: boolean;
}

export interface Branches {
  readonly units: readonly UnitShort[];
  /** There are so many more. */
  readonly more: number;
}

export interface Found {
  readonly units: readonly (UnitShort & { readonly full: string })[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly at: string;
  }[];
  /** There are more than are shown. */
  readonly more: boolean;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly post: 'principal' | 'backup';
  readonly bound: boolean;
  readonly frozen: boolean;
  /** The viewer may send this person a link into the console. */
  readonly invitable: boolean;
}

export interface RoomShown {
  readonly key: string;
  readonly topic: string;
  readonly account: string;
  readonly kind: 'command' | 'residents';
}

export interface UnitShown {
  readonly code: string;
  readonly name: string;
  /** As a command names it without mistaking it. */
  readonly full: string;
  readonly tier: string;
  readonly aliases: readonly string[];
  readonly kind?: string;
  readonly opened?: string;
  readonly closed?: string;
  /** From the top down, itself left out; `seen`: the viewer may open it. */
  readonly path: readonly { readonly code: string; readonly name: string; readonly seen: boolean }[];
  readonly below: number;
  readonly people: readonly Member[];
  readonly morePeople: number;
  /** Nicknames of those who report here and are on no roster; for whoever may let them in. */
  readonly unknown: readonly string[];
  readonly rooms: readonly RoomShown[];
  /** Where it is reached when it has no command group of its own. */
  readonly instead?: string;
  readonly exemptions: readonly {
    readonly title: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  }[];
  readonly mayBind: boolean;
  readonly mayApprove: boolean;
}

export type RoomCheck = 'silent' | 'ownerless' | 'doubled' | 'without' | 'free';

export interface RoomRow {
  /** Key of the group; that of a unit where there is none. */
  readonly key: string;
  readonly topic?: string;
  readonly account?: string;
  readonly kind?: 'command' | 'residents';
  readonly unit?: string;
  readonly name?: string;
  readonly full?: string;
  readonly tier?: string;
  /** Nobody at all, or nobody who leads. */
  readonly lacks?: 'people' | 'leader';
  /** The unit a free group's name speaks of. */
  readonly proposed?: { readonly full: string; readonly kind: 'command' | 'residents'; readonly taken: boolean };
  /** When the group was last heard or freed, ms. */
  readonly at?: number;
}

export interface RoomChecks {
  readonly unit: string;
  readonly name: string;
  readonly rooms: number;
  readonly counts: Readonly<Record<RoomCheck, number>>;
  /** Days looked at for silence; none: no report was open, so nobody can be called silent. */
  readonly days: readonly string[];
  readonly rows: readonly RoomRow[];
  readonly more: number;
}
