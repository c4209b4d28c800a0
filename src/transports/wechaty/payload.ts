// What a puppet's message payload says, as plain data: pure.
import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { looksLikeAppMessage, wordsOf } from './app-message.ts';

export interface Read {
  readonly id: string;
  readonly conversation: string;
  readonly private: boolean;
  readonly talker: string;
  readonly self: boolean;
  /** Message time, ms. */
  readonly at: number;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly isImage: boolean;
}

export interface Reading {
  /** Our own contact id, when logged in. */
  readonly self: string | undefined;
  /** Stands in for a missing message time, ms. */
  readonly now: number;
}

/** WeChat's own services, which nobody answers. */
const SERVICES: ReadonlySet<string> = new Set(['weixin', 'newsapp', 'fmessage', 'medianote', 'floatbottle']);
/** Timestamps below are seconds: 1e11 ms is 1973. */
const SECONDS_BELOW = 1e11;

/** undefined for what is neither typed words nor an image: voices, cards, recalls, notices. */
export function readPayload(payload: payloads.Message, { self, now }: Reading): Read | undefined {
  const room = payload.roomId === '' ? undefined : payload.roomId;
  const talker = payload.talkerId;
  if (talker === '' || (room === undefined && SERVICES.has(talker))) return undefined;
  const text = wordsIn(payload);
  if (text === undefined) return undefined;
  const bySelf = talker === self;
  return {
    id: payload.id,
    conversation: room ?? (bySelf ? (payload.listenerId ?? '') : talker),
    private: room === undefined,
    talker,
    self: bySelf,
    at: millis(payload.timestamp) ?? now,
    text,
    mentions: mentionsOf(payload),
    isImage: payload.type === types.Message.Image,
  };
}

export function millis(timestamp: number): number | undefined {
  if (!Number.isFinite(timestamp) || timestamp <= 0) return undefined;
  return Math.round(timestamp < SECONDS_BELOW ? timestamp * 1000 : timestamp);
}

/** Empty for an image, undefined for what has no words. */
function wordsIn(payload: payloads.Message): string | undefined {
  const text = payload.text ?? '';
  switch (payload.type) {
    case types.Message.Image:
      return '';
    case types.Message.Recalled:
      return undefined;
    case types.Message.Text: // XML that somebody types stays what was typed
      return text || undefined;
    case types.Message.GroupNote:
      return (looksLikeAppMessage(text) ? wordsOf(text) : text) || undefined;
    default:
      return (looksLikeAppMessage(text) && wordsOf(text)) || undefined;
  }
}

function mentionsOf(payload: payloads.Message): readonly string[] {
  return ('mentionIdList' in payload ? payload.mentionIdList : undefined) ?? [];
}
