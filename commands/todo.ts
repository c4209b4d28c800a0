// /我的待办: what the speaker owes now: reports, figures in question, roll-ups, and what other processes add.
import type { Command, Request } from '../src/command.ts';
import { type Text, text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';
import { reportsOwed } from './reading/owed.ts';

/** What other processes have open for the speaker: one line each. */
export type More = (request: Request<Said>) => Promise<readonly Text[]>;

export function todoCommand(...more: readonly More[]): Command<Said> {
  return {
    name: 'todo',
    names: ['我的待办', 'todo', 'wddb', '待办'],
    area: 'joining',
    usage: '/我的待办',
    usageEn: '/todo',
    permission: 'bound',
    args: said,
    async run(request) {
      const found = await Promise.all([reportsOwed, ...more].map((owed) => owed(request)));
      const lines = found.flat();
      return {
        reply: lines.length === 0 ? text('todo.none', { name: request.actor.name }) : text('todo.list', { lines }),
      };
    },
  };
}
