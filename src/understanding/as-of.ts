// 截至今天下午四点, 到16点为止: up to when a message speaks. No unit, though 点 ends the names of posts as well.

const PART = '(?:凌晨|早[上晨]|清晨|[上下中]午|午后|傍晚|晚[上间]|夜里|[早晚])';
const DAY = '(?:今[天日晚早晨夜]?|[本当]日|昨[天日晚]|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[日号])';
const N = '(?:\\d{1,2}|[〇零一二两三四五六七八九十]{1,3})';
const CLOCK = `(?:${N}[点时](?:${N}分?|半|[一三]刻)?|\\d{1,2}:\\d{2})(?:钟|整|许|左右)*`;
const UNTIL = '(?:截[至止]?到?|到)[ ]*';
const NOW = '(?:目前|现在|此刻|此时|当前|刚才|[发报](?:稿|报|文)时?)';
/** A clock time alone ends at a mark: 三点零报告 may be said of a post. */
const AS_OF = new RegExp(
  `^(?:${UNTIL}(?:${DAY}?[ ]*${PART}?[ ]*${CLOCK}|${NOW})|(?:${DAY}[ ]*${PART}?|${PART})[ ]*${CLOCK}|${CLOCK}(?=[，, :]))(?:为?止|的时候|时)?`,
);
/** What such a phrase may begin with. */
const BEGINS = /[截到今本当昨凌早清上下中午傍晚夜\d零一二两三四五六七八九十]/;

/** Length of the phrase at text[at], 0 when there is none. */
export function asOfLength(text: string, at: number): number {
  if (!BEGINS.test(text.charAt(at))) return 0;
  return AS_OF.exec(text.slice(at, at + 24))?.[0].length ?? 0;
}

/** Where the text goes on behind such a phrase and its mark. */
export function behindAsOf(text: string): number {
  const length = asOfLength(text, 0);
  return length === 0 ? 0 : length + (/^[，,: ]*/.exec(text.slice(length))?.[0].length ?? 0);
}
