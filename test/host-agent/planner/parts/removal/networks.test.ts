import { describe, it } from '@jest/globals';
import { stopMachine } from '../../../../support/simulated-host';
import { otherMachine, sampleMachine, sampleNetwork, uuidOf } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const onDmz = {
  ...lan,
  name: 'dmz',
  mac: '52:54:00:00:00:02',
  ipv4: undefined,
  attachment: { kind: 'network', network: 'dmz' },
} as const;
const without = sampleMachine({ nics: [] });
const bare = sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] } });
const unused = { networks: [sampleNetwork(), dmz], machines: [without] };
const used = { networks: [sampleNetwork(), dmz], machines: [sampleMachine({ nics: [onDmz] })] };
const gone = { networks: [sampleNetwork()], machines: [without] };

const CASES: readonly Told[] = [
  {
    name: 'a network that nobody uses goes at once',
    before: unused,
    plan: gone,
    steps: ['delete-network:dmz destroy'],
    changes: ['delete-network:dmz (network dmz): network dmz -> destroy'],
    actions: ['delete-network:dmz: network={name=dmz uuid=00000000-0000-5000-8000-000000000201}'],
  },
  {
    name: 'a network goes when its guest has let it go',
    before: used,
    plan: gone,
    steps: [
      'detach-nic:web/52:54:00:00:00:02 live',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:02',
      'delete-network:dmz destroy < define-machine:web',
    ],
  },
  {
    name: 'a network goes when its guests are deleted',
    before: { ...used, machines: [...used.machines, otherMachine('db', 3, { nics: [] })] },
    plan: { ...gone, machines: [otherMachine('db', 3, { nics: [] })] },
    steps: [
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
      'delete-network:dmz destroy < delete-machine:web',
    ],
  },
  {
    name: 'a network stays for now under a guest that still waits for its next boot',
    before: { ...used, machines: [sampleMachine({ nics: [onDmz], onRestartNeeded: 'defer' })] },
    byHand: (host) => {
      web(host).guest.agent = false;
      const machine = web(host);
      if (machine.running !== undefined) machine.running = { ...machine.running, rng: false };
    },
    plan: { ...gone, machines: [sampleMachine({ nics: [], onRestartNeeded: 'defer' })] },
    steps: [
      'detach-nic:web/52:54:00:00:00:02 live',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:02',
    ],
    refusals: ['depends-on-refused network dmz kind=machine name=web'],
    warnings: ['pending-restart machine web fields=[rng]'],
  },
  {
    name: 'a network stays under a machine that stays as it is',
    before: used,
    plan: { ...gone, machines: [sampleMachine({ nics: [], architecture: 'aarch64', machineType: 'virt' })] },
    steps: [],
    refusals: [
      'architecture-unavailable machine web architecture=aarch64 available=[x86_64]',
      'depends-on-refused network dmz kind=machine name=web',
    ],
  },
  {
    name: 'a network stays under a protected machine that the plan does not name any more',
    before: {
      ...used,
      machines: [sampleMachine({ nics: [onDmz], protect: true }), otherMachine('db', 3, { nics: [] })],
    },
    plan: { ...gone, machines: [otherMachine('db', 3, { nics: [] })] },
    steps: [],
    refusals: ['protected machine web', 'depends-on-refused network dmz kind=machine name=web'],
  },
  {
    name: 'a network stays under a stranger',
    before: unused,
    byHand: (host) => {
      const { running, stored } = web(host);
      const nics = [
        {
          mac: '52:54:00:00:00:99',
          attachment: { kind: 'network' as const, name: 'dmz' },
          model: 'virtio',
          linkUp: true,
        },
      ];
      if (running === undefined || stored === undefined) return;
      host.machines.set('x', {
        ...web(host),
        name: 'x',
        uuid: 'x',
        ownership: { kind: 'foreign' },
        state: 'stopped',
        running: undefined,
        stored: { ...stored, disks: [], nics },
      });
    },
    plan: gone,
    steps: [],
    refusals: ['network-in-use-by-foreign network dmz machines=[x]'],
  },
  {
    name: 'a network stays that is protected',
    before: unused,
    byHand: (host) => {
      const network = host.networks.get(dmz.uuid);
      if (network?.ownership.kind === 'ours')
        network.ownership = { kind: 'ours', mark: { ...network.ownership.mark, protect: true } };
    },
    plan: gone,
    steps: [],
    refusals: ['protected network dmz'],
  },
  {
    name: 'a network stays while there is a machine that cannot be read',
    before: unused,
    byHand: (host) => host.unreadable.push({ kind: 'machine', name: 'x', reason: 'bad XML' }),
    plan: gone,
    steps: [],
    refusals: ['unreadable-object network dmz reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a network stays that the operator wants left alone',
    before: unused,
    plan: gone,
    policy: { held: [{ kind: 'network', name: 'dmz' }] },
    steps: [],
    refusals: ['impact-not-allowed network dmz impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a network with running guests stays where no more than a restart is allowed',
    before: used,
    plan: gone,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [
      'detach-nic:web/52:54:00:00:00:02 live',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:02',
    ],
    refusals: ['impact-not-allowed network dmz impact=destroy allowed=restart fields=[network]'],
  },
  {
    name: 'a network whose guest is down goes there',
    before: used,
    byHand: (host) => stopMachine(host, web(host)),
    plan: gone,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [
      'define-machine:web live',
      'start-machine:web live < define-machine:web',
      'delete-network:dmz destroy < start-machine:web',
    ],
  },
  {
    name: 'a network of another host of the fleet is none of ours',
    before: unused,
    byHand: (host) => {
      const network = host.networks.get(dmz.uuid);
      if (network?.ownership.kind === 'ours')
        network.ownership = { kind: 'ours', mark: { ...network.ownership.mark, host: 'kvm-2' } };
    },
    plan: gone,
    steps: [],
  },
  {
    name: 'a network that has only got another UUID is not deleted',
    before: unused,
    plan: { ...gone, networks: [sampleNetwork(), { ...dmz, uuid: uuidOf(209) }] },
    steps: [],
    refusals: [
      'uuid-changed network dmz from=00000000-0000-5000-8000-000000000201 to=00000000-0000-5000-8000-000000000209',
    ],
  },
  {
    name: 'nor one that has only got another name',
    before: unused,
    plan: { ...gone, networks: [sampleNetwork(), { ...dmz, name: 'dmz2' }] },
    steps: [],
    refusals: ['renamed network dmz2 from=dmz to=dmz2'],
  },
  {
    name: 'a plan that states nothing deletes no network and no pool',
    before: { machines: [] },
    plan: { networks: [], pools: [], images: [], machines: [] },
    steps: [],
    refusals: ['empty-plan network lan', 'empty-plan pool default'],
  },
  {
    name: 'one that states a network and a pool states something',
    before: { ...unused, machines: [], images: [] },
    plan: { networks: [sampleNetwork()], machines: [], images: [] },
    steps: ['delete-network:dmz destroy'],
  },
  {
    name: 'one that states a pool and an image too',
    before: { machines: [] },
    plan: { networks: [], machines: [] },
    steps: ['delete-network:lan destroy'],
  },
  {
    name: 'and one that states a machine and a network',
    before: { ...unused, machines: [bare], images: [], pools: [] },
    plan: { networks: [sampleNetwork()], machines: [bare], images: [], pools: [] },
    steps: ['delete-network:dmz destroy'],
  },
  {
    name: 'one that may be empty deletes both',
    before: { machines: [], images: [] },
    plan: { networks: [], pools: [], images: [], machines: [] },
    policy: { allowEmpty: true },
    steps: ['delete-network:lan destroy', 'delete-pool:default destroy'],
    changes: [
      'delete-network:lan (network lan): network lan -> destroy',
      'delete-pool:default (pool default): pool /pools/default -> destroy',
    ],
  },
];

describe('networks that the plan does not name any more', () => {
  it.each(CASES)('$name', holdToWords);
});
