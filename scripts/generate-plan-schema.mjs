// Writes schemas/plan.v1.schema.json from lib/plan. Run after changing the plan document: node scripts/generate-plan-schema.mjs
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'schemas', 'plan.v1.schema.json');

const bundle = await build({
  entryPoints: [join(root, 'lib', 'plan', 'index.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const library = { exports: {} };
const source = `(function (module, exports, require) {${bundle.outputFiles[0].text}\n})`;
vm.runInThisContext(source)(library, library.exports, createRequire(import.meta.url));

await mkdir(dirname(target), { recursive: true });
const options = { ...(await resolveConfig(target)), parser: 'json' };
await writeFile(target, await format(JSON.stringify(library.exports.planJsonSchema()), options));
