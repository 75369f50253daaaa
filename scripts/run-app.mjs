#!/usr/bin/env node
/**
 * Runs a TypeScript (or JavaScript) program of stacks: `node scripts/run-app.mjs stacks/main.ts`. This is the `app` of
 * cdktf.json, so both `fleetwright synth` and the cdktf command line start a program in the same way.
 *
 * The entry is bundled by esbuild in memory (about 0.1 s; no files are left behind) with packages kept outside, and then run as if
 * it lay at its own path, so `require` finds what it would find there.
 *
 * What the program reads from its environment (App of 'fleetwright' does):
 *   CDKTF_OUTDIR              where to write; the default is cdktf.out
 *   FLEETWRIGHT_LOCK          the lock file; the default is fleet.lock.json beside cdktf.json
 *   FLEETWRIGHT_FROZEN_LOCK   1: fail instead of changing the lock file
 * Exit code: 0 when the program ended well, 1 otherwise, with the reason on standard error.
 */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import Module from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundling moves code; this tells each file where it stood, so that it finds what lies beside it. */
const ownPlace = {
  name: 'own-place',
  setup: (bundling) => {
    bundling.onLoad({ filter: /\.[cm]?[jt]s$/, namespace: 'file' }, async ({ path }) => {
      const place = [
        `const __filename=${JSON.stringify(path)}`,
        `__dirname=${JSON.stringify(dirname(path))}`,
        `__ownUrl=${JSON.stringify(pathToFileURL(path).href)};`,
      ].join(',');
      const text = await readFile(path, 'utf8');
      // On the first line, so that line numbers stay what they are; a "#!" line must stay the first.
      const contents = text.startsWith('#!') ? text.replace('\n', `\n${place}`) : place + text;
      return { contents, loader: /\.[cm]?ts$/.test(path) ? 'ts' : 'js' };
    });
  },
};

const [entryArgument] = process.argv.slice(2);
if (entryArgument === undefined) {
  fail('run-app: no program. Say which: node scripts/run-app.mjs stacks/main.ts');
} else {
  await run(resolve(entryArgument));
}

async function run(entry) {
  const code = await bundle(entry);
  if (code === undefined) return;
  process.setSourceMapsEnabled(true);
  process.argv.splice(1, 2, entry);
  process.on('uncaughtException', report);
  const program = new Module(entry);
  program.filename = entry;
  program.paths = Module._nodeModulePaths(dirname(entry));
  try {
    program._compile(code, entry);
  } catch (error) {
    report(error);
  }
}

/** The program as one CommonJS text, or nothing after a syntax error, which esbuild has then shown. */
async function bundle(entry) {
  try {
    const result = await build({
      entryPoints: [entry],
      // Never written: stack traces name sources as seen from here, and this is where the program is run as if it lay.
      outfile: `${entry}.js`,
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      packages: 'external',
      sourcemap: 'inline',
      define: { 'import.meta.url': '__ownUrl' },
      plugins: [ownPlace],
      // Error and construct class names are part of messages.
      keepNames: true,
      logLevel: 'error',
    });
    return result.outputFiles[0].text;
  } catch {
    process.exitCode = 1;
    return undefined;
  }
}

/** What the author did wrong needs no stack trace; anything else does. */
function report(error) {
  // Nobody reads any more (`| head`): saying so would fail in the same way, for ever.
  if (error?.code === 'EPIPE') process.exit(1);
  const isExpected = error?.name === 'SynthesisError' || error?.name === 'ConstructError';
  fail(isExpected ? `${error.name}: ${error.message}` : (error?.stack ?? String(error)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
