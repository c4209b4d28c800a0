// What a set of templates teaches the lexer: compiled once per set, kept as long as the set lives.
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import { normalise } from './normalise.ts';
import { type WordKind, WORDS } from './lexicon/words.ts';
import { BIT } from './bits.ts';
import { syllables } from './pinyin.ts';
import { emptyTrie, insert, longest, type Node } from './trie.ts';

/** A field a label may stand for. */
export interface Ref {
  readonly template: number;
  readonly field: ReportField;
}

export interface Word {
  readonly bits: number;
  readonly refs: readonly Ref[];
}

/** A label by its sound. */
export interface Sound {
  readonly label: string;
  readonly refs: readonly Ref[];
}

export interface Vocabulary {
  readonly templates: readonly ReportTemplate[];
  readonly trie: Node<Word>;
  /** Toneless syllables joined by blanks → label. */
  readonly sounds: ReadonlyMap<string, Sound>;
  readonly soundLengths: readonly number[];
}

const kinds = Object.keys(WORDS) as WordKind[];

function base(): Node<Word> {
  const trie = emptyTrie<Word>();
  for (const kind of kinds) {
    for (const word of WORDS[kind].split(' ')) {
      insert(trie, word, (old) => ({ bits: (old?.bits ?? 0) | BIT[kind], refs: [] }));
    }
  }
  return trie;
}

const labelsOf = (field: ReportField): string[] =>
  [...new Set([field.label, ...field.aliases].map((label) => normalise(label).text.replace(/[\s()]/g, '')))].filter(
    (label) => label !== '',
  );

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
function addStem(trie: Node<Word>, sounds: Map<string, Sound>, ref: Ref): void {
  const { label, kind } = ref.field;
  const stem = STEM.exec(normalise(label).text)?.[1];
  if (stem === undefined || kind === 'text' || kind === 'enum') return;
  const known = longest(trie, stem, 0);
  if (
    known?.end === stem.length &&
    (known.word.bits !== BIT.label || known.word.refs.some((other) => other.template === ref.template))
  )
    return;
  insert(trie, stem, (old) => ({ bits: BIT.label, refs: [...(old?.refs ?? []), ref] }));
  addSound(sounds, stem, ref);
}

/** 降雨量 in millimetres: the measure of a field counts as a measure word everywhere. */
function addMeasure(trie: Node<Word>, measure: string): void {
  if (measure !== '') insert(trie, measure, (old) => ({ bits: (old?.bits ?? 0) | BIT.meas, refs: old?.refs ?? [] }));
}

/** 疫情防控零报告: the name of a form says nothing more. */
function addTitle(trie: Node<Word>, name: string): void {
  if (name !== '') insert(trie, name, (old) => old ?? { bits: BIT.word, refs: [] });
}

function compile(templates: readonly ReportTemplate[]): Vocabulary {
  const trie = base();
  const sounds = new Map<string, Sound>();
  for (const [template, { fields }] of templates.entries()) {
    for (const field of fields) {
      const ref: Ref = { template, field };
      for (const label of labelsOf(field)) {
        insert(trie, label, (old) => ({
          bits: BIT.label,
          refs: old && old.bits === BIT.label ? [...old.refs, ref] : [ref],
        }));
        addSound(sounds, label, ref);
      }
    }
  }
  for (const [template, { fields }] of templates.entries())
    for (const field of fields) addStem(trie, sounds, { template, field });
  for (const { fields } of templates) for (const { measure } of fields) addMeasure(trie, normalise(measure).text);
  const soundLengths = [...new Set([...sounds.values()].map(({ label }) => label.length))]
    .filter((length) => length > 0)
    .sort((a, b) => b - a);
  for (const { title, aliases } of templates)
    for (const name of [title, ...aliases]) addTitle(trie, normalise(name).text);
  return { templates, trie, sounds, soundLengths };
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
