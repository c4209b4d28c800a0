// /帮助: only what this person may do, or how one command is used.
import type { AnyCommand, Command, CommandArea, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { type Action, isAnsweredIn } from '../src/permissions.ts';
import { text } from '../src/texts/index.ts';
import { echo, isStranger, type Said, said } from './membership/said.ts';

const AREAS: readonly CommandArea[] = ['report', 'directive', 'finding', 'help', 'joining'];

const REPORTING: readonly Action[] = ['report', 'report_on_behalf'];
/** Commands open to everybody on the roster that depend on the unit: of no use to whoever may do none of these anywhere. */
const NEEDS: Readonly<Record<string, readonly Action[]>> = {
  zero: REPORTING,
  report: REPORTING,
  correct: REPORTING,
  undo: REPORTING,
  backfill: REPORTING,
  chain: REPORTING,
  answer: REPORTING,
  verify: [...REPORTING, 'question_figure'],
  ack: ['acknowledge'],
  finding: ['create_finding', 'propose_finding'],
  extend: ['fix_finding', 'create_finding', 'decide_finding'],
  void: ['create_finding', 'decide_finding', 'propose_finding'],
};

/** The list is asked for when somebody asks, because help is part of it. */
export function helpCommand(list: () => readonly AnyCommand[]): Command<Said> {
  return {
    name: 'help',
    names: ['帮助', 'help', 'bz', '?'],
    area: 'joining',
    usage: '/帮助，或 /帮助 命令名',
    usageEn: '/help, or /help COMMAND',
    permission: 'anyone',
    args: said,
    run(request) {
      const allowed = list().filter((command) => command.names.length > 0 && mayUse(request, command));
      const name = (request.args.words[0] ?? '').replace(/^[/／\\]+/, '').toLowerCase();
      if (name !== '') return { reply: usageOf(allowed, name) };
      return { reply: overview(allowed.filter(({ permission }) => isAnsweredIn(permission, request.occasion))) };
    },
  };
}

function mayUse({ org, actor, occasion }: Request<Said>, { name, permission }: AnyCommand): boolean {
  if (permission === 'anyone') return true;
  if (isStranger(org, occasion)) return false;
  if (permission !== 'bound') return org.may(actor, permission);
  return NEEDS[name]?.some((action) => org.may(actor, action)) ?? true;
}

function overview(commands: readonly AnyCommand[]) {
  const areas = AREAS.map((area) => ({
    area,
    names: commands.filter((command) => command.area === area).map((command) => command.names[0] ?? command.name),
  }));
  return text('help.list', { areas: areas.filter((area) => area.names.length > 0) });
}

function usageOf(commands: readonly AnyCommand[], name: string) {
  const found = commands.find((command) => [command.name, ...command.names].includes(name));
  if (found === undefined) throw new UserError(text('help.unknown', { name: echo(name) }));
  const { names, usage, usageEn } = found;
  return text('help.one', { name: names[0] ?? found.name, nameEn: found.name, usage, usageEn });
}
