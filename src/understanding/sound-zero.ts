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

/** 我们村今天都没有: nothing at all, said of the own unit and of today. */
const NOTHING_HERE =
  /^(?:我们?|咱们?|本)(?:村|组|社区|网格|小区|镇|点|屯|这边?|这里|队|街道)?(?:今[天日儿]|本日|目前|到现在|现在)(?:也|都|还是|全|均|又|暂时)*(?:没有|没得|没|无|木有|冇|莫得)(?:[了的哈哦啊]|一个)?[。!]?$/;

export function soundsZero(lexed: Lexed): boolean {
  const { text } = lexed;
  if (text.length <= 20 && NOTHING_HERE.test(text)) return true;
  if (text.length > 40 || !SPOKEN.test(text) || text.includes('零报告') || QUESTION.test(text)) return false;
  const said = core(lexed);
  const zero = said.slice(-3);
  const head = said.slice(0, -3);
  if (zero.length < 3 || syllables(zero) !== ZERO) return false;
  return head === '' || (UNIT_SURE.test(head) && !REAL.test(zero));
}
