import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTrash } from '../../../../host-agent/executor';
import {
  moveToTrash,
  readTrash,
  removeTrash,
  restoreTrash,
  tryFindTrash,
  trashFolderOf,
} from '../../../../host-agent/executor/trash/folder';
import type { TrashManifest } from '../../../../host-agent/executor/trash/manifest';

const manifest: TrashManifest = {
  version: 1,
  pool: 'main',
  fileName: 'web-root.qcow2',
  machine: 'web',
  trashedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  planDigest: 'abc',
  backingPath: '/pool/base.qcow2',
};

describe('the trash of a pool', () => {
  let pool: string;
  beforeEach(async () => {
    pool = await mkdtemp(join(tmpdir(), 'fleetwright-trash-'));
    await writeFile(join(pool, 'web-root.qcow2'), 'data of web');
  });
  afterEach(() => rm(pool, { recursive: true, force: true }));

  it('takes the file as it is, under a name that says when and whose, with a note beside it', async () => {
    const inode = (await stat(join(pool, 'web-root.qcow2'))).ino;
    const name = await moveToTrash(pool, manifest);
    expect(name).toBe('2026-01-02T03-04-05.006Z-web-web-root.qcow2');
    expect((await stat(join(trashFolderOf(pool), name))).ino).toBe(inode);
    expect(await readdir(pool)).toEqual(['.fleetwright']);
    expect(await readTrash(pool)).toEqual([{ fileName: name, manifest }]);
    expect(await listTrash([{ name: 'main', path: pool }, { name: 'other' }])).toEqual([
      { pool: 'main', fileName: name, trashedAtMs: manifest.trashedAtMs },
    ]);
  });

  it('gives the file back under its name, unless that is taken', async () => {
    const name = await moveToTrash(pool, manifest);
    const entry = await tryFindTrash(pool, name);
    if (entry === undefined) throw new Error('not in the trash');
    await writeFile(join(pool, 'web-root.qcow2'), 'newer');
    await expect(restoreTrash(pool, entry)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(join(pool, 'web-root.qcow2'), 'utf8')).toBe('newer');
    await rm(join(pool, 'web-root.qcow2'));
    await restoreTrash(pool, entry);
    expect(await readFile(join(pool, 'web-root.qcow2'), 'utf8')).toBe('data of web');
    expect(await readTrash(pool)).toEqual([]);
  });

  it('keeps two files of one name and one moment apart', async () => {
    const first = await moveToTrash(pool, manifest);
    await writeFile(join(pool, 'web-root.qcow2'), 'second');
    const second = await moveToTrash(pool, manifest);
    expect(second).not.toBe(first);
    expect(await readTrash(pool)).toHaveLength(2);
  });

  it('does not list, and so never removes, what has no note that can be read', async () => {
    const name = await moveToTrash(pool, manifest);
    await writeFile(join(trashFolderOf(pool), 'by-hand.qcow2'), 'x');
    await writeFile(join(trashFolderOf(pool), `${name}.json`), '{"version":2}');
    expect(await readTrash(pool)).toEqual([]);
    expect(await tryFindTrash(pool, name)).toBeUndefined();
    expect(await tryFindTrash(pool, '../../etc/passwd')).toBeUndefined();
  });

  it('is empty where there is none, and a note without a file is nothing', async () => {
    expect(await readTrash(join(pool, 'nowhere'))).toEqual([]);
    const name = await moveToTrash(pool, manifest);
    await rm(join(trashFolderOf(pool), name));
    expect(await readTrash(pool)).toEqual([]);
  });

  it('takes away the note of a move that was killed, when the move is made again', async () => {
    const folder = trashFolderOf(pool);
    const killed = await moveToTrash(pool, manifest);
    await rename(join(folder, killed), join(pool, manifest.fileName));
    await writeFile(join(folder, '2026-01-01T00-00-00.000Z-db-db-root.qcow2.json'), 'of another file');
    await writeFile(join(folder, '2026-01-01T00-00-00.000Z-web-web-root.qcow2.json.new'), 'half');
    const name = await moveToTrash(pool, { ...manifest, trashedAtMs: manifest.trashedAtMs + 1 });
    expect((await readdir(folder)).sort()).toEqual([
      '2026-01-01T00-00-00.000Z-db-db-root.qcow2.json',
      name,
      `${name}.json`,
    ]);
  });

  it('removes a file together with its note', async () => {
    await removeTrash(pool, await moveToTrash(pool, manifest));
    expect(await readdir(trashFolderOf(pool))).toEqual([]);
  });
});
