import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../../../host-agent/planner';
import { stopMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { appliedHost, inputOf } from '../../apply';
import {
  otherMachine,
  sampleHost,
  sampleMachine,
  sampleNetwork,
  samplePlan,
  uuidOf,
  type ManagedNetworkInput,
} from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const IPV4 = { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] };
const IPV6 = { cidr: 'fd00:1::/64', gateway: 'fd00:1::1', reservations: [] };
const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const db = otherMachine('db', 2);
const goneMac = '52:54:00:00:00:01';
const both = { ...lan, ipv6: 'fd00:1::11' };

const of = (
  machines: readonly ReturnType<typeof sampleMachine>[],
  network: Partial<ManagedNetworkInput> = {},
) => ({ networks: [sampleNetwork(network)], machines: [...machines] });
const dual = { ipv6: IPV6 };
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const onDmz = { ...lan, ipv4: '10.0.2.11', attachment: { kind: 'network', network: 'dmz' } } as const;
/** The sample network says itself what is reserved for the MAC address of the machine that goes. */
const stated = (name?: string): Partial<ManagedNetworkInput> => ({
  ipv4: {
    ...IPV4,
    reservations: [{ mac: goneMac, address: '10.0.1.50', ...(name === undefined ? {} : { name }) }],
  },
});
const unaddressed = { ...lan, ipv4: undefined };
const unreadable = (host: SimulatedHost): void => {
  host.unreadable.push({ kind: 'machine', name: 'web', uuid: uuidOf(1), reason: 'bad XML' });
};

const CASES: readonly Told[] = [
  {
    name: 'a machine that goes gives up its address',
    before: of([sampleMachine({ nics: [both] }), db], dual),
    plan: of([db], dual),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv6.reservations fd00:1::11 web -> live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv6.reservations fd00:1::11 web -> live',
      'stop-machine:web (machine web): powerState running -> stopped restart',
      'trash-volume:default/web-root.qcow2 (disk web/web-root.qcow2): disk default/web-root.qcow2 -> destroy',
      'delete-machine:web (machine web): machine web -> destroy',
    ],
  },
  {
    name: 'a protected one that the plan does not name any more keeps both of its addresses',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    plan: of([db], dual),
    changes: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'also while it is down',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    byHand: (host) => stopMachine(host, web(host)),
    plan: of([db], dual),
    changes: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'machines keep their addresses that are too many to be deleted',
    before: of([sampleMachine(), db, otherMachine('dc', 3)]),
    plan: {
      ...of([otherMachine('dc', 3)]),
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
    },
    changes: [],
    refusals: [
      'deletion-limit machine db machines=2 limit=1',
      'deletion-limit machine web machines=2 limit=1',
    ],
  },
  {
    name: 'an address that the plan gives to another machine is not kept',
    before: of([sampleMachine({ protect: true }), db]),
    plan: of([{ ...db, nics: [{ ...lan, mac: '52:54:00:00:00:02', ipv4: '10.0.1.11' }] }]),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations 10.0.1.12 52:54:00:00:00:02 db -> live; ipv4.reservations -> 10.0.1.11 52:54:00:00:00:02 db live',
      'stop-machine:db (machine db): nics.lan.ipv4 10.0.1.12 -> 10.0.1.11 restart',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations 10.0.1.12 52:54:00:00:00:02 db -> live; ipv4.reservations -> 10.0.1.11 52:54:00:00:00:02 db live',
      'start-machine:db (machine db): powerState running -> running live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'nor an IPv6 address, however it is written',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    plan: of(
      [{ ...db, nics: [{ ...lan, mac: '52:54:00:00:00:02', ipv4: '10.0.1.12', ipv6: 'fd00:1:0:0::11' }] }],
      dual,
    ),
    changes: [
      'redefine-network:lan (network lan): ipv6.reservations fd00:1::11 web -> live; ipv6.reservations -> fd00:1:0:0::11 db live',
      'update-network-entries:lan (network lan): ipv6.reservations fd00:1::11 web -> live; ipv6.reservations -> fd00:1:0:0::11 db live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'a MAC address that the plan gives another address to loses its IPv4 address',
    before: of([sampleMachine({ protect: true }), db]),
    plan: of([db], { ipv4: { ...IPV4, reservations: [{ mac: goneMac, address: '10.0.1.50' }] } }),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.50 52:54:00:00:00:01 live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.50 52:54:00:00:00:01 live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'an address outside of the subnet that the plan wants is not kept',
    before: of([sampleMachine({ protect: true }), db]),
    plan: of([{ ...db, nics: [{ ...lan, mac: '52:54:00:00:00:02', ipv4: '10.0.9.12' }] }], {
      ipv4: { cidr: '10.0.9.0/24', gateway: '10.0.9.1', reservations: [] },
    }),
    byHand: (host) => stopMachine(host, web(host)),
    changes: [
      'redefine-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 live; ipv4.gateway 10.0.1.1 -> 10.0.9.1 live; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations 10.0.1.12 52:54:00:00:00:02 db -> live; ipv4.reservations -> 10.0.9.12 52:54:00:00:00:02 db live',
      'stop-machine:db (machine db): nics.lan.ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; nics.lan.ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; nics.lan.ipv4 10.0.1.12 -> 10.0.9.12 restart',
      'restart-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> restart; ipv4.reservations 10.0.1.12 52:54:00:00:00:02 db -> restart; ipv4.reservations -> 10.0.9.12 52:54:00:00:00:02 db restart',
      'start-machine:db (machine db): powerState running -> running live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'a network that is new has nothing to keep',
    before: { networks: [], machines: [sampleMachine({ nics: [], protect: true }), { ...db, nics: [] }] },
    plan: of([db]),
    changes: [
      'create-network:lan (network lan): mode -> nat live',
      'attach-nic:db/lan (machine db): nics.lan -> 52:54:00:00:00:02 on network lan live',
      'define-machine:db (machine db): nics.lan -> 52:54:00:00:00:02 on network lan live',
    ],
    actions: [
      'create-network:lan: network=lan',
      'attach-nic:db/lan: machine=db nic={name=lan attachment={kind=network network=lan} mac=52:54:00:00:00:02 model=virtio linkUp=true ipv4=10.0.1.12}',
      'define-machine:db: machine=db acceleration=kvm markedVolumes=[{pool=default fileName=db-root.qcow2 role=disk retain=false}]',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'a family that the plan drops keeps no address',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    plan: of([db]),
    byHand: (host) => stopMachine(host, web(host)),
    changes: [
      'redefine-network:lan (network lan): ipv6 fd00:1::/64 -> live; ipv6.reservations fd00:1::11 web -> live',
      'stop-machine:db (machine db): nics.lan.ipv6 fd00:1::/64 -> restart',
      'restart-network:lan (network lan): ipv6 fd00:1::/64 -> restart; ipv6.reservations fd00:1::11 web -> restart',
      'start-machine:db (machine db): powerState running -> running live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'a machine that is on another network keeps nothing on this one',
    before: {
      networks: [
        sampleNetwork({
          ...stated(),
          ipv6: { ...IPV6, reservations: [{ mac: goneMac, name: 'web', address: 'fd00:1::50' }] },
        }),
        dmz,
      ],
      machines: [
        sampleMachine({
          protect: true,
          nics: [onDmz],
        }),
        db,
      ],
    },
    plan: {
      networks: [sampleNetwork(dual), dmz],
      machines: [db],
    },
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.50 52:54:00:00:00:01 -> live; ipv6.reservations fd00:1::50 web -> live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.50 52:54:00:00:00:01 -> live; ipv6.reservations fd00:1::50 web -> live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'all addresses are kept while a machine cannot be read: each may be its',
    before: of([sampleMachine({ nics: [both] }), otherMachine('dc', 3), db], dual),
    byHand: unreadable,
    plan: of([db], dual),
    changes: [],
    refusals: ['unreadable-object machine dc reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine web reason=bad XML'],
  },
  {
    name: 'also where nobody else stays',
    before: of([sampleMachine({ nics: [both] }), db], dual),
    byHand: unreadable,
    plan: of([db], dual),
    changes: [],
    warnings: ['unreadable-object machine web reason=bad XML'],
  },
  {
    name: 'a network that somebody undefined keeps what it runs',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    byHand: (host) => {
      const network = host.networks.get(uuidOf(200));
      if (network !== undefined) network.stored = undefined;
    },
    plan: of([db], dual),
    changes: ['redefine-network:lan (network lan): persistent false -> true live'],
    refusals: ['protected machine web'],
  },
  {
    name: 'one on a bridge that is called like the network keeps nothing on it either',
    before: of(
      [
        sampleMachine({
          protect: true,
          nics: [{ ...unaddressed, attachment: { kind: 'bridge', bridge: 'lan' } }],
        }),
        db,
      ],
      stated(),
    ),
    plan: of([db]),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.50 52:54:00:00:00:01 -> live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.50 52:54:00:00:00:01 -> live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'one that goes gives up its addresses beside one that stays',
    before: of(
      [
        sampleMachine({ nics: [both], protect: true }),
        otherMachine('dc', 3, {
          nics: [{ ...lan, mac: '52:54:00:00:00:03', ipv4: '10.0.1.13', ipv6: 'fd00:1::13' }],
        }),
        db,
      ],
      dual,
    ),
    plan: of([db], dual),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.13 52:54:00:00:00:03 dc -> live; ipv6.reservations fd00:1::13 dc -> live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.13 52:54:00:00:00:03 dc -> live; ipv6.reservations fd00:1::13 dc -> live',
      'stop-machine:dc (machine dc): powerState running -> stopped restart',
      'trash-volume:default/dc-root.qcow2 (disk dc/dc-root.qcow2): disk default/dc-root.qcow2 -> destroy',
      'delete-machine:dc (machine dc): machine dc -> destroy',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'an IPv4 address is kept for its MAC address, whatever name it was given',
    before: of([sampleMachine({ nics: [unaddressed], protect: true }), db], stated('printer')),
    plan: of([db]),
    changes: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'a MAC address that the plan gives another IPv4 address to keeps its IPv6 address',
    before: of([sampleMachine({ nics: [both], protect: true }), db], dual),
    plan: of([db], { ...dual, ...stated() }),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.50 52:54:00:00:00:01 live',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.50 52:54:00:00:00:01 live',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'each network keeps its own',
    before: {
      networks: [sampleNetwork(), dmz],
      machines: [
        sampleMachine({ protect: true }),
        otherMachine('dc', 3, { protect: true, nics: [{ ...onDmz, mac: '52:54:00:00:00:03' }] }),
        db,
      ],
    },
    plan: { networks: [sampleNetwork(), dmz], machines: [db] },
    changes: [],
    refusals: ['protected machine dc', 'protected machine web'],
  },
  {
    name: 'a network without IPv4 keeps what it has',
    before: of([sampleMachine({ nics: [{ ...unaddressed, ipv6: 'fd00:1::11' }], protect: true })], {
      ipv4: undefined,
      ...dual,
    }),
    plan: {
      ...of([], { ipv4: undefined, ...dual }),
      host: sampleHost({ limits: { machineDeletionsMax: 10, allowEmpty: true } }),
    },
    changes: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'a family that the plan adds has nothing to keep',
    before: of([sampleMachine({ protect: true }), db]),
    byHand: (host) => stopMachine(host, web(host)),
    plan: of([db], dual),
    changes: [
      'redefine-network:lan (network lan): ipv6 -> fd00:1::/64 live',
      'stop-machine:db (machine db): nics.lan.ipv6 -> fd00:1::/64 restart',
      'restart-network:lan (network lan): ipv6 -> fd00:1::/64 restart',
      'start-machine:db (machine db): powerState running -> running live',
    ],
    refusals: ['protected machine web'],
  },
];

describe('fixed addresses of machines that the plan does not name any more', () => {
  it.each(CASES)('$name', holdToWords);

  it.each<readonly [string, ((host: SimulatedHost) => void) | undefined, readonly object[]]>([
    ['of a protected machine', undefined, [{ mac: goneMac, address: '10.0.1.50' }]],
    ['while a machine cannot be read', unreadable, [{ mac: goneMac, address: '10.0.1.50' }]],
  ])('are written as they were, without a name that they never had: %s', (_when, byHand, kept) => {
    const host = appliedHost(
      samplePlan(of([sampleMachine({ nics: [unaddressed], protect: true }), db], stated())),
    );
    byHand?.(host);
    const { steps } = planChanges(
      inputOf(host, samplePlan(of([db], { dns: { hosts: [{ address: '10.0.1.60', names: ['nas'] }] } }))),
    );
    const written = steps.flatMap(({ action }) =>
      action.kind === 'redefine-network' && action.network.mode !== 'bridge'
        ? [action.network.ipv4?.reservations]
        : [],
    );
    expect(written).toStrictEqual([kept]);
  });
});
