// Writes the tables of docs/changes.md from the planner's field rules. Run after changing one: node scripts/generate-changes-doc.mjs
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'docs', 'changes.md');
const BEGIN = '<!-- generated from the field rules by scripts/generate-changes-doc.mjs -->';
const END = '<!-- end of what is generated -->';

const bundle = await build({
  stdin: {
    contents: `
      export { changeMatrix } from './host-agent/planner';
      export { changeMarkdown } from './host-agent/commands/rendering/change-matrix';`,
    resolveDir: root,
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const library = { exports: {} };
const source = `(function (module, exports, require) {${bundle.outputFiles[0].text}\n})`;
vm.runInThisContext(source)(library, library.exports, createRequire(import.meta.url));
const { changeMarkdown, changeMatrix } = library.exports;

const text = await readFile(target, 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before)
  throw new Error(`${target} has lost the lines between which tables are written`);
const written = `${text.slice(0, before)}${BEGIN}\n\n${changeMarkdown(changeMatrix())}\n\n${text.slice(after)}`;
const options = { ...(await resolveConfig(target)), parser: 'markdown' };
await writeFile(target, await format(written, options));
