// The agent with its command line as one file that carries all it needs.
import { build } from 'esbuild';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Construct libraries belong to authors; the host must not carry them. */
const NOT_IN_AGENT =
  /(^|\/)node_modules\/(cdktf|cdktn|constructs|esbuild)\/|^lib\/(fleet|synth|provider-libvirt|testing)\//;

/** Writes the agent to `outfile` and gives esbuild's metafile. */
export async function bundleAgent({ outfile, interpreter = '/usr/bin/env node', sourcemap = 'linked' }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['host-agent/commands/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The author's side alone needs it, finds it in the author's node_modules, and it is a native program.
    external: ['esbuild'],
    sourcemap,
    sourcesContent: false,
    // Without comments and beyond-ASCII letters V8 keeps the text in half the memory; names stay, for stack traces.
    minifyWhitespace: true,
    charset: 'ascii',
    legalComments: 'eof',
    metafile: true,
    banner: { js: `#!${interpreter}` },
    logLevel: 'warning',
  });
  const forbidden = Object.keys(metafile.inputs).filter((input) => NOT_IN_AGENT.test(input));
  if (forbidden.length > 0) throw new Error(`the agent would carry ${forbidden.join(', ')}`);
  await chmod(outfile, 0o755);
  return metafile;
}
