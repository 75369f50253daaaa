// Writes the tables of docs/changes.md from the planner's field rules. Run after changing one: node scripts/generate-changes-doc.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadSources, root } from './load-sources.mjs';

const target = join(root, 'docs', 'changes.md');
const BEGIN = '<!-- generated from the field rules by scripts/generate-changes-doc.mjs -->';
const END = '<!-- end of what is generated -->';

const { changeMarkdown, changeMatrix } = await loadSources(`
  export { changeMatrix } from './host-agent/planner';
  export { changeMarkdown } from './host-agent/commands/rendering/change-matrix';`);

const text = await readFile(target, 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before)
  throw new Error(`${target} has lost the lines between which tables are written`);
const written = `${text.slice(0, before)}${BEGIN}\n\n${changeMarkdown(changeMatrix())}\n\n${text.slice(after)}`;
const options = { ...(await resolveConfig(target)), parser: 'markdown' };
await writeFile(target, await format(written, options));
