import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes the command-line program of the present sources one file in `directory`, by `npm run build`'s own means, and returns its path. */
export async function bundleAgent(directory: string): Promise<string> {
  const outfile = join(directory, 'fleetwright.cjs');
  const script = pathToFileURL(join(__dirname, '../../scripts/bundle-agent.mjs')).href;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a script of ours, without types
  const bundler = (await import(script)) as {
    readonly bundleAgent: (options: {
      readonly outfile: string;
      readonly sourcemap: false;
    }) => Promise<unknown>;
  };
  await bundler.bundleAgent({ outfile, sourcemap: false });
  return outfile;
}
