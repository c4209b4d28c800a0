// 零报告 typed by sound: only when it is all the message says (domain.md §10).
import { BIT } from './bits.ts';
import { has, type Lexed } from './lexed.ts';
import { syllables } from './pinyin.ts';
import { QUESTION, UNIT_SURE } from './lexicon/phrases.ts';

const SPOKEN = /[\u4e00-\u9fff]报(?:告|靠|高)|[\u4e00-\u9fff](?:宝|抱|暴|保|爆|包)告/;
const ZERO = syllables('零报告');
/** Words that sound so and mean something else. */
const REAL = /^(?:领报告|令报告)$/;

/** The message without greetings, days and marks. */
function core(lexed: Lexed): string {
  let text = '';
  for (const [index, token] of lexed.tokens.entries()) {
    if (has(lexed, index, BIT.blank | BIT.sep | BIT.colon)) continue;
    const word = lexed.text.slice(token.s, token.e);
    if (
      token.bits === 0 ||
      token.bits & (BIT.num | BIT.not | BIT.meas | BIT.label) ||
      /报告/.test(word) ||
      word === '另'
    )
      text += word;
  }
  return text;
}

export function soundsZero(lexed: Lexed): boolean {
  const { text } = lexed;
  if (text.length > 40 || !SPOKEN.test(text) || text.includes('零报告') || QUESTION.test(text)) return false;
  const said = core(lexed);
  const zero = said.slice(-3);
  const head = said.slice(0, -3);
  if (zero.length < 3 || syllables(zero) !== ZERO) return false;
  return head === '' || (UNIT_SURE.test(head) && !REAL.test(zero));
}
