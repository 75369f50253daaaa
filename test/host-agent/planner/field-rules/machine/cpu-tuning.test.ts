import { describe, it } from '@jest/globals';
import { byVirsh, byVirshBoth, holdPreview, machines, type MachineInput, type PreviewCase } from '../preview';

const vcpus = (current: number, maximum = 4): MachineInput['vcpus'] => ({
  current,
  maximum,
  ceiling: 'stated',
});

const CASES: readonly PreviewCase[] = [
  {
    name: 'shares, limit and pinning',
    before: machines({ cpu: { shares: 512, limitPercent: 50, pinning: [{ vcpu: 0, hostCpus: [3] }] } }),
    plan: machines({
      cpu: {
        shares: 256,
        limitPercent: 75,
        pinning: [
          { vcpu: 1, hostCpus: [4, 2] },
          { vcpu: 0, hostCpus: [1] },
        ],
        emulatorHostCpus: [5, 0, 5],
      },
    }),
    shows: [
      'cpu.shares: 512 -> 256 (live) by tune-cpu:web, define-machine:web',
      'cpu.limitPercent: 50 -> 75 (live) by tune-cpu:web, define-machine:web',
      'cpu.pinning: vCPU 0 on 3 -> vCPU 0 on 1,vCPU 1 on 2,4 (live) by tune-cpu:web, define-machine:web',
      'cpu.emulatorHostCpus:  -> 0,5 (live) by tune-cpu:web, define-machine:web',
    ],
  },
  {
    name: 'pinning in another order',
    before: machines({
      cpu: {
        pinning: [
          { vcpu: 0, hostCpus: [1, 2] },
          { vcpu: 1, hostCpus: [11, 9] },
        ],
        emulatorHostCpus: [11, 9],
      },
    }),
    byHand: byVirshBoth(() => ({
      cpu: {
        pinning: [
          { vcpu: 1, hostCpus: [11, 9] },
          { vcpu: 0, hostCpus: [2, 1] },
        ],
        emulatorHostCpus: [9, 11],
      },
    })),
    shows: [],
  },
  {
    name: 'pinning to all CPUs of the host, as libvirt shows one that was lifted',
    facts: { cpus: 3 },
    before: machines({}),
    byHand: byVirshBoth(() => ({
      cpu: { pinning: [{ vcpu: 0, hostCpus: [0, 1, 2] }], emulatorHostCpus: [0, 1, 2] },
    })),
    shows: [],
  },
  {
    name: 'pinning to all CPUs but one',
    facts: { cpus: 4 },
    before: machines({}),
    byHand: byVirshBoth(() => ({
      cpu: { pinning: [{ vcpu: 0, hostCpus: [0, 1, 2] }], emulatorHostCpus: [0, 1, 2] },
    })),
    shows: [
      'cpu.pinning: vCPU 0 on 0,1,2 ->  (live) by tune-cpu:web, define-machine:web',
      'cpu.emulatorHostCpus: 0,1,2 ->  (live) by tune-cpu:web, define-machine:web',
    ],
  },
  {
    name: 'an empty pinning is none',
    before: machines({}),
    byHand: byVirshBoth(() => ({ cpu: { pinning: [{ vcpu: 0, hostCpus: [] }], emulatorHostCpus: [] } })),
    shows: [],
  },
  {
    name: 'a pin of a vCPU that the running machine has no room for comes with its next start',
    before: machines({ vcpus: vcpus(1, 2) }),
    plan: machines({
      onRestartNeeded: 'defer',
      vcpus: vcpus(1, 4),
      cpu: {
        pinning: [
          { vcpu: 1, hostCpus: [1] },
          { vcpu: 2, hostCpus: [2] },
        ],
      },
    }),
    shows: [
      'cpu.pinning:  -> vCPU 1 on 1 (live) by tune-cpu:web',
      'vcpus.maximum: 2 -> 4 (next-boot) by define-machine:web',
      'cpu.pinning:  -> vCPU 1 on 1,vCPU 2 on 2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a weight lifted',
    before: machines({ cpu: { shares: 512, pinning: [] } }),
    plan: machines({}),
    shows: ['cpu.shares: 512 -> nothing (live) by tune-cpu:web, define-machine:web'],
  },
  {
    name: 'a weight of 1024 that is still stored, lifted',
    before: machines({ cpu: { shares: 1024, pinning: [] } }),
    plan: machines({}),
    shows: ['cpu.shares: 1024 -> nothing (live) by tune-cpu:web, define-machine:web'],
  },
  {
    name: 'a weight of 1024 that only runs was lifted already',
    before: machines({}),
    byHand: byVirsh('running', () => ({ cpu: { shares: 1024, pinning: [] } })),
    shows: [],
  },
  {
    name: 'a weight of 1024 that only runs, where another is stated',
    before: machines({ cpu: { shares: 512, pinning: [] } }),
    byHand: byVirsh('running', () => ({ cpu: { shares: 1024, pinning: [] } })),
    shows: ['cpu.shares: 1024 -> 512 (live) by tune-cpu:web'],
  },
  {
    name: 'another weight that only runs',
    before: machines({}),
    byHand: byVirsh('running', () => ({ cpu: { shares: 512, pinning: [] } })),
    shows: ['cpu.shares: 512 -> nothing (live) by tune-cpu:web'],
  },
  {
    name: 'a weight of 1024 that is only stored',
    before: machines({}),
    byHand: byVirsh('stored', () => ({ cpu: { shares: 1024, pinning: [] } })),
    shows: ['cpu.shares: 1024 -> nothing (live) by define-machine:web'],
  },
];

describe('what a preview shows of the tuning of CPUs', () => {
  it.each(CASES)('$name', holdPreview);
});
