// `gridline invite` on the configured store: a one-time link into the console, for whoever is at the machine.
import { person as flow } from '../../../flows/person.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { linkFor } from '../../console/invite.ts';
import { openStore } from '../../open-store.ts';
import { nameKey } from '../../org/members.ts';
import type { Store } from '../../ports.ts';

const SHOWN = 20;

type Out = (line: string) => void;

export async function inviteCommand(config: Config, who: string, write: Out): Promise<number> {
  const home = await openStore(config, write);
  try {
    return await invitePerson(who, { store: home.store, address: addressOf(config), now: systemClock.now(), write });
  } finally {
    await home.close();
  }
}

export interface Inviting {
  readonly store: Store;
  readonly address: string;
  /** ms */
  readonly now: number;
  readonly write: Out;
}

/** Exit code: 0 printed, 1 nobody or several go by that name. */
export async function invitePerson(who: string, { store, address, now, write }: Inviting): Promise<number> {
  const people = (await store.all(flow.name))
    .map(({ id, doc }) => ({ id, state: flow.state.parse(JSON.parse(doc.json)) }))
    .filter(({ state }) => state.name !== '');
  const byId = people.filter(({ id }) => id === who);
  const found = byId.length > 0 ? byId : people.filter(({ state }) => nameKey(state.name) === nameKey(who));
  const [only] = found;
  if (only === undefined) {
    write(`名册里没有“${who}” · nobody called ${who} is on the roster`);
    return 1;
  }
  if (found.length > 1) {
    write(`有${found.length}个“${who}”，请写编号 · ${found.length} people are called ${who}, give an id:`);
    for (const { id, state } of found.slice(0, SHOWN)) write(`  ${id}  ${state.posts.map(postOf).join(', ')}`);
    return 1;
  }
  // The sandbox's clock may have been moved ahead: a link is dated by it.
  const ahead = Number((await store.recall('sandbox:clock')) ?? 0);
  const { path, entry } = linkFor(only.id, now + ahead);
  await store.offer([entry]);
  write(`${only.state.name} ${only.state.posts.map(postOf).join(', ')}`);
  write('一次有效，24小时内，机器人运行时打开 · works once within 24 hours, while the bot is running:');
  write(`  ${address}${path}`);
  return 0;
}

function postOf({ unit, role }: { readonly unit: string; readonly role: string }): string {
  return `${unit} ${role}`;
}

/** Where the console listens; an address of this machine where it listens on all. */
function addressOf({ HOST, PORT }: Config): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
