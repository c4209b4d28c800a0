// A listener that writes down what it is told, and may refuse.
import type { AccountState, Heard, Listener } from '../../src/ports.ts';

export interface Notes extends Listener {
  readonly messages: Heard[];
  readonly echoes: { conversation: string; text: string; at: number }[];
  readonly states: { state: AccountState; at: number; qr?: string; reason?: string }[];
  readonly gaps: { from: number; to: number }[];
  /** While true nothing is taken. */
  refuse: boolean;
  refusals: number;
  readonly texts: () => string[];
  readonly online: () => number;
}

export function notes(): Notes {
  const taken: Notes = {
    messages: [],
    echoes: [],
    states: [],
    gaps: [],
    refuse: false,
    refusals: 0,
    texts: () => taken.messages.map(({ text }) => text),
    online: () => taken.states.filter(({ state }) => state === 'online').length,
    heard: (message) => {
      if (taken.refuse) {
        taken.refusals += 1;
        return Promise.reject(new Error('Redis is away'));
      }
      taken.messages.push(message);
      return Promise.resolve();
    },
    echo: (said) => {
      taken.echoes.push(said);
    },
    state: (state, detail) => {
      taken.states.push({ state, ...detail });
    },
    gap: (from, to) => {
      taken.gaps.push({ from, to });
      return Promise.resolve();
    },
  };
  return taken;
}
