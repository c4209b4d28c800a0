// From a request to speak to what is said: who, where, and in WeChat's form.
import type { Directory } from './directory.ts';
import { chained, isEverybody, mentioning, PICTURE, quoted } from './forms.ts';
import type { History } from './history.ts';
import { MAX_IMAGE, picture } from './media.ts';
import type { Picture } from './media.ts';
import { refusal } from './refusal.ts';
import { thePerson, theRoom } from './resolve.ts';
import { BOT } from './transport.ts';
import type { Speech } from './transport.ts';
import type { PostBody } from './wire.ts';

type Speaker = Pick<Speech, 'contact' | 'contactName'>;
type Place = Pick<Speech, 'conversation' | 'private' | 'topic'>;

/** Throws a refusal when a person, room or quoted message cannot be told. */
export function speechOf(body: PostBody, directory: Directory, history: History): Speech {
  const speaker = speakerOf(body.as, directory);
  const place = placeOf(body.room, speaker, directory);
  const id = body.id === undefined ? {} : { id: body.id };
  if (body.image !== undefined) return { ...id, ...speaker, ...place, text: '', picture: decoded(body.image) };
  if (body.chain !== undefined) return { ...id, ...speaker, ...place, text: chained(body.chain) };
  const called = (body.mentions ?? []).map((name) => mentionOf(name, directory));
  const said = mentioning(
    called.map((one) => one.name),
    body.text ?? '',
  );
  const text = body.quote === undefined ? said : quoted(quotedOf(body.quote, place, history), said);
  const mentions = called.flatMap((one) => (one.contact === undefined ? [] : [one.contact]));
  return { ...id, ...speaker, ...place, text, mentions };
}

export function speakerOf(as: PostBody['as'], directory: Directory): Speaker {
  if (typeof as !== 'string') return { contact: as.contact, contactName: as.name };
  const { contact, name } = thePerson(directory, as);
  return { contact, contactName: name };
}

/** Without a room it is the private chat with the bot. */
export function placeOf(room: PostBody['room'], speaker: Speaker, directory: Directory): Place {
  if (room === undefined) return { conversation: speaker.contact, private: true };
  if (typeof room !== 'string') return { conversation: room.room, private: false, topic: room.topic };
  const { conversation, topic } = theRoom(directory, room);
  return { conversation, private: false, topic };
}

function mentionOf(name: string, directory: Directory): { readonly name: string; readonly contact?: string } {
  if (isEverybody(name)) return { name };
  if (name === BOT.name || name === BOT.contact) return BOT;
  return thePerson(directory, name);
}

function quotedOf(
  quote: NonNullable<PostBody['quote']>,
  { conversation }: Place,
  history: History,
): { readonly name: string; readonly text: string } {
  if (typeof quote !== 'string') return quote;
  const found = history.find(conversation, quote);
  if (found === undefined) throw refusal('unknown_message', `This conversation remembers no message "${quote}".`);
  return { name: found.name, text: found.image === undefined ? found.text : PICTURE };
}

function decoded(image: string): Picture {
  const read = picture(image);
  switch (read) {
    case 'too large':
      throw refusal('too_large', `The image is larger than ${MAX_IMAGE / 1024 / 1024} MB.`);
    case 'not base64':
      throw refusal('invalid', 'image: must be base64 or a data URL.');
    case 'not a picture':
      throw refusal('invalid', 'image: must be a PNG, JPEG, GIF or WebP picture.');
    default:
      return read;
  }
}
