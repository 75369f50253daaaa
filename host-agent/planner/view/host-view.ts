import type {
  ActualMachine,
  ActualPool,
  ActualVolume,
  Inventory,
  MachineAllocation,
  Unreadable,
} from '../../inventory';
import { inNameOrder, inTextOrder } from './ordering';

/** The inventory with look-ups, every list in an order that does not depend on how the inventory came. */
export interface HostView {
  readonly inventory: Inventory;
  /** Why an object with this name or UUID could not be read, if so. */
  tryFindUnreadable(kind: Unreadable['kind'], name: string, uuid?: string): Unreadable | undefined;
  readonly hasUnreadableMachines: boolean;
  tryFindMachineByUuid(uuid: string): ActualMachine | undefined;
  tryFindMachineByName(name: string): ActualMachine | undefined;
  tryFindPool(name: string): ActualPool | undefined;
  /** Where a file of a pool lies on this host, whether or not the pool is in the plan; text that is no path without a pool. */
  pathOf(volume: { readonly pool: string; readonly fileName: string }): string;
  tryFindVolume(pool: string, fileName: string): ActualVolume | undefined;
  /** Machines whose running or stored definition names this file as a disk, medium, kernel or initrd. */
  usersOf(path: string): readonly ActualMachine[];
  /** Paths of files that are backed by this one. */
  overlaysOf(path: string): readonly string[];
  /** Machines that run with a NIC on this network. */
  runningOn(network: string): readonly ActualMachine[];
  /** Machines whose running or stored definition has a NIC on this network. */
  attachedTo(network: string): readonly ActualMachine[];
}

/** Builds the look-ups once: each question is then answered without walking the host again. */
export function viewHost(original: Inventory): HostView {
  const inventory = sorted(original);
  const machinesByName = new Map(inventory.machines.map((machine) => [machine.name, machine]));
  const machinesByUuid = new Map(inventory.machines.map((machine) => [machine.uuid, machine]));
  const pools = new Map(inventory.pools.map((pool) => [pool.name, pool]));
  const volumes = new Map(
    inventory.pools.map((pool) => [
      pool.name,
      new Map(pool.volumes.map((volume) => [volume.fileName, volume])),
    ]),
  );
  const users = groupMachines(inventory.machines, definitionsOf, filesOf);
  const running = groupMachines(inventory.machines, runningOf, networksOf);
  const attached = groupMachines(inventory.machines, definitionsOf, networksOf);
  const overlays = overlaysByBase(inventory.pools);
  return {
    inventory,
    tryFindUnreadable: (kind, name, uuid) =>
      inventory.unreadable.find(
        (entry) =>
          entry.kind === kind && (entry.name === name || (uuid !== undefined && entry.uuid === uuid)),
      ),
    hasUnreadableMachines: inventory.unreadable.some((entry) => entry.kind === 'machine'),
    tryFindMachineByUuid: (uuid) => machinesByUuid.get(uuid),
    tryFindMachineByName: (name) => machinesByName.get(name),
    tryFindPool: (name) => pools.get(name),
    pathOf: ({ pool, fileName }) => `${pools.get(pool)?.path ?? `${pool}:`}/${fileName}`,
    tryFindVolume: (pool, fileName) => volumes.get(pool)?.get(fileName),
    usersOf: (path) => users.get(path) ?? [],
    overlaysOf: (path) => overlays.get(path) ?? [],
    runningOn: (network) => running.get(network) ?? [],
    attachedTo: (network) => attached.get(network) ?? [],
  };
}

/** Running and stored definition, as far as there are. */
export function definitionsOf(machine: ActualMachine): readonly MachineAllocation[] {
  return [machine.running, machine.stored].filter((definition) => definition !== undefined);
}

function sorted(inventory: Inventory): Inventory {
  return {
    ...inventory,
    machines: inNameOrder(inventory.machines),
    networks: inNameOrder(inventory.networks),
    pools: inNameOrder(inventory.pools).map((pool) => ({
      ...pool,
      volumes: inTextOrder(pool.volumes, (volume) => volume.fileName),
    })),
    unreadable: inTextOrder(
      inventory.unreadable,
      (entry) => `${entry.kind} ${entry.name} ${entry.uuid ?? ''}`,
    ),
  };
}

function filesOf(definition: MachineAllocation): readonly string[] {
  const disks = definition.disks.flatMap((disk) => (disk.path === undefined ? [] : [disk.path]));
  if (definition.boot.kind === 'disk') return disks;
  const { kernelPath, initrdPath } = definition.boot;
  return [...disks, kernelPath, ...(initrdPath === undefined ? [] : [initrdPath])];
}

function runningOf({ running }: ActualMachine): readonly MachineAllocation[] {
  return running === undefined ? [] : [running];
}

function networksOf({ nics }: MachineAllocation): readonly string[] {
  return nics.flatMap((nic) => (nic.attachment.kind === 'network' ? [nic.attachment.name] : []));
}

/** Machines by what their definitions name, each once. */
function groupMachines(
  machines: readonly ActualMachine[],
  definitionsOfInterest: (machine: ActualMachine) => readonly MachineAllocation[],
  keysOf: (definition: MachineAllocation) => readonly string[],
): ReadonlyMap<string, readonly ActualMachine[]> {
  const groups = new Map<string, ActualMachine[]>();
  for (const machine of machines) {
    for (const definition of definitionsOfInterest(machine)) {
      for (const key of keysOf(definition)) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [machine]);
        else if (group.at(-1) !== machine) group.push(machine);
      }
    }
  }
  return groups;
}

function overlaysByBase(pools: readonly ActualPool[]): ReadonlyMap<string, readonly string[]> {
  const overlays = new Map<string, string[]>();
  for (const volume of pools.flatMap((pool) => pool.volumes)) {
    if (volume.backingPath === undefined) continue;
    // One base may have thousands of overlays: the list is grown in place.
    const known = overlays.get(volume.backingPath);
    if (known === undefined) overlays.set(volume.backingPath, [volume.path]);
    else known.push(volume.path);
  }
  return overlays;
}
