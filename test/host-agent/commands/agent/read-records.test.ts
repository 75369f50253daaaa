import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_AGENT_CONFIGURATION } from '../../../../host-agent/configuration';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from '../../../../host-agent/commands/agent/read-records';
import type { HostSettings } from '../../../../host-agent/commands/agent/settings';
import { openLedger } from '../../../../host-agent/executor';
import type { Inventory } from '../../../../host-agent/inventory';
import { sampleFacts, uuidOf } from '../../planner/sample-plan';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-records-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function settings(changes: Partial<HostSettings> = {}): HostSettings {
  return {
    uri: 'qemu:///system',
    fileSystemRoot: '',
    configuration: {
      ...DEFAULT_AGENT_CONFIGURATION,
      poolRoots: [],
      imageRoots: [],
      stateDirectory: join(folder, 'state'),
    },
    ...changes,
  };
}

/** A host with one pool, in the folder of the test. */
function inventory(): Inventory {
  return {
    host: sampleFacts(),
    machines: [],
    networks: [],
    pools: [
      {
        name: 'default',
        uuid: uuidOf(100),
        type: 'dir',
        path: join(folder, 'pool'),
        active: true,
        autostart: true,
        volumes: [],
      },
    ],
    unreadable: [],
  };
}

function writeTrash(fileName: string): void {
  const trash = join(folder, 'pool/.fleetwright/trash');
  mkdirSync(trash, { recursive: true });
  const note = { version: 1, pool: 'default', fileName, machine: 'web', trashedAtMs: 7, planDigest: 'ab' };
  writeFileSync(join(trash, fileName), '');
  writeFileSync(join(trash, `${fileName}.json`), JSON.stringify(note));
}

describe('the records of the agent', () => {
  it('are empty where it has never been', async () => {
    expect(await readRecords(settings(), inventory())).toEqual({
      kind: 'read',
      records: { owned: { pools: [], images: [], volumes: [] }, attempts: [], trash: [] },
    });
  });

  it('are what its ledger and the trash of the pools say', async () => {
    const owned = { pools: [{ name: 'default', uuid: uuidOf(100) }], images: [], volumes: [] };
    const ledger = await openLedger(join(folder, 'state'));
    await ledger.update((document) => ({ ...document, owned }));
    writeTrash('old.qcow2');
    expect(await readRecords(settings(), inventory())).toEqual({
      kind: 'read',
      records: {
        owned,
        attempts: [],
        trash: [{ pool: 'default', fileName: 'old.qcow2', trashedAtMs: 7 }],
      },
    });
  });

  it('are out of reach on another machine, whatever this one has', async () => {
    writeTrash('old.qcow2');
    const { fileSystemRoot: _, ...elsewhere } = settings({ uri: 'qemu+ssh://kvm-1/system' });
    expect(await readRecords(elsewhere, inventory())).toEqual({ kind: 'elsewhere' });
  });

  it('are never taken for empty when they are damaged', async () => {
    mkdirSync(join(folder, 'state'));
    writeFileSync(join(folder, 'state/ledger-a.json'), 'nonsense');
    expect(await readRecords(settings(), inventory())).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining('damaged in both copies'),
    });
  });

  it('are never taken for empty when they cannot be read', async () => {
    mkdirSync(join(folder, 'state/ledger-a.json'), { recursive: true });
    expect(await readRecords(settings(), inventory())).toEqual({
      kind: 'unreadable',
      reason: expect.stringMatching(/^They cannot be read: EISDIR/),
    });
  });
});
