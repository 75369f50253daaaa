import { describe, it } from '@jest/globals';
import { holdPreview, machines, type MachineInput, type PreviewCase } from '../preview';

const vcpus = (current: number, maximum = 4): MachineInput['vcpus'] => ({
  current,
  maximum,
  ceiling: 'stated',
});

const CASES: readonly PreviewCase[] = [
  {
    name: 'a topology',
    before: machines({
      vcpus: vcpus(1),
      cpu: { pinning: [], topology: { sockets: 4, cores: 1, threads: 1 } },
    }),
    plan: machines({ vcpus: vcpus(1), cpu: { pinning: [], topology: { sockets: 1, cores: 2, threads: 2 } } }),
    shows: [
      'cpu.topology: 4 sockets, 1 cores, 1 threads -> 1 sockets, 2 cores, 2 threads (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'a first topology',
    before: machines({ vcpus: vcpus(1) }),
    plan: machines({ vcpus: vcpus(1), cpu: { pinning: [], topology: { sockets: 1, cores: 4, threads: 1 } } }),
    shows: [
      'cpu.topology: nothing -> 1 sockets, 4 cores, 1 threads (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'a topology that the plan does not state any more',
    before: machines({
      vcpus: vcpus(1),
      cpu: { pinning: [], topology: { sockets: 4, cores: 1, threads: 1 } },
    }),
    plan: machines({ vcpus: vcpus(1) }),
    shows: [],
  },
];

describe('what a preview shows of topologies', () => {
  it.each(CASES)('$name', holdPreview);
});
