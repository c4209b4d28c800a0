// Command words: slash variants and none, pinyin, full names, misspellings (domain.md §10).
import type { CommandWord, Context, Intent } from './intent.ts';
import { CORE, type CoreName, LATIN_BARE } from './lexicon/core.ts';
import { spelling } from './pinyin.ts';
import { echo, part, trim, type Typed } from './typed.ts';

export interface Called {
  readonly core: CoreName | undefined;
  readonly name: string | undefined;
  /** The word as typed, without slash. */
  readonly typed: string;
  readonly slash: boolean;
  readonly suggestion: string | undefined;
  /** What stands behind the word. */
  readonly body: Typed;
  /** The word and what stands behind it. */
  readonly whole: Typed;
}

interface Entry {
  readonly spelled: string;
  readonly core?: CoreName;
  readonly name?: string;
  /** Where it needs no slash. */
  readonly bare: 'never' | 'ahead' | 'alone';
  readonly shown: string;
  /** Its sound without blanks, for misspelt commands. */
  readonly sound: string;
}

interface Lexicon {
  /** First character → entries, longest first. */
  readonly by: ReadonlyMap<string, readonly Entry[]>;
  readonly all: readonly Entry[];
}

const SLASH = /^(?:[/\\]{1,3}|、{1,2})[ ]*/;

function build(commands: readonly CommandWord[]): Lexicon {
  const all: Entry[] = [];
  const known = new Set<string>();
  const put = (spelled: string, entry: Omit<Entry, 'spelled' | 'sound'>): void => {
    const key = spelled.toLowerCase();
    if (known.has(key)) return;
    known.add(key);
    all.push({ spelled: key, sound: spelling(key), ...entry });
  };
  const cores = Object.entries(CORE) as [CoreName, readonly string[]][];
  for (const [core, names] of cores)
    for (const name of names) put(name, { core, bare: 'never', shown: names[0] ?? core });
  for (const { name, names, bare = [], alone = [] } of commands) {
    const where = (word: string) => (bare.includes(word) ? 'ahead' : alone.includes(word) ? 'alone' : 'never');
    for (const spelled of names) put(spelled, { name, bare: where(spelled), shown: names[0] ?? name });
  }
  const by = new Map<string, Entry[]>();
  for (const entry of all.toSorted((a, b) => b.spelled.length - a.spelled.length)) {
    const first = entry.spelled.charAt(0);
    by.set(first, [...(by.get(first) ?? []), entry]);
  }
  return { by, all };
}

const lexicons = new WeakMap<readonly CommandWord[], Lexicon>();

function lexiconOf(context: Context): Lexicon {
  let lexicon = lexicons.get(context.commands);
  if (!lexicon) {
    lexicon = build(context.commands);
    lexicons.set(context.commands, lexicon);
  }
  return lexicon;
}

const isLatin = (character: string | undefined): boolean => character !== undefined && /[a-z]/i.test(character);

/** The longest command word the text begins with. A Latin word must end there. */
function matchAt(lexicon: Lexicon, text: string): Entry | undefined {
  const lower = text.slice(0, 24).toLowerCase();
  return lexicon.by
    .get(lower.charAt(0))
    ?.find(({ spelled }) => lower.startsWith(spelled) && !(isLatin(spelled.at(-1)) && isLatin(lower[spelled.length])));
}

/** Levenshtein distance, up to small lengths. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** More letters apart than any misspelling. */
const near = (a: string, b: string): boolean => Math.abs(a.length - b.length) < 4;

/** How far the word is from the entry; undefined when it is no misspelling of it. */
function misspelt(word: string, sound: string, { spelled, sound: own }: Entry): number | undefined {
  const latin = isLatin(spelled[0]);
  if (latin !== isLatin(word[0])) return undefined;
  const bySpelling = near(word, spelled) ? distance(word.toLowerCase(), spelled) : Infinity;
  const bySound = !latin && near(sound, own) ? distance(sound, own) / 2 : Infinity;
  const limit = Math.min(spelled.length > 3 ? 2 : 1, spelled.length - 1);
  return bySpelling <= limit || bySound <= 0.5 ? Math.min(bySpelling, bySound) : undefined;
}

function suggest(lexicon: Lexicon, word: string): string | undefined {
  if (word.length < 2 || word.length > 12) return undefined;
  const sound = spelling(word);
  let best: { shown: string; score: number } | undefined;
  for (const entry of lexicon.all) {
    const score = misspelt(word, sound, entry);
    if (score !== undefined && score < (best?.score ?? Infinity)) best = { shown: entry.shown, score };
  }
  return best?.shown;
}

function headWord(text: string): string {
  return /^[^\s，,。:;；、0-9]{1,24}/.exec(text)?.[0] ?? '';
}

function called(typed: Typed, entry: Omit<Entry, 'shown' | 'bare' | 'sound'>, slash: boolean): Called {
  const { core, name, spelled } = entry;
  const { length } = spelled;
  const body = trim(part(typed, length, typed.text.length));
  return { core, name, typed: echo(typed, 0, length), slash, suggestion: undefined, body, whole: typed };
}

function bySlash(typed: Typed, lexicon: Lexicon, ideographic: boolean): Called | undefined {
  const entry = matchAt(lexicon, typed.text);
  if (entry) return called(typed, entry, true);
  const word = headWord(typed.text);
  if (word === '') return undefined;
  if (spelling(word) === spelling('零报告')) return called(typed, { spelled: word, core: 'zero' }, true);
  const suggestion = suggest(lexicon, word);
  if (ideographic && suggestion === undefined) return undefined;
  const body = trim(part(typed, word.length, typed.text.length));
  return {
    core: undefined,
    name: undefined,
    typed: echo(typed, 0, word.length),
    slash: true,
    suggestion,
    body,
    whole: typed,
  };
}

/** A command at the head of the message, if any. */
export function commandAt(typed: Typed, context: Context): Called | undefined {
  const lexicon = lexiconOf(context);
  const slash = SLASH.exec(typed.text);
  if (slash) return bySlash(trim(part(typed, slash[0].length, typed.text.length)), lexicon, slash[0].startsWith('、'));
  const entry = matchAt(lexicon, typed.text);
  if (!entry) return undefined;
  const next = typed.text[entry.spelled.length] ?? ' ';
  const apart = /[\s，,。:;!！、]/.test(next);
  if (entry.core !== undefined) {
    const latin = LATIN_BARE.some((word) => word === entry.spelled);
    const follows = apart || /[\u4e00-\u9fff\d]/.test(next);
    return latin && follows ? called(typed, entry, false) : undefined;
  }
  const isAlone = entry.bare === 'alone' && /^[。!！?？~]*$/.test(typed.text.slice(entry.spelled.length));
  return isAlone || (entry.bare === 'ahead' && apart) ? called(typed, entry, false) : undefined;
}

/** The command as an intent: words folded, rest as typed. */
export function commandIntent(command: Called): Intent {
  const { body } = command;
  const words = body.text.split(/[\s，,。;、:]+/).filter((word) => word !== '');
  const rest = body.map ? visible(echo(body, 0, body.text.length)) : echo(body, 0, body.text.length);
  return {
    intent: 'command',
    ...(command.name === undefined ? {} : { name: command.name }),
    typed: command.typed,
    ...(command.suggestion === undefined ? {} : { suggestion: command.suggestion }),
    words,
    rest,
    slash: command.slash,
  };
}

const visible = (text: string): string =>
  text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').replace(/\r/g, '');
