// What `npm start` prints: where things are and what to type next.
import type { Config } from '../config.ts';
import type { Running } from '../main.ts';
import { puppetTraits } from '../transports/wechaty/identity.ts';

export function banner(config: Config, running: Running): string[] {
  const { org } = running.bot.engine;
  const units = org.roots().reduce((n, root) => n + org.subtree(root.code).length, 0);
  const common = [
    `Gridline · ${running.redis}`,
    `${units} 个单位 units · ${org.rooms().length} 个群 groups · ${config.TIME_ZONE}`,
  ];
  const pages = pagesOf(running);
  if (config.CHANNEL === 'wechaty')
    return [...common, `频道 channel: wechaty (${config.ACCOUNT})`, ...idsOf(config), ...pages];
  const url = running.address === 'http://127.0.0.1:3000' ? '' : ` --url ${running.address}`;
  return [...common, ...pages, `另开一个终端试试 · in another terminal:  npm run gridline -- chat${url} 零报告`];
}

function idsOf({ WECHATY_PUPPET = '', WECHATY_GATEWAY_PUPPET: behind = WECHATY_PUPPET }: Config): string[] {
  if (puppetTraits(behind).stableIds) return [];
  return [
    `⚠ ${behind} 每次扫码登录后群和人的编号都会变，要重新 /绑定、/报到 · ids change with every login: bind the groups and join again`,
  ];
}

/** The first sign-in goes through a link that works once, for a day. */
function pagesOf({ address, welcome }: Running): string[] {
  const pages = [`网页 console: ${address}`];
  if (welcome === undefined) return pages;
  return [
    ...pages,
    '第一次请打开（24小时内一次有效）· for the first sign-in, once and within 24 hours:',
    `  ${welcome}`,
  ];
}
