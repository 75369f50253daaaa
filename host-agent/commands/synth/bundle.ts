import type { build as Build, Plugin } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { types } from 'node:util';
import { CommandFailure } from '../command-failure';

/** Beside the project, so that `require` finds the project's packages from here. */
const CACHE_FOLDER = '.cache/fleetwright';

/** What the author did wrong needs no stack trace; anything else does. */
const REPORT_PLAINLY = `process.on('uncaughtException', (error) => {
  // Nobody reads any more: saying so would fail in the same way, for ever.
  if (error?.code === 'EPIPE') process.exit(1);
  const expected = error?.name === 'SynthesisError' || error?.name === 'ConstructError';
  process.stderr.write((expected ? error.name + ': ' + error.message : error?.stack ?? String(error)) + '\\n');
  process.exitCode = 1;
});`;

/** A program as one file, for as long as it is needed. */
export interface BundledProgram {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Bundles a TypeScript program into one CommonJS file that plain `node` runs. Packages stay outside: they are loaded as
 * always. Much faster than a compiler in the child process, and takes either module style.
 *
 * @throws CommandFailure with the place in the source when it does not parse.
 */
export async function bundleProgram(entry: string, projectDirectory: string): Promise<BundledProgram> {
  const folder = join(projectDirectory, CACHE_FOLDER);
  // Two may run at a time, say in an editor and in a terminal.
  const outfile = join(folder, `app-${process.pid}.cjs`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n');
  const { build } = await loadBundler();
  try {
    await build({
      absWorkingDir: projectDirectory,
      entryPoints: [entry],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      sourcemap: 'inline',
      define: { 'import.meta.url': '__fleetwright_module_url' },
      // Class names are part of messages.
      keepNames: true,
      banner: { js: REPORT_PLAINLY },
      plugins: [ownPlace],
      logLevel: 'silent',
    });
  } catch (cause) {
    throw new CommandFailure({
      code: 'program-does-not-parse',
      message: `${entry} cannot be bundled.`,
      details: messagesOf(cause),
      cause,
    });
  }
  return { path: outfile, remove: () => rm(outfile, { force: true }) };
}

/** Only for this: the package for hosts has the agent but no bundler. */
async function loadBundler(): Promise<{ readonly build: typeof Build }> {
  try {
    return await import('esbuild');
  } catch (cause) {
    if (!types.isNativeError(cause) || !('code' in cause) || cause.code !== 'ERR_MODULE_NOT_FOUND')
      throw cause;
    throw new CommandFailure({
      code: 'no-bundler',
      message: 'This fleetwright is the one for hosts, which cannot run programs in TypeScript.',
      advice:
        'In the folder of your program: npm install --save-dev fleetwright, then npx fleetwright synth.',
      cause,
    });
  }
}

/** Bundling moves code; this tells each file where it stood, so that it finds what lies beside it. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup: (bundling) => {
    bundling.onLoad({ filter: /\.[cm]?[jt]s$/, namespace: 'file' }, async ({ path }) => {
      const place = [
        `const __filename=${JSON.stringify(path)}`,
        `__dirname=${JSON.stringify(dirname(path))}`,
        `__fleetwright_module_url=${JSON.stringify(pathToFileURL(path).href)};`,
      ].join(',');
      const text = await readFile(path, 'utf8');
      const loader = /\.[cm]?ts$/.test(path) ? 'ts' : 'js';
      // On the first line, so that line numbers stay what they are; a "#!" line must stay the first.
      return { contents: text.startsWith('#!') ? text.replace('\n', `\n${place}`) : place + text, loader };
    });
  },
};

function messagesOf(cause: unknown): readonly string[] {
  if (typeof cause !== 'object' || cause === null || !('errors' in cause) || !Array.isArray(cause.errors)) {
    return [cause instanceof Error ? cause.message : 'unknown error'];
  }
  return cause.errors.map((error: unknown) => {
    const { text, location } = readMessage(error);
    return location === undefined ? text : `${location}: ${text}`;
  });
}

function readMessage(error: unknown): { readonly text: string; readonly location?: string } {
  if (typeof error !== 'object' || error === null || !('text' in error)) return { text: 'unknown error' };
  const text = String(error.text);
  if (!('location' in error) || typeof error.location !== 'object' || error.location === null)
    return { text };
  // The first line is longer than the author wrote it, so columns would mislead.
  const { file, line } = { file: '?', line: 0, ...error.location };
  return { text, location: `${file}:${line}` };
}
