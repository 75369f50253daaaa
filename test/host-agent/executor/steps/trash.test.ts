import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_LEDGER } from '../../../../host-agent/executor/ledger/document';
import { Mutexes } from '../../../../host-agent/executor/mutexes';
import { SharedWork } from '../../../../host-agent/executor/shared-work';
import type { StepContext } from '../../../../host-agent/executor/steps/procedure';
import { trashVolume } from '../../../../host-agent/executor/steps/trash';
import { createInventoryCache } from '../../../../host-agent/inventory';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';
import { waitFor } from '../../../support/wait-for';
import { emptyWorld, pool, uuidOf } from '../../inventory/worlds';

interface Volume {
  readonly machine: string;
  readonly fileName: string;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetwright-trash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A run on a host with one pool, in which the agent has made these volumes. */
async function contextWith(volumes: readonly Volume[], refresh: () => Promise<void>): Promise<StepContext> {
  for (const { fileName } of volumes) await writeFile(join(folder, fileName), fileName);
  const xml = `<pool type='dir'><name>main</name><uuid>${uuidOf('main')}</uuid><target><path>${folder}</path></target></pool>`;
  const main = pool('main', { xml });
  const host = fakeLibvirtHost({ ...emptyWorld(), pools: [main] });
  const pools = { ...host.pools, tryFindByName: async () => main, refresh };
  const owned = volumes.map((volume) => ({ pool: 'main', ...volume }));
  const current = { ...EMPTY_LEDGER, owned: { ...EMPTY_LEDGER.owned, volumes: owned } };
  return {
    host: { ...host, pools, volumes: { ...host.volumes, tryFind: async () => undefined } },
    ledger: { current, update: async () => undefined },
    settings: { poolRoots: [folder] },
    clock: { nowMs: () => 1 },
    planDigest: 'abc',
    mutexes: new Mutexes(),
    looks: new SharedWork(),
    refreshes: new SharedWork(),
    cache: createInventoryCache(),
  } as unknown as StepContext;
}

const trashAll = (context: StepContext, volumes: readonly Volume[]): Promise<readonly string[]> =>
  Promise.all(
    volumes.map((volume) =>
      trashVolume(context, { kind: 'trash-volume', pool: 'main', ...volume }).perform(),
    ),
  );

const filesLeft = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name !== '.fleetwright');

describe('files that go to one trash at the same time', () => {
  it('keep their notes, even where the note of one reads like that of another', async () => {
    // Both notes end in "-web-b-<n>.qcow2.json", and what looks like the rest of a killed move is taken away.
    const volumes = Array.from({ length: 10 }, (_, index) => [
      { machine: 'web', fileName: `b-${index}.qcow2` },
      { machine: 'web-b', fileName: `${index}.qcow2` },
    ]).flat();
    const context = await contextWith(volumes, async () => undefined);
    await trashAll(context, volumes);
    const trashed = await readdir(join(folder, '.fleetwright/trash'));
    const files = trashed.filter((name) => !name.endsWith('.json'));
    expect(files).toHaveLength(volumes.length);
    expect(trashed.toSorted()).toEqual(files.flatMap((name) => [name, `${name}.json`]).toSorted());
    expect(await filesLeft()).toEqual([]);
  });

  it('have their pool read again once after the first, and once for all others', async () => {
    const volumes = Array.from({ length: 8 }, (_, index) => ({ machine: 'web', fileName: `${index}.qcow2` }));
    let [asked, refreshed] = [0, 0];
    const context = await contextWith(volumes, async () => {
      refreshed += 1;
      // libvirt is as slow as it takes for all others to have gone as well.
      const description = 'all files are in the trash';
      await waitFor(() => asked === volumes.length, { description, timeoutMs: 10_000, intervalMs: 1 });
    });
    const join: StepContext['refreshes']['join'] = (name, work) => {
      asked += 1;
      return context.refreshes.join(name, work);
    };
    const counted = { ...context, refreshes: { join } as StepContext['refreshes'] };
    expect(await trashAll(counted, volumes)).toEqual(volumes.map(() => 'changed'));
    expect(refreshed).toBe(2);
  });
});
