// Finds units by what people call them, nearest to the speaker first; never guesses (product.md §2).
import type { UnitCode } from '../flow.ts';
import { TIERS } from '../templates/types.ts';
import { foldName, looseKeys } from './fold.ts';
import { fullFrom, type Labels } from './labels.ts';
import type { Tree } from './tree.ts';
import type { Named, Unit } from './types.ts';

type Indices = readonly number[];

/** A unit that fits: by its own words or with something left out, and whether its path was given whole. */
interface Hit {
  readonly index: number;
  readonly exact: boolean;
  /** Topmost unit the words named, as roster index, when no tier between was skipped; else -1. */
  readonly top: number;
}

interface Index {
  readonly exact: ReadonlyMap<string, Indices>;
  readonly loose: ReadonlyMap<string, Indices>;
}

const LONGEST = 80;
const NONE: Indices = [];

export function namesOf(tree: Tree, labels: Labels): (name: string, from: UnitCode) => Named {
  let index: Index | undefined;
  return (name, from) => {
    const key = foldName(name);
    if (key === '' || key.length > LONGEST) return { none: true };
    index ??= indexOf(tree, labels);
    return nearest(key, from, { tree, index, found: new Map() });
  };
}

function indexOf(tree: Tree, labels: Labels): Index {
  const exact = new Map<string, number[]>();
  const loose = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, i: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [i]);
    else if (list.at(-1) !== i) list.push(i);
  };
  for (const [i, code] of tree.roster.codes.entries()) {
    const unit = tree.unit(code);
    if (unit === undefined) continue;
    for (const name of new Set([unit.name, labels.spoken(unit), ...unit.aliases])) {
      const key = foldName(name);
      add(exact, key, i);
      for (const short of looseKeys(key)) add(loose, short, i);
    }
  }
  return { exact, loose };
}

interface Search {
  readonly tree: Tree;
  readonly index: Index;
  readonly found: Map<string, readonly Hit[]>;
}

/** Every unit the folded words may mean: by name alone, or by a path that may leave tiers out. */
function find(key: string, search: Search): readonly Hit[] {
  const known = search.found.get(key);
  if (known !== undefined) return known;
  const hits = new Map<number, Hit>();
  const keep = (hit: Hit): void => {
    const before = hits.get(hit.index);
    if (before === undefined || rank(hit) > rank(before)) hits.set(hit.index, hit);
  };
  const { exact, loose } = search.index;
  for (const index of exact.get(key) ?? NONE) keep({ index, exact: true, top: index });
  for (const index of loose.get(key) ?? NONE) keep({ index, exact: false, top: index });
  paths(key, search).forEach(keep);
  const list = [...hits.values()];
  search.found.set(key, list);
  return list;
}

/** Units below another that the beginning of the words names. */
function paths(key: string, search: Search): readonly Hit[] {
  const { exact, loose } = search.index;
  const hits: Hit[] = [];
  for (let cut = 1; cut < key.length; cut++) {
    const last = key.slice(cut);
    if (!exact.has(last) && !loose.has(last)) continue;
    for (const hit of below(find(key.slice(0, cut), search), last, search)) hits.push(hit);
  }
  return hits;
}

function rank(hit: Hit): number {
  return (hit.exact ? 1 : 0) + (hit.top >= 0 ? 2 : 0);
}

/** Units called `last` that lie below one of the units above. */
function below(above: readonly Hit[], last: string, { tree: { roster }, index }: Search): readonly Hit[] {
  const hits: Hit[] = [];
  for (const hit of above) {
    for (const { index: i, exact } of called(last, { from: hit.index + 1, to: roster.end(hit.index) }, index))
      hits.push({ index: i, exact: exact && hit.exact, top: roster.parent(i) === hit.index ? hit.top : -1 });
  }
  return hits;
}

/** Units of a range of the roster that go by this one name. */
function called(key: string, { from, to }: { from: number; to: number }, index: Index): readonly Hit[] {
  const hits: Hit[] = [];
  for (const exact of [true, false]) {
    const list = (exact ? index.exact : index.loose).get(key) ?? NONE;
    for (let k = firstFrom(list, from); k < list.length; k++) {
      const i = list[k] ?? to;
      if (i >= to) break;
      hits.push({ index: i, exact, top: i });
    }
  }
  return hits;
}

/** Position of the first element not below `least` in an ascending list. */
function firstFrom(list: Indices, least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(key: string, from: UnitCode, search: Search): Named {
  const { tree, index } = search;
  const { roster } = tree;
  const hits = paths(key, search);
  const whole = hits.filter((hit) => isWhole(hit, tree));
  let i = roster.index(from) ?? -1;
  for (;;) {
    const [low, high] = i < 0 ? [0, roster.codes.length] : [i, roster.end(i)];
    const inside = (list: readonly Hit[]): readonly Hit[] => list.filter((hit) => hit.index >= low && hit.index < high);
    const own = called(key, { from: low, to: high }, index);
    const near = own.some((hit) => isLiteral(hit, key, tree))
      ? own
      : whole.length > 0
        ? inside(whole)
        : [...inside(hits), ...own];
    if (near.length > 0 || i < 0) return decide(near, tree);
    i = roster.parent(i);
  }
}

/** Whether the words are the unit's very name: then they are not also the path of another one. */
function isLiteral({ index }: Hit, key: string, tree: Tree): boolean {
  return foldName(tree.unit(tree.roster.codes[index] ?? '')?.name ?? '') === key;
}

/** Whether the words spell the whole path as fullLabel writes it, or more. */
function isWhole(hit: Hit, tree: Tree): boolean {
  if (hit.top < 0 || hit.top === hit.index) return false;
  const path = tree.path(tree.roster.codes[hit.index] ?? '');
  const start = path[fullFrom(path)];
  return start !== undefined && hit.top <= (tree.roster.index(start.code) ?? -1);
}

/** Of equally near units: said in full before shortened, higher tier before lower; then it is ambiguous. */
function decide(hits: readonly Hit[], tree: Tree): Named {
  const exact = hits.filter((hit) => hit.exact);
  const units = (exact.length > 0 ? exact : hits)
    .map((hit) => tree.unit(tree.roster.codes[hit.index] ?? ''))
    .filter((unit): unit is Unit => unit !== undefined);
  const highest = Math.min(...units.map((unit) => TIERS.indexOf(unit.tier)));
  const best = units.filter((unit) => TIERS.indexOf(unit.tier) === highest);
  const [first] = best;
  if (first === undefined) return { none: true };
  return best.length === 1 ? { unit: first } : { ambiguous: best };
}
