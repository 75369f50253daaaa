import { bridgeName, derivedMacAddress, derivedUuid, diskSerial } from '../../../lib/placement';
import { BENCH_FLEET, BENCH_HOST, IMAGE_SHA256, IMAGE_URL, machineName } from '../fleet';

/**
 * The same document as that of {@link hostWith}, as a program without constructs would write it for this one fleet: object literals in a
 * loop, their keys in canonical order already, then `JSON.stringify`. What the document says is derived by the same functions (UUIDs,
 * MAC addresses, serials); addresses are counted. Nothing is checked, nothing can be stated otherwise, nothing is remembered.
 */
export function plainPlanBytes(machines: number): Uint8Array {
  const names = Array.from({ length: machines }, (_, index) => machineName(index)).sort();
  const usedMacs = new Set<string>();
  const plan = {
    fleet: BENCH_FLEET,
    host: {
      acceleration: 'auto',
      limits: { allowEmpty: false, machineDeletionsMax: 1 },
      name: BENCH_HOST,
      overcommit: { disk: 1, memory: 1, vcpus: 4 },
      trashRetentionHours: 168,
    },
    images: [
      {
        fileName: `base-${IMAGE_SHA256.slice(0, 16)}.qcow2`,
        format: 'qcow2',
        key: `${BENCH_HOST}/base`,
        name: 'base',
        pool: 'disks',
        sha256: IMAGE_SHA256,
        source: { kind: 'url', url: IMAGE_URL },
      },
    ],
    machines: names.map((name, index) => plainMachine(name, index, usedMacs)),
    networks: [
      {
        autostart: true,
        bridgeName: bridgeName(identity('lan')),
        dns: { hosts: [] },
        ipv4: {
          cidr: '10.0.0.0/16',
          dhcpRange: { end: '10.0.255.254', start: '10.0.128.0' },
          gateway: '10.0.0.1',
          reservations: [],
        },
        key: `${BENCH_HOST}/lan`,
        mode: 'nat',
        name: 'lan',
        uuid: derivedUuid(identity('lan')),
      },
    ],
    pools: [
      {
        autostart: true,
        key: `${BENCH_HOST}/disks`,
        name: 'disks',
        path: '/var/lib/fleetwright/disks',
        uuid: derivedUuid(identity('disks')),
      },
    ],
    version: 1,
  };
  return new TextEncoder().encode(JSON.stringify(plan));
}

/** The gateway is the first address of the network, machines have those after it. */
const FIRST_ADDRESS = 2;

function plainMachine(name: string, index: number, usedMacs: Set<string>): unknown {
  const address = FIRST_ADDRESS + index;
  return {
    architecture: 'x86_64',
    autostart: true,
    boot: { kind: 'disk', order: ['root'] },
    cdroms: [],
    cpu: { pinning: [] },
    cpuModel: 'auto',
    disks: [
      plainDisk(name, 'root', { sizeMiB: 10 * 1024, source: { image: 'base', kind: 'image' } }),
      plainDisk(name, 'data', { sizeMiB: 20 * 1024, source: { kind: 'blank' } }),
    ],
    firmware: 'bios',
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    guestAgent: true,
    key: `${BENCH_HOST}/${name}`,
    machineType: 'q35',
    memory: {
      bootMiB: 2048,
      ceiling: 'default',
      currentMiB: 2048,
      hugepages: false,
      maximumMiB: 4096,
    },
    name,
    nics: [
      {
        attachment: { kind: 'network', network: 'lan' },
        ipv4: `10.0.${address >> 8}.${address & 255}`,
        linkUp: true,
        mac: freeMac(`${name}/lan`, usedMacs),
        model: 'virtio',
        name: 'lan',
      },
    ],
    onRestartNeeded: 'restart',
    powerState: 'running',
    protect: false,
    readiness: { checks: [{ kind: 'address', nic: 'lan' }], timeoutSeconds: 300 },
    rng: true,
    secureBoot: false,
    serialConsole: true,
    startOrder: { delaySeconds: 0, rank: 0 },
    stop: { onTimeout: 'refuse', timeoutSeconds: 60 },
    tpm: false,
    uuid: derivedUuid(identity(name)),
    vcpus: { ceiling: 'default', current: 2, maximum: 4 },
  };
}

function plainDisk(
  machine: string,
  name: string,
  { sizeMiB, source }: { readonly sizeMiB: number; readonly source: unknown },
): unknown {
  return {
    bus: 'virtio',
    cache: 'writeback',
    discard: 'unmap',
    fileName: `${machine}.${name}.qcow2`,
    name,
    pool: 'disks',
    retain: false,
    serial: diskSerial(identity(`${machine}/${name}`)),
    sizeMiB,
    source,
  };
}

/** 24 bits of hash are not enough for thousands of machines to have one each. */
function freeMac(key: string, used: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const mac = derivedMacAddress(identity(key), attempt);
    if (used.has(mac)) continue;
    used.add(mac);
    return mac;
  }
}

function identity(key: string): { readonly fleet: string; readonly host: string; readonly key: string } {
  return { fleet: BENCH_FLEET, host: BENCH_HOST, key };
}
