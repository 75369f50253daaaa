// `npm run build`: the library as compiled modules with types (dist/lib), and the agent with its command line as one file
// that carries all it needs (dist/host-agent/commands/main.js).
import { spawn } from 'node:child_process';
import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAgent } from './bundle-agent.mjs';
import { ensureProvider } from './compile-provider.mjs';
import { readLock, runtimePaths, sbomOf } from './sbom.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const AGENT = 'dist/host-agent/commands/main.js';

const startedAt = performance.now();
await rm(join(root, 'dist'), { recursive: true, force: true });
await ensureProvider();
const [metafile] = await Promise.all([bundleAgent({ outfile: join(root, AGENT) }), compileLibrary()]);
await writeFile(join(root, 'dist/agent-metafile.json'), JSON.stringify(metafile));
const lock = await readLock();
await writeFile(join(root, 'dist/sbom.cdx.json'), sbomOf(lock, runtimePaths(lock)));
const { size } = await stat(join(root, AGENT));
const seconds = (performance.now() - startedAt) / 1000;
console.log(`built dist/lib and ${AGENT} (${Math.round(size / 1024)} KiB) in ${seconds.toFixed(1)} s`);

function compileLibrary() {
  return new Promise((resolve, reject) => {
    const compiler = join(root, 'node_modules/.bin/tsc');
    const child = spawn(compiler, ['--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with code ${code}`))));
  });
}
