// Puts engine, store and channels together: everything a role runs, started and stopped in order.
import { randomInt, randomUUID } from 'node:crypto';
import { commands } from '../commands/index.ts';
import { feedbackForms } from '../commands/directives/find.ts';
import { flows } from '../flows/index.ts';
import { type Calendar, createCalendar } from './engine/calendar.ts';
import { createDrive, type Drive } from './engine/drive.ts';
import type { Engine, Log } from './engine/engine.ts';
import type { AnyFlow } from './flow.ts';
import { refreshOrg } from './engine/organisation.ts';
import { createRelay, type Pace, type Relay } from './engine/relay.ts';
import { createRunner } from './engine/runner.ts';
import { createOrg, type LiveOrg, ORG_FLOWS } from './org/index.ts';
import type { AccountState, Clock, Commit, Heard, Listener, Outgoing, Store, Transport } from './ports.ts';
import { englishNames } from './templates/index.ts';
import type { ReportTemplate } from './templates/types.ts';
import type { Style } from './texts/index.ts';

export interface BotOptions {
  readonly store: Store;
  readonly transports: readonly Transport[];
  /** Where answers go that nobody waits for in a chat; it costs no pace. */
  readonly answers?: Transport;
  readonly clock: Clock;
  readonly templates: readonly ReportTemplate[];
  /** Flows besides those of flows/index.ts. */
  readonly moreFlows?: readonly AnyFlow[];
  readonly style: Style;
  readonly pace: Pace;
  readonly log: Log;
  /** Name of this consumer in the inbox's group. */
  readonly worker: string;
  /** Present when the clock can be moved (sandbox, tests). */
  readonly moveTo?: (at: number) => void;
  readonly onState?: (
    account: string,
    state: AccountState,
    detail: { readonly at: number; readonly qr?: string; readonly reason?: string },
  ) => void;
  /** An account gave a sign of life at an instant (ms); `message`: somebody has spoken. */
  readonly onSign?: (account: string, at: number, sign: 'message' | 'frame') => void;
  /** A message has gone out. */
  readonly onSent?: (account: string) => void;
}

export interface Bot {
  readonly engine: Engine;
  readonly drive: Drive;
  /** What is due by the calendar; to be looked at every minute. */
  readonly calendar: Calendar;
  /** Calls back after every batch that was committed; returns what ends it. */
  onCommitted(hear: (commits: readonly Commit[]) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const AT_ONCE: Pace = { spacing: [0, 0], perDay: Number.MAX_SAFE_INTEGER };

/** Expected minutes until the last of so many groups has heard: accounts work side by side, a message at a time. */
function minutesFor(pace: Pace, accounts: number): (rooms: number) => number {
  const seconds = (pace.spacing[0] + pace.spacing[1]) / 2000;
  return (rooms) => Math.ceil((Math.ceil(rooms / Math.max(1, accounts)) * seconds) / 60);
}

export function createBot(options: BotOptions): Bot {
  const { transports, answers } = options;
  const hearers = new Set<(commits: readonly Commit[]) => void>();
  const engine = engineOf(options, (commits) => {
    for (const hear of hearers) hear(commits);
    if (commits.some((commit) => commit.parcels.length > 0)) drive.poke();
  });
  const relays = new Map(transports.map((transport) => [transport, relayFor(transport, options, engine.org)]));
  const calendar = createCalendar(engine);
  const runner = createRunner(engine, options.worker);
  const all = [
    ...relays.values(),
    ...(answers === undefined ? [] : [relayFor(answers, { ...options, pace: AT_ONCE }, engine.org)]),
  ];
  const drive = createDrive({ engine, runner, relays: all, calendar }, options.moveTo);
  return {
    engine,
    drive,
    calendar,
    onCommitted(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    async start() {
      await refreshOrg(engine);
      await calendar.look();
      for (const [transport, relay] of relays) await transport.start(listener(options, transport, relay));
      drive.start();
    },
    async stop() {
      await Promise.all(transports.map((transport) => transport.stop()));
      await drive.stop();
    },
  };
}

function engineOf(options: BotOptions, committed: Engine['committed']): Engine {
  const { store, transports, clock, pace, log, templates, style } = options;
  const engine: Engine = {
    ...{ store, commands, clock, log, committed },
    org: createOrg({ zone: style.zone, units: [], templates }),
    flows: new Map([...flows, ...(options.moreFlows ?? []).map((flow) => [flow.name, flow] as const)]),
    orgFlows: new Set(ORG_FLOWS),
    pace: minutesFor(pace, transports.length),
    feedback: (read, unit) => feedbackForms(read, unit, engine.org),
    incident: () => randomUUID().slice(0, 8),
  };
  return engine;
}

function relayFor(transport: Transport, { store, clock, pace, log, ...options }: BotOptions, org: LiveOrg): Relay {
  const style: Style = {
    ...options.style,
    /** Forms and fields may be renamed while this runs. */
    get names() {
      return options.style.locale === 'en' ? englishNames(org.templates()) : undefined;
    },
  };
  const random = () => randomInt(1_000_000) / 1_000_000;
  return createRelay({ store, transport: counted(transport, options.onSent), clock, pace, style, log, random });
}

function counted(transport: Transport, onSent: BotOptions['onSent']): Transport {
  const send = async (message: Outgoing) => {
    await transport.send(message);
    onSent?.(transport.account);
  };
  return { ...transport, send };
}

function listener({ store, log, onState, onSign, clock }: BotOptions, transport: Transport, relay: Relay): Listener {
  const { account } = transport;
  return {
    heard: (message: Heard) => {
      onSign?.(account, message.at, 'message');
      const id = `${message.channel}:${message.account}:${message.id}`;
      return store.offer([{ kind: 'heard', id, at: message.at, message }]);
    },
    alive: (at) => onSign?.(account, at, 'frame'),
    echo: (said) => {
      relay.echo(said);
    },
    state: (state, detail) => {
      const { reason } = detail;
      log.info('account', { account, state, ...(reason === undefined ? {} : { reason }) });
      onState?.(account, state, detail);
    },
    gap: (from, to) =>
      store.offer([{ kind: 'gap', id: `gap:${account}:${from}:${to}`, at: clock.now(), account, from, to }]),
  };
}
