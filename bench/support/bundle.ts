import { build } from 'esbuild';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * Makes the program `path` of this repository one file in `directory`, and returns where. Packages stay outside, and nothing is added to
 * the code: as the library is published, and unlike a program that is run from its sources.
 */
export async function bundleProgram(path: string, directory: string): Promise<string> {
  const outfile = join(directory, `${basename(path, '.ts')}.cjs`);
  await build({
    entryPoints: [join(ROOT, path)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
