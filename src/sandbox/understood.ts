// What the dispatcher would make of a message, without running it: for showing beside the message.
import { daysOf } from '../../commands/reporting/days.ts';
import { dayOf } from '../calendar.ts';
import type { AnyCommand, Day, Read } from '../command.ts';
import { allowed, answered, commandFor, frees, type Scene, standing, understood } from '../engine/dispatch.ts';
import type { Engine } from '../engine/engine.ts';
import { ORDER, templatesFor } from '../engine/vocabulary.ts';
import { UserError } from '../errors.ts';
import type { Heard } from '../ports.ts';
import type { Understood } from '../transports/sandbox/wire-understood.ts';
import { type Intent, type Quoted, RULES } from '../understanding/index.ts';
import { aboutOf, contentOf } from './contents.ts';
import { asTaken } from './order-answer.ts';

/** Beside the parts of the understanding: what decides before or after it. */
const AROUND = ['residents', 'question_answer', 'order_answer', 'photo'] as const;
export const UNDERSTOOD_RULES = [...RULES, ...AROUND] as const;
export type UnderstoodRule = (typeof UNDERSTOOD_RULES)[number];

export type Asked = Pick<Heard, 'channel' | 'conversation' | 'contact' | 'text' | 'at' | 'image'>;

interface Meant {
  readonly rule: UnderstoodRule;
  readonly intent: Intent;
  readonly quoted?: Quoted | undefined;
}

const NOTHING: Intent = { intent: 'none' };

export async function understoodBy(
  session: { readonly engine: Engine; readonly read: Read },
  said: Asked,
): Promise<Understood> {
  const { org } = session.engine;
  const room = org.room(`${said.channel}/${said.conversation}`);
  const person = org.personBy(said.channel, said.contact);
  const scene = { session, room, person };
  const meant = await meaningOf(said, scene);
  const unit = standing(org, person, room);
  const templates = await templatesFor(session, unit ?? room?.unit, said.at);
  const { intent } = meant;
  const from = unit ?? room?.unit ?? '';
  return {
    rule: meant.rule,
    intent: intent.intent,
    answersQuestion: meant.rule === 'question_answer',
    ...calledBy(intent, { scene, command: commandOf(meant, said, session.engine) }),
    ...(unit === undefined ? {} : { stands: { code: unit, label: org.label(unit) } }),
    ...contentOf(asTaken(intent, said.text, templates), templates),
    ...aboutOf(intent, { org, from }),
    ...daysIn(intent, dayOf(said.at, org.zone)),
    ...(meant.quoted === undefined ? {} : { quoted: meant.quoted }),
  };
}

/** The days typed; today goes without saying. A day that cannot be is a mistake that only shows here. */
function daysIn(intent: Intent, today: Day): Pick<Understood, 'days' | 'mistake'> {
  const date = 'date' in intent ? intent.date : undefined;
  if (date === undefined) return { days: [] };
  try {
    return { days: [...daysOf(date, today)] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { days: [], mistake: { code: error.text.key.replace(/^mistake\./, ''), token: date } };
  }
}

async function meaningOf(said: Asked, scene: Scene): Promise<Meant> {
  if (scene.room?.kind === 'residents' && !(await frees(said, scene))) return { rule: 'residents', intent: NOTHING };
  const choice = await answered({ ...said, id: '' }, scene.session);
  if (choice !== undefined) return { rule: 'question_answer', intent: choice === 'dropped' ? NOTHING : choice.intent };
  let rule: UnderstoodRule = 'chatter';
  const { intent, quoted } = await understood(said, { ...scene, decided: (by) => (rule = by) });
  const isPhoto = intent.intent === 'none' && said.image !== undefined;
  return { rule: isPhoto ? 'photo' : isOrderAnswer(intent) ? 'order_answer' : rule, intent, quoted };
}

/** Figures an order has asked for. */
function isOrderAnswer(intent: Intent): boolean {
  return (intent.intent === 'report' || intent.intent === 'correct') && intent.template?.startsWith(ORDER) === true;
}

/** A residents' group hears nothing, so no command takes what is said there. */
function commandOf({ rule, intent }: Meant, { image }: Asked, { commands }: Engine): AnyCommand | undefined {
  return rule === 'residents' || (rule === 'question_answer' && intent.intent === 'none')
    ? undefined
    : commandFor(commands, intent, { image });
}

function calledBy(
  intent: Intent,
  { scene, command }: { readonly scene: Scene; readonly command: AnyCommand | undefined },
): Pick<Understood, 'command' | 'unknown'> {
  const called = intent.intent === 'command' ? intent : undefined;
  if (command === undefined) {
    if (called?.slash !== true) return {};
    const { typed, suggestion } = called;
    return { unknown: { typed, ...(suggestion === undefined ? {} : { suggestion }) } };
  }
  const { name, names, area, usage, usageEn, permission } = command;
  const mine = allowed(scene.session.engine.org, command, scene.person);
  const how = called === undefined ? {} : { typed: called.typed, words: [...called.words] };
  return { command: { name, names: [...names], area, usage, usageEn, permission, allowed: mine, ...how } };
}
