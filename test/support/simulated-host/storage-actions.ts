import type { MachineAllocation } from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { Plan, PlanDisk, PlanImage, PlanMachine, PlanPool } from '../../../lib/plan';
import { imagePath, pathOf } from './definitions';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, SimulatedHarm, type SimulatedFile, type SimulatedPool } from './state';

const BYTES_PER_MIB = 1024 * 1024;

export type StorageAction = Extract<
  StepAction,
  {
    kind:
      | 'create-pool'
      | 'start-pool'
      | 'set-pool-autostart'
      | 'delete-pool'
      | 'fetch-image'
      | 'delete-image'
      | 'create-disk'
      | 'grow-disk'
      | 'write-seed'
      | 'trash-volume'
      | 'retire-seed'
      | 'delete-seed'
      | 'empty-trash';
  }
>;

export function executeStorageAction(host: SimulatedHost, plan: Plan, action: StorageAction): void {
  switch (action.kind) {
    case 'create-pool':
      createPool(host, action.pool);
      return;
    case 'start-pool':
      findPool(host, action.pool).active = true;
      return;
    case 'set-pool-autostart':
      findPool(host, action.pool).autostart = action.pool.autostart;
      return;
    case 'delete-pool':
      deletePool(host, action.pool);
      return;
    case 'fetch-image':
      fetchImage(host, plan, action.image);
      return;
    case 'delete-image':
      removeFile(host, action, undefined);
      host.records.images = host.records.images.filter(
        (image) => image.pool !== action.pool || image.fileName !== action.fileName,
      );
      return;
    case 'create-disk':
      createDisk(host, plan, action.machine, action.disk);
      return;
    case 'grow-disk':
      growDisk(host, plan, action.machine, action.disk);
      return;
    case 'write-seed':
      writeSeed(host, plan, action.machine);
      return;
    case 'retire-seed':
      retireSeed(host, plan, action);
      return;
    case 'trash-volume':
    case 'delete-seed':
      removeVolume(host, action);
      return;
    case 'empty-trash':
      emptyTrash(host, action.pool, action.fileNames);
      return;
  }
}

function createPool(host: SimulatedHost, pool: PlanPool): void {
  const clash = [...host.pools.values()].find(
    (other) => other.uuid !== pool.uuid && (other.name === pool.name || other.path === pool.path),
  );
  if (clash !== undefined) throw new SimulatedFailure(`pool ${clash.name} is in the way of ${pool.name}`);
  host.record('pools', { name: pool.name, uuid: pool.uuid });
  host.pools.set(pool.uuid, {
    name: pool.name,
    uuid: pool.uuid,
    type: 'dir',
    path: pool.path,
    active: true,
    autostart: pool.autostart,
  });
}

function deletePool(
  host: SimulatedHost,
  { name, uuid }: { readonly name: string; readonly uuid: string },
): void {
  if (!host.records.pools.some((pool) => pool.uuid === uuid))
    throw new SimulatedHarm(`pool ${name} is not ours`);
  host.pools.delete(uuid);
  host.records.pools = host.records.pools.filter((pool) => pool.uuid !== uuid);
}

function fetchImage(host: SimulatedHost, plan: Plan, image: PlanImage): void {
  requireActive(host, image.pool);
  host.record('images', { pool: image.pool, fileName: image.fileName });
  const path = pathOf(plan, image);
  if (host.files.has(path)) return;
  host.writeFile(path, {
    format: image.format === 'qcow2' ? 'qcow2' : 'raw',
    capacityBytes: 8 * BYTES_PER_MIB,
  });
}

function createDisk(host: SimulatedHost, plan: Plan, machine: PlanMachine, disk: PlanDisk): void {
  requireActive(host, disk.pool);
  const base = disk.source.kind === 'blank' ? undefined : imagePath(plan, disk.source.image);
  if (base !== undefined && !host.files.has(base)) throw new SimulatedFailure(`${base} is missing`);
  const path = pathOf(plan, disk);
  const backingPath = disk.source.kind === 'image' ? base : undefined;
  const found = host.files.get(path);
  if (found !== undefined) {
    const owned = host.records.volumes.some(
      (volume) => volume.fileName === disk.fileName && volume.machine === machine.name,
    );
    if (found.backingPath !== backingPath || !(owned || backingPath !== undefined)) {
      throw new SimulatedFailure(`${path} is there already and is not ours`);
    }
    return;
  }
  host.record('volumes', { pool: disk.pool, fileName: disk.fileName, machine: machine.name });
  host.writeFile(path, { capacityBytes: disk.sizeMiB * BYTES_PER_MIB, backingPath });
}

function growDisk(host: SimulatedHost, plan: Plan, machine: PlanMachine, disk: PlanDisk): void {
  const file = findFile(host, pathOf(plan, disk));
  if (host.machines.get(machine.uuid)?.running !== undefined) {
    throw new SimulatedFailure(`${machine.name} runs and holds ${file.path}`);
  }
  const capacityBytes = disk.sizeMiB * BYTES_PER_MIB;
  if (capacityBytes < file.capacityBytes) throw new SimulatedHarm(`${file.path} would shrink`);
  file.capacityBytes = capacityBytes;
}

function writeSeed(host: SimulatedHost, plan: Plan, machine: PlanMachine): void {
  const seed = machine.cloudInit;
  if (seed === undefined) throw new SimulatedFailure(`${machine.name} has no seed`);
  requireActive(host, seed.pool);
  host.record('volumes', { pool: seed.pool, fileName: seed.fileName, machine: machine.name });
  const path = pathOf(plan, seed);
  if (!host.files.has(path)) host.writeFile(path, { format: 'raw' });
  const present = host.machines.get(machine.uuid);
  if (seed.afterFirstBoot !== 'remove' || present?.ownership.kind !== 'ours') return;
  const volumes = present.ownership.mark.volumes.map((volume) =>
    volume.role === 'spent-seed' && volume.fileName === seed.fileName
      ? { ...volume, role: 'seed' as const }
      : volume,
  );
  present.ownership = { kind: 'ours', mark: host.mark(machine, volumes) };
}

/** The guest has to have booted with it. */
function retireSeed(
  host: SimulatedHost,
  plan: Plan,
  { machine: planned, markedVolumes }: Extract<StorageAction, { kind: 'retire-seed' }>,
): void {
  const seed = planned.cloudInit;
  const machine = host.machines.get(planned.uuid);
  if (seed === undefined || machine?.running === undefined)
    throw new SimulatedFailure(`${planned.name} is off`);
  if (machine.ownership.kind !== 'ours') throw new SimulatedHarm(`machine ${machine.name} is not ours`);
  const path = pathOf(plan, seed);
  if (!machine.running.disks.some((disk) => disk.path === path)) {
    throw new SimulatedHarm(`${planned.name} has not booted with its seed`);
  }
  machine.ownership = { kind: 'ours', mark: host.mark(planned, markedVolumes) };
  machine.running = withoutMedium(machine.running, path);
  machine.stored = machine.stored === undefined ? undefined : withoutMedium(machine.stored, path);
  removeVolume(host, {
    kind: 'delete-seed',
    pool: seed.pool,
    fileName: seed.fileName,
    machine: planned.name,
  });
}

function withoutMedium(definition: MachineAllocation, medium: string): MachineAllocation {
  const disks = definition.disks.map(({ path, ...drive }) =>
    path === undefined || path === medium ? drive : { ...drive, path },
  );
  return { ...definition, disks };
}

function removeVolume(
  host: SimulatedHost,
  action: Extract<StorageAction, { kind: 'trash-volume' | 'delete-seed' }>,
): void {
  const recorded = host.records.volumes.some(
    (volume) => volume.fileName === action.fileName && volume.machine === action.machine,
  );
  if (!recorded) throw new SimulatedHarm(`${action.fileName} was not made for ${action.machine}`);
  const file = removeFile(host, action, action.machine);
  if (file !== undefined && action.kind === 'trash-volume') {
    const { pool, fileName } = action;
    host.trash.push({ pool, fileName, trashedAtMs: host.agent.nowMs, file });
    host.happenings.push({ machine: action.machine, what: 'disk-taken' });
  }
  host.forgetVolume(action.pool, action.fileName);
}

/** Takes a file away, unless somebody needs it: libvirt would not ask. */
function removeFile(
  host: SimulatedHost,
  { pool, fileName }: { readonly pool: string; readonly fileName: string },
  machine: string | undefined,
): SimulatedFile | undefined {
  const path = `${requireActive(host, pool).path}/${fileName}`;
  const file = host.files.get(path);
  if (file === undefined) return undefined;
  if (host.usersOf(path, machine).length > 0) throw new SimulatedHarm(`${path} is used by another machine`);
  if (host.overlaysOf(path).length > 0) throw new SimulatedHarm(`${path} has overlays`);
  const owner = [...host.machines.values()].find((candidate) => candidate.name === machine);
  if (owner?.running?.disks.some((disk) => disk.path === path) === true) {
    throw new SimulatedHarm(`${path} is in use by its running machine`);
  }
  host.files.delete(path);
  return file;
}

function emptyTrash(host: SimulatedHost, pool: string, fileNames: readonly string[]): void {
  requireActive(host, pool);
  const left = host.trash.filter((entry) => entry.pool !== pool || !fileNames.includes(entry.fileName));
  host.trash.splice(0, host.trash.length, ...left);
}

function findPool(host: SimulatedHost, { name, uuid }: PlanPool): SimulatedPool {
  const pool = host.pools.get(uuid);
  if (pool === undefined) throw new SimulatedFailure(`there is no pool ${name}`);
  return pool;
}

function requireActive(host: SimulatedHost, name: string): SimulatedPool {
  const pool = [...host.pools.values()].find((candidate) => candidate.name === name);
  if (pool?.active !== true) throw new SimulatedFailure(`pool ${name} is not active`);
  return pool;
}

function findFile(host: SimulatedHost, path: string): SimulatedFile {
  const file = host.files.get(path);
  if (file === undefined) throw new SimulatedFailure(`${path} is missing`);
  return file;
}
