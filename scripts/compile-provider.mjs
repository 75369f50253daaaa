/**
 * Compiles the generated sources of `@cdktf/provider-libvirt` once: nothing is done while they are what was compiled last. As a program, or
 * by `ensureProvider()` from whatever needs the package.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGE = join(root, 'lib/provider-libvirt');
const STAMP = '.sources.sha256';

/** Far more than there can be programs that put what they compiled into place in the same moment. */
const PUT_ATTEMPTS_MAX = 20;

/** Compiles the package in `folder` into its `lib` folder unless that is up to date. */
export async function ensureProvider(folder = PACKAGE) {
  const digest = await digestOfSources(folder);
  if (await isCompiled(folder, digest)) return;
  // Beside its place and renamed: two that do this at once, or one that is ended, leave no half-compiled package.
  const scratch = await mkdtemp(join(folder, '.lib-'));
  try {
    const fresh = join(scratch, 'fresh');
    await compile(folder, fresh);
    await writeFile(join(fresh, STAMP), digest);
    await chmod(fresh, 0o755);
    await putInPlace({ folder, digest, fresh, scratch });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function isCompiled(folder, digest) {
  return (await readFile(join(folder, 'lib', STAMP), 'utf8').catch(() => '')) === digest;
}

/** A folder cannot be renamed over another, so the old one steps aside first; in between, another program's may have come. */
async function putInPlace({ folder, digest, fresh, scratch }) {
  const place = join(folder, 'lib');
  for (let attempt = 1; ; attempt += 1) {
    if (await isCompiled(folder, digest)) return;
    try {
      await rename(place, join(scratch, `old-${attempt}`));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    try {
      await rename(fresh, place);
      return;
    } catch (error) {
      if ((error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') || attempt === PUT_ATTEMPTS_MAX)
        throw error;
    }
  }
}

/** Of all that decides what comes out: the sources, how they are compiled, and by which compiler. */
export async function digestOfSources(folder = PACKAGE) {
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const path of [...sources, join(folder, 'tsconfig.json')]) {
    hash.update(`${relative(folder, path)}\0`).update(await readFile(path));
  }
  return hash.update(await readFile(join(root, 'node_modules/typescript/package.json'))).digest('hex');
}

function compile(folder, target) {
  return new Promise((resolve, reject) => {
    const compiler = join(root, 'node_modules/.bin/tsc');
    const child = spawn(compiler, ['--project', folder, '--outDir', target], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with code ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureProvider();
