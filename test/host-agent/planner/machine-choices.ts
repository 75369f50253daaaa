import * as fc from 'fast-check';
import type { PlanInput } from '../../../lib/plan';
import { otherMachine, sampleDisk } from './sample-plan';

type MachineInput = PlanInput['machines'][number];
type DiskInput = MachineInput['disks'][number];
type NicInput = MachineInput['nics'][number];

/** A machine as one value of each of its fields; few enough of them that edits meet. */
export type Choices = Readonly<Record<keyof typeof CHOICES, number>>;

/** Machines by the name that their files have; a machine may have been renamed since. */
export const NAMES = ['alpha', 'beta', 'gamma'] as const;

/** How many values each field takes; a machine is a value of each. */
const CHOICES = {
  present: 6,
  vcpus: 3,
  vcpusMaximum: 3,
  vcpusCeiling: 2,
  topology: 6,
  memory: 4,
  memoryBoot: 3,
  memoryMaximum: 3,
  memoryCeiling: 2,
  hugepages: 10,
  shares: 4,
  limitPercent: 4,
  pinning: 4,
  emulatorPin: 6,
  cpuModel: 2,
  machineType: 2,
  firmware: 2,
  secureBoot: 4,
  tpm: 6,
  description: 3,
  kernel: 4,
  source: 6,
  size: 4,
  bus: 3,
  cache: 2,
  rootLimits: 3,
  data: 3,
  dataSize: 3,
  dataBus: 2,
  dataLimits: 4,
  retain: 2,
  seed: 4,
  drive: 5,
  network: 4,
  model: 2,
  fixed: 2,
  link: 4,
  mtu: 6,
  bandwidth: 5,
  filter: 6,
  second: 3,
  devices: 2,
  autostart: 2,
  rank: 3,
  delay: 2,
  power: 4,
  protect: 5,
  readiness: 2,
  defer: 4,
  guest: 2,
  renamed: 8,
} as const;

/** Machines of all kinds. */
export const choices: fc.Arbitrary<Choices> = fc.record(
  Object.fromEntries(Object.entries(CHOICES).map(([field, count]) => [field, fc.nat(count - 1)])) as Record<
    keyof typeof CHOICES,
    fc.Arbitrary<number>
  >,
);

/** What can change while a machine runs. */
const LIVE_FIELDS = [
  'vcpus',
  'memory',
  'shares',
  'limitPercent',
  'pinning',
  'rootLimits',
  'size',
  'data',
  'dataSize',
  'dataLimits',
  'seed',
  'drive',
  'network',
  'link',
  'bandwidth',
  'filter',
  'second',
  'description',
] as const satisfies readonly (keyof typeof CHOICES)[];

/** The same machine with a few fields chosen anew: what edits of a plan look like. */
export function edited(original: Choices): fc.Arbitrary<Choices> {
  const fields = Object.keys(CHOICES) as (keyof typeof CHOICES)[];
  // Few at a time leave a change by itself; many make changes meet; of those that a restart would hide there are some alone.
  const changes = fc.oneof(
    fc.subarray(fields, { maxLength: 3 }),
    fc.subarray(fields, { maxLength: 9 }),
    fc.subarray([...LIVE_FIELDS], { maxLength: 6 }),
  );
  return fc.tuple(choices, changes).map(([other, changed]) => ({
    ...original,
    ...Object.fromEntries(changed.map((field) => [field, other[field]])),
  }));
}

/** The machine that choices stand for. */
export function machineOf(index: number, choice: Choices): MachineInput {
  const name = NAMES[index] ?? 'alpha';
  const seed = {
    metaData: { kind: 'text' as const, text: `seed ${choice.seed}` },
    pool: 'default',
    fileName: `${name}-seed-${choice.seed}.iso`,
    ...(choice.seed > 1 ? { afterFirstBoot: 'remove' as const } : {}),
  };
  const machineType = choice.machineType === 0 ? 'q35' : 'pc';
  const firmware = choice.firmware === 0 || machineType === 'pc' ? 'bios' : 'uefi';
  const guestAgent = choice.devices === 0;
  const helps = guestAgent && choice.guest === 0;
  return otherMachine(choice.renamed === 0 ? `${name}-new` : name, index + 1, {
    ...vcpusOf(choice),
    cpuModel: choice.cpuModel === 0 ? 'auto' : 'qemu64',
    memory: memoryOf(choice),
    machineType,
    firmware,
    secureBoot: firmware === 'uefi' && choice.kernel !== 0 && choice.secureBoot === 0,
    tpm: choice.tpm === 0,
    ...(choice.description === 0 ? {} : { description: `description ${choice.description}` }),
    boot:
      choice.kernel === 0
        ? { kind: 'kernel', kernel: 'kernel', commandLine: 'quiet' }
        : { kind: 'disk', order: choice.kernel === 1 && choice.data !== 0 ? ['data', 'root'] : ['root'] },
    disks: choice.data === 0 ? [rootOf(name, choice)] : [rootOf(name, choice), dataOf(name, choice)],
    cdroms: choice.drive < 3 ? [] : [{ name: 'tools', ...(choice.drive === 3 ? {} : { image: 'tools' }) }],
    nics: nicsOf(index, choice),
    ...(choice.seed === 0 ? {} : { cloudInit: seed }),
    serialConsole: choice.devices === 0,
    guestAgent,
    autostart: choice.autostart === 0,
    startOrder: { rank: choice.rank * 10, delaySeconds: choice.delay * 5 },
    powerState: choice.power === 0 ? 'stopped' : 'running',
    protect: choice.protect === 0,
    readiness: {
      checks: choice.readiness === 0 || !guestAgent ? [] : [{ kind: 'guest-agent' }],
      timeoutSeconds: 60,
    },
    onRestartNeeded: choice.defer === 0 ? 'defer' : 'restart',
    guest: { growRoot: helps, onlineCpus: helps, onlineMemory: false },
  });
}

function vcpusOf(choice: Choices): Pick<MachineInput, 'vcpus' | 'cpu'> {
  const current = choice.vcpus + 1;
  const maximum = current + choice.vcpusMaximum;
  const stated = choice.vcpusCeiling === 0;
  return {
    vcpus: { current, maximum, ceiling: stated ? 'stated' : 'default' },
    cpu: {
      ...(stated && choice.topology === 0 ? { topology: { sockets: maximum, cores: 1, threads: 1 } } : {}),
      ...(choice.shares === 0 ? { shares: 200 } : {}),
      ...(choice.limitPercent < 2 ? { limitPercent: [50, 150][choice.limitPercent] ?? 50 } : {}),
      pinning: choice.pinning === 0 ? [{ vcpu: 0, hostCpus: [1, 2] }] : [],
      ...(choice.emulatorPin === 0 ? { emulatorHostCpus: [0] } : {}),
    },
  };
}

/** Booted with what it is given, or with more that the balloon takes back, or with less so that the rest is plugged in. */
function memoryOf(choice: Choices): MachineInput['memory'] {
  const currentMiB = [64, 96, 128, 192][choice.memory] ?? 64;
  const bootMiB = [currentMiB, currentMiB + 64, 64][choice.memoryBoot] ?? currentMiB;
  return {
    currentMiB,
    bootMiB,
    maximumMiB: Math.max(currentMiB, bootMiB) + 64 * choice.memoryMaximum,
    ceiling: choice.memoryCeiling === 0 ? 'stated' : 'default',
    hugepages: choice.hugepages === 0,
  };
}

function rootOf(name: string, choice: Choices): DiskInput {
  const image = choice.source === 5 ? 'next' : 'base';
  return sampleDisk({
    fileName: `${name}-root.qcow2`,
    serial: `${name}-root`,
    sizeMiB: [32, 32, 48, 64][choice.size] ?? 32,
    source: choice.source === 3 ? { kind: 'blank' } : { kind: choice.source === 4 ? 'copy' : 'image', image },
    bus: (['virtio', 'scsi', 'sata'] as const)[choice.bus] ?? 'virtio',
    cache: choice.cache === 0 ? 'none' : 'writeback',
    ...(choice.rootLimits === 0 ? { limits: { iops: { total: 500 } } } : {}),
  });
}

function dataOf(name: string, choice: Choices): DiskInput {
  return sampleDisk({
    name: 'data',
    pool: choice.data === 2 ? 'fast' : 'default',
    fileName: `${name}-data.qcow2`,
    serial: `${name}-data`,
    sizeMiB: [8, 16, 24][choice.dataSize] ?? 8,
    source: { kind: 'blank' },
    bus: choice.dataBus === 0 ? 'virtio' : 'scsi',
    retain: choice.retain === 1,
    ...(choice.dataLimits === 0
      ? {
          limits: {
            bytesPerSecond: { read: 1_000_000, write: 500_000, burst: { read: 2_000_000, seconds: 5 } },
          },
        }
      : {}),
  });
}

function nicsOf(index: number, choice: Choices): MachineInput['nics'] {
  const network = (['lan', 'lan', 'dmz'] as const)[choice.network] ?? 'lan';
  const first: NicInput = {
    name: 'first',
    attachment: choice.network === 3 ? { kind: 'bridge', bridge: 'br0' } : { kind: 'network', network },
    mac: `52:54:00:00:00:0${index}`,
    model: choice.model === 0 ? 'virtio' : choice.machineType === 0 ? 'e1000e' : 'e1000',
    linkUp: choice.link !== 0,
    ...(choice.mtu === 0 ? { mtu: 1400 } : {}),
    ...(choice.bandwidth === 0 ? { bandwidth: { inbound: { averageKiBPerSecond: 1000 } } } : {}),
    ...(choice.filter < 2
      ? {
          filter: {
            name: choice.filter === 0 ? 'clean-traffic' : 'their-filter',
            parameters: [{ name: 'IP', value: `10.0.1.${index + 10}` }],
          },
        }
      : {}),
    ...(choice.fixed === 0 || choice.network === 3
      ? {}
      : { ipv4: `10.0.${network === 'lan' ? 1 : 2}.${index + 10}` }),
  };
  const second: NicInput = {
    name: 'second',
    attachment: { kind: 'network', network: 'dmz' },
    mac: `52:54:00:00:01:0${index}`,
    model: 'virtio',
    linkUp: true,
  };
  return choice.second === 0 ? [first, second] : [first];
}
