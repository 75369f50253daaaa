import { describe, it } from '@jest/globals';
import { newMachine } from '../../../support/simulated-host';
import { holdToWords, type Told } from './told';

const none = { networks: [], images: [], pools: [], machines: [] };

const WARNINGS: readonly Told[] = [
  {
    name: 'what could not be read, each as what it is',
    before: none,
    byHand: (host) => {
      for (const kind of ['machine', 'network', 'pool', 'volume', 'host'] as const)
        host.unreadable.push({ kind, name: `the ${kind}`, reason: `no ${kind}` });
    },
    plan: none,
    steps: [],
    warnings: [
      'unreadable-object disk the volume reason=no volume',
      'unreadable-object host the host reason=no host',
      'unreadable-object machine the machine reason=no machine',
      'unreadable-object network the network reason=no network',
      'unreadable-object pool the pool reason=no pool',
    ],
  },
  {
    name: 'marks that this version does not understand',
    before: none,
    byHand: (host) => {
      const ownership = { kind: 'unreadable-mark', reason: 'version 9' } as const;
      host.machines.set('x', { ...newMachine({ name: 'x', uuid: 'x' }), ownership });
      host.machines.set('y', newMachine({ name: 'y', uuid: 'y' }));
      host.networks.set('n', {
        name: 'n',
        uuid: 'n',
        ownership,
        autostart: false,
        stored: undefined,
        running: undefined,
      });
    },
    plan: none,
    steps: [],
    warnings: ['foreign-object machine x reason=version 9', 'foreign-object network n reason=version 9'],
  },
  {
    name: 'a host that does not say how many CPUs it has',
    facts: { cpus: 0 },
    before: none,
    plan: none,
    steps: [],
    warnings: ['capacity-unknown host kvm-1 vcpus=0 memoryMiB=4096'],
  },
  {
    name: 'a host that does not say how much memory it has',
    facts: { memoryMiB: 0 },
    before: none,
    plan: none,
    steps: [],
    warnings: ['capacity-unknown host kvm-1 vcpus=16 memoryMiB=0'],
  },
];

describe('warnings about the host', () => {
  it.each(WARNINGS)('$name', holdToWords);
});
