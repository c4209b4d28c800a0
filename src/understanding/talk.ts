// Talk of several people pasted into one message (domain.md §3): name and time above each text, or `name: text` in each line.
import { BIT } from './bits.ts';
import { draft } from './draft.ts';
import { type EntryRead, readEntry } from './entry.ts';
import { lexed } from './lexed.ts';
import { normalise } from './normalise.ts';
import { reportFrom } from './report.ts';
import type { Scene } from './scene.ts';

const STAMP =
  /^[ ]*([^\n:]{1,20}?)[ ]+(?:(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}日?[ ]+)?(?:[上下]午|晚上|早上|中午)?[ ]*\d{1,2}:\d{2}(?::\d{2})?[ ]*$/;
const SPOKEN = /^[ ]*([\u4e00-\u9fffA-Za-z][^\s:，,。;]{1,11})[ ]*:[ ]*(\S.*)$/;
const CORRECTS = /更正|改为|作废|以此为准|报错|写错/;

interface Turn {
  readonly name: string;
  readonly said: string[];
}

/** Lines as turns; undefined when some line has no speaker. */
function turnsOf(text: string): readonly Turn[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 400) return undefined;
  const stamped = lines.filter((line) => STAMP.test(line)).length > 1;
  const turns: Turn[] = [];
  for (const line of lines) {
    const head = (stamped ? STAMP : SPOKEN).exec(line);
    if (!head && !stamped) return undefined;
    if (head) turns.push({ name: head[1] ?? '', said: head[2] === undefined ? [] : [head[2]] });
    else turns.at(-1)?.said.push(line);
  }
  return turns.length > 1 ? turns : undefined;
}

/** A name, not a label or words such as 今日情况. */
function isSpeaker(name: string, scene: Scene): boolean {
  const { tokens } = lexed(normalise(name), scene.vocabulary);
  return (
    tokens.some(({ bits }) => !(bits & (BIT.word | BIT.conn | BIT.blank))) &&
    !tokens.some(({ bits }) => bits & (BIT.label | BIT.zero | BIT.neg))
  );
}

/** What each speaker reported, under the rules for plain talk; whoever only talks is left out. */
export function talkOf(text: string, scene: Scene): readonly EntryRead[] {
  const turns = turnsOf(text);
  if (!turns?.every(({ name }) => isSpeaker(name, scene))) return [];
  const said = new Map<string, string>();
  for (const turn of turns) {
    const words = turn.said.join('\n');
    if (reportFrom(draft(normalise(words), scene, false), scene).intent === 'none') continue;
    const before = CORRECTS.test(words) ? undefined : said.get(turn.name);
    said.set(turn.name, before === undefined ? words : `${before}\n${words}`);
  }
  return [...said].map(([name, words]) => readEntry(normalise(words), scene, name));
}
