// /名册: who holds which post in a unit. Names and posts only.
import type { Command } from '../src/command.ts';
import { text } from '../src/texts/index.ts';
import { postFor, type Said, said, unitCalled } from './membership/said.ts';

const SHOWN = 30;

export const roster: Command<Said> = {
  name: 'roster',
  names: ['名册', 'roster', 'mc'],
  area: 'joining',
  usage: '/名册，或 /名册 单位名',
  usageEn: '/roster, or /roster UNIT',
  permission: 'see_figures',
  args: said,
  run(request) {
    const { args, org, occasion, unit: own } = request;
    const name = args.words.join('');
    const here = occasion.room?.unit ?? own;
    const unit = name === '' ? here : unitCalled(name, request).code;
    if (unit !== own) postFor(request, 'see_figures', unit);
    const members = org.people(unit).flatMap((person) =>
      person.posts
        .filter((post) => post.unit === unit)
        .map(({ role, post }) => {
          const bound = person.contacts.some((contact) => contact.to === undefined);
          return { name: person.name, role, post, bound };
        }),
    );
    return {
      reply: text('roster.list', { unit: org.label(unit), members: members.slice(0, SHOWN), count: members.length }),
    };
  },
};
