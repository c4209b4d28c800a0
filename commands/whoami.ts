// /我是谁: name and posts, and the capacity in which one acts in this group.
import type { Command } from '../src/command.ts';
import { text } from '../src/texts/index.ts';
import { type Said, said } from './membership/said.ts';

export const whoami: Command<Said> = {
  name: 'whoami',
  names: ['我是谁', 'whoami', 'wss'],
  area: 'joining',
  usage: '/我是谁',
  usageEn: '/whoami',
  permission: 'bound',
  args: said,
  run({ actor, org, unit, occasion }) {
    const posts = actor.posts.map((post) => ({ unit: org.fullLabel(post.unit), role: post.role, post: post.post }));
    const here = occasion.room === undefined || actor.posts.length < 2 ? undefined : org.label(unit);
    return { reply: text('whoami', { name: actor.name, posts, here }) };
  },
};
