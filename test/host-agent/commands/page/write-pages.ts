/**
 * Writes the pages of all scenarios into a folder, to be looked at:
 *
 *     node scripts/run-app.mjs test/host-agent/commands/page/write-pages.ts /tmp/pages [scenario …]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import { PAGE_SCENARIOS } from './page-scenarios';
import { toldOf } from '../review/scenarios';

const [folder = '.cache/pages', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, scenario] of Object.entries(PAGE_SCENARIOS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `${name}.html`);
  const page = renderPage(toldOf(scenario));
  writeFileSync(file, page);
  process.stdout.write(`${file}  ${Math.ceil(Buffer.byteLength(page) / 1024)} KiB\n`);
}
