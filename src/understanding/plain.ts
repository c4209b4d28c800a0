// The shapes most messages have, read in one pass without tokens: 零报告, 返乡2 居隔2, 3号网格 返乡2人.
// What is not exactly of these shapes is left to the full reading, which says the same of them.
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import type { Fields } from './intent.ts';
import { formKnowing } from './forms.ts';
import { type Choice, choose, refIn } from './lexed.ts';
import { type Entry, longest } from './trie.ts';
import type { Ref, Vocabulary, Word } from './vocabulary.ts';

const SPACE = 32;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
/** Marks between the pieces: blank ， , ; 。 */
const isMark = (unit: number): boolean =>
  unit === SPACE || unit === 0xff0c || unit === 44 || unit === 59 || unit === 0x3002;

interface Piece {
  readonly refs: readonly Ref[];
  readonly value: number;
  /** The measure word as typed, or nothing. */
  readonly measure: string;
}

/** The label at text[at] with the mark that joins it to its figure: 返乡：, or nothing. */
function labelAt(text: string, at: number, { trie }: Vocabulary): { refs: readonly Ref[]; end: number } | undefined {
  const label = longest(trie, text, at);
  if (label?.word.bits !== BIT.label) return undefined;
  const end = at + label.length;
  const join = text.charCodeAt(end);
  return { refs: label.word.refs, end: join === 58 || join === 61 || join === SPACE ? end + 1 : end };
}

/** One character that measures the figure in front of text[at]; undefined when it begins something else. */
function measureAt(text: string, at: number, { trie }: Vocabulary): string | undefined {
  if (at >= text.length || isMark(text.charCodeAt(at))) return '';
  const label = (longest(trie, text, at)?.word.bits ?? 0) & BIT.label;
  const ended = at + 1 >= text.length || isMark(text.charCodeAt(at + 1));
  return label === 0 && ended ? text.charAt(at) : undefined;
}

/** Reads 返乡：2人 at text[at]; the pieces grow by one. Returns the index behind it and its marks, or -1. */
function pieceAt(text: string, at: number, given: { vocabulary: Vocabulary; pieces: Piece[] }): number {
  const label = labelAt(text, at, given.vocabulary);
  let next = label?.end ?? at;
  let value = 0;
  for (; isDigit(text.charCodeAt(next)); next += 1) value = value * 10 + text.charCodeAt(next) - 48;
  const measure = measureAt(text, next, given.vocabulary);
  if (!label || next === label.end || next - label.end > 5 || measure === undefined) return -1;
  given.pieces.push({ refs: label.refs, value, measure });
  next += measure.length;
  while (isMark(text.charCodeAt(next))) next += 1;
  return next;
}

function isOf({ kind, measure, max, min, decimal }: ReportField, piece: Piece): boolean {
  if ((kind !== 'people' && kind !== 'work') || decimal === true) return false;
  if (piece.value > (max ?? 99_999) || piece.value < (min ?? 0)) return false;
  return piece.measure === '' || piece.measure === measure || (measure === '人' && '名例'.includes(piece.measure));
}

/** Nothing but labels with their figures, each once: the fields and the form they belong to. */
export function plainFigures(
  text: string,
  start: number,
  vocabulary: Vocabulary,
): { fields: Fields; template: string | undefined } | undefined {
  const pieces: Piece[] = [];
  for (let at = start; at < text.length;) {
    at = pieceAt(text, at, { vocabulary, pieces });
    if (at < 0 || pieces.length > 40) return undefined;
  }
  if (pieces.length === 0) return undefined;
  const chosen = choose(pieces, vocabulary);
  const fields = fieldsOf(pieces, chosen);
  return fields && { fields, template: formKnowing(pieces, chosen, vocabulary) };
}

/** Of one form all of them, each field once. */
function fieldsOf(pieces: readonly Piece[], chosen: Choice): Fields | undefined {
  const fields: Record<string, number> = {};
  const owner = refIn(pieces[0]?.refs ?? [], chosen)?.template;
  for (const piece of pieces) {
    const ref = refIn(piece.refs, chosen);
    if (!ref || ref.template !== owner || ref.field.key in fields || !isOf(ref.field, piece)) return undefined;
    fields[ref.field.key] = piece.value;
  }
  return fields;
}

/** The zero phrase that fills text from `start` to its end, a full stop aside. */
export function isPlainZero(text: string, start: number, vocabulary: Vocabulary): boolean {
  const zero = longest(vocabulary.trie, text, start);
  if (!zero || !(zero.word.bits & BIT.zero)) return false;
  const left = text.length - start - zero.length;
  return left === 0 || (left === 1 && /[。!]/.test(text.charAt(text.length - 1)));
}

const CALM = BIT.word | BIT.not | BIT.meas;
const SAYS = BIT.label | BIT.zero;

/** A label stands apart from the name; a zero phrase may follow at once. */
const isApart = (text: string, at: number, bits: number): boolean =>
  !(bits & BIT.label) || at === 0 || isMark(text.charCodeAt(at - 1)) || text.charAt(at - 1) === ':';

/** No word that could mean more than a name or a place. */
const isCalm = (known: Entry<Word> | undefined): boolean =>
  known === undefined || ((known.word.bits & ~CALM) === 0 && !known.word.cuts);

/** A figure in a name that may be a value: 反乡1，巡查2. Figures of units (3号网格, 五里村) are none. */
const VALUE =
  /\d(?!\d|号|网格|组|村|社区|小区|楼|栋|班|队)|[〇零一二两三四五六七八九十百千俩仨](?:[\s:，,、;。]|[人名例个位户口次起处]|$)/;

/** Where the name in front of the first label or zero phrase ends; -1 when a word in it could mean more than a name. */
export function plainName(text: string, { trie }: Vocabulary): number {
  const limit = Math.min(text.length, 40);
  let counts = false;
  let at = 0;
  while (at < limit) {
    const known = longest(trie, text, at);
    const bits = known ? known.word.bits : 0;
    if (bits & SAYS) return !counts && isApart(text, at, bits) && !VALUE.test(text.slice(0, at)) ? at : -1;
    const unit = text.charCodeAt(at);
    if (unit === 10 || !isCalm(known)) return -1;
    counts = isMark(unit) ? counts : (bits & BIT.meas) !== 0;
    at += known ? known.length : 1;
  }
  return -1;
}
