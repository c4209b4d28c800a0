// /名册: who holds which post in a unit. Names and posts only.
import { person as flow } from '../flows/person.ts';
import type { Command, Request } from '../src/command.ts';
import type { UnitCode } from '../src/flow.ts';
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
  async run(request) {
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
    const listed = { unit: org.label(unit), members: members.slice(0, SHOWN), count: members.length };
    return { reply: text('roster.list', { ...listed, unknown: await unknownIn(request, unit) }) };
  },
};

/** Nicknames of those who report in the unit's group and are on no roster, for whoever may let them in. */
export async function unknownIn(
  { org, actor, read }: Pick<Request<Said>, 'org' | 'actor' | 'read'>,
  unit: UnitCode,
): Promise<readonly string[]> {
  if (org.governs(actor, 'approve_member', unit) === undefined) return [];
  const open = await read.open(flow);
  return open
    .flatMap(({ state }) => (state.spoke === undefined ? [] : [state.spoke]))
    .filter((one) => one.unit === unit && org.personBy(one.channel, one.contact) === undefined)
    .map((one) => one.nickname)
    .slice(0, SHOWN);
}
