import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../lib/plan';
import type { SimulatedHost } from '../../../support/simulated-host';
import { sampleMachine } from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

type MachineInput = PlanInput['machines'][number];

const TCG = { acceleration: { usable: false, reasons: ['no vmx'] } };
const EMULATED = ['software-emulation host kvm-1'];
const HELPED = { growRoot: false, onlineCpus: true, onlineMemory: false };
const RESTARTED = [
  'stop-machine:web restart',
  'define-machine:web restart < stop-machine:web',
  'start-machine:web live < define-machine:web',
];

const machines = (changes: Partial<MachineInput>): Pick<PlanInput, 'machines'> => ({
  machines: [sampleMachine({ guest: HELPED, ...changes })],
});
const vcpus = (current: number, maximum = 4): MachineInput['vcpus'] => ({
  current,
  maximum,
  ceiling: 'stated',
});
const memory = (currentMiB: number, bootMiB = 256, maximumMiB = 512): MachineInput['memory'] => ({
  currentMiB,
  bootMiB,
  maximumMiB,
  ceiling: 'stated',
  hugepages: false,
});

/** What the machine runs with of vCPUs, and how many of them could be unplugged. */
const withVcpus =
  (running: { readonly current: number; readonly removable: number }) =>
  (host: SimulatedHost): void => {
    const machine = web(host);
    if (machine.running !== undefined)
      machine.running = { ...machine.running, vcpus: { maximum: 4, ...running } };
  };

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'vCPUs up within the ceiling',
    before: machines({ vcpus: vcpus(1) }),
    plan: machines({ vcpus: vcpus(3) }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    settles: true,
  },
  {
    name: 'vCPUs up under TCG with its usual translation cache',
    facts: TCG,
    before: machines({ vcpus: vcpus(1) }),
    plan: machines({ vcpus: vcpus(3) }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    warnings: EMULATED,
    settles: true,
  },
  {
    name: 'vCPUs up under TCG with a small translation cache, where QEMU would abort',
    facts: TCG,
    before: machines({ vcpus: vcpus(1) }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) machine.running = { ...machine.running, translationCacheMiB: 511 };
    },
    plan: machines({ vcpus: vcpus(3) }),
    steps: RESTARTED,
    warnings: EMULATED,
    settles: true,
  },
  {
    name: 'vCPUs down that the machine booted with, through its agent',
    before: machines({ vcpus: vcpus(3) }),
    byHand: withVcpus({ current: 3, removable: 0 }),
    plan: machines({ vcpus: vcpus(2) }),
    steps: ['set-guest-vcpus:web live', 'define-machine:web live < set-guest-vcpus:web'],
    settles: true,
  },
  {
    name: 'vCPUs down that the machine booted with, without its agent’s help',
    before: machines({ vcpus: vcpus(3), guest: { ...HELPED, onlineCpus: false } }),
    byHand: withVcpus({ current: 3, removable: 0 }),
    plan: machines({ vcpus: vcpus(2), guest: { ...HELPED, onlineCpus: false } }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'vCPUs down under TCG are never unplugged, even those that were plugged in',
    facts: TCG,
    before: machines({ vcpus: vcpus(3), guest: { ...HELPED, onlineCpus: false } }),
    byHand: withVcpus({ current: 3, removable: 2 }),
    plan: machines({ vcpus: vcpus(2), guest: { ...HELPED, onlineCpus: false } }),
    steps: RESTARTED,
    warnings: EMULATED,
    settles: true,
  },
  {
    name: 'vCPUs down under KVM are unplugged where they were plugged in',
    before: machines({ vcpus: vcpus(3) }),
    byHand: withVcpus({ current: 3, removable: 1 }),
    plan: machines({ vcpus: vcpus(2) }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    settles: true,
  },
  {
    name: 'vCPUs that the guest has offline come back before any is plugged in',
    before: machines({ vcpus: vcpus(3) }),
    byHand: (host) => {
      const machine = web(host);
      machine.guest.offlineVcpus = 2;
      if (machine.stored !== undefined)
        machine.stored = { ...machine.stored, vcpus: { ...machine.stored.vcpus, current: 1 } };
    },
    plan: machines({ vcpus: vcpus(2) }),
    steps: ['set-guest-vcpus:web live', 'define-machine:web live < set-guest-vcpus:web'],
    settles: true,
  },
  {
    name: 'vCPUs that the guest has offline as the plan says are no difference',
    before: machines({ vcpus: vcpus(3) }),
    byHand: (host) => {
      const machine = web(host);
      machine.guest.offlineVcpus = 2;
      if (machine.stored !== undefined)
        machine.stored = { ...machine.stored, vcpus: { ...machine.stored.vcpus, current: 1 } };
    },
    plan: machines({ vcpus: vcpus(1) }),
    steps: [],
  },
  {
    name: 'another ceiling that is stated restarts',
    before: machines({ vcpus: vcpus(1) }),
    plan: machines({ vcpus: vcpus(1, 6) }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'another ceiling that is only head-room is no difference',
    before: machines({ vcpus: vcpus(1), memory: memory(256) }),
    plan: machines({
      vcpus: { current: 1, maximum: 6, ceiling: 'default' },
      memory: { ...memory(256, 256, 1024), ceiling: 'default' },
    }),
    steps: [],
  },
  {
    name: 'head-room beyond what the host may promise is not asked for',
    facts: { cpus: 4, memoryMiB: 300 },
    before: machines({ vcpus: vcpus(1), memory: memory(256, 256, 300) }),
    plan: machines({
      vcpus: { current: 2, maximum: 64, ceiling: 'default' },
      memory: { ...memory(256, 256, 100_000), ceiling: 'default' },
    }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    settles: true,
  },
  {
    name: 'shares, limit and pinning, which the guest does not notice',
    before: machines({}),
    plan: machines({
      cpu: {
        shares: 500,
        limitPercent: 150,
        pinning: [{ vcpu: 0, hostCpus: [1, 2] }],
        emulatorHostCpus: [0],
      },
    }),
    steps: ['tune-cpu:web live', 'define-machine:web live < tune-cpu:web'],
    settles: true,
  },
  {
    name: 'shares, limit and pinning lifted',
    before: machines({
      cpu: { shares: 500, limitPercent: 150, pinning: [{ vcpu: 0, hostCpus: [1] }], emulatorHostCpus: [0] },
    }),
    plan: machines({}),
    steps: ['tune-cpu:web live', 'define-machine:web live < tune-cpu:web'],
    settles: true,
  },
  {
    name: 'a weight lifted that is the default of other hosts',
    before: machines({ cpu: { shares: 100, pinning: [] } }),
    plan: machines({}),
    steps: ['tune-cpu:web live', 'define-machine:web live < tune-cpu:web'],
    settles: true,
  },
  {
    name: 'a weight that was lifted, which leaves the default of control groups of version 2',
    before: machines({}),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined)
        machine.running = { ...machine.running, cpu: { ...machine.running.cpu, shares: 100 } };
    },
    plan: machines({}),
    steps: [],
  },
  {
    name: 'a topology that is stated restarts',
    before: machines({ vcpus: vcpus(1) }),
    plan: machines({ vcpus: vcpus(1), cpu: { pinning: [], topology: { sockets: 1, cores: 4, threads: 1 } } }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'another CPU model restarts',
    before: machines({}),
    plan: machines({ cpuModel: 'qemu64' }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'memory down by the balloon',
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: memory(200) }),
    steps: ['set-memory:web live', 'define-machine:web live < set-memory:web'],
    settles: true,
  },
  {
    name: 'memory up by plugging in',
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: memory(400) }),
    steps: ['set-memory:web live', 'define-machine:web live < set-memory:web'],
    settles: true,
  },
  {
    name: 'memory up beyond what it booted with, where nothing can be plugged in',
    before: machines({ memory: memory(256, 256, 256) }),
    plan: machines({ memory: { ...memory(300, 300, 300), ceiling: 'default' } }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'memory up within the ceiling that the machine still runs with, by no whole number of blocks, restarts',
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: { ...memory(301, 301, 301), ceiling: 'default' } }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'memory up within the ceiling that the machine still runs with, in whole blocks, is plugged in',
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: { ...memory(302, 302, 302), ceiling: 'default' } }),
    steps: ['set-memory:web live', 'define-machine:web live < set-memory:web'],
    settles: true,
  },
  {
    name: 'memory at the next boot is only written down',
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: memory(256, 384) }),
    steps: ['define-machine:web live'],
    settles: true,
  },
  {
    name: 'memory that somebody unplugged comes back',
    before: machines({ memory: memory(400) }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined)
        machine.running = { ...machine.running, memory: { ...machine.running.memory, requestedMiB: 2 } };
    },
    plan: machines({ memory: memory(400) }),
    steps: ['set-memory:web live'],
    settles: true,
  },
  {
    name: 'huge pages restart, where the host has free ones',
    facts: { hugepages: [{ sizeKiB: 2048, total: 256, free: 128 }] },
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: { ...memory(256), hugepages: true } }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'huge pages that the host does not have are refused',
    facts: { hugepages: [{ sizeKiB: 2048, total: 256, free: 127 }] },
    before: machines({ memory: memory(256) }),
    plan: machines({ memory: { ...memory(256), hugepages: true } }),
    steps: [],
    refusals: ['hugepages-unavailable machine web'],
  },
];

describe('changes of CPU and memory', () => {
  it.each(SCENARIOS)('$name', hold);
});
