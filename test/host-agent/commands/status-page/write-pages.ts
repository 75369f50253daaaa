/**
 * Writes the agent's page in all its states into a folder, to be looked at:
 *
 *     node scripts/run-app.mjs test/host-agent/commands/status-page/write-pages.ts /tmp/pages [state …]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderStatusPage } from '../../../../host-agent/commands/status-page/render-status-page';
import { STATUS_SCENARIOS } from './sample-status';

const [folder = '.cache/pages', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, factsOf] of Object.entries(STATUS_SCENARIOS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `status-${name}.html`);
  const { html } = renderStatusPage(factsOf());
  writeFileSync(file, html);
  process.stdout.write(`${file}  ${Math.ceil(Buffer.byteLength(html) / 1024)} KiB\n`);
}
