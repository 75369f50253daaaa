import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../types';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-hooks-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a program does: a file written whole, then another removed; and one elsewhere, which is none of ours. */
const PROGRAM = `
const { mkdir, open, rename, unlink, writeFile } = require('node:fs/promises');
void (async () => {
  await writeFile('ELSEWHERE', 'x');
  await mkdir(folder + '/a');
  const handle = await open(folder + '/a/new', 'wx');
  try {
    await handle.writeFile('whole');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(folder + '/a/new', folder + '/a/kept');
  await writeFile(folder + '/a/other', 'x');
  await unlink(folder + '/a/other');
})().catch((error) => {
  process.stdout.write(error.code);
  process.exitCode = 1;
});
`;

function run(fault?: Fault): {
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly calls: readonly string[];
} {
  const [counted, counts] = [join(folder, 'counted'), join(folder, 'counts')];
  const program = `const folder = ${JSON.stringify(counted)};${PROGRAM.replace('ELSEWHERE', join(folder, 'elsewhere'))}`;
  const { signal, stdout } = spawnSync(
    process.execPath,
    [
      '--require',
      join(__dirname, 'file-hooks.cjs'),
      '--eval',
      `require('node:fs').mkdirSync(${JSON.stringify(counted)});${program}`,
    ],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], FAULT_FILES: JSON.stringify({ folders: [counted], counts, fault }) },
    },
  );
  return { signal, stdout, calls: readFileSync(counts, 'utf8').trim().split('\n') };
}

const files = (): readonly string[] =>
  readdirSync(join(folder, 'counted'), { recursive: true }).map(String).toSorted();

describe('hooks around calls that change files', () => {
  it('count them in order, below their folders only', () => {
    expect(run()).toEqual({
      signal: null,
      stdout: '',
      calls: ['mkdir', 'open', 'writeFile', 'sync', 'rename', 'writeFile', 'unlink'],
    });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(true);
  });

  it.each([
    ['before', ['a', 'a/new']],
    ['after', ['a', 'a/kept']],
  ] as const)('kill the process %s a call', (moment, left) => {
    const { signal, calls } = run({ kind: 'agent-killed', at: 'files', moment, point: 5 });
    expect(signal).toBe('SIGKILL');
    expect(calls.at(-1)).toBe('!rename');
    expect(files()).toEqual(left);
  });

  it('let the disk be full from a call on', () => {
    const { signal, stdout, calls } = run({ kind: 'disk-full', point: 3 });
    expect([signal, stdout]).toEqual([null, 'ENOSPC']);
    expect(calls).toEqual(['mkdir', 'open', '!writeFile']);
    expect(files()).toEqual(['a', 'a/new']);
  });
});
