// `npm run check`: everything that can be judged without running the program. All gates run, side by side up to the number
// of CPUs; then every complaint is shown, and one line a gate with its time.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProvider } from './compile-provider.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['lib', 'host-agent', 'stacks', 'test', 'bench', 'scripts'];

/** Slowest first, so that the last one to start is short. */
const GATES = [
  { name: 'format', program: 'prettier', words: ['--check', '--log-level', 'warn', '.'] },
  { name: 'walls', program: 'depcruise', words: [...SOURCES, '--config', '.dependency-cruiser.cjs'] },
  { name: 'dead code', program: 'knip', words: ['--no-progress'] },
  {
    name: 'lint',
    program: 'oxlint',
    words: ['--type-aware', '--quiet', '--report-unused-disable-directives'],
  },
  { name: 'types', program: 'tsc', words: ['--noEmit', '--project', '.'] },
  { name: 'lock', program: '../../scripts/audit.mjs', words: [] },
];

/** Ten minutes: a gate takes seconds; one that takes longer hangs. */
const GATE_MS_MAX = 10 * 60 * 1000;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(
    `No such gate: ${unknown.join(', ')}. There are: ${GATES.map((gate) => gate.name).join(', ')}.`,
  );
  process.exit(1);
}

// Types come from what was compiled.
await ensureProvider();
const waiting = GATES.filter((gate) => wanted.length === 0 || wanted.includes(gate.name));
const results = [];
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      results.push(await runGate(gate));
    }
  }),
);

const failed = results.filter((result) => result.code !== 0);
for (const { gate, output } of failed) console.log(`\n── ${gate.name} ──\n${output.trim()}\n`);
for (const { gate, code, seconds } of results) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${gate.name.padEnd(10)} ${seconds.toFixed(1)} s`);
}
process.exitCode = failed.length === 0 ? 0 : 1;

function runGate(gate) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules/.bin', gate.program), gate.words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: GATE_MS_MAX,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const end = (code, message = '') =>
      resolve({ gate, code, output: output + message, seconds: (performance.now() - startedAt) / 1000 });
    child.on('error', (error) => end(1, `${gate.program} did not start (${error.message}): run npm ci`));
    child.on('close', (code, signal) => end(code ?? 1, signal === null ? '' : `ended by ${signal}`));
  });
}
