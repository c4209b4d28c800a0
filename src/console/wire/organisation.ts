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

/** What the viewer may import. */
export interface ImportRights {
  readonly units: boolean;
  readonly people: boolean;
}

export interface FieldChange {
  readonly field: string;
  readonly was: string;
  readonly now: string;
}

export interface UnitChangeRow {
  readonly code: string;
  readonly name: string;
  readonly change: 'new' | 'changed' | 'moved' | 'closed';
  readonly tier: string;
  readonly fields: readonly FieldChange[];
}

export interface PostShown {
  readonly unit: string;
  readonly role: string;
  readonly post: 'principal' | 'backup';
}

export interface PersonChangeRow {
  readonly id: string;
  readonly name: string;
  readonly change: 'new' | 'changed';
  /** The name before, where it is another one. */
  readonly wasName?: string;
  readonly was: readonly PostShown[];
  readonly now: readonly PostShown[];
  /** An account of a channel is bound by the file, or the phone is another one; neither is shown. */
  readonly contact: boolean;
  readonly phone: boolean;
}

export interface ImportPlan {
  /** Names exactly these changes; sent back with the order to make them. */
  readonly stamp: string;
  readonly problems: readonly { readonly line: number; readonly column: string; readonly said: string }[];
  readonly problemCount: number;
  readonly units?: {
    readonly counts: Readonly<Record<string, number>>;
    readonly tiers: Readonly<Record<string, number>>;
    readonly rows: readonly UnitChangeRow[];
    readonly more: number;
  };
  readonly people?: {
    readonly counts: Readonly<Record<string, number>>;
    readonly rows: readonly PersonChangeRow[];
    readonly more: number;
    readonly codes: number;
  };
}

export interface Imported {
  /** Present where it is not what was seen before: nothing has been written. */
  readonly plan?: ImportPlan;
  /** One-time codes of new people as CSV; nobody can read them again. */
  readonly codes?: string;
  readonly codeCount: number;
}

/** Somebody who has not joined. */
export interface Unjoined {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  /** denied: not the viewer's to invite, or nobody who can have a code. */
  readonly state: 'none' | 'unused' | 'denied';
}

export interface UnjoinedOf {
  readonly unit: string;
  readonly name: string;
  readonly people: readonly Unjoined[];
  readonly count: number;
}

export interface Slip {
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly code: string;
}

export interface LoginShown {
  readonly name: string;
  readonly person: string;
  readonly personName: string;
  readonly unit: string;
  readonly role: string;
  readonly open: boolean;
  /** ms */
  readonly changed: number;
  /** The viewer may send a new link, and close it. */
  readonly governed: boolean;
}

export interface Logins {
  readonly logins: readonly LoginShown[];
  readonly more: number;
}

export interface Invitable {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly allowed: boolean;
}
