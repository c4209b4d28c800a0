// 孩子发烧38.5，请半天假: a temperature of one's own, and leave is asked for (domain.md §11: chatter is never answered).
import type { Draft } from './draft.ts';
import type { Doubt } from './state.ts';

const LEAVE = /请.{0,4}假|告假|去医院|看医生|来不了/;
const FEVER = /(?<!\d)(?:3[5-9]|4[0-2])\.\d/;

/** Nothing in the message is in doubt but a temperature. */
export function asksLeave({ stated, doubts, lexed: { text } }: Draft): boolean {
  const isFever = ({ code, token = '' }: Doubt): boolean => code === 'not_integer' && FEVER.test(token);
  return stated.length === 0 && doubts.length > 0 && doubts.every(isFever) && LEAVE.test(text);
}
