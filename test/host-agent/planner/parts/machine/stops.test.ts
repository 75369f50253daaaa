import { describe, it } from '@jest/globals';
import { startMachine, stopMachine } from '../../../../support/simulated-host';
import { sampleDisk } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { of, ranked, ready } from './sample';

const STOPS: readonly Told[] = [
  {
    name: 'a stop that the plan asks for says just that',
    before: of(),
    plan: of({
      powerState: 'stopped',
      stop: { timeoutSeconds: 7, onTimeout: 'refuse' },
      vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
    }),
    steps: ['stop-machine:web restart', 'define-machine:web restart < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState running -> stopped restart',
      'define-machine:web (machine web): vcpus.current 1 -> 2 restart',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=7 onTimeout=refuse}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a stop on the way to a start says all that the start brings',
    before: of(),
    plan: of({
      rng: false,
      vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
      disks: [sampleDisk({ sizeMiB: 33 })],
      description: 'new',
    }),
    steps: [
      'stop-machine:web restart',
      'grow-disk:web/root restart < stop-machine:web',
      'define-machine:web restart < grow-disk:web/root',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'stop-machine:web (machine web): rng true -> false restart; vcpus.current 1 -> 2 restart; disks.root.sizeMiB 32 -> 33 restart',
      'grow-disk:web/root (disk web/root): sizeMiB 32 -> 33 restart',
      'define-machine:web (machine web): description -> new live; vcpus.current 1 -> 2 restart; rng true -> false restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'grow-disk:web/root: machine=web disk=root',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that has crashed is cut off and started again',
    before: of(),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of(),
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState crashed -> running restart',
      'start-machine:web (machine web): powerState crashed -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=0 onTimeout=force}',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that is on its way down is waited for and started again',
    before: of(),
    byHand: (host) => {
      web(host).state = 'stopping';
    },
    plan: of(),
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState stopping -> running restart',
      'start-machine:web (machine web): powerState stopping -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that is on its way down does not wait for its next boot',
    before: of({ onRestartNeeded: 'defer' }),
    byHand: (host) => {
      web(host).state = 'stopping';
    },
    plan: of({ onRestartNeeded: 'defer', rng: false }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'stop-machine:web (machine web): rng true -> false restart; powerState stopping -> running restart',
      'define-machine:web (machine web): rng true -> false restart',
      'start-machine:web (machine web): powerState stopping -> running live',
    ],
  },
  {
    name: 'a machine that was started by hand is stopped, and its definition stays',
    before: of({ powerState: 'stopped' }),
    byHand: (host) => startMachine(host, web(host)),
    plan: of({ powerState: 'stopped' }),
    steps: ['stop-machine:web restart'],
    changes: ['stop-machine:web (machine web): powerState running -> stopped restart'],
  },
  {
    name: 'ranks that stop go down from the highest, each waiting for the next one that stops',
    before: {
      networks: [],
      machines: [
        ranked('a', 1, 0),
        ranked('b', 2, 3),
        ranked('c', 3, 5),
        ranked('d', 4, 9),
        ranked('e', 5, 9),
      ],
    },
    plan: {
      networks: [],
      machines: [
        ranked('a', 1, 0, { rng: false }),
        ranked('b', 2, 3, { description: 'new' }),
        ranked('c', 3, 5, { rng: false }),
        ranked('d', 4, 9, { powerState: 'stopped' }),
        ranked('e', 5, 9, { rng: false }),
      ],
    },
    steps: [
      'stop-machine:d restart',
      'stop-machine:e restart',
      'stop-machine:c restart < stop-machine:d stop-machine:e',
      'stop-machine:a restart < stop-machine:c',
      'define-machine:a restart < stop-machine:a',
      'define-machine:b live',
      'define-machine:c restart < stop-machine:c',
      'define-machine:e restart < stop-machine:e',
      'start-machine:a live < define-machine:a',
      'start-machine:c live < define-machine:c start-machine:a',
      'start-machine:e live < define-machine:e start-machine:c',
    ],
    actions: [
      'stop-machine:d: machine={name=d uuid=00000000-0000-5000-8000-000000000004 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:e: machine={name=e uuid=00000000-0000-5000-8000-000000000005 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:c: machine={name=c uuid=00000000-0000-5000-8000-000000000003 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:a: machine={name=a uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:a: machine=a acceleration=kvm markedVolumes=[{pool=default fileName=a-root.qcow2 role=disk retain=false}]',
      'define-machine:b: machine=b acceleration=kvm markedVolumes=[{pool=default fileName=b-root.qcow2 role=disk retain=false}]',
      'define-machine:c: machine=c acceleration=kvm markedVolumes=[{pool=default fileName=c-root.qcow2 role=disk retain=false}]',
      'define-machine:e: machine=e acceleration=kvm markedVolumes=[{pool=default fileName=e-root.qcow2 role=disk retain=false}]',
      'start-machine:a: machine=a',
      'start-machine:c: machine=c',
      'start-machine:e: machine=e',
    ],
  },
  {
    name: 'ranks that start wait for the longest delay of the one before, and for no readiness',
    before: {
      networks: [],
      machines: [ranked('a', 1, 5), ranked('b', 2, 2), ranked('c', 3, 2), ranked('d', 4, 10)],
    },
    byHand: (host) => {
      for (const machine of host.machines.values()) stopMachine(host, machine);
    },
    plan: {
      networks: [],
      machines: [
        ranked('a', 1, 5),
        ranked('b', 2, 2, { startOrder: { rank: 2, delaySeconds: 4 }, ...ready }),
        ranked('c', 3, 2, { startOrder: { rank: 2, delaySeconds: 8 } }),
        ranked('d', 4, 10, { startOrder: { rank: 10, delaySeconds: 8 } }),
      ],
    },
    steps: [
      'start-machine:b live',
      'start-machine:c live',
      'await-machine:b live < start-machine:b',
      'wait-start-delay:2 live < start-machine:b start-machine:c',
      'start-machine:a live < wait-start-delay:2',
      'start-machine:d live < start-machine:a',
    ],
    changes: [
      'start-machine:b (machine b): powerState stopped -> running live',
      'start-machine:c (machine c): powerState stopped -> running live',
      'await-machine:b (machine b): ',
      'wait-start-delay:2 (host start-order): ',
      'start-machine:a (machine a): powerState stopped -> running live',
      'start-machine:d (machine d): powerState stopped -> running live',
    ],
    actions: [
      'start-machine:b: machine=b',
      'start-machine:c: machine=c',
      'await-machine:b: machine=b',
      'wait-start-delay:2: rank=2 seconds=8',
      'start-machine:a: machine=a',
      'start-machine:d: machine=d',
    ],
  },
];

describe('stops and starts', () => {
  it.each(STOPS)('$name', holdToWords);
});
