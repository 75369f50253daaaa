import { describe, it } from '@jest/globals';
import { newMachine } from '../../../../support/simulated-host';
import { otherMachine, sampleDisk, sampleMachine, sampleNetwork } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { guest, IPV4, lanOf, mac, of } from './sample';

const CASES: readonly Told[] = [
  {
    name: 'a network that runs what is not stored any more is restarted',
    before: of(),
    byHand: (host) => {
      const network = lanOf(host);
      if (network.running !== undefined) network.running = { ...network.running, bridgeName: 'other' };
    },
    plan: of(),
    steps: ['restart-network:lan restart'],
    changes: ['restart-network:lan (network lan): bridgeName other -> fw-lan restart'],
  },
  {
    name: 'another bridge and another reservation come with one restart',
    before: of(),
    plan: of({
      bridgeName: 'fw-new',
      ipv4: { ...IPV4, reservations: [{ mac, name: 'printer', address: '10.0.1.99' }] },
    }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live; ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
      'restart-network:lan (network lan): bridgeName fw-lan -> fw-new restart; ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer restart',
    ],
  },
  {
    name: 'a restart that nobody notices is allowed where only running machines are looked after',
    before: of(),
    plan: of({ bridgeName: 'fw-new' }),
    policy: { maxImpact: { impact: 'live', of: 'running' } },
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'a restart under guests is not, and says what it was for',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new', mtu: 9000 }),
    policy: { maxImpact: { impact: 'live', of: 'running' } },
    steps: [],
    refusals: ['impact-not-allowed network lan impact=restart allowed=live fields=[mtu, bridgeName]'],
  },
  {
    name: 'a network with a stranger on it is not restarted',
    before: guest(),
    byHand: (host) => {
      const { running, stored } = web(host);
      if (running !== undefined && stored !== undefined)
        host.machines.set('x', {
          ...newMachine({ name: 'x', uuid: 'x' }),
          state: 'running',
          stored: { ...stored, disks: [] },
          running: { ...running, disks: [] },
        });
    },
    plan: guest({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['network-in-use-by-foreign network lan machines=[x]'],
  },
  {
    name: 'a network is restarted beside a stranger that is only defined with it',
    before: guest(),
    byHand: (host) => {
      const { stored } = web(host);
      if (stored !== undefined)
        host.machines.set('x', { ...newMachine({ name: 'x', uuid: 'x' }), stored: { ...stored, disks: [] } });
    },
    plan: guest({ bridgeName: 'fw-new' }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'a network is not restarted while there is a machine that cannot be read',
    before: guest(),
    byHand: (host) => host.unreadable.push({ kind: 'machine', name: 'x', reason: 'bad XML' }),
    plan: guest({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['unreadable-object network lan reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a network is not restarted under a machine that stays as it is, nor under those beside it',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new' }, { disks: [sampleDisk({ sizeMiB: 16 })], description: 'new' }),
    steps: [],
    refusals: [
      'would-shrink-disk disk web/root fromMiB=32 toMiB=16',
      'depends-on-refused network lan kind=machine name=web',
    ],
  },
  {
    name: 'a network is not restarted under a protected machine that the plan does not name any more',
    before: {
      networks: [sampleNetwork()],
      machines: [sampleMachine({ protect: true }), otherMachine('db', 2)],
    },
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })], machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['protected machine web', 'depends-on-refused network lan kind=machine name=web'],
  },
  {
    name: 'a network is restarted under a machine that goes in the same pass',
    before: { networks: [sampleNetwork()], machines: [sampleMachine(), otherMachine('db', 2)] },
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })], machines: [otherMachine('db', 2)] },
    steps: [
      'redefine-network:lan live',
      'restart-network:lan restart < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
];

describe('networks that are restarted', () => {
  it.each(CASES)('$name', holdToWords);
});
