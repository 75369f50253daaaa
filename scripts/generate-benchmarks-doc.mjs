/**
 * Writes the tables of docs/benchmarks.md that stand beside other programs from the last runs' raw data, `.cache/bench/peers-*.json`:
 * `node scripts/generate-benchmarks-doc.mjs`. A work that has none keeps its table, and so does everything that is written by hand.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadSources, root } from './load-sources.mjs';

const target = join(root, 'docs/benchmarks.md');
const { replaceSection, WORKS } = await loadSources(
  `export { replaceSection } from './bench/support/peers/document.ts';
   export { WORKS } from './bench/support/peers/results.ts';`,
);

const paths = WORKS.map((work) => join(root, `.cache/bench/peers-${work}.json`)).filter(existsSync);
if (paths.length === 0) {
  console.error('There are no results yet: run `npm run bench` first.');
  process.exit(1);
}
const results = await Promise.all(paths.map(async (path) => JSON.parse(await readFile(path, 'utf8'))));
const text = results.reduce(replaceSection, await readFile(target, 'utf8'));
await writeFile(target, await format(text, { ...(await resolveConfig(target)), parser: 'markdown' }));
console.log(`docs/benchmarks.md: ${results.map(({ work }) => work).join(', ')}`);
