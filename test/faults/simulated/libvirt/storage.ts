import { existsSync, mkdirSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  errorNumber,
  readPool,
  readVolume,
  writeVolume,
  type ObjectReference,
  type PoolApi,
  type VolumeApi,
  type VolumeReference,
} from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { growFile } from './devices';
import { birthLine, diskBytes, readDisk } from './disk-file';
import type { SimulatedPool } from './state';
import type { SimulatedWorld } from './world';

/** Large enough for every plan, and the same on every machine. */
const CAPACITY_BYTES = 200 * 1024 ** 3;

/** What a full disk still says it has. */
const FULL_BYTES = 4096;

function find(world: SimulatedWorld, { uuid }: ObjectReference): SimulatedPool {
  const found = world.state.pools.find((pool) => pool.uuid === uuid);
  if (found === undefined)
    throw libvirtError(errorNumber.noStoragePool, `no storage pool with uuid '${uuid}'`);
  return found;
}

function invalid(why: string): Error {
  return libvirtError(errorNumber.operationInvalid, `Requested operation is not valid: ${why}`);
}

export function simulatedPools(world: SimulatedWorld): Omit<PoolApi, 'list' | 'getXml' | 'getAutostart'> {
  return {
    async tryFindByName(name) {
      const found = world.state.pools.find((pool) => pool.name === name);
      return found === undefined ? undefined : { name: found.name, uuid: found.uuid };
    },
    async getInformation(reference) {
      const { active } = find(world, reference);
      const availableBytes = world.isFull ? FULL_BYTES : CAPACITY_BYTES;
      const sizes = { capacityBytes: CAPACITY_BYTES, allocationBytes: 0, availableBytes };
      return { state: active ? 'running' : 'inactive', ...sizes };
    },
    define: async (xml) => define(world, xml),
    async build(reference) {
      mkdirSync(find(world, reference).path, { recursive: true });
    },
    async start(reference) {
      const pool = find(world, reference);
      if (pool.active) throw invalid(`storage pool '${pool.name}' is already active`);
      if (!existsSync(pool.path))
        throw libvirtError(errorNumber.systemError, `cannot open directory '${pool.path}'`);
      pool.active = true;
      lookAgain(pool);
    },
    async destroy(reference) {
      const pool = requireActive(find(world, reference));
      pool.active = false;
      pool.volumes = [];
    },
    async undefine(reference) {
      const pool = find(world, reference);
      if (pool.active) throw invalid(`storage pool '${pool.name}' is still active`);
      world.state.pools = world.state.pools.filter((other) => other !== pool);
    },
    async refresh(reference) {
      lookAgain(requireActive(find(world, reference)));
    },
    async setAutostart(reference, autostart) {
      find(world, reference).autostart = autostart;
    },
    async listVolumes(reference) {
      const pool = requireActive(find(world, reference));
      return pool.volumes.map((name) => volumeReference(pool, name));
    },
  };
}

export function simulatedVolumes(world: SimulatedWorld): Omit<VolumeApi, 'upload' | 'download'> {
  return {
    async tryFind(reference, name) {
      const pool = requireActive(find(world, reference));
      return pool.volumes.includes(name) ? volumeReference(pool, name) : undefined;
    },
    async tryFindByPath(path) {
      const pool = world.state.pools.find((each) =>
        each.volumes.some((name) => join(each.path, name) === path),
      );
      return pool === undefined ? undefined : volumeReference(pool, path.slice(pool.path.length + 1));
    },
    getXml: async (volume) => volumeXml(pathOf(world, volume), volume),
    create: async (reference, xml) => create(world, requireActive(find(world, reference)), xml, ''),
    async createFrom(reference, xml, source) {
      const original = readDisk(pathOf(world, source));
      // A copy has the size of its original, whatever was asked for.
      const pool = requireActive(find(world, reference));
      return create(world, pool, xml, original.content ?? '', original.capacityBytes);
    },
    grow: async (volume, capacityBytes) => growFile(world, pathOf(world, volume), capacityBytes),
    async delete(volume) {
      unlinkSync(pathOf(world, volume));
      const pool = world.state.pools.find(({ name }) => name === volume.pool);
      if (pool !== undefined) pool.volumes = pool.volumes.filter((name) => name !== volume.name);
    },
  };
}

/** What a libvirtd that is killed while it makes a volume leaves behind: a file that is not whole. */
export function leaveTornVolume(world: SimulatedWorld, reference: ObjectReference, xml: string): void {
  const pool = world.state.pools.find(({ uuid }) => uuid === reference.uuid);
  const { name } = readVolume(xml);
  if (pool?.active === true && !pool.volumes.includes(name)) writeFileSync(join(pool.path, name), 'QFI');
}

/** As libvirt does when it starts, and when it is asked to. */
export function lookAgain(pool: SimulatedPool): void {
  pool.volumes = pool.active ? readdirSync(pool.path).sort() : [];
}

function requireActive(pool: SimulatedPool): SimulatedPool {
  if (!pool.active) throw invalid(`storage pool '${pool.name}' is not active`);
  return pool;
}

function define(world: SimulatedWorld, xml: string): ObjectReference {
  const { name, uuid, targetPath = '' } = readPool(xml);
  const other = world.state.pools.find((pool) => (pool.name === name) !== (pool.uuid === uuid));
  if (other !== undefined) {
    const why = `operation failed: pool '${other.name}' already exists with uuid ${other.uuid}`;
    throw libvirtError(errorNumber.operationFailed, why);
  }
  const present = world.state.pools.find((pool) => pool.uuid === uuid);
  if (present !== undefined) present.xml = xml;
  else
    world.state.pools.push({
      uuid,
      name,
      xml,
      path: targetPath,
      active: false,
      autostart: false,
      volumes: [],
    });
  return { name, uuid };
}

function volumeReference(pool: SimulatedPool, name: string): VolumeReference {
  return { pool: pool.name, name, key: join(pool.path, name) };
}

function pathOf(world: SimulatedWorld, { pool: name, name: file }: VolumeReference): string {
  const pool = world.state.pools.find((each) => each.name === name);
  const path = pool === undefined ? undefined : join(pool.path, file);
  if (pool?.volumes.includes(file) === true && path !== undefined && existsSync(path)) return path;
  throw libvirtError(errorNumber.noStorageVol, `no storage vol with matching name '${file}'`);
}

function volumeXml(path: string, { name, key }: VolumeReference): string {
  const status = statSync(path);
  const common = { name, key, path, allocationBytes: status.size };
  if (status.isDirectory()) return writeVolume({ ...common, capacityBytes: 0, format: 'dir' });
  const { format, capacityBytes, backingPath } = readDisk(path);
  const backing = backingPath === undefined ? {} : { backing: { path: backingPath } };
  return writeVolume({ ...common, capacityBytes, format, ...backing });
}

function create(
  world: SimulatedWorld,
  pool: SimulatedPool,
  xml: string,
  content: string,
  size?: number,
): VolumeReference {
  const { name, capacityBytes, backing } = readVolume(xml);
  if (pool.volumes.includes(name)) {
    throw libvirtError(errorNumber.storageVolExist, `storage vol already exists: '${name}'`);
  }
  if (world.isFull) throw libvirtError(errorNumber.internalError, 'qemu-img: No space left on device');
  if (backing !== undefined && !existsSync(backing.path)) {
    throw libvirtError(errorNumber.internalError, `qemu-img: Could not open '${backing.path}'`);
  }
  const { birth } = world.state.next;
  world.state.next.birth += 1;
  const disk = diskBytes({
    capacityBytes: size ?? capacityBytes,
    ...(backing === undefined ? {} : { backingPath: backing.path }),
    content: `${birthLine(birth)}${content}`,
  });
  writeFileSync(join(pool.path, name), disk);
  pool.volumes.push(name);
  return volumeReference(pool, name);
}
