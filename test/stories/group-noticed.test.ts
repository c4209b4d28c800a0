// A group that belongs to no unit is known by its name once somebody speaks there, and can be bound from a private chat.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeGroup, room } from '../../flows/room.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

const GROUP = '12@@chatroom';
const KEY = `test/${GROUP}`;

async function known() {
  const [doc] = await town.store.docs([{ flow: 'room', id: KEY }]);
  return doc === undefined ? undefined : { version: doc.version, ...room.state.parse(JSON.parse(doc.json)) };
}

const chats = (text: string, topic: string) => town.says('路人', GROUP, text, { conversation: GROUP, topic });

/** What somebody is answered in a private chat. */
async function privately(who: string, text: string): Promise<string[]> {
  const before = town.channel.heard.length;
  await town.channel.say({ conversation: who, contact: who, private: true, text, at: town.now() });
  await town.bot.drive.settle();
  return town.channel.heard.slice(before).map((said) => said.text);
}

it('keeps the name of the group and nothing of what is said, once', async () => {
  expect(await chats('今晚吃什么', '西沟村工作群 13812345678')).toEqual([]);
  const first = await known();
  expect(first && freeGroup(first)).toMatchObject({ account: 'main', room: GROUP });
  expect(JSON.stringify(first)).not.toMatch(/吃什么|13812345678|路人/);
  await chats('随便', '西沟村工作群 13812345678');
  expect((await known())?.version).toBe(first?.version);
  await chats('改名了', '河湾镇西沟村工作群');
  expect((await known())?.noticed?.topic).toBe('河湾镇西沟村工作群');
});

it('is bound privately by who governs the unit, with the id of the group behind it', async () => {
  expect(await privately('马东', `/绑定 西沟村 ${KEY}`)).toEqual([expect.stringContaining('不归您管')]);
  expect(await privately('张建国', '/绑定 西沟村')).toEqual(['请在要绑定的群里发：/绑定 单位名']);
  expect(await privately('张建国', '/绑定 西沟村 test/none')).toEqual([expect.stringContaining('没有这个待绑定的群')]);
  expect(await privately('张建国', `/绑定 西沟村 ${KEY}`)).toEqual([
    '西沟村已有工作群。要换到本群，请先发：/解绑 西沟村',
  ]);
  expect(await privately('张建国', '/解绑 test/room-2111')).toEqual([expect.stringContaining('回复1解绑')]);
  await privately('张建国', '1');
  expect(await privately('张建国', `/绑定 西沟村 ${KEY}`)).toEqual([expect.stringContaining('西沟村')]);
  expect(town.bot.engine.org.roomOf('2111')).toMatchObject({ key: KEY, topic: '河湾镇西沟村工作群' });
  await town.says('张建国', GROUP, '/我是谁', { conversation: GROUP });
  expect(town.channel.heard.some((said) => said.room === GROUP)).toBe(true);
});

it('has put nothing aside', () => {
  expect(town.incidents).toEqual([]);
});
