import { describe, it } from '@jest/globals';
import { web } from '../../scenario';
import {
  byVirsh,
  holdPreview,
  machines,
  type MachineInput,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

const vcpus = (
  current: number,
  maximum = 4,
  ceiling: MachineInput['vcpus']['ceiling'] = 'stated',
): MachineInput['vcpus'] => ({ current, maximum, ceiling });
const withVcpus = (...values: Parameters<typeof vcpus>): PlanChanges => machines({ vcpus: vcpus(...values) });
const helped = (current: number): PlanChanges =>
  machines({ vcpus: vcpus(current), guest: { growRoot: false, onlineCpus: true, onlineMemory: false } });
const TCG = { acceleration: { usable: false, reasons: ['no vmx'] } };

const CASES: readonly PreviewCase[] = [
  {
    name: 'vCPUs up',
    before: withVcpus(1),
    plan: withVcpus(4),
    shows: ['vcpus.current: 1 -> 4 (live) by set-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs up beyond the ceiling that the machine runs with',
    before: withVcpus(1, 2),
    plan: withVcpus(3, 3, 'default'),
    shows: [
      'vcpus.current: 1 -> 3 (restart) by stop-machine:web, define-machine:web',
      'vcpus.maximum: 2 -> 3 (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'vCPUs up, where what runs has them already',
    before: withVcpus(2),
    byHand: byVirsh('stored', () => ({ vcpus: { current: 1, maximum: 4, removable: 0 } })),
    shows: ['vcpus.current: 1 -> 2 (live) by define-machine:web'],
  },
  {
    name: 'vCPUs up, where only what runs has fewer',
    before: withVcpus(2),
    byHand: byVirsh('running', () => ({ vcpus: { current: 1, maximum: 4, removable: 0 } })),
    shows: ['vcpus.current: 1 -> 2 (live) by set-vcpus:web'],
  },
  {
    name: 'vCPUs up, of a guest that has some offline: plugged in, and all of them brought online',
    before: helped(3),
    byHand: (host) => {
      const machine = web(host);
      machine.guest.offlineVcpus = 1;
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(4),
    shows: [
      'vcpus.current: 3 -> 4 (live) by set-vcpus:web, set-guest-vcpus:web',
      'vcpus.current: 2 -> 4 (live) by define-machine:web',
    ],
  },
  {
    name: 'vCPUs up, under software emulation with a cache of unknown size',
    facts: TCG,
    before: withVcpus(1),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running === undefined) return;
      const { translationCacheMiB: _unknown, ...definition } = machine.running;
      machine.running = definition;
    },
    plan: withVcpus(2),
    shows: ['vcpus.current: 1 -> 2 (live) by set-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs up, under KVM with whatever cache',
    before: withVcpus(1),
    byHand: byVirsh('running', () => ({ translationCacheMiB: 1 })),
    plan: withVcpus(2),
    shows: ['vcpus.current: 1 -> 2 (live) by set-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs down that can be unplugged',
    before: withVcpus(3),
    plan: withVcpus(1),
    shows: ['vcpus.current: 3 -> 1 (live) by set-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs down, one more than can be unplugged',
    before: withVcpus(3),
    byHand: byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 1 } })),
    plan: withVcpus(1),
    shows: ['vcpus.current: 3 -> 1 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'vCPUs down through a guest that has some offline already',
    before: helped(4),
    byHand: (host) => {
      web(host).guest.offlineVcpus = 1;
      byVirsh('stored', () => ({ vcpus: { current: 3, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(2),
    shows: ['vcpus.current: 3 -> 2 (live) by set-guest-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs down through an agent that does not answer',
    before: helped(3),
    byHand: (host) => {
      web(host).guest.agent = false;
      byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(2),
    shows: ['vcpus.current: 3 -> 2 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'vCPUs that the guest was told to leave alone, while its agent is silent',
    before: helped(3),
    byHand: (host) => {
      web(host).guest.agent = false;
      byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 0 } }))(host);
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(2),
    shows: [],
  },
  {
    name: 'vCPUs that somebody stored fewer of, where nobody asks the guest to leave any alone',
    before: withVcpus(3),
    byHand: (host) => {
      web(host).guest.agent = false;
      byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 0 } }))(host);
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    plan: withVcpus(2),
    shows: ['vcpus.current: 3 -> 2 (restart) by stop-machine:web'],
  },
  {
    name: 'another stated ceiling',
    before: withVcpus(1),
    plan: withVcpus(1, 3),
    shows: ['vcpus.maximum: 4 -> 3 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'head-room of another size',
    before: withVcpus(2),
    plan: withVcpus(2, 3, 'default'),
    shows: [],
  },
  {
    name: 'head-room that is just what is given',
    before: withVcpus(4, 4),
    plan: withVcpus(4, 8, 'default'),
    shows: [],
  },
  {
    name: 'vCPUs that the guest has offline, wanted again',
    before: helped(3),
    byHand: (host) => {
      web(host).guest.offlineVcpus = 1;
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    shows: ['vcpus.current: 2 -> 3 (live) by set-guest-vcpus:web, define-machine:web'],
  },
  {
    name: 'vCPUs that the guest has offline, as the plan says',
    before: helped(3),
    byHand: (host) => {
      web(host).guest.offlineVcpus = 1;
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(2),
    shows: [],
  },
  {
    name: 'vCPUs that the guest was told to leave alone, and has online',
    before: helped(3),
    byHand: (host) => {
      byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 0 } }))(host);
      byVirsh('stored', () => ({ vcpus: { current: 2, maximum: 4, removable: 0 } }))(host);
    },
    plan: helped(2),
    shows: ['vcpus.current: 3 -> 2 (live) by set-guest-vcpus:web'],
  },
  {
    name: 'vCPUs down under software emulation, which unplugs none',
    facts: TCG,
    before: withVcpus(3),
    byHand: byVirsh('running', () => ({ vcpus: { current: 3, maximum: 4, removable: 2 } })),
    plan: withVcpus(1),
    shows: ['vcpus.current: 3 -> 1 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'vCPUs up under software emulation with a small cache',
    facts: TCG,
    before: withVcpus(1),
    byHand: byVirsh('running', () => ({ translationCacheMiB: 511 })),
    plan: withVcpus(2),
    shows: ['vcpus.current: 1 -> 2 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'vCPUs up under software emulation with a cache that is just large enough',
    facts: TCG,
    before: withVcpus(1),
    byHand: byVirsh('running', () => ({ translationCacheMiB: 512 })),
    plan: withVcpus(2),
    shows: ['vcpus.current: 1 -> 2 (live) by set-vcpus:web, define-machine:web'],
  },
];

describe('what a preview shows of vCPUs', () => {
  it.each(CASES)('$name', holdPreview);
});
