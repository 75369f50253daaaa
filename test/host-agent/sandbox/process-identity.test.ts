import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isAlive,
  ownIdentity,
  signalProcess,
  tryReadIdentity,
} from '../../../host-agent/sandbox/process-identity';

describe('process identity', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fw-identity-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (text: string): string => {
    const path = join(folder, 'stat');
    writeFileSync(path, text);
    return path;
  };

  it('reads a program name with blanks and brackets', () => {
    const stat = `4711 (a) b (c) S 1 4711 4711 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 987654 0 0\n`;
    expect(tryReadIdentity(written(stat))).toEqual({ processId: 4711, startTimeTicks: 987654 });
  });

  it('has no identity to offer for a file that is absent or still being written', () => {
    expect(tryReadIdentity(join(folder, 'absent'))).toBeUndefined();
    expect(tryReadIdentity(written('4711 (sh) S 1'))).toBeUndefined();
  });

  it('tells this process from another one with its number', () => {
    const own = ownIdentity();
    expect(own.processId).toBe(process.pid);
    expect(isAlive(own)).toBe(true);
    const stranger = { ...own, startTimeTicks: own.startTimeTicks - 1 };
    expect(isAlive(stranger)).toBe(false);
    // Would end this test run if it were sent.
    expect(signalProcess(stranger, 'SIGKILL')).toBe(false);
  });

  it('signals a process once, and calls it dead afterwards', async () => {
    const child = spawn('sleep', ['600']);
    const identity = tryReadIdentity(written(readFileSync(`/proc/${child.pid}/stat`, 'utf8')));
    if (identity === undefined) throw new Error('a running child has an identity');
    expect(signalProcess(identity, 'SIGKILL')).toBe(true);
    await once(child, 'exit');
    expect(isAlive(identity)).toBe(false);
    expect(signalProcess(identity, 'SIGKILL')).toBe(false);
  });
});
