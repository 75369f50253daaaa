import { build } from 'esbuild';
import { join } from 'node:path';

/** Makes the command-line program of the present sources one file in `directory`, as `npm run build` does, and returns its path. */
export async function bundleAgent(directory: string): Promise<string> {
  const outfile = join(directory, 'fleetwright.cjs');
  await build({
    entryPoints: [join(__dirname, '../../host-agent/commands/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['esbuild'],
    logLevel: 'warning',
  });
  return outfile;
}
