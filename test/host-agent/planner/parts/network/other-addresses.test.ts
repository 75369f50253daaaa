import { describe, it } from '@jest/globals';
import type { PlannerInput } from '../../../../../host-agent/planner';
import { stopMachine } from '../../../../support/simulated-host';
import { web } from '../../scenario';
import { lan } from '../machine/sample';
import { holdToWords, type Told } from '../told';
import { guest, IPV4, IPV6 } from './sample';

const at = (ipv4: string) => ({ nics: [{ ...lan, ipv4 }] });

const CASES: readonly Told[] = [
  {
    name: 'a guest of a network that gets another subnet restarts around it',
    before: guest(),
    plan: guest({ ipv4: { cidr: '10.0.9.0/24', gateway: '10.0.9.1', reservations: [] } }, at('10.0.9.11')),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 live; ipv4.gateway 10.0.1.1 -> 10.0.9.1 live; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.9.11 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; nics.lan.ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; nics.lan.ipv4 10.0.1.11 -> 10.0.9.11 restart',
      'restart-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> restart; ipv4.reservations -> 10.0.9.11 52:54:00:00:00:01 web restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest of a network that only gets another bridge does not',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new' }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live',
      'restart-network:lan (network lan): bridgeName fw-lan -> fw-new restart',
    ],
  },
  {
    name: 'a guest of a network that gets another gateway restarts around it',
    before: guest(),
    plan: guest({ ipv4: { ...IPV4, gateway: '10.0.1.2' } }),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.gateway 10.0.1.1 -> 10.0.1.2 live',
      'stop-machine:web (machine web): nics.lan.ipv4.gateway 10.0.1.1 -> 10.0.1.2 restart',
      'restart-network:lan (network lan): ipv4.gateway 10.0.1.1 -> 10.0.1.2 restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest of a network that gets IPv6 restarts around it',
    before: guest(),
    plan: guest({ ipv6: IPV6 }),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv6 -> fd00:1::/64 live',
      'stop-machine:web (machine web): nics.lan.ipv6 -> fd00:1::/64 restart',
      'restart-network:lan (network lan): ipv6 -> fd00:1::/64 restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest whose address the plan has given up restarts for the other one',
    before: guest(),
    plan: guest({}, at('10.0.1.12')),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 10.0.1.11 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest that has the address already does not',
    before: guest(),
    plan: guest({}, at('10.0.1.12')),
    input: held('10.0.1.12'),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
  },
  {
    name: 'a guest that had no fixed address says which one it holds',
    before: guest({}, { nics: [{ ...lan, ipv4: undefined }] }),
    plan: guest({}, at('10.0.1.12')),
    input: held('10.0.1.77'),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 10.0.1.77 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'or nothing of it where nobody knows',
    before: guest({}, { nics: [{ ...lan, ipv4: undefined }] }),
    plan: guest({}, at('10.0.1.12')),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest whose link is down asks when it comes up, and does not restart',
    before: guest({}, { nics: [{ ...lan, linkUp: false }] }),
    plan: guest({}, { nics: [{ ...lan, ipv4: '10.0.1.12' }] }),
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'update-nic:web/lan live < update-network-entries:lan',
      'define-machine:web live < update-nic:web/lan',
    ],
  },
  {
    name: 'a guest that is down asks when it starts',
    before: guest(),
    byHand: (host) => stopMachine(host, web(host)),
    plan: guest({}, at('10.0.1.12')),
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'start-machine:web live < update-network-entries:lan',
    ],
  },
  {
    name: 'a guest that may not be restarted is told at its next boot',
    before: guest({}, { onRestartNeeded: 'defer' }),
    plan: guest({}, { ...at('10.0.1.12'), onRestartNeeded: 'defer' }),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    warnings: ['pending-restart machine web fields=[nics.lan.ipv4]'],
  },
  {
    name: 'the guest of a network that is refused is not restarted for it',
    before: guest(),
    byHand: (host) => host.unreadable.push({ kind: 'network', name: 'lan', reason: 'bad XML' }),
    plan: guest({}, at('10.0.1.12')),
    steps: [],
    refusals: ['unreadable-object network lan reason=bad XML'],
    warnings: ['unreadable-object network lan reason=bad XML'],
  },
];

function held(address: string) {
  return ({ inventory }: PlannerInput): Partial<PlannerInput> => ({
    inventory: {
      ...inventory,
      machines: inventory.machines.map((machine) => ({
        ...machine,
        addresses: [
          { mac: '52:54:00:00:00:55', address: '10.0.1.66', source: 'lease' as const },
          { mac: '52:54:00:00:00:01', address, source: 'lease' as const },
        ],
      })),
    },
  });
}

describe('guests that have to ask for another address', () => {
  it.each(CASES)('$name', holdToWords);
});
