// Units in depth-first order: a subtree is a range, so a missing list is a scan of bits. Packed into one string for the store.
import type { UnitCode } from '../flow.ts';
import type { Roster } from './types.ts';

/** Roster of codes in depth-first order with the depth of each (0 for a root). */
export function rosterOf(codes: readonly UnitCode[], depths: Uint8Array): Roster {
  const { ends, parents } = ranges(depths, codes.length);
  const indices = new Map<UnitCode, number>();
  for (const [i, code] of codes.entries()) indices.set(code, i);
  let id: string | undefined;
  return {
    get id() {
      return (id ??= identify(packed(codes, depths)));
    },
    codes,
    index: (code) => indices.get(code),
    end: (index) => ends[index] ?? index,
    parent: (index) => parents[index] ?? -1,
  };
}

function ranges(depths: Uint8Array, size: number) {
  const ends = new Int32Array(size).fill(size);
  const parents = new Int32Array(size).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < size; i++) {
    const depth = depths[i] ?? 0;
    while (open.length > depth) ends[open.pop() ?? i] = i;
    parents[i] = open.at(-1) ?? -1;
    open.push(i);
  }
  return { ends, parents };
}

/** One line per unit: depth, length of the beginning shared with the code before, rest of the code. */
function packed(codes: readonly UnitCode[], depths: Uint8Array): string {
  let before = '';
  const lines = codes.map((code, i) => {
    const shared = sharedLength(before, code);
    before = code;
    return (depths[i] ?? 0).toString(36) + shared.toString(36) + code.slice(shared);
  });
  return lines.join('\n');
}

const LONGEST_SHARED = 35;

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, LONGEST_SHARED);
  let i = 0;
  while (i < most && a[i] === b[i]) i++;
  return i;
}

/** Equal rosters have equal ids: count and a 64-bit FNV-like hash of what is packed. */
function identify(content: string): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  for (let i = 0; i < content.length; i++) {
    const c = content.charCodeAt(i);
    high = Math.imul(high ^ c, 0x01000193);
    low = Math.imul(low ^ (c + i), 0x85ebca6b);
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The roster as one string, about five bytes a unit. */
export function packRoster(roster: Roster): string {
  const depths = new Uint8Array(roster.codes.length);
  for (let i = 0; i < depths.length; i++) {
    const parent = roster.parent(i);
    depths[i] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
  }
  return packed(roster.codes, depths);
}

export function unpackRoster(content: string): Roster {
  const lines = content === '' ? [] : content.split('\n');
  const depths = new Uint8Array(lines.length);
  let before = '';
  const codes = lines.map((line, i) => {
    depths[i] = Number.parseInt(line.charAt(0), 36);
    before = before.slice(0, Number.parseInt(line.charAt(1), 36)) + line.slice(2);
    return before;
  });
  return rosterOf(codes, depths);
}
