// The mock puppet made whole (design/wechaty.md §2): ids of sent messages, mentions, files, failures on demand.
import { randomUUID } from 'node:crypto';
import { FileBox } from 'file-box';
import { types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';

/** Something somebody says. Only what matters need be given. */
export interface Saying {
  readonly contact?: string;
  /** Absent: in private. */
  readonly room?: string;
  readonly text?: string;
  readonly mentions?: readonly string[];
  /** Name of the type as Wechaty has it. */
  readonly type?: keyof typeof types.Message;
  /** File content, base64. */
  readonly file?: string;
  readonly id?: string;
  /** As the puppet gives it: ms or s. */
  readonly timestamp?: number;
}

export interface Sent {
  readonly conversation: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** Who and what is there, by id. Everybody is in every group. */
export interface World {
  readonly people: Readonly<Record<string, string>>;
  readonly rooms: Readonly<Record<string, string>>;
}

export const BOT = 'bot';
export const ROOM = 'grid@chatroom';
export const OTHER_ROOM = 'street@chatroom';
const SMALL: World = {
  people: { zhang: '张三', li: '李四', wang: '王五' },
  rooms: { [ROOM]: '第一网格', [OTHER_ROOM]: '街道群' },
};

/** What is overridden, with the ids that the mock's own types leave out. */
interface Own {
  ding(data?: string): void;
  messagePayload(id: string): ReturnType<PuppetMock['messagePayload']>;
  messageSendText(conversation: string, text: string, mentions?: string[]): Promise<string>;
}
const Base = PuppetMock as unknown as new (
  options?: ConstructorParameters<typeof PuppetMock>[0],
) => Omit<PuppetMock, keyof Own> & Own;

export class PuppetHarness extends Base {
  readonly sent: Sent[] = [];
  onSent: (sent: Sent) => void = () => undefined;
  /** Errors of the next sendings; 'never' stands for one that does not come back. */
  readonly failures: (Error | 'never')[] = [];
  /** How long the payload of a message takes to load, ms. */
  payloadDelay: (id: string) => number = () => 0;

  override ding(data?: string): void {
    setImmediate(() => this.emit('dong', { data: data ?? '' }));
  }

  override async messagePayload(id: string): ReturnType<PuppetMock['messagePayload']> {
    const ms = this.payloadDelay(id);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return super.messagePayload(id);
  }

  override async messageSendText(conversation: string, text: string, mentions: string[] = []): Promise<string> {
    if (!this.isLoggedIn) throw new Error('not logged in');
    const failure = this.failures.shift();
    if (failure === 'never') return new Promise(() => undefined);
    if (failure) throw failure;
    if (conversation.includes('@') && !this.mocker.cacheRoomPayload.has(conversation)) {
      throw new Error(`no payload found for id ${conversation}`);
    }
    const sent = { conversation, text, mentions };
    this.sent.push(sent);
    this.onSent(sent);
    const to = conversation.includes('@') ? { room: conversation } : {};
    return this.say({ contact: this.currentUserId, ...to, text, mentions }, conversation);
  }

  /** Puts a message into the channel. Returns its id. */
  say(saying: Saying, listenerId: string = BOT): string {
    const id = saying.id ?? randomUUID();
    if (saying.file !== undefined) {
      this.mocker.cacheFileBoxPayload.set(id, FileBox.fromBase64(saying.file, 'picture.png').toJSON());
    }
    const type = saying.type ?? (saying.file === undefined ? 'Text' : 'Image');
    const where = saying.room === undefined ? { listenerId } : { roomId: saying.room };
    const known = this.mocker.cacheMessagePayload.has(id);
    if (!known) {
      this.mocker.MessageMock.create({
        id,
        talkerId: saying.contact ?? 'zhang',
        type: types.Message[type],
        text: saying.text ?? '',
        timestamp: saying.timestamp ?? Date.now(),
        mentionIdList: [...(saying.mentions ?? [])],
        ...where,
      });
    }
    this.emit('message', { messageId: id });
    return id;
  }

  /** Fills nothing in by chance. */
  settle({ people, rooms }: World = SMALL): this {
    const all = { [BOT]: '机器人', ...people };
    for (const [id, name] of Object.entries(all)) {
      this.mocker.createContact({ id, name, alias: '', avatar: '', phone: [] });
    }
    const members = { memberIdList: Object.keys(all), adminIdList: [], avatar: '', ownerId: BOT };
    for (const [id, topic] of Object.entries(rooms)) this.mocker.createRoom({ id, topic, ...members });
    return this;
  }

  enter(): void {
    if (!this.isLoggedIn) this.login(BOT);
  }
}

export function puppetHarness(world?: World): PuppetHarness {
  return new PuppetHarness({ mocker: new mock.Mocker() }).settle(world);
}

/** A quote as the app message that WeChat makes of it. */
export function quoteXml(quote: { name: string; text: string; type?: string }, answer: string): string {
  return `<?xml version="1.0"?>\n<msg><appmsg appid="" sdkver="0"><title>${answer}</title><des></des><type>57</type>
<refermsg><type>${quote.type ?? '1'}</type><svrid>1</svrid><fromusr>zhang</fromusr><displayname>${quote.name}</displayname>
<content>${quote.text}</content></refermsg></appmsg><fromusername>li</fromusername></msg>`;
}

/** A 接龙 as the app message that WeChat makes of it. */
export function chainXml(text: string): string {
  return `<msg><appmsg appid="" sdkver="0"><title><![CDATA[${text}]]></title><des>x</des><type>53</type></appmsg></msg>`;
}
