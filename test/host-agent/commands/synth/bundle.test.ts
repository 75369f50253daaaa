import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleProgram } from '../../../../host-agent/commands/synth/bundle';

/** Bundling and starting a small program takes a fraction of a second; the rest is for a busy machine. */
const TIMEOUT_MS = 60_000;

/** One that does not end by itself must not outlive the test. */
const PROGRAM_SECONDS_MAX = 20;

describe('a bundled program', () => {
  let project = '';
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'fleetwright-bundle-'));
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  /** What came out of a program of which nobody reads more than the first line. */
  async function firstLineOf(text: string): Promise<{ readonly stdout: string; readonly status: string }> {
    const entry = join(project, 'main.ts');
    await writeFile(entry, text);
    const program = await bundleProgram(entry, project);
    const script = `{ timeout ${PROGRAM_SECONDS_MAX} "$@" 2>&1; echo $? >status; } | head -n 1`;
    const { stdout } = spawnSync('sh', ['-c', script, 'sh', process.execPath, program.path], {
      cwd: project,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
    });
    await program.remove();
    return { stdout, status: await readFile(join(project, 'status'), 'utf8') };
  }

  it(
    'ends when nobody reads what it says, instead of failing to say so for ever',
    async () => {
      expect(await firstLineOf('setInterval(() => process.stderr.write("still here\\n"), 5);')).toEqual({
        stdout: 'still here\n',
        status: '1\n',
      });
    },
    TIMEOUT_MS,
  );

  it(
    "shows an author's mistake without a stack trace",
    async () => {
      const mistake = 'throw Object.assign(new Error("kvm-1/web: no"), { name: "ConstructError" });';
      expect(await firstLineOf(mistake)).toEqual({
        stdout: 'ConstructError: kvm-1/web: no\n',
        status: '1\n',
      });
    },
    TIMEOUT_MS,
  );
});
