import { describe, it } from '@jest/globals';
import { uuidOf } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { guest, IPV4, lanOf, mac, of, stopped, without } from './sample';

const CASES: readonly Told[] = [
  {
    name: 'a network that is not there is made',
    before: without,
    plan: of(),
    steps: ['create-network:lan live'],
    changes: ['create-network:lan (network lan): mode -> nat live'],
    actions: ['create-network:lan: network=lan'],
  },
  {
    name: 'a network that stands still is started',
    before: of(),
    byHand: stopped,
    plan: of(),
    steps: ['start-network:lan live'],
    changes: ['start-network:lan (network lan): active false -> true live'],
    actions: ['start-network:lan: network=lan'],
  },
  {
    name: 'a network that stands still and differs is written down first',
    before: of(),
    byHand: stopped,
    plan: of({ bridgeName: 'fw-new', autostart: false }),
    steps: [
      'redefine-network:lan live',
      'start-network:lan live < redefine-network:lan',
      'set-network-autostart:lan live < redefine-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live',
      'start-network:lan (network lan): active false -> true live',
      'set-network-autostart:lan (network lan): autostart true -> false live',
    ],
  },
  {
    name: 'a network that somebody undefined while it ran is written down, and then told to start by itself',
    before: of({ autostart: false }),
    byHand: (host) => {
      lanOf(host).stored = undefined;
    },
    plan: of(),
    steps: ['redefine-network:lan live', 'set-network-autostart:lan live < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): persistent false -> true live',
      'set-network-autostart:lan (network lan): autostart false -> true live',
    ],
  },
  {
    name: 'a reservation comes in place',
    before: of(),
    plan: of({ ipv4: { ...IPV4, reservations: [{ mac, name: 'printer', address: '10.0.1.99' }] } }),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
    ],
    actions: [
      'redefine-network:lan: network=lan',
      'update-network-entries:lan: network=lan changes=[{entry=reservation operation=add family=ipv4 address=10.0.1.99 mac=52:54:00:00:00:99 name=printer}]',
    ],
  },
  {
    name: 'a network that cannot be read is left alone, under whatever name',
    before: of(),
    byHand: (host) =>
      host.unreadable.push({ kind: 'network', name: 'x', uuid: uuidOf(200), reason: 'bad XML' }),
    plan: of({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['unreadable-object network lan reason=bad XML'],
    warnings: ['unreadable-object network x reason=bad XML'],
  },
  {
    name: 'a network never gets another name',
    before: of(),
    plan: of({ name: 'lan2' }),
    steps: [],
    refusals: ['renamed network lan2 from=lan to=lan2'],
  },
  {
    name: 'nor another UUID',
    before: of(),
    plan: of({ uuid: uuidOf(209) }),
    steps: [],
    refusals: [
      'uuid-changed network lan from=00000000-0000-5000-8000-000000000200 to=00000000-0000-5000-8000-000000000209',
    ],
  },
  {
    name: 'a network that the operator wants left alone is not started, and its machines wait for it',
    before: of(),
    byHand: stopped,
    plan: guest(),
    policy: { held: [{ kind: 'network', name: 'lan' }] },
    steps: ['fetch-image:base live'],
    refusals: [
      'depends-on-refused machine web kind=network name=lan',
      'impact-not-allowed network lan impact=live allowed=nothing fields=[]',
    ],
  },
];

describe('networks that are made, started, changed in place or left alone', () => {
  it.each(CASES)('$name', holdToWords);
});
