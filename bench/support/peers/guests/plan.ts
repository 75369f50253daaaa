import { imageNameTag, parsePlan, seedNameTag, type Plan, type PlanCloudInit } from '../../../../lib/plan';
import type { TinyGuest } from '../../../../test/support/tiny-guest';
import { OptionsError } from '../../options';

/** What one guest has, and what it may be given while it runs. */
export interface GuestSize {
  readonly vcpus: { readonly current: number; readonly maximum: number };
  readonly memoryMiB: { readonly current: number; readonly boot: number; readonly maximum: number };
}

/** A guest that gets no more than it begins with, as small as it boots: what any of the peers makes. */
export const PLAIN_SIZE: GuestSize = {
  vcpus: { current: 1, maximum: 1 },
  memoryMiB: { current: 96, boot: 96, maximum: 96 },
};

/** With less it does not boot with room for what is plugged in. */
const BOOT_MIB = 224;

/** Linux brings memory online in blocks of so much. */
const STEP_MIB = 128;

/** Steps for which a guest has head-room, one for each way to grow; afterwards it begins anew. More vCPUs only slow down its boot. */
export const STEPS_MAX = 5;

/** A guest with head-room, after so many steps of one vCPU and one block of memory. */
export function grownSize(step: number): GuestSize {
  return {
    vcpus: { current: 1 + step, maximum: 1 + STEPS_MAX },
    memoryMiB: {
      current: BOOT_MIB + step * STEP_MIB,
      boot: BOOT_MIB,
      maximum: BOOT_MIB + STEPS_MAX * STEP_MIB,
    },
  };
}

/** What a guest takes of the host while it boots and idles, some 180 MiB, and some room. */
const HOST_MIB_PER_GUEST = 256;

export const NETWORK = 'lan';
export const POOL = 'main';
const DISK_MIB = 80;

export const guestName = (index: number): string => `guest-${index}`;

const uuidOf = (number: number): string => `6d7c2d5c-7c0c-5d0e-9d0c-${number.toString(16).padStart(12, '0')}`;

export const guestMac = (index: number): string =>
  `52:54:00:94:${hexByte(index >> 8)}:${hexByte(index & 255)}`;

function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** @throws OptionsError when so many guests do not fit into this machine */
export function requireRoom(guests: number, freeMiB: number): void {
  if (guests * HOST_MIB_PER_GUEST <= freeMiB) return;
  throw new OptionsError(
    `${guests} guests need ${guests * HOST_MIB_PER_GUEST} MiB, and ${Math.floor(freeMiB)} are free: choose smaller --sizes`,
  );
}

/** A host of tiny guests, each with a linked clone of one image, a cloud-init seed and a NIC. */
export function guestsPlan(
  count: number,
  place: { readonly poolPath: string; readonly guest: TinyGuest; readonly size?: GuestSize },
): Plan {
  const { guest, poolPath, size = PLAIN_SIZE } = place;
  const parsed = parsePlan(
    Buffer.from(
      JSON.stringify({
        version: 1,
        fleet: 'bench',
        host: {
          name: 'bench',
          overcommit: { vcpus: 100, memory: 100, disk: 8 },
          acceleration: 'tcg',
          limits: { machineDeletionsMax: 1000, allowEmpty: true },
          trashRetentionHours: 24,
        },
        pools: [{ name: POOL, uuid: uuidOf(0), key: 'bench/main', path: poolPath, autostart: true }],
        images: [
          image('base', guest.image, guest.sha256.image, 'qcow2'),
          image('initrd', guest.initrd, guest.sha256.initrd, 'boot-file'),
          image('kernel', guest.kernel, guest.sha256.kernel, 'boot-file'),
        ],
        networks: [network()],
        machines: Array.from({ length: count }, (_, index) => machine(index, size, guest.commandLine)),
      }),
    ),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 5)));
  return parsed.plan;
}

function image(name: string, path: string, sha256: string, format: 'qcow2' | 'boot-file'): object {
  const fileName = `${name}-${imageNameTag(sha256)}.img`;
  return { name, key: `bench/${name}`, pool: POOL, fileName, source: { kind: 'file', path }, sha256, format };
}

function network(): object {
  return {
    mode: 'nat',
    name: NETWORK,
    uuid: uuidOf(0xffff),
    key: 'bench/lan',
    autostart: true,
    bridgeName: 'virbr-lan',
    ipv4: {
      cidr: '10.94.0.0/16',
      gateway: '10.94.0.1',
      dhcpRange: { start: '10.94.1.0', end: '10.94.8.255' },
      reservations: [],
    },
    dns: { domain: 'bench.test', hosts: [] },
  };
}

/** The documents of a guest's seed. */
export function seedOf(name: string): PlanCloudInit {
  return {
    metaData: { kind: 'structured', value: { 'instance-id': `${name}-1`, 'local-hostname': name } },
    userData: { kind: 'structured', value: { bootcmd: [`echo ${name}`] } },
  };
}

function machine(index: number, { vcpus, memoryMiB: memory }: GuestSize, commandLine: string): object {
  const name = guestName(index);
  const seed = seedOf(name);
  return {
    name,
    uuid: uuidOf(index + 1),
    key: `bench/${name}`,
    protect: false,
    vcpus: { ...vcpus, ceiling: 'stated' },
    cpu: { pinning: [] },
    memory: {
      currentMiB: memory.current,
      bootMiB: memory.boot,
      maximumMiB: memory.maximum,
      ceiling: 'stated',
      hugepages: false,
    },
    cpuModel: 'auto',
    machineType: 'q35',
    architecture: 'x86_64',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd', commandLine },
    disks: [
      {
        name: 'root',
        pool: POOL,
        fileName: `${name}-root.qcow2`,
        sizeMiB: DISK_MIB,
        source: { kind: 'image', image: 'base' },
        bus: 'virtio',
        cache: 'writeback',
        discard: 'unmap',
        retain: false,
        serial: 'root',
      },
    ],
    cdroms: [],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: NETWORK },
        mac: guestMac(index),
        model: 'virtio',
        linkUp: true,
      },
    ],
    cloudInit: { ...seed, pool: POOL, fileName: `${name}-seed-${seedNameTag(seed)}.iso` },
    serialConsole: true,
    guestAgent: true,
    rng: true,
    autostart: false,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'running',
    stop: { timeoutSeconds: 60, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    // The guest brings up by itself what it gets; nobody else asks guests for it either.
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    readiness: { checks: [], timeoutSeconds: 120 },
  };
}
