import { copyFile, chmod, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { imageNameTag, seedNameTag, type PlanInput } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import type { Stage } from '../../faults/types';

/** Free JSON values stay readonly: they are recursive beyond what the compiler follows. */
type Mutable<T> = T extends string | number | boolean | undefined | null
  ? T
  : string extends keyof T
    ? T
    : { -readonly [Key in keyof T]: Mutable<T[Key]> };

/** A plan that rows of the suite edit. */
export type Draft = Mutable<PlanInput>;
export type DraftMachine = Draft['machines'][number];
export type DraftNic = DraftMachine['nics'][number];
export type DraftDisk = DraftMachine['disks'][number];

/** Images beside those of the tiny guest. */
interface ExtraImage {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly format: 'raw' | 'qcow2';
}

/** Two media for the CD drive, told apart by their size, and a second base image. */
export async function makeExtraImages(live: LiveHost): Promise<readonly ExtraImage[]> {
  const medium = async (name: string, mebibytes: number): Promise<ExtraImage> => {
    const bytes = Buffer.alloc(mebibytes * 1024 * 1024, name);
    return writeImage(live, { name, format: 'raw', bytes });
  };
  return [
    await medium('cd-one', 1),
    await medium('cd-two', 2),
    await writeImage(live, {
      name: 'second',
      format: 'raw',
      bytes: Buffer.concat([Buffer.from('a second image\n')], 64 * 1024 * 1024),
    }),
  ];
}

async function writeImage(
  live: LiveHost,
  { name, format, bytes }: { readonly name: string; readonly format: 'raw'; readonly bytes: Buffer },
): Promise<ExtraImage> {
  const path = join(live.sandbox.imagesDirectory, `${name}.${format}`);
  await writeFile(path, bytes);
  await chmod(path, 0o644);
  return { name, path, format, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Copies a file that a test has made to where images may be read from. */
export async function provideImage(
  live: LiveHost,
  source: string,
  image: { readonly name: string; readonly format: 'raw' | 'qcow2'; readonly sha256: string },
): Promise<ExtraImage> {
  const path = join(live.sandbox.imagesDirectory, `${image.name}.${image.format}`);
  await copyFile(source, path);
  await chmod(path, 0o644);
  return { ...image, path };
}

/** A lab of one pool, the networks "lan" (NAT) and "dmz" (isolated), and these machines. */
export function labDraft(
  live: Stage,
  machines: readonly DraftMachine[],
  extra: readonly ExtraImage[] = [],
): Draft {
  const { guest, sandbox } = live;
  const image = (
    name: string,
    path: string,
    sha256: string,
    format: 'raw' | 'qcow2' | 'boot-file',
  ): Draft['images'][number] => ({
    name,
    key: `lab/${name}`,
    pool: 'main',
    fileName: `${name}-${imageNameTag(sha256)}.img`,
    source: { kind: 'file', path },
    sha256,
    format,
  });
  return {
    version: 1,
    fleet: 'lab',
    host: {
      name: 'kvm-1',
      overcommit: { vcpus: 16, memory: 1, disk: 8 },
      acceleration: 'tcg',
      limits: { machineDeletionsMax: 10, allowEmpty: true },
      trashRetentionHours: 24,
    },
    pools: [
      {
        name: 'main',
        uuid: '10000000-0000-5000-8000-000000000001',
        key: 'lab/main',
        path: join(sandbox.poolDirectory, 'main'),
        autostart: true,
      },
    ],
    images: [
      image('kernel', guest.kernel, guest.sha256.kernel, 'boot-file'),
      image('initrd', guest.initrd, guest.sha256.initrd, 'boot-file'),
      image('base', guest.image, guest.sha256.image, 'qcow2'),
      ...extra.map(({ name, path, sha256, format }) => image(name, path, sha256, format)),
    ],
    networks: [network('lan', 1, 'nat'), network('dmz', 2, 'isolated')],
    machines: [...machines],
  };
}

function network(name: string, index: number, mode: 'nat' | 'isolated'): Draft['networks'][number] {
  return {
    mode,
    name,
    uuid: `10000000-0000-5000-8000-00000000010${index}`,
    key: `lab/${name}`,
    autostart: true,
    bridgeName: `virbr-${name}`,
    ipv4: {
      cidr: `10.94.${index}.0/24`,
      gateway: `10.94.${index}.1`,
      dhcpRange: { start: `10.94.${index}.100`, end: `10.94.${index}.120` },
      reservations: [],
    },
    dns: { domain: `${name}.test`, hosts: [] },
  };
}

const MEMORY_MIB = 128;
const ISO_BLOCK_BYTES = 2048;

/** A machine with one NIC on "lan", whose vCPUs can grow to four. */
export function labMachine(name: string, index: number, changes: Partial<DraftMachine> = {}): DraftMachine {
  return {
    name,
    uuid: `20000000-0000-5000-8000-0000000000${index}`,
    key: `lab/${name}`,
    protect: false,
    vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
    cpu: { pinning: [] },
    memory: {
      currentMiB: MEMORY_MIB,
      bootMiB: MEMORY_MIB,
      maximumMiB: MEMORY_MIB,
      ceiling: 'stated',
      hugepages: false,
    },
    cpuModel: 'auto',
    machineType: 'q35',
    architecture: 'x86_64',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    boot: {
      kind: 'kernel',
      kernel: 'kernel',
      initrd: 'initrd',
      commandLine: 'console=ttyS0 quiet no_timer_check panic=1 tiny.keep-offline',
    },
    disks: [labDisk(name, 'root', { source: { kind: 'image', image: 'base' }, sizeMiB: 80 })],
    cdroms: [],
    nics: [labNic('lan', index)],
    cloudInit: labSeed(name, 1),
    serialConsole: true,
    guestAgent: true,
    rng: true,
    autostart: false,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'running',
    stop: { timeoutSeconds: 60, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    guest: { growRoot: false, onlineCpus: true, onlineMemory: true },
    readiness: { checks: [{ kind: 'guest-agent' }], timeoutSeconds: 120 },
    ...changes,
  };
}

/** A seed of its own for each number; larger numbers make larger files, by which the tiny guest notices another medium. */
export function labSeed(machine: string, number: number): NonNullable<DraftMachine['cloudInit']> {
  const documents = {
    metaData: {
      kind: 'structured' as const,
      value: { 'instance-id': `${machine}-${number}`, 'local-hostname': machine },
    },
    userData: { kind: 'text' as const, text: '#cloud-config\n'.padEnd(number * ISO_BLOCK_BYTES, '#') },
  };
  return { ...documents, pool: 'main', fileName: `${machine}-seed-${seedNameTag(documents)}.iso` };
}

export function labDisk(machine: string, name: string, changes: Partial<DraftDisk> = {}): DraftDisk {
  return {
    name,
    pool: 'main',
    fileName: `${machine}-${name}.qcow2`,
    sizeMiB: 32,
    source: { kind: 'blank' },
    bus: 'virtio',
    cache: 'writeback',
    discard: 'unmap',
    retain: false,
    serial: name,
    ...changes,
  };
}

export function labNic(name: 'lan' | 'dmz', index: number, changes: Partial<DraftNic> = {}): DraftNic {
  const subnet = name === 'lan' ? 1 : 2;
  return {
    name,
    attachment: { kind: 'network', network: name },
    mac: `52:54:00:94:0${subnet}:${index}`,
    model: 'virtio',
    linkUp: true,
    ipv4: `10.94.${subnet}.${index}`,
    ...changes,
  };
}
