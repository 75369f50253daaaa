/**
 * Compiles the generated sources of `@cdktf/provider-libvirt` once: nothing is done while they are what was compiled last. As a program, or
 * by `ensureProvider()` from whatever needs the package.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGE = join(root, 'lib/provider-libvirt');
const STAMP = '.sources.sha256';

/** Compiles the package into its `lib` folder unless that is up to date. */
export async function ensureProvider() {
  const digest = await digestOfSources();
  const compiled = join(PACKAGE, 'lib');
  if ((await readFile(join(compiled, STAMP), 'utf8').catch(() => '')) === digest) return;
  // Beside its place and renamed: two that do this at once, or one that is ended, leave no half-compiled package.
  const fresh = await mkdtemp(join(PACKAGE, '.lib-'));
  try {
    await compile(fresh);
    await writeFile(join(fresh, STAMP), digest);
    await rm(compiled, { recursive: true, force: true });
    await rename(fresh, compiled);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Of all that decides what comes out: the sources, how they are compiled, and by which compiler. */
async function digestOfSources() {
  const entries = await readdir(join(PACKAGE, 'src'), { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const others = [join(PACKAGE, 'tsconfig.json'), join(root, 'node_modules/typescript/package.json')];
  const hash = createHash('sha256');
  for (const path of [...sources.sort(), ...others]) {
    hash.update(`${path.slice(root.length)}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}

function compile(folder) {
  return new Promise((resolve, reject) => {
    const compiler = join(root, 'node_modules/.bin/tsc');
    const child = spawn(compiler, ['--project', PACKAGE, '--outDir', folder], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with code ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureProvider();
