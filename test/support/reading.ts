// A county with its report day, in memory: real commands and flows, ledgers that add up, a journal of every version.
import { chase } from '../../commands/chase.ts';
import { correct } from '../../commands/correct.ts';
import { dispute } from '../../commands/dispute.ts';
import { missing } from '../../commands/missing.ts';
import { report } from '../../commands/report.ts';
import { submit } from '../../commands/submit.ts';
import { summary } from '../../commands/summary.ts';
import { todoCommand } from '../../commands/todo.ts';
import { trace } from '../../commands/trace.ts';
import { undo } from '../../commands/undo.ts';
import { verify } from '../../commands/verify.ts';
import { zero } from '../../commands/zero.ts';
import { dailyReport } from '../../flows/daily-report/index.ts';
import { opening, reportDay } from '../../flows/report-day.ts';
import { rollUp } from '../../flows/roll-up.ts';
import { instant } from '../../src/calendar.ts';
import { anyCommand, type JournalEntry, type Read } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { anyFlow, type DocRef, type Message, type Signal } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import { createOrg, type LiveOrg } from '../../src/org/index.ts';
import type { Unit } from '../../src/org/types.ts';
import { DEFAULT_ROLE, type Role } from '../../src/permissions.ts';
import { templates } from '../../src/templates/index.ts';
import type { Text } from '../../src/texts/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { ledgers } from './ledgers.ts';
import { occasionOf } from './read.ts';

export const ZONE = 'Asia/Shanghai';
export const DAY = '2022-07-28';
/** A clock time of that day, or of another one in July. */
export const at = (time: string, day = DAY): number => instant(day, time, ZONE);

const unit = (place: string, name: string, tier: Unit['tier']): Unit => {
  const [code = '', parent] = place.split('<');
  return { ...{ code, name, tier, aliases: [] }, ...(parent === undefined ? {} : { parent }) };
};
const grids = (village: string, n: number): Unit[] =>
  Array.from({ length: n }, (_, i) => unit(`${village}${i + 1}<${village}`, `${i + 1}号网格`, 'grid'));

export const UNITS: readonly Unit[] = [
  unit('c', '平川县', 'county'),
  unit('h<c', '河湾镇', 'town'),
  unit('s<c', '石桥镇', 'town'),
  unit('d<h', '东沟村', 'village'),
  unit('x<h', '西沟村', 'village'),
  unit('l<s', '柳林村', 'village'),
  ...grids('d', 4),
  ...grids('x', 6),
  ...grids('l', 3),
];
export const GRIDS = UNITS.filter((one) => one.tier === 'grid').map((one) => one.code);

const person = (id: string, of: string, role: Role) => ({
  ...{ id, name: `人${id}` },
  posts: [{ unit: of, role, post: 'principal' as const }],
  contacts: [],
});

/** One person per unit (id p-unit), and a commander of the county. */
export function county(): LiveOrg {
  return createOrg({
    zone: ZONE,
    units: UNITS,
    templates,
    today: DAY,
    people: [
      ...UNITS.map(({ code, tier }) => person(`p-${code}`, code, DEFAULT_ROLE[tier])),
      person('boss', 'c', 'commander'),
    ],
    rooms: UNITS.map(({ code }) => ({
      ...{ key: `a/${code}`, account: 'a', room: code, unit: code },
      kind: 'command' as const,
    })),
    activations: [{ template: 'epidemic', area: 'c', from: '2022-07-20', basis: '测试' }],
  });
}

export interface Answer {
  readonly reply?: Text;
  readonly refusal?: Text;
  readonly messages: readonly Message[];
}

const COMMANDS = [
  ...[anyCommand(zero), anyCommand(report), anyCommand(correct), anyCommand(undo)],
  ...[summary, missing, chase, dispute, verify, trace, submit, todoCommand()].map(anyCommand),
];
const FLOWS = new Map([anyFlow(dailyReport), anyFlow(reportDay), anyFlow(rollUp)].map((flow) => [flow.name, flow]));

export interface World {
  readonly org: LiveOrg;
  readonly read: Read;
  readonly deaf: Set<string>;
  /** Opens the ledger of a day, as the calendar does. */
  opens(day: string, template?: string): void;
  /** Somebody says something in the group of his unit, or of another one: p-x1@x. */
  says(who: string, words: string, when: number): Promise<Answer>;
}

/** The parser compiles a list of templates once, so the same list stays the same array. */
const lists = new Map<string, typeof templates>();
function activeIn(org: LiveOrg): typeof templates {
  const active = templates.filter((t) => org.activations().some((a) => a.template === t.key));
  const key = active.map((t) => t.key).join();
  if (!lists.has(key)) lists.set(key, active);
  return lists.get(key) ?? active;
}

interface Cause {
  readonly by: string;
  readonly text: string;
}

export function world(org: LiveOrg = county()): World {
  const books = ledgers(org);
  const docs = new Map<string, unknown>();
  const journal = new Map<string, JournalEntry[]>();
  const deaf = new Set<string>();
  const keyOf = ({ flow, period, id }: DocRef) => `${flow}|${period ?? ''}|${id}`;
  const load = (ref: DocRef) => {
    const state = docs.get(keyOf(ref));
    return state === undefined ? undefined : FLOWS.get(ref.flow)?.state.parse(JSON.parse(JSON.stringify(state)));
  };
  const apply = ({ to, event }: Signal, cause?: Cause): readonly Message[] => {
    const flow = FLOWS.get(to.flow);
    if (flow === undefined) throw new Error(`no flow ${to.flow}`);
    const step = flow.transition(load(to), flow.event.parse(JSON.parse(JSON.stringify(event))));
    docs.set(keyOf(to), step.state);
    books.keep(step);
    const known = journal.get(keyOf(to)) ?? [];
    const source = cause === undefined ? {} : { name: cause.by, message: event.id, text: masked(cause.text) };
    journal.set(keyOf(to), [
      ...known,
      { ref: to, version: known.length + 1, at: event.at, type: event.type, ...source },
    ]);
    return step.messages;
  };
  const read = {
    ...books.read,
    doc: (flow, id, period) =>
      Promise.resolve(load({ flow: flow.name, id, ...(period === undefined ? {} : { period }) })),
    docs: (flow, ids, period) => Promise.all(ids.map((id) => read.doc(flow, id, period))),
    open: () => Promise.resolve([]),
    all: () => Promise.resolve([]),
    history: (ref) => Promise.resolve(journal.get(keyOf(ref)) ?? []),
    unheard: () => Promise.resolve(deaf.size === 0 ? undefined : (unit) => deaf.has(unit)),
    number: () => Promise.resolve(1),
    reach: () => Promise.resolve({ rooms: 0, minutes: 0, unreachable: [] }),
  } as Read;
  let serial = 0;
  return {
    ...{ org, read, deaf },
    opens(day, key = 'epidemic') {
      const template = org.template(key);
      if (template === undefined) throw new Error(key);
      for (const signal of opening(template, { area: 'c', at: at('12:00', day), org })) apply(signal);
    },
    async says(speaker, words, when) {
      const [who = '', where] = speaker.split('@');
      const actor = org.person(who);
      if (actor === undefined) throw new Error(who);
      const own = actor.posts[0]?.unit ?? '';
      const active = activeIn(org);
      const around = { at: when, zone: ZONE, templates: active, commands: COMMANDS };
      const { intent } = understand(words, around);
      const name = intent.intent === 'command' ? intent.name : undefined;
      const command = COMMANDS.find((one) => one.name === name || one.intents?.includes(intent.intent));
      if (command === undefined) throw new Error(`not understood: ${words} ${JSON.stringify(intent)}`);
      const args = command.args.parse(intent);
      const occasion = occasionOf(org, { at: when, id: `m${++serial}`, text: words }, where ?? own);
      try {
        const outcome = await command.run({ args, intent, actor, unit: own, occasion, org, read });
        if ('reply' in outcome) return { reply: outcome.reply, messages: [] };
        const cause = { by: actor.name, text: words };
        return { messages: outcome.signals.flatMap((signal) => apply(signal, cause)) };
      } catch (error) {
        if (error instanceof UserError) return { refusal: error.text, messages: [] };
        throw error;
      }
    },
  };
}

/** A world in which half of the units have reported, one of them late and one the day before as well. */
export async function reportedDay(): Promise<World> {
  const w = world();
  w.opens('2022-07-27');
  w.opens(DAY);
  await w.says('p-x1', '返乡1 居隔1', at('15:00', '2022-07-27'));
  await w.says('p-x1', '返乡2 居隔2', at('15:01'));
  await w.says('p-x2', '零报告', at('15:02'));
  await w.says('p-x3', '零报告', at('16:15'));
  await w.says('p-d1', '返乡3 巡查4', at('15:04'));
  await w.says('p-l1', '零报告', at('15:05'));
  return w;
}
