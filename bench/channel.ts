// Wechaty in process on the mock puppet, with as many groups as there are reporters.
import { WechatyBuilder, type Wechaty } from 'wechaty';
import { types } from 'wechaty-puppet';
import { mock } from 'wechaty-puppet-mock';
import { BOT, PuppetHarness } from '../test/support/puppet-harness.ts';
import { type City, type Report, textOf } from './city.ts';

/** Hears itself speak, as a gateway does; knows its groups without asking each contact (createRoom is O(contacts)). */
export class BenchPuppet extends PuppetHarness {
  sending: (conversation: string, text: string) => void = () => undefined;
  private count = 0;

  override messageSendText(roomId: string, text: string): Promise<string> {
    const id = this.put({ id: `s${this.count++}`, talkerId: BOT, roomId, text, timestamp: Date.now() });
    this.sending(roomId, text);
    return Promise.resolve(id);
  }

  hear(report: Report, day: number, timestamp: number): void {
    const { contact: talkerId, room: roomId } = report;
    this.put({ id: `${day}:${report.unit}`, talkerId, roomId, text: textOf(report), timestamp });
  }

  private put(said: { id: string; talkerId: string; roomId: string; text: string; timestamp: number }): string {
    this.mocker.cacheMessagePayload.set(said.id, { ...said, type: types.Message.Text, mentionIdList: [] });
    this.emit('message', { messageId: said.id });
    return said.id;
  }
}

export function buildChannel({ grids }: City): { puppet: BenchPuppet; bot: Wechaty } {
  const lru = 'WECHATY_PUPPET_LRU_CACHE_SIZE_';
  for (const kind of ['CONTACT', 'ROOM', 'ROOM_MEMBER', 'MESSAGE']) process.env[lru + kind] = String(grids.length * 2);
  const puppet = new BenchPuppet({ mocker: new mock.Mocker() });
  const { cacheContactPayload, cacheRoomPayload } = puppet.mocker;
  const contact = (id: string) => ({
    id,
    name: id,
    alias: '',
    avatar: '',
    phone: [],
    gender: types.ContactGender.Unknown,
    type: types.Contact.Individual,
  });
  cacheContactPayload.set(BOT, contact(BOT));
  for (const unit of grids) {
    const [id, person] = [`${unit}@chatroom`, `u${unit}`];
    cacheContactPayload.set(person, contact(person));
    const members = { memberIdList: [BOT, person], adminIdList: [], ownerId: person };
    cacheRoomPayload.set(id, { id, topic: unit, avatar: '', ...members });
  }
  const bot = WechatyBuilder.build({ puppet: puppet as never });
  return { puppet, bot };
}
