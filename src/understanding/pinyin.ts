// Toneless syllables, for words typed by sound (domain.md §10). Final -n and -ng sound alike: 临, 林, 另, 凌 = 零.
import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

function syllable(character: string): string {
  let sound = known.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none', type: 'string' }).replace(/([ie])ng$/, '$1n');
    if (known.size > 20_000) known.clear();
    known.set(character, sound);
  }
  return sound;
}

export function syllables(word: string): string {
  let joined = '';
  for (const character of word) joined += ` ${syllable(character)}`;
  return joined;
}

/** Pinyin without tones and blanks, for misspelt commands. */
export function spelling(word: string): string {
  return syllables(word).replace(/ /g, '');
}
