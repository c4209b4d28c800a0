// Longest match of known words from a position. Built once, then read from flat arrays: an edge is one slot of a hash table.

/** A known word and its length. */
export interface Entry<T> {
  readonly word: T;
  readonly length: number;
}

export interface Trie<T> {
  /** (node, character) of each slot; 0 is empty. */
  readonly keys: Uint32Array;
  readonly to: Uint16Array;
  readonly mask: number;
  /** By node; the root is 1. */
  readonly entries: readonly (Entry<T> | undefined)[];
}

const NODES = 65_536;

const slot = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 15) & mask;

export function trieOf<T>(words: ReadonlyMap<string, T>): Trie<T> {
  const edges = new Map<number, number>();
  const entries: (Entry<T> | undefined)[] = [undefined, undefined];
  for (const [key, word] of words) {
    let node = 1;
    for (let index = 0; index < key.length; index += 1) {
      const edge = node * 65_536 + key.charCodeAt(index);
      const next = edges.get(edge) ?? entries.push(undefined) - 1;
      edges.set(edge, next);
      node = next;
    }
    entries[node] = { word, length: key.length };
  }
  if (entries.length > NODES)
    throw new Error(`${words.size} words are more than a node number of 16 bits can tell apart`);
  const mask = 2 ** Math.ceil(Math.log2(edges.size + 1) + 1.5) - 1;
  const trie = { keys: new Uint32Array(mask + 1), to: new Uint16Array(mask + 1), mask, entries };
  for (const [edge, next] of edges) {
    let at = slot(edge, mask);
    while (trie.keys[at] !== 0) at = (at + 1) & mask;
    trie.keys[at] = edge;
    trie.to[at] = next;
  }
  return trie;
}

/** The node behind an edge, 0 when there is none. */
function step<T>({ keys, to, mask }: Trie<T>, node: number, unit: number): number {
  const key = (node * 65_536 + unit) >>> 0;
  for (let at = slot(key, mask); ; at = (at + 1) & mask) {
    const found = keys[at];
    if (found === key) return to[at] ?? 0;
    if (found === 0) return 0;
  }
}

/** The longest word that starts at text[start]; undefined when none does. */
export function longest<T>(trie: Trie<T>, text: string, start: number): Entry<T> | undefined {
  let best: Entry<T> | undefined;
  for (let index = start, node = 1; index < text.length; index += 1) {
    node = step(trie, node, text.charCodeAt(index));
    if (node === 0) return best;
    best = trie.entries[node] ?? best;
  }
  return best;
}

/** Some known word begins with text. */
export function begins<T>(trie: Trie<T>, text: string): boolean {
  let node = 1;
  for (let index = 0; index < text.length && node !== 0; index += 1) node = step(trie, node, text.charCodeAt(index));
  return node !== 0;
}
