import {
  readPool,
  readVolume,
  type ObjectReference,
  type PoolInformation,
  type VolumeReference,
} from '../libvirt';
import { mapBounded } from './bounded';
import { collect, OBJECTS_AT_ONCE, readObject, type PartialInventory, type Reading } from './reading';
import { storedXml } from './stored-xml';
import type { ActualPool, ActualVolume, Unreadable } from './types';

const BYTES_PER_MIB = 1024 * 1024;

/** What libvirt calls the format of a sub-directory in a directory pool: no file, so no volume of ours. */
const DIRECTORY_FORMAT = 'dir';

/** All pools of the host in the order of their names, each with its volumes in the order of theirs while it is active. */
export async function readPools(
  reading: Reading,
  options: { readonly refresh: boolean },
): Promise<PartialInventory<ActualPool>> {
  const pools = await reading.host.pools.list();
  const byName = pools.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const results = await mapBounded(byName, OBJECTS_AT_ONCE, (pool) =>
    readObject({ kind: 'pool', name: pool.name, uuid: pool.uuid }, () => readOnePool(reading, pool, options)),
  );
  const { items, unreadable } = collect(results);
  return {
    items: items.map(({ pool }) => pool),
    unreadable: [...unreadable, ...items.flatMap((item) => item.unreadable)],
  };
}

interface PoolReading {
  readonly pool: ActualPool;
  readonly unreadable: readonly Unreadable[];
}

async function readOnePool(
  reading: Reading,
  pool: ObjectReference,
  options: { readonly refresh: boolean },
): Promise<PoolReading> {
  const { host, cache } = reading;
  const before = await host.pools.getInformation(pool);
  const active = before.state === 'running' || before.state === 'degraded';
  if (active && options.refresh) await host.pools.refresh(pool);
  const [information, xml, autostart, volumes] = await Promise.all([
    active ? host.pools.getInformation(pool) : before,
    storedXml((options) => host.pools.getXml(pool, options)),
    host.pools.getAutostart(pool),
    active ? host.pools.listVolumes(pool) : [],
  ]);
  const definition = cache.read('pool', xml, readPool);
  const { items, unreadable } = await readVolumes(reading, volumes);
  return {
    pool: {
      name: pool.name,
      uuid: pool.uuid,
      type: definition.type,
      ...(definition.targetPath === undefined ? {} : { path: definition.targetPath }),
      active,
      autostart,
      ...(active ? { space: spaceOf(information) } : {}),
      volumes: items,
    },
    unreadable,
  };
}

function spaceOf(information: PoolInformation): NonNullable<ActualPool['space']> {
  return {
    capacityMiB: Math.floor(information.capacityBytes / BYTES_PER_MIB),
    allocationMiB: Math.ceil(information.allocationBytes / BYTES_PER_MIB),
    availableMiB: Math.floor(information.availableBytes / BYTES_PER_MIB),
  };
}

async function readVolumes(
  { host, cache }: Reading,
  volumes: readonly VolumeReference[],
): Promise<PartialInventory<ActualVolume>> {
  const byName = volumes.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const results = await mapBounded(byName, OBJECTS_AT_ONCE, (volume) =>
    readObject({ kind: 'volume', name: `${volume.pool}/${volume.name}` }, async () =>
      volumeOf(volume, cache.read('volume', await host.volumes.getXml(volume), readVolume)),
    ),
  );
  const { items, unreadable } = collect(results);
  return { items: items.filter((volume) => volume.format !== DIRECTORY_FORMAT), unreadable };
}

function volumeOf(reference: VolumeReference, definition: ReturnType<typeof readVolume>): ActualVolume {
  return {
    fileName: reference.name,
    path: definition.path ?? reference.key,
    format: definition.format ?? 'raw',
    capacityBytes: definition.capacityBytes,
    allocationBytes: definition.allocationBytes ?? 0,
    ...(definition.backing === undefined ? {} : { backingPath: definition.backing.path }),
  };
}
