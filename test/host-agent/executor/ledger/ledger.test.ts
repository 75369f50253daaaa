import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerCorrupt, openLedger, readLedger } from '../../../../host-agent/executor/ledger/ledger';
import {
  ownsVolume,
  withAccepted,
  withOwned,
  withoutOwned,
} from '../../../../host-agent/executor/ledger/records';

const volume = { pool: 'main', fileName: 'web-root.qcow2', machine: 'web' };
const accepted = { planDigest: 'abc', generation: 3, atMs: 1_700_000_000_000 };

describe('the ledger', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleetwright-ledger-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('begins empty where there is none, and remembers over a restart', async () => {
    const state = join(directory, 'state');
    const ledger = await openLedger(state);
    expect(ledger.current.owned).toEqual({ pools: [], images: [], volumes: [] });
    await ledger.update((document) => withOwned(document, 'volumes', volume));
    await ledger.update((document) => withAccepted(document, accepted));
    const reread = await readLedger(state);
    expect(reread).toMatchObject({ sequence: 2, accepted });
    expect(ownsVolume(reread, volume)).toBe(true);
    expect(ownsVolume(reread, { ...volume, machine: 'db' })).toBe(false);
    expect((await readdir(state)).toSorted()).toEqual(['ledger-a.json', 'ledger-b.json']);
  });

  it('removes what a killed run has half written, and only when it is opened for writing', async () => {
    const ledger = await openLedger(directory);
    await ledger.update((document) => withAccepted(document, accepted));
    await writeFile(join(directory, 'ledger-b.json.new'), 'half');
    await readLedger(directory);
    expect(await readdir(directory)).toContain('ledger-b.json.new');
    expect((await openLedger(directory)).current).toMatchObject({ accepted });
    expect((await readdir(directory)).toSorted()).toEqual(['ledger-a.json', 'ledger-b.json']);
  });

  it('takes updates that come at the same time one after the other, none lost', async () => {
    const ledger = await openLedger(directory);
    const names = Array.from({ length: 20 }, (_, index) => `v${index}`);
    await Promise.all(
      names.map((fileName) =>
        ledger.update((document) => withOwned(document, 'volumes', { ...volume, fileName })),
      ),
    );
    const { owned } = await readLedger(directory);
    expect(owned.volumes.map(({ fileName }) => fileName)).toEqual(names);
  });

  it('forgets what was removed, and does not write when nothing changed', async () => {
    const ledger = await openLedger(directory);
    await ledger.update((document) => withOwned(document, 'volumes', volume));
    await ledger.update((document) => withOwned(document, 'volumes', volume));
    expect(ledger.current.sequence).toBe(1);
    await ledger.update((document) => withoutOwned(document, 'volumes', volume));
    expect((await readLedger(directory)).owned.volumes).toEqual([]);
  });

  it('never reads a ledger torn at any byte as anything but the old one or the new one', async () => {
    const ledger = await openLedger(directory);
    await ledger.update((document) => withOwned(document, 'volumes', volume));
    const old = await readLedger(directory);
    const oldBytes = await readFile(join(directory, 'ledger-a.json'));
    await ledger.update((document) => withAccepted(document, accepted));
    const next = await readLedger(directory);
    const nextBytes = await readFile(join(directory, 'ledger-a.json'));
    for (let length = 0; length <= nextBytes.length; length += 1) {
      // One copy torn in the middle of being replaced, the other still old: as without a rename that holds.
      await writeFile(join(directory, 'ledger-a.json'), nextBytes.subarray(0, length));
      await writeFile(join(directory, 'ledger-b.json'), oldBytes);
      expect(await readLedger(directory)).toEqual(length === nextBytes.length ? next : old);
    }
  });

  it('never takes a file with one changed byte for a ledger', async () => {
    const ledger = await openLedger(directory);
    await ledger.update((document) => withOwned(document, 'volumes', volume));
    const path = join(directory, 'ledger-a.json');
    const bytes = await readFile(path);
    await rm(join(directory, 'ledger-b.json'));
    expect(await readLedger(directory)).toMatchObject({ sequence: 1 });
    for (let position = 0; position < bytes.length; position += 1) {
      const changed = Buffer.from(bytes);
      changed[position] = (changed[position] ?? 0) ^ 1;
      await writeFile(path, changed);
      await expect(readLedger(directory)).rejects.toThrow(LedgerCorrupt);
    }
  });

  it('reads what was written before attempts were counted', async () => {
    const body = JSON.stringify({
      version: 1,
      sequence: 3,
      owned: { pools: [], images: [], volumes: [volume] },
    });
    const bytes = Buffer.from(`${createHash('sha256').update(body).digest('hex')}\n${body}`);
    await writeFile(join(directory, 'ledger-b.json'), bytes);
    expect(await readLedger(directory)).toEqual({
      version: 1,
      sequence: 3,
      owned: { pools: [], images: [], volumes: [volume] },
      attempts: [],
    });
  });

  it('says that it is damaged when no copy can be read, and leaves the copies as they are', async () => {
    await writeFile(join(directory, 'ledger-a.json'), '');
    await writeFile(join(directory, 'ledger-b.json'), 'CORRUPT');
    await expect(openLedger(directory)).rejects.toThrow(LedgerCorrupt);
    await expect(readLedger(directory)).rejects.toMatchObject({ directory });
    expect(await readFile(join(directory, 'ledger-b.json'), 'utf8')).toBe('CORRUPT');
  });

  it('says that it is damaged when the only copy cannot be read: a missing other is no proof of a fresh start', async () => {
    await writeFile(join(directory, 'ledger-a.json'), 'half');
    await expect(openLedger(directory)).rejects.toThrow(LedgerCorrupt);
  });
});
