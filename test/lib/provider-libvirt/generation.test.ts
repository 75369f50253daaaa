import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesBelow } from '../synth/support';

const REPOSITORY = join(__dirname, '../../..');
const PACKAGE = join(REPOSITORY, 'lib/provider-libvirt');
/** Generating takes about a second; the rest is for a busy machine. */
const TIMEOUT_MS = 60_000;

interface Outcome {
  readonly status: number | null;
  readonly said: string;
  /** What would have left the process by network. */
  readonly network: string;
}

/** Runs Node where no network can be reached, with a home of its own and `folder` as its place. */
function runIsolated(folder: string, words: readonly string[]): Outcome {
  const log = join(folder, 'network.log');
  writeFileSync(log, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: join(folder, 'project'),
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    env: {
      PATH: process.env['PATH'],
      HOME: join(folder, 'home'),
      NODE_OPTIONS: `--require ${join(__dirname, 'no-network.cjs')}`,
      NETWORK_LOG: log,
    },
  });
  return { status, said: stdout + stderr, network: readFileSync(log, 'utf8') };
}

describe('generating the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-provider-'));
  const settings = `${JSON.stringify({ language: 'typescript', app: 'node main.js' })}\n`;
  let outcome: Outcome;
  beforeAll(() => {
    for (const name of ['project', 'home']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'project/cdktf.json'), settings);
    outcome = runIsolated(folder, [
      join(REPOSITORY, 'scripts/generate-provider.mjs'),
      join(folder, 'generated'),
    ]);
  }, TIMEOUT_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives exactly the sources that are kept', () => {
    expect(outcome).toMatchObject({ status: 0, said: '' });
    const kept = filesBelow(join(PACKAGE, 'src'));
    expect(filesBelow(join(folder, 'generated'))).toEqual(kept);
    expect(Object.keys(kept)).toContain('domain/index.ts');
  });

  it('tries no network', () => {
    expect(outcome.network).toBe('');
  });

  it('leaves the project and the home that it is done in as they were', () => {
    expect(readFileSync(join(folder, 'project/cdktf.json'), 'utf8')).toBe(settings);
    expect(readdirSync(join(folder, 'project'))).toEqual(['cdktf.json']);
    expect(readdirSync(join(folder, 'home'))).toEqual([]);
  });

  it.each(["fetch('http://127.0.0.1:9')", "require('node:https').get('https://127.0.0.1:9')"])(
    'would be caught in %s',
    (program) => {
      expect(runIsolated(folder, ['-e', program])).toMatchObject({
        status: 1,
        network: expect.stringMatching(/./) as unknown,
      });
    },
  );
});
