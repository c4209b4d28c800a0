// Longest match of known words from a position.

export interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  word: T | undefined;
}

export function emptyTrie<T>(): Node<T> {
  return { next: undefined, word: undefined };
}

/** Adds a word; `merge` decides when it is already there. */
export function insert<T>(root: Node<T>, key: string, merge: (old: T | undefined) => T): void {
  let node = root;
  for (let index = 0; index < key.length; index += 1) {
    node.next ??= new Map();
    const unit = key.charCodeAt(index);
    let next = node.next.get(unit);
    if (!next) {
      next = emptyTrie<T>();
      node.next.set(unit, next);
    }
    node = next;
  }
  node.word = merge(node.word);
}

/** The longest word that starts at text[start], with its end; undefined when none does. */
export function longest<T>(root: Node<T>, text: string, start: number): { word: T; end: number } | undefined {
  let node: Node<T> | undefined = root;
  let word: T | undefined;
  let end = start;
  for (let index = start; node?.next && index < text.length; index += 1) {
    node = node.next.get(text.charCodeAt(index));
    if (node?.word !== undefined) {
      word = node.word;
      end = index + 1;
    }
  }
  return word === undefined ? undefined : { word, end };
}
