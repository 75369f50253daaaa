// `npm run bench`: the table of peers; `npm run bench -- NAME [words]`: runs bench/NAME.ts, with the words as its arguments;
// `npm run bench -- all`: runs every bench, as each runs by itself.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProvider } from './compile-provider.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ALL = 'all';
const DEFAULT = 'peers';
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();
const typed = process.argv.slice(2);
// Options without a name are those of the table: `npm run bench -- --help`.
const [wanted, ...words] = typed[0]?.startsWith('-') === false ? typed : [DEFAULT, ...typed];
if (wanted !== ALL && !names.includes(wanted)) {
  console.error(
    `There is no bench "${wanted}". There are: ${names.join(', ')}, and ${ALL}; without a name ${DEFAULT} runs.`,
  );
  process.exit(1);
}

await ensureProvider();
// One after the other: they would measure each other. One that fails (without root, say) does not keep the others from running.
let failed = false;
for (const name of wanted === ALL ? names : [wanted]) {
  // On standard error: what a bench prints may be read by another program.
  if (wanted === ALL) console.error(`── ${name} ──`);
  const program = join(root, 'bench', `${name}.ts`);
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/run-app.mjs'), program, ...words], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
