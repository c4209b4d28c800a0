// Wechaty in process on the mock puppet, with as many groups as there are reporters.
import { WechatyBuilder, type Wechaty } from 'wechaty';
import { types } from 'wechaty-puppet';
import { mock } from 'wechaty-puppet-mock';
import { BOT, PuppetHarness } from '../test/support/puppet-harness.ts';
import { type City, type Report, textOf } from './city.ts';

/** Counts what is sent instead of keeping it, and knows its groups without asking each contact (createRoom is O(contacts)). */
export class BenchPuppet extends PuppetHarness {
  sending: (conversation: string, text: string) => void = () => undefined;

  override messageSendText(conversation: string, text: string): Promise<string> {
    this.sending(conversation, text);
    return Promise.resolve('');
  }

  hear(report: Report, day: number, at: number): void {
    const id = `${day}:${report.unit}`;
    this.mocker.cacheMessagePayload.set(id, {
      id,
      talkerId: report.contact,
      roomId: report.room,
      type: types.Message.Text,
      text: textOf(report),
      timestamp: at,
      mentionIdList: [],
    });
    this.emit('message', { messageId: id });
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
