// What a set of templates teaches the lexer: compiled once per set, kept as long as the set lives.
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import { normalise } from './normalise.ts';
import { addresses, calmPhrases, ownUnits, type WordKind, WORDS } from './lexicon/words.ts';
import { BIT } from './bits.ts';
import { syllables } from './pinyin.ts';
import { begins, type Trie, trieOf } from './trie.ts';

/** A field a label may stand for. */
export interface Ref {
  readonly template: number;
  readonly field: ReportField;
}

export interface Word {
  readonly bits: number;
  readonly refs: readonly Ref[];
  /** Another word may begin inside this one and end behind it. */
  cuts: boolean;
}

type Words = Map<string, Word>;

/** A label by its sound. */
export interface Sound {
  readonly label: string;
  readonly refs: readonly Ref[];
}

export interface Vocabulary {
  readonly templates: readonly ReportTemplate[];
  readonly trie: Trie<Word>;
  /** Toneless syllables joined by blanks → label. */
  readonly sounds: ReadonlyMap<string, Sound>;
  readonly soundLengths: readonly number[];
  /** Title or alias of a form → its template; -1 when several forms share it. */
  readonly names: ReadonlyMap<string, number>;
}

/** Kinds whose words are built from their parts as well. */
const BUILT: Partial<Record<WordKind, () => readonly string[]>> = {
  soft: calmPhrases,
  word: () => [...ownUnits(), ...addresses()],
};

const wordsOf = (kind: WordKind): readonly string[] => [...WORDS[kind].split(' '), ...(BUILT[kind]?.() ?? [])];

const kinds = Object.keys(WORDS) as WordKind[];

const wordOf = (bits: number, refs: readonly Ref[] = []): Word => ({ bits, refs, cuts: false });

function base(): Words {
  const words: Words = new Map();
  for (const kind of kinds)
    for (const word of wordsOf(kind)) words.set(word, wordOf((words.get(word)?.bits ?? 0) | BIT[kind]));
  for (const [word, { bits }] of [...words])
    if (bits & BIT.soft && word.length < 8 && /^[没无]/.test(word))
      for (const also of ['也', '都']) if (!words.has(also + word)) words.set(also + word, wordOf(bits));
  return words;
}

let general: Words | undefined;

/** A word every form shares: 没有, 大约, 今天. A label of the same spelling would take its place. */
export function isGeneral(word: string): boolean {
  general ??= base();
  return general.has(word);
}

/** A label as it is looked for in messages. */
export const spoken = (label: string): string => normalise(label).text.replace(/[\s()]/g, '');

const labelsOf = (field: ReportField): string[] =>
  [...new Set([field.label, ...field.aliases].map(spoken))].filter((label) => label !== '');

function addSound(sounds: Map<string, Sound>, label: string, ref: Ref): void {
  if (!/^[\u4e00-\u9fff]{2,8}$/.test(label)) return;
  const key = syllables(label);
  const old = sounds.get(key);
  if (old && old.label !== label && !old.refs.some((other) => other.field === ref.field)) {
    sounds.set(key, { label: '', refs: [] }); // two fields sound alike: neither may be guessed
  } else sounds.set(key, { label, refs: [...(old?.refs ?? []), ref] });
}

const STEM = /^(.{2,})(?:人数|人员|次数|数量|总数|户数|处数|起数)$/;

/** 中暑人数 is typed 中暑 as well, when no label of the form and no general word claims the stem. */
function addStem(words: Words, sounds: Map<string, Sound>, ref: Ref): void {
  const { label, kind } = ref.field;
  const stem = STEM.exec(normalise(label).text)?.[1];
  if (stem === undefined || kind === 'text' || kind === 'enum') return;
  const known = words.get(stem);
  if (known && (known.bits !== BIT.label || known.refs.some((other) => other.template === ref.template))) return;
  words.set(stem, wordOf(BIT.label, [...(known?.refs ?? []), ref]));
  addSound(sounds, stem, ref);
}

/** 降雨量 in millimetres: the measure of a field counts as a measure word everywhere. */
function addMeasure(words: Words, measure: string): void {
  const known = words.get(measure);
  if (measure !== '') words.set(measure, wordOf((known?.bits ?? 0) | BIT.meas, known?.refs));
}

/** 疫情防控零报告: the name of a form says nothing more. */
function addTitle(words: Words, name: string): void {
  if (name !== '' && !words.has(name)) words.set(name, wordOf(BIT.word));
}

function build(words: Words): Trie<Word> {
  const trie = trieOf(words);
  for (const [key, word] of words)
    for (let inner = 1; inner < key.length; inner += 1) word.cuts ||= begins(trie, key.slice(inner));
  return trie;
}

function compile(templates: readonly ReportTemplate[]): Vocabulary {
  const words = base();
  const sounds = new Map<string, Sound>();
  for (const [template, { fields }] of templates.entries()) {
    for (const field of fields) {
      const ref: Ref = { template, field };
      for (const label of labelsOf(field)) {
        const known = words.get(label);
        words.set(label, wordOf(BIT.label, known?.bits === BIT.label ? [...known.refs, ref] : [ref]));
        addSound(sounds, label, ref);
      }
    }
  }
  for (const [template, { fields }] of templates.entries())
    for (const field of fields) addStem(words, sounds, { template, field });
  for (const { fields } of templates) for (const { measure } of fields) addMeasure(words, normalise(measure).text);
  const soundLengths = [...new Set([...sounds.values()].map(({ label }) => label.length))]
    .filter((length) => length > 0)
    .sort((a, b) => b - a);
  for (const { title, aliases } of templates)
    for (const name of [title, ...aliases]) addTitle(words, normalise(name).text);
  return { templates, trie: build(words), sounds, soundLengths, names: namesOf(templates) };
}

/** Names of one character and those of orders name no form. */
function namesOf(templates: readonly ReportTemplate[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const [template, { key, title, aliases }] of templates.entries()) {
    if (key.startsWith('order:')) continue;
    for (const said of new Set([title, ...aliases].map((name) => normalise(name).text.replace(/\s/g, ''))))
      if (said.length > 1) names.set(said, names.has(said) ? -1 : template);
  }
  return names;
}

const compiled = new WeakMap<readonly ReportTemplate[], Vocabulary>();

export function vocabularyOf(templates: readonly ReportTemplate[]): Vocabulary {
  let vocabulary = compiled.get(templates);
  if (!vocabulary) {
    vocabulary = compile(templates);
    compiled.set(templates, vocabulary);
  }
  return vocabulary;
}
