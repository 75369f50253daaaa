import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedWork } from '../../../../host-agent/executor/shared-work';
import { findUsers, requireUnused, type FilesInUse } from '../../../../host-agent/executor/steps/users';
import { moveToTrash } from '../../../../host-agent/executor/trash/folder';
import { createInventoryCache } from '../../../../host-agent/inventory';
import { fakeLibvirtHost, type FakeWorld } from '../../../support/fake-libvirt-host';
import { domainXml, emptyWorld, pool, stopped, uuidOf, volumeXml } from '../../inventory/worlds';

let folder: string;
let world: FakeWorld;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetwright-users-'));
  await writeFile(join(folder, 'disk.qcow2'), 'data');
  world = emptyWorld();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const disk = (path: string): string =>
  `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${path}'/><target dev='vda' bus='virtio'/></disk>`;
const withDisk = (name: string, path: string): string => domainXml({ name, devices: disk(path) });
const backedBy = (path: string): string =>
  `<backingStore><path>${path}</path><format type='qcow2'/></backingStore>`;
const poolHere = (volumes?: ReadonlyMap<string, string>): ReturnType<typeof pool> =>
  pool('main', {
    xml: `<pool type='dir'><name>main</name><uuid>${uuidOf('main')}</uuid><target><path>${folder}</path></target></pool>`,
    ...(volumes === undefined ? {} : { volumes }),
  });

/** Counts the definitions that are read. */
function contextOf(): Parameters<typeof findUsers>[0] & { readonly read: string[] } {
  const host = fakeLibvirtHost(world);
  const read: string[] = [];
  const getXml: typeof host.domains.getXml = (domain, options) => {
    read.push(domain.name);
    return host.domains.getXml(domain, options);
  };
  return {
    host: { ...host, domains: { ...host.domains, getXml } },
    cache: createInventoryCache(),
    looks: new SharedWork<FilesInUse>(),
    read,
  };
}

describe('who uses a file', () => {
  it('is nobody on a host where others use others', async () => {
    world.domains = [stopped('web', { storedXml: withDisk('web', join(folder, 'other.qcow2')) })];
    world.pools = [poolHere(new Map([['other.qcow2', volumeXml('other.qcow2', 'qcow2')]]))];
    expect(await findUsers(contextOf(), join(folder, 'disk.qcow2'))).toEqual({ machines: [], overlays: [] });
  });

  it.each([
    ['a machine that is off', { storedXml: (path: string) => withDisk('web', path) }, false],
    ['a machine that runs', { runningXml: (path: string) => withDisk('web', path) }, true],
  ])(
    'is %s and names it',
    async (_who, { storedXml, runningXml }: Record<string, (path: string) => string>, runs) => {
      const path = join(folder, 'disk.qcow2');
      const definitions = {
        storedXml: storedXml?.(path) ?? domainXml({ name: 'web' }),
        ...(runningXml === undefined ? {} : { runningXml: runningXml(path) }),
      };
      world.domains = [stopped('web', definitions)];
      const users = await findUsers(contextOf(), path);
      expect(users).toEqual({ machines: [{ name: 'web', runs }], overlays: [] });
    },
  );

  it('is who names it through a link, or names the file that the link leads to', async () => {
    await mkdir(join(folder, 'links'));
    await symlink(join(folder, 'disk.qcow2'), join(folder, 'links/disk'));
    const [real, linked] = [join(folder, 'disk.qcow2'), join(folder, 'links/disk')];
    for (const [named, asked] of [
      [real, linked],
      [linked, real],
    ] as const) {
      world.domains = [stopped('web', { storedXml: withDisk('web', named) })];
      expect((await findUsers(contextOf(), asked)).machines).toEqual([{ name: 'web', runs: false }]);
    }
  });

  it('is a volume that is built on it, and one in the trash', async () => {
    const path = join(folder, 'disk.qcow2');
    world.pools = [
      poolHere(
        new Map([
          ['disk.qcow2', volumeXml('disk.qcow2', 'qcow2')],
          ['overlay.qcow2', volumeXml('overlay.qcow2', 'qcow2', backedBy(path))],
        ]),
      ),
    ];
    await writeFile(join(folder, 'gone.qcow2'), 'data');
    const trashed = { version: 1, pool: 'main', fileName: 'gone.qcow2', machine: 'web' } as const;
    const name = await moveToTrash(folder, {
      ...trashed,
      trashedAtMs: 1,
      planDigest: 'abc',
      backingPath: path,
    });
    expect(await findUsers(contextOf(), path)).toEqual({
      machines: [],
      overlays: ['/pool/overlay.qcow2', `${name} (in the trash of pool "main")`],
    });
  });

  it('refuses to let a file go that is in use, except by its own machine that is off', async () => {
    const path = join(folder, 'disk.qcow2');
    world.domains = [stopped('web', { storedXml: withDisk('web', path) })];
    await expect(requireUnused(contextOf(), path, 'web')).resolves.toBeUndefined();
    await expect(requireUnused(contextOf(), path)).rejects.toMatchObject({ code: 'in-use' });
    world.domains = [stopped('web', { runningXml: withDisk('web', path) })];
    await expect(requireUnused(contextOf(), path, 'web')).rejects.toMatchObject({ code: 'in-use' });
  });

  it('is read once for all files that are asked for at the same time, and again for those that come later', async () => {
    world.domains = ['a', 'b', 'c'].map((name) => stopped(name));
    const context = contextOf();
    const paths = Array.from({ length: 20 }, (_, index) => join(folder, `disk-${index}.qcow2`));
    await Promise.all(paths.map((path) => findUsers(context, path)));
    expect(context.read).toEqual(['a', 'b', 'c']);
    world.domains = [stopped('a', { storedXml: withDisk('a', paths[0] ?? '') })];
    expect((await findUsers(context, paths[0] ?? '')).machines).toEqual([{ name: 'a', runs: false }]);
  });
});
