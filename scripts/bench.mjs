// `node scripts/bench.mjs NAME`: runs bench/NAME.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = ''] = process.argv.slice(2);
const program = join(root, 'bench', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(program)) {
  const names = readdirSync(join(root, 'bench')).map((file) => file.replace(/\.ts$/, ''));
  console.error(`Say which: node scripts/bench.mjs ${names.join('|')}`);
  process.exit(1);
}
const run = spawnSync(process.execPath, [join(root, 'scripts/run-app.mjs'), program], { stdio: 'inherit' });
process.exit(run.status ?? 1);
