// Writes the tables of docs/monitoring/README.md from the agent's table of metrics. Run after changing it: node scripts/generate-monitoring-doc.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadSources, root } from './load-sources.mjs';

const target = join(root, 'docs', 'monitoring', 'README.md');
const BEGIN = '<!-- generated from the table of metrics by scripts/generate-monitoring-doc.mjs -->';
const END = '<!-- end of what is generated -->';

const { METRIC_GROUPS } = await loadSources(
  `export { METRIC_GROUPS } from './host-agent/service/metrics/table';`,
);

const row = (...cells) => `| ${cells.join(' | ')} |`;
const code = (text) => `\`${text}\``;

const sections = Object.entries(METRIC_GROUPS).map(([group, metrics]) =>
  [
    `### ${group}`,
    '',
    row('metric', 'type', 'labels', 'meaning'),
    row('---', '---', '---', '---'),
    ...Object.entries(metrics).map(([name, { type, labels, help }]) =>
      row(code(name), type, labels.map(code).join(', '), help),
    ),
  ].join('\n'),
);

const text = await readFile(target, 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before)
  throw new Error(`${target} has lost the lines between which tables are written`);
const written = `${text.slice(0, before)}${BEGIN}\n\n${sections.join('\n\n')}\n\n${text.slice(after)}`;
const options = { ...(await resolveConfig(target)), parser: 'markdown' };
await writeFile(target, await format(written, options));
