import {
  parsePlan,
  planDigest,
  seedNameTag,
  volumesOf,
  type Plan,
  type PlanCloudInit,
  type PlanInput,
  type PlanMachine,
} from '../../../lib/plan';
import type { ChangePlan, Step, StepAction, Subject } from '../../../host-agent/planner';

type MachineInput = PlanInput['machines'][number];

export const POOL_UUID = '10000000-0000-5000-8000-000000000001';
export const NETWORK_UUID = '10000000-0000-5000-8000-000000000002';

export interface LabOptions {
  readonly poolPath: string;
  readonly images: PlanInput['images'];
  readonly machines?: readonly MachineInput[];
  readonly withNetwork?: boolean;
}

/** A plan of one pool, one network and what the test adds; parsed, so that it is one that the product would accept. */
export function labPlan(options: LabOptions): Plan {
  const plan: PlanInput = {
    version: 1,
    fleet: 'lab',
    host: {
      name: 'kvm-1',
      overcommit: { vcpus: 4, memory: 1, disk: 4 },
      acceleration: 'tcg',
      limits: { machineDeletionsMax: 10, allowEmpty: true },
      trashRetentionHours: 24,
    },
    pools: [{ name: 'main', uuid: POOL_UUID, key: 'lab/main', path: options.poolPath, autostart: true }],
    images: [...options.images],
    networks:
      options.withNetwork === true
        ? [
            {
              mode: 'nat',
              name: 'lan',
              uuid: NETWORK_UUID,
              key: 'lab/lan',
              autostart: true,
              bridgeName: 'virbr-lan',
              ipv4: {
                cidr: '10.93.0.0/24',
                gateway: '10.93.0.1',
                dhcpRange: { start: '10.93.0.100', end: '10.93.0.200' },
                reservations: [],
              },
              dns: { domain: 'lab.test', hosts: [] },
            },
          ]
        : [],
    machines: [...(options.machines ?? [])],
  };
  const parsed = parsePlan(Buffer.from(JSON.stringify(plan)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 2));
  return parsed.plan;
}

function labSeed(machine: string): PlanCloudInit {
  return {
    metaData: { kind: 'structured', value: { 'instance-id': `${machine}-1`, 'local-hostname': machine } },
    userData: { kind: 'structured', value: { bootcmd: ['echo planted-secret'] } },
  };
}

/** The file of a lab machine's seed, named after its content as the plan's checks ask. */
export const labSeedName = (machine: string): string =>
  `${machine}-seed-${seedNameTag(labSeed(machine))}.iso`;

/** A machine that boots a kernel directly, has one overlay of the image "base" and one NIC with a fixed address. */
export function labMachine(name: string, index: number, changes: Partial<MachineInput> = {}): MachineInput {
  return {
    name,
    uuid: `20000000-0000-5000-8000-0000000000${String(index).padStart(2, '0')}`,
    key: `lab/${name}`,
    protect: false,
    vcpus: { current: 1, maximum: 1, ceiling: 'stated' },
    memory: { currentMiB: 96, bootMiB: 96, maximumMiB: 96, ceiling: 'stated', hugepages: false },
    cpu: { pinning: [] },
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
      commandLine: `console=ttyS0 quiet no_timer_check panic=1 tiny.host=${name}`,
    },
    disks: [
      {
        name: 'root',
        pool: 'main',
        fileName: `${name}-root.qcow2`,
        sizeMiB: 80,
        source: { kind: 'image', image: 'base' },
        bus: 'virtio',
        cache: 'none',
        discard: 'unmap',
        retain: false,
        serial: 'root',
      },
    ],
    cdroms: [],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: `52:54:00:93:00:${String(index).padStart(2, '0')}`,
        model: 'virtio',
        linkUp: true,
        ipv4: `10.93.0.${index}`,
      },
    ],
    cloudInit: { ...labSeed(name), pool: 'main', fileName: labSeedName(name) },
    serialConsole: true,
    guestAgent: true,
    rng: true,
    autostart: false,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'running',
    stop: { timeoutSeconds: 60, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    readiness: { checks: [{ kind: 'address', nic: 'lan' }], timeoutSeconds: 120 },
    ...changes,
  };
}

export function findMachine(plan: Plan, name: string): PlanMachine {
  const machine = plan.machines.find((candidate) => candidate.name === name);
  if (machine === undefined) throw new Error(`no machine ${name}`);
  return machine;
}

/** A step around an action. */
export function step(id: string, action: StepAction, after: readonly string[] = []): Step {
  const subject: Subject = { kind: 'host', name: 'kvm-1' };
  return { id, subject, impact: 'live', changes: [], after, action };
}

/** A change plan of hand-made steps: tests of the executor do not lean on the planner. */
export function changePlanOf(plan: Plan, steps: readonly Step[]): ChangePlan {
  const allocation = { vcpus: 0, memoryMiB: 0, diskMiBByPool: {} };
  return {
    basis: { planDigest: planDigest(plan), inventoryDigest: 'unused' },
    steps,
    refusals: [],
    warnings: [],
    allocation: { before: allocation, after: allocation, capacity: { vcpus: 0, memoryMiB: 0 } },
  };
}

/** The steps that make a whole plan from nothing, in dependency order. */
export function creationSteps(plan: Plan): readonly Step[] {
  const pools = plan.pools.map((pool) => step(`pool:${pool.name}`, { kind: 'create-pool', pool }));
  const networks = plan.networks.map((network) =>
    step(`network:${network.name}`, { kind: 'create-network', network }),
  );
  const poolIds = pools.map(({ id }) => id);
  const images = plan.images.map((image) =>
    step(`image:${image.name}`, { kind: 'fetch-image', image }, poolIds),
  );
  const ready = [...poolIds, ...networks.map(({ id }) => id), ...images.map(({ id }) => id)];
  return [
    ...pools,
    ...networks,
    ...images,
    ...plan.machines.flatMap((machine) => machineSteps(machine, ready)),
  ];
}

function machineSteps(machine: PlanMachine, ready: readonly string[]): readonly Step[] {
  const { name } = machine;
  const disks = machine.disks.map((disk) =>
    step(`disk:${name}/${disk.name}`, { kind: 'create-disk', machine, disk }, ready),
  );
  const seeds =
    machine.cloudInit === undefined ? [] : [step(`seed:${name}`, { kind: 'write-seed', machine }, ready)];
  const define = step(
    `define:${name}`,
    { kind: 'define-machine', machine, acceleration: 'tcg', markedVolumes: volumesOf(machine) },
    [...disks, ...seeds].map(({ id }) => id).concat(ready),
  );
  const start = step(`start:${name}`, { kind: 'start-machine', machine }, [define.id]);
  const wait = step(`await:${name}`, { kind: 'await-machine', machine }, [start.id]);
  return [...disks, ...seeds, define, start, wait];
}
