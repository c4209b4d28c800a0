// A small town in which everything said becomes documents at once, as the runner would have it.
import { activation } from '../../flows/activation.ts';
import { exemption } from '../../flows/exemption.ts';
import { person } from '../../flows/person.ts';
import { room } from '../../flows/room.ts';
import type { AnyCommand, Occasion, Outcome, Read } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { anyFlow, type Signal } from '../../src/flow.ts';
import { changeFromDocs, createOrg, type LiveOrg } from '../../src/org/index.ts';
import type { Person, Room, Unit } from '../../src/org/types.ts';
import type { Role } from '../../src/permissions.ts';
import { templates } from '../../src/templates/index.ts';
import type { Text } from '../../src/texts/index.ts';

const AT = Date.UTC(2022, 6, 28, 2);
const FLOWS = new Map(
  [anyFlow(person), anyFlow(room), anyFlow(activation), anyFlow(exemption)].map((f) => [f.name, f]),
);

const units: Unit[] = [
  { code: '1', name: '双辽市', aliases: [], tier: 'county' },
  { code: '11', name: '茂林镇', aliases: [], tier: 'town', parent: '1' },
  { code: '111', name: '西沟村', aliases: [], tier: 'village', parent: '11' },
  { code: '1111', name: '1号网格', aliases: [], tier: 'grid', parent: '111' },
  { code: '1113', name: '3号网格', aliases: [], tier: 'grid', parent: '111' },
  { code: '112', name: '东沟村', aliases: [], tier: 'village', parent: '11' },
];

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly contact?: string;
}

/** Who says which words where. */
export interface Line {
  readonly by: string;
  readonly words?: string;
  readonly where?: string;
  /** Minutes after the beginning. */
  readonly after?: number;
}

export function town() {
  const org: LiveOrg = createOrg({ zone: 'Asia/Shanghai', units, templates });
  const docs = new Map<string, { flow: string; id: string; state: unknown }>();
  let n = 0;
  const happen = ({ to, event }: Signal) => {
    const flow = FLOWS.get(to.flow);
    const key = `${to.flow}|${to.id}`;
    if (flow === undefined) throw new Error(to.flow);
    const step = flow.transition(docs.get(key)?.state, flow.event.parse(event));
    docs.set(key, { flow: to.flow, id: to.id, state: flow.state.parse(JSON.parse(JSON.stringify(step.state))) });
    org.apply(changeFromDocs([...docs.values()]));
    return step.messages;
  };
  const numbers = new Map<string, number>();
  const read = {
    number: (_series: string, message: string) => {
      if (!numbers.has(message)) numbers.set(message, numbers.size + 1);
      return Promise.resolve(numbers.get(message));
    },
    doc: (flow: { name: string }, id: string) => Promise.resolve(docs.get(`${flow.name}|${id}`)?.state),
    open: ({ name }: { name: string }) =>
      Promise.resolve([...docs.values()].filter((d) => d.flow === name && FLOWS.get(name)?.isOpen(d.state) === true)),
  } as unknown as Read;
  const add = ({ id, name, unit, role, contact }: Member) => {
    const posts = [{ unit, role, post: 'principal' }];
    const contacts = contact === undefined ? {} : { contacts: [{ channel: 'w', contact }] };
    const event = { type: 'imported', at: 1, id: `i-${id}`, name, posts, ...contacts };
    happen({ to: { flow: 'person', id }, event });
  };
  const run = (
    command: AnyCommand,
    { by, words = '', where = 'g111', after = 0 }: Line,
  ): Promise<Outcome> | Outcome => {
    const found = org.room(`w/${where}`);
    const actor: Person = org.personBy('w', by) ?? { id: '', name: '', posts: [], contacts: [] };
    const list = words === '' ? [] : words.split(' ');
    const { name } = command;
    const intent = { intent: 'command' as const, name, typed: name, words: list, rest: words, slash: true };
    const unit = actor.posts[0]?.unit ?? found?.unit ?? '';
    const occasion = occasionOf(++n, { by, words, where, after }, found);
    return command.run({ args: command.args.parse(intent), intent, actor, org, read, unit, occasion });
  };
  /** The first thing said in answer. */
  const says = async (command: AnyCommand, line: Line): Promise<Text | undefined> => {
    try {
      const outcome = await run(command, line);
      return 'reply' in outcome ? outcome.reply : outcome.signals.flatMap((signal) => [...happen(signal)])[0]?.text;
    } catch (error) {
      if (error instanceof UserError) return error.text;
      throw error;
    }
  };
  return { org, add, says, happen };
}

/** The town with an office, a leader, and a worker who has not joined yet. */
export function staffed() {
  const t = town();
  t.add({ id: 'office', name: '赵敏', unit: '11', role: 'town_office', contact: 'zhao' });
  t.add({ id: 'leader', name: '李强', unit: '111', role: 'grid_leader', contact: 'li' });
  t.add({ id: 'p33', name: '王芳', unit: '1113', role: 'grid_worker' });
  return t;
}

function occasionOf(n: number, { by, words, where, after }: Required<Line>, room: Room | undefined): Occasion {
  return {
    ...{
      at: AT + after * 60_000 + n,
      id: `m${n}`,
      text: words,
      conversation: where,
      account: 'bot',
      channel: 'w',
      contact: by,
    },
    ...{ contactName: '昵称13800001111', mentions: [], topic: '茂林镇西沟村3号网格群' },
    ...(room === undefined ? {} : { room }),
  };
}
