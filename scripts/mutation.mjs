// `npm run mutation [-- <room>...]`: breaks the pure rooms in every way that Stryker knows, one way at a time, and counts what their own
// tests notice. About an hour for all rooms; what is found is kept in .cache/mutation, for scripts/generate-reliability-doc.mjs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [unit] = createRequire(import.meta.url)('../jest.config.cjs').projects;
const results = join(root, '.cache/mutation');

/** What is broken; the tests of the same path under test/ should notice it. */
const ROOMS = ['lib/plan', 'lib/placement', 'host-agent/planner', 'host-agent/libvirt/xml'];

/** The part of all mutants that tests must notice, in per cent. */
const GOAL_PERCENT = 85;

const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(`Usage: npm run mutation [-- <room or file>...]

Rooms: ${ROOMS.join(', ')}. Without any: all of them. A file must be in one of them.

Examples:
  npm run mutation -- lib/placement
  npm run mutation -- lib/plan/canonical.ts`);
  process.exit(0);
}

const wanted = words.length === 0 ? ROOMS : words;
const lost = wanted.filter((path) => roomOf(path) === undefined || !existsSync(join(root, path)));
if (lost.length > 0) {
  console.error(`No such room, nor a file in one: ${lost.join(', ')}. The rooms are: ${ROOMS.join(', ')}.`);
  process.exit(1);
}
mkdirSync(results, { recursive: true });
process.chdir(root);
for (const path of wanted) {
  const { percent, noticed, missed } = await mutate(path);
  console.log(
    `${path}: ${noticed} of ${noticed + missed} mutants noticed, ${percent} % (goal: ${GOAL_PERCENT} %)`,
  );
  if (percent < GOAL_PERCENT) process.exitCode = 1;
}

function roomOf(path) {
  return ROOMS.find((room) => path === room || path.startsWith(`${room}/`));
}

async function mutate(path) {
  const name = path.replaceAll('/', '-');
  const report = join(results, `${name}.report.json`);
  const startedAt = performance.now();
  await new Stryker({
    mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`, '!**/*.generated.ts'],
    testRunner: 'in-process',
    plugins: [join(root, 'scripts/mutation/runner.mjs')],
    inProcess: {
      tests: `test/${roomOf(path)}`,
      transform: unit.transform,
      moduleNameMapper: unit.moduleNameMapper,
    },
    warnings: { unknownOptions: false },
    // The compiler that is used here has nothing to rewrite such files with; swc, which the tests use, reads none.
    tsconfigFile: 'none',
    coverageAnalysis: 'perTest',
    // What is decided once, when a module is loaded, would need all tests for each mutant; it is a table or a schema as a rule.
    ignoreStatic: true,
    concurrency: availableParallelism(),
    timeoutMS: 10_000,
    // Several may run at once, and each takes its own away.
    tempDirName: `.cache/stryker-${process.pid}`,
    cleanTempDir: 'always',
    ignorePatterns: ['dist', 'cdktf.out', 'docs', 'bench', '.cache'],
    reporters: process.stdout.isTTY ? ['progress', 'json'] : ['json'],
    jsonReporter: { fileName: report },
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a word of that enumeration
    logLevel: 'warn',
    thresholds: { high: 100, low: GOAL_PERCENT, break: null },
    allowEmpty: false,
  }).runMutationTest();
  const summary = { ...countOf(report), minutes: Math.round((performance.now() - startedAt) / 6_000) / 10 };
  const at = new Date().toISOString().slice(0, 10);
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ path, at, ...summary }, undefined, 1)}\n`);
  return summary;
}

/** By Stryker's words: killed and timed out are noticed; survived and not covered are missed; all else says nothing. */
function countOf(report) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wantedStates) => states.filter((state) => wantedStates.includes(state)).length;
  const noticed = count('Killed', 'Timeout');
  const missed = count('Survived', 'NoCoverage');
  return {
    noticed,
    missed,
    ignored: count('Ignored'),
    percent: Math.round((1000 * noticed) / Math.max(1, noticed + missed)) / 10,
  };
}
