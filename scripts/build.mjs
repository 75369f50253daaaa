// `npm run build`: the library as compiled modules with types (dist/lib), and the agent with its command line as one file
// that carries all it needs (dist/host-agent/commands/main.js).
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProvider } from './compile-provider.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const AGENT = 'dist/host-agent/commands/main.js';

/** Construct libraries belong to authors; the host must not carry them. */
const NOT_IN_AGENT =
  /(^|\/)node_modules\/(cdktf|cdktn|constructs|esbuild)\/|^lib\/(fleet|synth|provider-libvirt|testing)\//;

const startedAt = performance.now();
await rm(join(root, 'dist'), { recursive: true, force: true });
await ensureProvider();
await Promise.all([compileLibrary(), bundleAgent()]);
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

async function bundleAgent() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['host-agent/commands/main.ts'],
    outfile: AGENT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The author's side alone needs it, finds it in the author's node_modules, and it is a native program.
    external: ['esbuild'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'eof',
    metafile: true,
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
  const forbidden = Object.keys(metafile.inputs).filter((input) => NOT_IN_AGENT.test(input));
  if (forbidden.length > 0) throw new Error(`the agent would carry ${forbidden.join(', ')}`);
  await chmod(join(root, AGENT), 0o755);
  await writeFile(join(root, 'dist/agent-metafile.json'), JSON.stringify(metafile));
}
