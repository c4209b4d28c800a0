// What lint cannot see: no file of the product imports itself through others, types aside, and scripts are as short as all files.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VALUE_IMPORT = /^(?:import|export) (?!type\b)[^'"]*from '(\.{1,2}\/[^']+\.ts)'/gm;

function filesIn(folder: string, ending = '.ts'): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(ROOT, folder, name));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(VALUE_IMPORT)].map(([, path]) => join(dirname(file), path ?? ''));
}

it('has no import cycles', () => {
  const graph = new Map(
    ['src', 'commands', 'flows'].flatMap((folder) => filesIn(folder)).map((file) => [file, importsOf(file)]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) cycles.push(trail.slice(at).map((one) => relative(ROOT, one)));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(graph.size).toBeGreaterThan(100);
  expect(cycles).toEqual([]);
});

it('has no script over 250 lines', () => {
  const scripts = filesIn('src', '.lua').map(
    (file) => [relative(ROOT, file), readFileSync(file, 'utf8').split('\n').length - 1] as const,
  );
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter(([, lines]) => lines > 250)).toEqual([]);
});
