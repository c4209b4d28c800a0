/** What the page knows of who is signed in. */
export interface Me {
  /** Sent back with everything that changes something. */
  readonly csrf: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly { readonly unit: string; readonly name: string; readonly role: string }[];
  /** Actions of permissions.ts that some post of his allows somewhere. */
  readonly may: readonly string[];
  /** Top of what he looks at: the unit of his first post that sees figures. */
  readonly home: { readonly unit: string; readonly name: string };
  readonly sandbox: boolean;
  readonly zone: string;
  /** ms */
  readonly at: number;
  /** Forms and fields in English, by their Chinese names. */
  readonly names: Readonly<Record<string, string>>;
}

/** For whom a one-time link is, and the login he has already. */
export interface Invited {
  readonly person: string;
  readonly role?: string;
  readonly unit?: string;
  readonly name?: string;
}
