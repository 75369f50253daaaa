import * as fc from 'fast-check';
import type { HostFacts } from '../../../host-agent/inventory';
import { planSchema, type Plan, type PlanInput } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { apply, emptyHost } from './apply';
import { disturbances, type Disturbance } from './disturbances';
import {
  FLEET,
  otherMachine,
  sampleDisk,
  sampleFacts,
  sampleHost,
  sampleImage,
  sampleNetwork,
  samplePool,
  uuidOf,
} from './sample-plan';

/** A host with a past, and a plan for it. */
export interface World {
  readonly facts: HostFacts;
  /** What was applied before; absent on a host that has seen nothing of us. */
  readonly before: Plan | undefined;
  /** What people did by hand since. */
  readonly disturbed: readonly Disturbance[];
  readonly plan: Plan;
}

type MachineInput = PlanInput['machines'][number];
type Choices = Readonly<Record<keyof typeof CHOICES, number>>;

const NAMES = ['alpha', 'beta', 'gamma'] as const;

/** How many values each field takes; a machine is a value of each. */
const CHOICES = {
  present: 6,
  vcpus: 3,
  vcpusMaximum: 2,
  memory: 3,
  memoryMaximum: 2,
  cpuModel: 2,
  machineType: 2,
  firmware: 2,
  description: 3,
  kernel: 4,
  source: 6,
  size: 4,
  bus: 3,
  cache: 2,
  data: 3,
  dataSize: 3,
  retain: 2,
  seed: 4,
  network: 4,
  model: 2,
  fixed: 2,
  second: 3,
  devices: 2,
  autostart: 2,
  rank: 3,
  delay: 2,
  power: 4,
  protect: 5,
  readiness: 2,
} as const;

const choices: fc.Arbitrary<Choices> = fc.record(
  Object.fromEntries(Object.entries(CHOICES).map(([field, count]) => [field, fc.nat(count - 1)])) as Record<
    keyof typeof CHOICES,
    fc.Arbitrary<number>
  >,
);

/** The same machine with a few fields chosen anew: what edits of a plan look like. */
function edited(original: Choices): fc.Arbitrary<Choices> {
  const fields = Object.keys(CHOICES) as (keyof typeof CHOICES)[];
  return fc.tuple(choices, fc.subarray(fields, { maxLength: 3 })).map(([other, changed]) => ({
    ...original,
    ...Object.fromEntries(changed.map((field) => [field, other[field]])),
  }));
}

function machineOf(index: number, choice: Choices): MachineInput {
  const name = NAMES[index] ?? 'alpha';
  const image = choice.source === 5 ? 'next' : 'base';
  const memory = [64, 96, 128][choice.memory] ?? 64;
  const vcpus = choice.vcpus + 1;
  const root = sampleDisk({
    fileName: `${name}-root.qcow2`,
    serial: `${name}-root`,
    sizeMiB: [32, 32, 48, 64][choice.size] ?? 32,
    source: choice.source === 3 ? { kind: 'blank' } : { kind: choice.source === 4 ? 'copy' : 'image', image },
    bus: (['virtio', 'scsi', 'sata'] as const)[choice.bus] ?? 'virtio',
    cache: choice.cache === 0 ? 'none' : 'writeback',
  });
  const data = sampleDisk({
    name: 'data',
    pool: choice.data === 2 ? 'fast' : 'default',
    fileName: `${name}-data.qcow2`,
    serial: `${name}-data`,
    sizeMiB: [8, 16, 24][choice.dataSize] ?? 8,
    source: { kind: 'blank' },
    retain: choice.retain === 1,
  });
  const network = (['lan', 'lan', 'dmz'] as const)[choice.network] ?? 'lan';
  const mac = `52:54:00:00:00:0${index}`;
  return otherMachine(name, index + 1, {
    vcpus: { current: vcpus, maximum: vcpus + choice.vcpusMaximum, ceiling: 'stated' },
    memory: {
      currentMiB: memory,
      bootMiB: memory + 64 * choice.memoryMaximum,
      maximumMiB: memory + 64 * choice.memoryMaximum,
      ceiling: 'stated',
      hugepages: false,
    },
    cpuModel: choice.cpuModel === 0 ? 'auto' : 'qemu64',
    machineType: choice.machineType === 0 ? 'q35' : 'pc',
    firmware: choice.firmware === 0 ? 'bios' : 'uefi',
    ...(choice.description === 0 ? {} : { description: `description ${choice.description}` }),
    boot:
      choice.kernel === 0
        ? { kind: 'kernel', kernel: 'kernel', commandLine: 'quiet' }
        : { kind: 'disk', order: choice.kernel === 1 ? [] : ['root'] },
    disks: choice.data === 0 ? [root] : [root, data],
    nics: [
      {
        name: 'first',
        attachment: choice.network === 3 ? { kind: 'bridge', bridge: 'br0' } : { kind: 'network', network },
        mac,
        model: choice.model === 0 ? 'virtio' : 'e1000e',
        linkUp: true,
        ...(choice.fixed === 0 || choice.network === 3
          ? {}
          : { ipv4: `10.0.${network === 'lan' ? 1 : 2}.${index + 10}` }),
      },
      ...(choice.second === 0
        ? [
            {
              name: 'second',
              attachment: { kind: 'network' as const, network: 'dmz' },
              mac: `52:54:00:00:01:0${index}`,
              model: 'virtio' as const,
              linkUp: true,
            },
          ]
        : []),
    ],
    ...(choice.seed === 0
      ? {}
      : {
          cloudInit: {
            metaData: { kind: 'text' as const, text: `seed ${choice.seed}` },
            pool: 'default',
            fileName: `${name}-seed-${choice.seed}.iso`,
          },
        }),
    serialConsole: choice.devices === 0,
    guestAgent: choice.devices === 0,
    autostart: choice.autostart === 0,
    startOrder: { rank: choice.rank * 10, delaySeconds: choice.delay * 5 },
    powerState: choice.power === 0 ? 'stopped' : 'running',
    protect: choice.protect === 0,
    readiness: { checks: choice.readiness === 0 ? [] : [{ kind: 'guest-agent' }], timeoutSeconds: 60 },
  });
}

interface Shared {
  readonly lanMode: number;
  readonly dmz: number;
  readonly dnsHosts: number;
  readonly fast: number;
  readonly acceleration: number;
  readonly deletionsMax: number;
  readonly empty: number;
}

const shared: fc.Arbitrary<Shared> = fc.record({
  lanMode: fc.nat(3),
  dmz: fc.nat(3),
  dnsHosts: fc.nat(2),
  fast: fc.nat(1),
  acceleration: fc.nat(4),
  deletionsMax: fc.nat(3),
  empty: fc.nat(1),
});

function editedShared(original: Shared): fc.Arbitrary<Shared> {
  return fc
    .tuple(shared, fc.subarray(Object.keys(original) as (keyof Shared)[], { maxLength: 2 }))
    .map(([other, fields]) => ({
      ...original,
      ...Object.fromEntries(fields.map((field) => [field, other[field]])),
    }));
}

function planOf(machines: readonly Choices[], common: Shared): Plan {
  const present = machines.flatMap((choice, index) =>
    choice.present === 0 ? [] : [machineOf(index, choice)],
  );
  const uses = (text: string): boolean => JSON.stringify(present).includes(text);
  const kernel = sampleImage({
    name: 'kernel',
    fileName: 'kernel-1',
    key: 'lab/kernel',
    format: 'boot-file',
  });
  const next = sampleImage({ name: 'next', fileName: 'base-2.qcow2', key: 'lab/next' });
  return planSchema.parse({
    version: 1,
    fleet: FLEET,
    host: sampleHost({
      acceleration: (['auto', 'auto', 'auto', 'tcg', 'kvm'] as const)[common.acceleration] ?? 'auto',
      limits: { machineDeletionsMax: common.deletionsMax, allowEmpty: common.empty === 1 },
    }),
    pools: [
      samplePool(),
      ...(common.fast === 1 || uses('"pool":"fast"')
        ? [
            samplePool({
              name: 'fast',
              uuid: uuidOf(101),
              key: 'lab/fast',
              path: '/pools/fast',
              autostart: false,
            }),
          ]
        : []),
    ],
    images: [
      sampleImage(),
      ...(uses('"next"') ? [next] : []),
      ...(uses('"kernel":"kernel"') ? [kernel] : []),
    ],
    networks: [
      {
        ...sampleNetwork({
          bridgeName: common.lanMode === 3 ? 'fw-new' : 'fw-lan',
          dns: {
            hosts:
              common.dnsHosts === 0 ? [] : [{ address: `10.0.1.${common.dnsHosts + 200}`, names: ['ns'] }],
          },
        }),
        mode: common.lanMode === 1 ? 'isolated' : 'nat',
      },
      ...(common.dmz > 0 || uses('"network":"dmz"')
        ? [
            sampleNetwork({
              name: 'dmz',
              uuid: uuidOf(201),
              key: 'lab/dmz',
              autostart: common.dmz !== 2,
              bridgeName: 'fw-dmz',
              ipv4: {
                cidr: '10.0.2.0/24',
                gateway: '10.0.2.1',
                reservations: [],
                ...(common.dmz === 3 ? { dhcpRange: { start: '10.0.2.100', end: '10.0.2.200' } } : {}),
              },
            }),
          ]
        : []),
    ],
    machines: present,
  });
}

const hosts: fc.Arbitrary<HostFacts> = fc
  .record({
    roomy: fc.nat(3),
    usable: fc.boolean(),
  })
  .map(({ roomy, usable }) =>
    sampleFacts({
      cpus: roomy === 0 ? 5 : 16,
      memoryMiB: roomy === 0 ? 300 : 4096,
      acceleration: { usable, reasons: usable ? [] : ['the CPU shows neither vmx nor svm'] },
    }),
  );

/** Machines that the new plan drops: none mostly, or else deletions would be too rare to try their limits. */
const gone: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(NAMES.map((_name, index) => index)) },
);

/** Hosts and plans of all kinds; `quiet` ones are changed by nobody but us. */
export function worlds(options: { readonly quiet?: boolean } = {}): fc.Arbitrary<World> {
  return fc
    .tuple(fc.tuple(choices, choices, choices), shared, hosts, fc.nat(5))
    .chain(([machines, common, facts, fresh]) =>
      fc.record({
        facts: fc.constant(facts),
        before: fc.constant(fresh === 0 ? undefined : planOf(machines, common)),
        disturbed: options.quiet === true ? fc.constant([]) : disturbances,
        plan: fc
          .tuple(fc.tuple(...machines.map(edited)), editedShared(common), gone)
          .map(([newMachines, newCommon, drops]) =>
            planOf(
              newMachines.map((choice, index) =>
                drops.includes(index) ? { ...choice, present: 0 } : choice,
              ),
              newCommon,
            ),
          ),
      }),
    );
}

/** The host of a world, as its past has left it. */
export function hostOf({ facts, before, disturbed }: World): SimulatedHost {
  const host = emptyHost(facts);
  if (before !== undefined) apply(host, before);
  for (const { disturb } of disturbed) disturb(host);
  return host;
}
