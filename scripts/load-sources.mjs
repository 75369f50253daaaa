// For generators: what TypeScript sources of this repository export, without compiling all of them first.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { mkdir, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What `contents` exports, a TypeScript module as if it lay at the top of the repository. */
export async function loadSources(contents) {
  const bundle = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // Carries a program of its own; it is found from here.
    external: ['esbuild'],
    write: false,
  });
  const library = { exports: {} };
  const source = `(function (module, exports, require) {${bundle.outputFiles[0].text}\n})`;
  vm.runInThisContext(source)(library, library.exports, createRequire(import.meta.url));
  return library.exports;
}

/** Writes a JSON Schema to schemas/, laid out like everything else. */
export async function writeSchema(name, schema) {
  const target = join(root, 'schemas', name);
  await mkdir(dirname(target), { recursive: true });
  const options = { ...(await resolveConfig(target)), parser: 'json' };
  await writeFile(target, await format(JSON.stringify(schema), options));
}
