// One cell of a CSV file that a spreadsheet will open: quoted where needed, and never a formula.

/** Blanks in front (also U+00A0, U+3000 and invisible ones) do not keep a spreadsheet from seeing a formula. */
const FORMULA = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export function csvCell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
