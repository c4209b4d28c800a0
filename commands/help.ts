// /帮助: only what this person may do, or how one command is used.
import type { AnyCommand, Command, CommandArea, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { echo, isStranger, type Said, said } from './membership/said.ts';

const AREAS: readonly CommandArea[] = ['report', 'directive', 'finding', 'help', 'joining'];

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
      return { reply: name === '' ? overview(allowed) : usageOf(allowed, name) };
    },
  };
}

function mayUse({ org, actor, occasion }: Request<Said>, { permission }: AnyCommand): boolean {
  if (permission === 'anyone') return true;
  if (isStranger(org, occasion)) return false;
  return permission === 'bound' || org.may(actor, permission);
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
