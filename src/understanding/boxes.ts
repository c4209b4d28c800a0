// Check boxes: □零报告 ☑有情况：返乡2人. What is not ticked is not said. Read before widths are folded, which drops the boxes.

const BOX = /[□☐▢☑☒✅✔✓√■]/;
const OPTION = /([□☐▢])[^□☐▢☑☒✅✔✓√■\n]*|[☑✅✔✓√■][ ]*(?=[\u4e00-\u9fff])/g;

/** □零报告 □有情况: nobody has ticked anything yet. */
const EMPTY =
  /^\s*[□☐▢]\s*(?:零报告|无异常|无情况|[无有]|有情况|有异常|正常)[^\d☑☒✅✔✓√■□☐▢]{0,20}[□☐▢][^\d☑☒✅✔✓√■]{0,200}$/;
/** Leaves out the options that are not ticked, when each line begins with its box and some box is ticked. */
export function ticked(text: string): string {
  if (EMPTY.test(text)) return '';
  if (!/[□☐▢]/.test(text) || !/[☑✅✔✓√■]/.test(text) || text.length > 2000) return text;
  const lines = text.split('\n').filter((line) => BOX.test(line));
  if (!lines.every((line) => BOX.test(line.trim().charAt(0)))) return text;
  return text.replace(OPTION, (_, open: string | undefined) => (open === undefined ? '' : ' ')).trim();
}
