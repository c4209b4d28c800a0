// What the console is made of: the engine it reads through, the inbox it writes to, and who is looking.
import type { Read } from '../command.ts';
import type { Engine } from '../engine/engine.ts';
import type { Pace } from '../engine/relay.ts';
import { openSession } from '../engine/session.ts';
import { UserError } from '../errors.ts';
import type { UnitCode } from '../flow.ts';
import { masked } from '../mask.ts';
import type { LiveOrg } from '../org/index.ts';
import { CONSOLE, type Person } from '../org/types.ts';
import type { Action } from '../permissions.ts';
import type { Commit } from '../ports.ts';
import { englishNames } from '../templates/index.ts';
import { type Locale, render, type Style, text, type Text } from '../texts/index.ts';

export interface Console {
  readonly engine: Engine;
  /** Calls back after every batch that was committed; returns what ends it. */
  readonly onCommitted: (hear: (commits: readonly Commit[]) => void) => () => void;
  /** Signs the session cookies. */
  readonly secret: string;
  /** Whether the page of the sandbox is served. */
  readonly sandbox: boolean;
  /** Where the pictures lie that people have sent. */
  readonly mediaDir: string;
  readonly accounts: () => readonly AccountShown[];
  /** Calls back when an account stands differently; returns what ends it. */
  readonly onAccounts?: ((hear: () => void) => () => void) | undefined;
}

/** A chat account as its transport last told. */
export interface AccountShown {
  readonly account: string;
  readonly channel: string;
  readonly state: string;
  /** ms */
  readonly since: number;
  readonly reason?: string | undefined;
  readonly qr?: string | undefined;
  /** When somebody was last heard to speak, and when the channel last gave any sign of life; ms. */
  readonly heard?: number | undefined;
  readonly frame?: number | undefined;
  readonly pace: Pace;
  /** Messages of the last minute. */
  readonly sentLately: number;
}

/** Who looks, in which language, and what he reads with. One per request. */
export interface Viewer {
  readonly person: Person;
  readonly locale: Locale;
  /** ms */
  readonly at: number;
  readonly org: LiveOrg;
  readonly read: Read;
}

export function viewerOf({ engine }: Console, person: Person, locale: Locale): Viewer {
  return { person, locale, at: engine.clock.now(), org: engine.org, read: openSession(engine).read };
}

/** What the readings of commands/reading are asked with: a click is an occasion like a message in a private chat. */
export function askingOf({ person, at, org, read }: Viewer) {
  const { id } = person;
  const place = { conversation: id, contact: id, account: CONSOLE, channel: CONSOLE };
  return {
    ...{ actor: person, unit: person.posts[0]?.unit ?? '', org, read },
    occasion: { ...place, at, id: '', text: '', contactName: person.name, mentions: [] },
  };
}

/** Refuses what no post of the viewer allows on that unit. */
export function must({ person, org }: Viewer, action: Action, unit: UnitCode): void {
  if (org.governs(person, action, unit) === undefined) throw new UserError(text('console.forbidden', {}));
}

/** Refuses what no post of the viewer allows anywhere. */
export function mustSomewhere({ person, org }: Viewer, action: Action): void {
  if (!org.may(person, action)) throw new UserError(text('console.forbidden', {}));
}

export function styleOf({ org }: Pick<Console['engine'], 'org'>, locale: Locale): Style {
  const names = locale === 'en' ? englishNames(org.templates()) : undefined;
  return { locale, zone: org.zone, names };
}

/** What somebody has typed may stand in it, so no number of anybody's does. */
export function sentence({ engine }: Pick<Console, 'engine'>, said: Text, locale: Locale): string {
  return masked(render(said, styleOf(engine, locale)), Infinity);
}
