import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryCorrupt, openMemory, readMemory } from '../../../../host-agent/service/memory/open-memory';
import type { AgentMemory } from '../../../../host-agent/service/memory/types';

const release = {
  digest: 'a'.repeat(64),
  generation: 7,
  planDigest: 'b'.repeat(64),
  madeAt: '2026-01-01T00:00:00Z',
  acceptedAtMs: 1,
  revision: 'r1',
  signer: { principal: 'lab/*', fingerprint: 'SHA256:x' },
};

/** One of everything. */
const everything: Omit<AgentMemory, 'version' | 'sequence'> = {
  accepted: release,
  previous: { ...release, generation: 6 },
  attemptedGeneration: 7,
  appliedGeneration: 6,
  unsettled: ['machine web'],
  approved: [{ step: 'stop-machine:web', unit: 'machine web', impact: 'restart' }],
  suspended: { reason: 'why', sinceMs: 2 },
  gate: { kind: 'waiting', machines: ['web'], sinceMs: 3 },
  results: [
    {
      release: release.digest,
      generation: 7,
      startedAtMs: 4,
      durationMs: 5,
      outcome: 'failed',
      done: 1,
      failed: 1,
      notStarted: 1,
      message: 'it failed',
    },
  ],
};

describe("the agent's memory", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleetwright-memory-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('brings back all that was remembered', async () => {
    const memory = await openMemory(directory);
    await memory.update((before) => ({ ...before, ...everything }));
    expect(await readMemory(directory)).toEqual({ version: 1, sequence: 1, ...everything });
  });

  it('is whole, the old one or the new one, wherever writing is cut off', async () => {
    const memory = await openMemory(directory);
    await memory.update((before) => ({ ...before, appliedGeneration: 1 }));
    const [a, b] = [join(directory, 'memory-a.json'), join(directory, 'memory-b.json')];
    const old = await readFile(a);
    await memory.update((before) => ({ ...before, appliedGeneration: 2 }));
    const next = await readFile(a);
    for (let length = 0; length < next.length; length += 7) {
      await writeFile(a, next.subarray(0, length));
      await writeFile(b, old);
      expect((await readMemory(directory)).appliedGeneration).toBe(1);
    }
    await writeFile(a, next);
    expect((await readMemory(directory)).appliedGeneration).toBe(2);
  });

  it('says that it is damaged when no copy can be read, and with a field that it does not know', async () => {
    await writeFile(join(directory, 'memory-a.json'), 'CORRUPT');
    await expect(openMemory(directory)).rejects.toThrow(MemoryCorrupt);
    await rm(join(directory, 'memory-a.json'));
    const memory = await openMemory(directory);
    await memory.update((before) => Object.assign({ ...before }, { fromTheFuture: true }));
    await expect(readMemory(directory)).rejects.toThrow(MemoryCorrupt);
  });
});
