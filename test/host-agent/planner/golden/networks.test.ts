import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../lib/plan';
import { stopNetwork } from '../../../support/simulated-host';
import { sampleMachine, sampleNetwork, uuidOf } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

const nicAt = (ipv4: string): PlanInput['machines'][number]['nics'][number] => ({
  name: 'lan',
  attachment: { kind: 'network', network: 'lan' },
  mac: '52:54:00:00:00:01',
  model: 'virtio',
  linkUp: true,
  ipv4,
});

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a network stopped by hand comes back, and its guest goes on',
    before: {},
    byHand: (host) => {
      for (const network of host.networks.values()) stopNetwork(host, network);
    },
    plan: {},
    steps: ['start-network:lan live'],
  },
  {
    name: 'a reservation changes in place',
    before: {},
    plan: {
      networks: [
        sampleNetwork({
          ipv4: {
            cidr: '10.0.1.0/24',
            gateway: '10.0.1.1',
            reservations: [{ mac: '52:54:00:00:00:99', name: 'printer', address: '10.0.1.99' }],
          },
        }),
      ],
    },
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
  },
  {
    name: 'no fixed address is given up while a machine cannot be read: it may be its',
    before: {
      machines: [
        sampleMachine(),
        sampleMachine({
          name: 'gone',
          uuid: uuidOf(2),
          key: 'lab/gone',
          disks: [],
          boot: { kind: 'disk', order: [] },
          nics: [{ ...nicAt('10.0.1.12'), mac: '52:54:00:00:00:02' }],
        }),
      ],
    },
    byHand: (host) => {
      host.unreadable.push({ kind: 'machine', name: 'gone', uuid: uuidOf(2), reason: 'bad XML' });
    },
    plan: {},
    steps: [],
    warnings: ['unreadable-object machine gone'],
  },
  {
    name: 'another bridge name restarts the network, and not its guests',
    before: {},
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })] },
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'another subnet restarts the network, and its guests around it',
    before: {},
    plan: {
      networks: [sampleNetwork({ ipv4: { cidr: '10.0.9.0/24', gateway: '10.0.9.1', reservations: [] } })],
      machines: [sampleMachine({ nics: [nicAt('10.0.9.11')] })],
    },
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
  },
  {
    name: 'another fixed address restarts the guest, which asks for it only when it boots',
    before: {},
    plan: { machines: [sampleMachine({ nics: [nicAt('10.0.1.12')] })] },
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
  },
];

describe('changes of networks', () => {
  it.each(SCENARIOS)('$name', hold);
});
