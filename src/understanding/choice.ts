// A short answer to a question of ours: 1, 2。, 回复1, 确认, 取消. Whether anything is asked is for the caller to know.

/** No answer is longer, characters. */
const LONGEST = 8;
const NUMBER = /^(?:回复?|选)? ?([0-9])\ufe0f?\u20e3?[。.、,!)]?$/;
const WRITTEN: Readonly<Record<string, string>> = { 一: '1', 二: '2' };
/** Only words that can hardly be meant for somebody else: an order goes out on them. */
const YES = /^(?:确认|确定|确认下发|下发|发|发吧|confirm)[。!]?$/i;
const NO = /^(?:取消|不发|不发了|先不发|别发|算了|不用了|不要了|不了|否|no|cancel)[。!]?$/i;

/** The number chosen, or plain yes or no. */
export function choiceIn(text: string): string | undefined {
  const said = text.trim();
  if (said.length > LONGEST) return undefined;
  const word = said.normalize('NFKC');
  if (YES.test(word)) return 'yes';
  if (NO.test(word)) return 'no';
  return NUMBER.exec(word)?.[1] ?? WRITTEN[word];
}
