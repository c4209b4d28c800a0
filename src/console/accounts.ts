// What is known of each chat account since this process has begun: how it stands, when it was last heard from, how fast it speaks.
import type { BotOptions } from '../bot.ts';
import type { Pace } from '../engine/relay.ts';
import type { Clock } from '../ports.ts';
import type { AccountShown } from './console.ts';

const MINUTE = 60_000;

export interface Watched {
  readonly channel: string;
  readonly pace: Pace;
  readonly clock: Clock;
}

export interface Accounts extends Required<Pick<BotOptions, 'onState' | 'onSign' | 'onSent'>> {
  readonly shown: () => readonly AccountShown[];
  /** Calls back when an account stands differently; returns what ends it. */
  readonly onChange: (hear: () => void) => () => void;
}

interface Known {
  state: Pick<AccountShown, 'state' | 'since' | 'reason' | 'qr'>;
  heard?: number;
  frame?: number;
  /** When messages went out during the last minute, ms. */
  sent: readonly number[];
}

export function watchAccounts({ channel, pace, clock }: Watched): Accounts {
  const accounts = new Map<string, Known>();
  const hearers = new Set<() => void>();
  const of = (account: string): Known => {
    const known = accounts.get(account) ?? { state: { state: 'starting', since: clock.now() }, sent: [] };
    accounts.set(account, known);
    return known;
  };
  const lately = (sent: readonly number[]) => sent.filter((at) => at > clock.now() - MINUTE);
  return {
    onState(account, state, { at, qr, reason }) {
      of(account).state = { state, since: at, qr, reason };
      for (const hear of hearers) hear();
    },
    onSign(account, at, sign) {
      const known = of(account);
      known.frame = Math.max(at, known.frame ?? at);
      if (sign === 'message') known.heard = Math.max(at, known.heard ?? at);
    },
    onSent(account) {
      // What is answered here in the browser is sent as well, but by no account that could be online.
      const known = accounts.get(account);
      if (known !== undefined) known.sent = [...lately(known.sent), clock.now()];
    },
    shown: () =>
      Array.from(accounts, ([account, { state, heard, frame, sent }]) => ({
        ...{ account, channel, pace, ...state, heard, frame, sentLately: lately(sent).length },
      })),
    onChange(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}
