// `npm run bench`: runs every bench; `npm run bench -- NAME [words]`: runs bench/NAME.ts, with the words as its arguments.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProvider } from './compile-provider.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();
const [wanted, ...words] = process.argv.slice(2);
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`There is no bench "${wanted}". There are: ${names.join(', ')}; without a name all run.`);
  process.exit(1);
}

await ensureProvider();
// One after the other: they would measure each other. One that fails (without root, say) does not keep the others from running.
let failed = false;
for (const name of wanted === undefined ? names : [wanted]) {
  console.log(`── ${name} ──`);
  const program = join(root, 'bench', `${name}.ts`);
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/run-app.mjs'), program, ...words], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
  console.log();
}
process.exitCode = failed ? 1 : 0;
