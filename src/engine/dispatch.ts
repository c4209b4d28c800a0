// understand → authorise → run. The only place where an error becomes a sentence.
import type { AnyCommand, Occasion, Outcome } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Signal } from '../flow.ts';
import type { Org, Person, Room } from '../org/types.ts';
import { isAnsweredIn } from '../permissions.ts';
import type { Heard } from '../ports.ts';
import { text, type Text } from '../texts/index.ts';
import type { Intent, Quoted, Rule } from '../understanding/intent.ts';
import { choiceIn } from '../understanding/choice.ts';
import { findingQuoted, understand } from '../understanding/index.ts';
import { noting } from './asked.ts';
import type { Meaning } from './plan.ts';
import { questionFor } from './questions.ts';
import type { Session } from './session.ts';
import { ofSomeOrder, ORDER, templatesFor } from './vocabulary.ts';

const SILENCE: Meaning = { signals: [], replies: [] };
/** A command or question this old is not answered any more, nor a misspelt one; a report still counts, and so does a mistake in it. ms */
const STALE = 10 * 60_000;
/** Mark of an order inside a quoted message of ours. */
const ORDER_MARK = /令\s*(\d{1,9})/u;
/** What a stranger says that deserves a hint how to join. */
const WORTH_A_HINT: ReadonlySet<Intent['intent']> = new Set(['zero_report', 'report', 'correct', 'chain']);

export async function dispatch(heard: Heard, session: Session): Promise<Meaning> {
  const { org } = session.engine;
  const room = org.room(`${heard.channel}/${heard.conversation}`);
  const person = org.personBy(heard.channel, heard.contact);
  if (room?.kind === 'residents' && !(await frees(heard, { session, room, person }))) return SILENCE;
  const asked: string[] = [];
  try {
    const choice = await answered(heard, session);
    if (choice === 'dropped')
      return { signals: [questionFor(heard).answered], replies: [text('question.dropped', {})], asked };
    const { intent, quoted } = choice ?? (await understood(heard, { session, room, person }));
    const occasion = occasionOf(heard, room, quoted);
    const outcome = await obey({ intent, occasion, person, session, asked });
    const signals = 'signals' in outcome ? [...outcome.signals] : [];
    if (choice !== undefined) signals.push(questionFor(heard).answered);
    if (outcome.ask !== undefined) signals.push(questionFor(heard).asked(outcome.ask));
    signals.push(...(await noticed({ intent, occasion, person, session, asked }, signals)));
    return { signals, replies: 'reply' in outcome ? [outcome.reply] : [], asked };
  } catch (error) {
    if (error instanceof UserError) return { signals: [], replies: [error.text], asked };
    throw error;
  }
}

/** Of a residents' group nothing is heard but its unbinding, from somebody who governs the unit. */
export async function frees(heard: Pick<Heard, 'text' | 'at'>, scene: Scene): Promise<boolean> {
  const { session, room, person } = scene;
  const { org } = session.engine;
  if (room === undefined || person === undefined) return false;
  if (org.governs(person, 'manage_membership', room.unit) === undefined) return false;
  const { intent } = await understood(heard, scene);
  return intent.intent === 'command' && intent.name === 'unbind' && intent.slash;
}

type Told = Pick<Heard, 'text' | 'at' | 'id' | 'conversation' | 'contact'>;

/** A bare 1, 2, yes or no may answer a question of ours. */
export async function answered(heard: Told, { read }: Pick<Session, 'read'>) {
  const word = choiceIn(heard.text);
  const intent = word === undefined ? undefined : await questionFor(heard).answer(read, word);
  return intent === undefined || intent === 'dropped' ? intent : { intent, quoted: undefined };
}

export interface Scene {
  readonly session: Pick<Session, 'engine' | 'read'>;
  readonly room: Room | undefined;
  readonly person: Person | undefined;
  /** Told which part of the understanding decided. */
  readonly decided?: (rule: Rule) => void;
}

/** What a message means where it is said, whether or not anybody may say it. */
export async function understood(heard: Pick<Heard, 'text' | 'at'>, { session, room, person, decided }: Scene) {
  const { org, commands } = session.engine;
  const unit = standing(org, person, room) ?? room?.unit;
  const templates = await templatesFor(session, unit, heard.at);
  const context = { at: heard.at, zone: org.zone, templates, commands, ...(decided && { decided }) };
  const { intent, quoted } = understand(heard.text, context);
  return { intent: ofSomeOrder(intent, templates), quoted };
}

function occasionOf(heard: Heard, room: Room | undefined, quote: Quoted | undefined): Occasion {
  const { at, id, text, conversation, account, channel, contact, contactName, topic, mentions, image } = heard;
  const order = quote === undefined ? undefined : ORDER_MARK.exec(quote.text)?.[1];
  const quoted = {
    directive: order === undefined ? undefined : Number(order),
    finding: quote === undefined ? undefined : findingQuoted(quote.text),
  };
  return { at, id, text, room, conversation, account, channel, contact, contactName, topic, quoted, mentions, image };
}

interface Ask {
  readonly intent: Intent;
  readonly occasion: Occasion;
  readonly person: Person | undefined;
  readonly session: Session;
  /** Filled with what a question asks of the store (asked.ts). */
  readonly asked: string[];
}

const NOTHING: Outcome = { signals: [] };

/** A group without a unit is known by its name from then on, unless something else is being done with it. */
async function noticed(ask: Ask, signals: readonly Signal[]): Promise<readonly Signal[]> {
  const { room, channel, conversation, contact } = ask.occasion;
  if (room !== undefined || conversation === contact) return [];
  const notice = ask.session.engine.commands.find(({ name }) => name === 'notice');
  if (notice === undefined || signals.some(({ to }) => to.id === `${channel}/${conversation}`)) return [];
  const outcome = await run(notice, ask);
  return 'signals' in outcome ? outcome.signals : [];
}

async function obey(ask: Ask): Promise<Outcome> {
  const { intent, occasion, person, session } = ask;
  const { commands, clock, org } = session.engine;
  const command = commandFor(commands, intent, occasion);
  const keeps = command === undefined ? intent.intent === 'error' : command.stale === true;
  if (!keeps && clock.now() - occasion.at > STALE) return NOTHING;
  if (command === undefined) return unresolved(ask);
  if (!allowed(org, command, person)) return denied(ask, command);
  if (!isAnsweredIn(command.permission, occasion)) throw new UserError(text('room.free', {}));
  return run(command, ask);
}

function run(command: AnyCommand, { intent, occasion, person, session, asked }: Ask): Promise<Outcome> | Outcome {
  const { org } = session.engine;
  const args = command.args.safeParse(intent);
  if (!args.success) throw new UserError(text('usage', { usage: command.usage, usageEn: command.usageEn }));
  const actor = person ?? stranger(occasion);
  const unit = standing(org, person, occasion.room) ?? occasion.room?.unit ?? '';
  const read = command.stale === true ? session.read : noting(session.read, asked);
  return command.run({ args: args.data, intent, actor, unit, occasion, org, read });
}

/** The command an intent asks for: by name, or the one that takes such intents. */
export function commandFor(
  commands: readonly AnyCommand[],
  intent: Intent,
  occasion: Pick<Occasion, 'image'>,
): AnyCommand | undefined {
  if (intent.intent === 'command') return commands.find((command) => command.name === intent.name);
  if (intent.intent === 'none')
    return occasion.image === undefined ? undefined : commands.find((c) => c.name === 'photo');
  if ((intent.intent === 'report' || intent.intent === 'correct') && intent.template?.startsWith(ORDER) === true)
    return commands.find((c) => c.name === 'respond');
  return commands.find((command) => command.intents?.includes(intent.intent));
}

/** Chatter stays unanswered; a mistake in a report and a misspelt command do not. */
async function unresolved(ask: Ask): Promise<Outcome> {
  const { intent, person } = ask;
  if (person === undefined) return NOTHING;
  if (intent.intent === 'error') {
    return { reply: text(`mistake.${intent.code}`, intent) as Text };
  }
  if (intent.intent !== 'command' || !intent.slash) return NOTHING;
  if (intent.suggestion === undefined) return { reply: text('unknownCommand', { typed: intent.typed }) };
  const { typed, suggestion } = intent;
  return { reply: text('didYouMean', { typed, meant: suggestion }), ask: { '1': await meantBy(intent, ask) } };
}

/** What he would have said with the command spelt right. */
async function meantBy(typed: Extract<Intent, { intent: 'command' }>, { occasion, person, session }: Ask) {
  const spelt = { text: `/${typed.suggestion ?? ''} ${typed.rest}`.trim(), at: occasion.at };
  return (await understood(spelt, { session, room: occasion.room, person })).intent;
}

export function allowed(org: Org, command: AnyCommand, person: Person | undefined): boolean {
  if (command.permission === 'anyone') return true;
  if (person === undefined) return false;
  return command.permission === 'bound' || org.may(person, command.permission);
}

function denied(ask: Ask, command: AnyCommand): Promise<Outcome> | Outcome {
  const { intent, person } = ask;
  if (person !== undefined) {
    if (intent.intent === 'ack') return NOTHING;
    const name = command.names[0] ?? command.name;
    return { reply: person.frozen === true ? text('frozen', {}) : text('denied', { command: name }) };
  }
  const greeting = ask.session.engine.commands.find(({ name }) => name === 'stranger');
  return WORTH_A_HINT.has(intent.intent) && greeting !== undefined ? run(greeting, ask) : NOTHING;
}

/** Where a person stands in a room: his post in the room's unit, else below it, else above it, else his first post. */
export function standing(org: Org, person: Person | undefined, room: Room | undefined): string | undefined {
  const posts = person?.posts ?? [];
  if (room === undefined) return posts[0]?.unit;
  const fit =
    posts.find((post) => post.unit === room.unit) ??
    posts.find((post) => org.within(post.unit, room.unit)) ??
    posts.find((post) => org.within(room.unit, post.unit));
  return (fit ?? posts[0])?.unit;
}

/** Somebody who is on no roster: has no posts, so no right can be found for him. */
function stranger(occasion: Occasion): Person {
  return { id: '', name: occasion.contactName, posts: [], contacts: [] };
}
