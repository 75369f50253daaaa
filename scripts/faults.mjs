// `npm run faults`: lets something go wrong at every call of the agent, on a real libvirt; `npm run faults -- --help` says how.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'test/faults/live/main.ts');
const words = [join(root, 'scripts/run-app.mjs'), program, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, words, { stdio: 'inherit', cwd: root });
process.exitCode = status ?? 1;
