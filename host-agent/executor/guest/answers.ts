import { fieldOf, listOf, textOf, wholeNumberOf } from './fields';

/** A vCPU as the guest sees it; the guest numbers them itself. */
export interface GuestVcpu {
  readonly logicalId: number;
  readonly online: boolean;
  readonly canOffline: boolean;
}

/** A piece of memory that the guest can bring online, or take offline, as a whole. */
export interface GuestMemoryBlock {
  readonly physicalIndex: number;
  readonly online: boolean;
}

/** A disk under a file system, as far as the guest's agent can tell. */
export interface GuestDisk {
  readonly serial?: string;
  /** `/dev/vda1`: the device, or the partition, that the file system is on. */
  readonly device?: string;
  /** `virtio`, `scsi`, `sata`, … */
  readonly bus?: string;
  /** Where it is on that bus. */
  readonly address: { readonly bus: number; readonly target: number; readonly unit: number };
  readonly pciController?: {
    readonly domain: number;
    readonly bus: number;
    readonly slot: number;
    readonly function: number;
  };
}

/** A mounted file system. */
export interface GuestFileSystem {
  /** `vda1`, `dm-0`. */
  readonly name: string;
  readonly mountPoint: string;
  readonly type: string;
  readonly usedBytes?: number;
  readonly totalBytes?: number;
  readonly disks: readonly GuestDisk[];
}

export function readVcpus(value: unknown): readonly GuestVcpu[] | undefined {
  return listOf(value, (entry) => {
    const logicalId = wholeNumberOf(fieldOf(entry, 'logical-id'));
    const online = fieldOf(entry, 'online');
    if (logicalId === undefined || typeof online !== 'boolean') return undefined;
    return { logicalId, online, canOffline: fieldOf(entry, 'can-offline') === true };
  });
}

export function readMemoryBlocks(value: unknown): readonly GuestMemoryBlock[] | undefined {
  return listOf(value, (entry) => {
    const physicalIndex = wholeNumberOf(fieldOf(entry, 'phys-index'));
    const online = fieldOf(entry, 'online');
    if (physicalIndex === undefined || typeof online !== 'boolean') return undefined;
    return { physicalIndex, online };
  });
}

export function readFileSystems(value: unknown): readonly GuestFileSystem[] | undefined {
  return listOf(value, (entry) => {
    const name = textOf(fieldOf(entry, 'name'));
    const mountPoint = textOf(fieldOf(entry, 'mountpoint'));
    const type = textOf(fieldOf(entry, 'type'));
    const disks = listOf(fieldOf(entry, 'disk'), readDisk);
    if (name === undefined || mountPoint === undefined || type === undefined || disks === undefined)
      return undefined;
    const usedBytes = wholeNumberOf(fieldOf(entry, 'used-bytes'));
    const totalBytes = wholeNumberOf(fieldOf(entry, 'total-bytes'));
    return {
      name,
      mountPoint,
      type,
      ...(usedBytes === undefined ? {} : { usedBytes }),
      ...(totalBytes === undefined ? {} : { totalBytes }),
      disks,
    };
  });
}

function readDisk(entry: unknown): GuestDisk | undefined {
  const [bus, target, unit] = ['bus', 'target', 'unit'].map((name) => wholeNumberOf(fieldOf(entry, name)));
  if (bus === undefined || target === undefined || unit === undefined) return undefined;
  const serial = textOf(fieldOf(entry, 'serial'));
  const device = textOf(fieldOf(entry, 'dev'));
  const busType = textOf(fieldOf(entry, 'bus-type'));
  const pciController = readPciController(fieldOf(entry, 'pci-controller'));
  return {
    ...(serial === undefined ? {} : { serial }),
    ...(device === undefined ? {} : { device }),
    ...(busType === undefined ? {} : { bus: busType }),
    address: { bus, target, unit },
    ...(pciController === undefined ? {} : { pciController }),
  };
}

/** The agent says -1 for each number where there is no PCI address. */
function readPciController(value: unknown): GuestDisk['pciController'] {
  const [domain, bus, slot, number] = ['domain', 'bus', 'slot', 'function'].map((name) =>
    wholeNumberOf(fieldOf(value, name)),
  );
  if (domain === undefined || bus === undefined || slot === undefined || number === undefined)
    return undefined;
  return { domain, bus, slot, function: number };
}
