import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { join } from 'node:path';

/** 2 MiB: what a host has to fetch and parse at each start. */
const AGENT_BYTES_MAX = 2 * 1024 * 1024;

describe('the bundle for hosts', () => {
  it('carries no construct library and stays small', async () => {
    const { metafile, outputFiles } = await build({
      absWorkingDir: join(__dirname, '../../..'),
      entryPoints: ['host-agent/commands/main.ts'],
      bundle: true,
      write: false,
      outfile: 'main.js',
      platform: 'node',
      format: 'cjs',
      external: ['esbuild'],
      minifyWhitespace: true,
      charset: 'ascii',
      metafile: true,
    });
    const inputs = Object.keys(metafile.inputs);
    // The test data must hold what is looked for elsewhere: it is the real program.
    expect(inputs).toContain('host-agent/planner/index.ts');
    expect(inputs.filter((input) => /cdktf|cdktn|node_modules\/constructs|esbuild/.test(input))).toEqual([]);
    expect(inputs.filter((input) => /^lib\/(fleet|synth|testing|provider-libvirt)\//.test(input))).toEqual(
      [],
    );
    expect(Object.values(metafile.outputs)[0]?.bytes).toBeLessThan(AGENT_BYTES_MAX);
    // One character beyond ASCII, and V8 keeps the whole text in twice the memory.
    expect(outputFiles[0]?.text.match(/[^\u0000-\u007f].{0,40}/)).toBeNull();
  });
});
