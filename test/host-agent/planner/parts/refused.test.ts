import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../lib/plan';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePool,
  sampleSeed,
  uuidOf,
} from '../sample-plan';
import { web } from '../scenario';
import { holdToWords, type Told } from './told';

type MachineInput = PlanInput['machines'][number];

const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const moved = { ...fast, path: '/elsewhere' };
const boot = sampleImage({
  name: 'boot',
  key: 'lab/boot',
  pool: 'fast',
  fileName: 'boot-1',
  format: 'boot-file',
});
const iso = sampleImage({ name: 'iso', key: 'lab/iso', pool: 'fast', fileName: 'iso-1.iso', format: 'raw' });
const other = sampleImage({ name: 'other', key: 'lab/other', pool: 'fast', fileName: 'other-1.qcow2' });
const images = [sampleImage(), boot, iso, other];
const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const of = (changes: Partial<MachineInput> = {}, rest: Partial<PlanInput> = {}): Partial<PlanInput> => ({
  networks: [],
  images,
  pools: [samplePool(), fast],
  machines: [sampleMachine({ nics: [], ...changes })],
  ...rest,
});
const needs = (changes: Partial<MachineInput>) =>
  of({ description: 'new', ...changes }, { pools: [samplePool(), moved] });
const before = of({}, { machines: [] });
const held = (kind: 'pool' | 'image' | 'network', name: string) => ({ held: [{ kind, name }] });
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
  mac: '52:54:00:00:00:20',
  ipv4: undefined,
  attachment: { kind: 'network', network: 'dmz' },
} as const;
const down = (host: SimulatedHost): void => stopMachine(host, web(host));

const CASES: readonly Told[] = [
  {
    name: 'a machine waits for the pool of a disk',
    before,
    plan: needs({ disks: [sampleDisk({ pool: 'fast' })] }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=pool name=fast',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'for the pool of its seed',
    before,
    plan: needs({ cloudInit: { ...sampleSeed(1), pool: 'fast' } }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=pool name=fast',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'for the image of a disk',
    before,
    plan: needs({ disks: [sampleDisk({ source: { kind: 'image', image: 'other' } })] }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=image name=other',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'for the image that a disk is copied from',
    before,
    plan: needs({ disks: [sampleDisk({ source: { kind: 'copy', image: 'other' } })] }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=image name=other',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'for its kernel',
    before,
    plan: needs({ boot: { kind: 'kernel', kernel: 'boot' } }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=image name=boot',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'for a medium',
    before,
    plan: needs({ cdroms: [{ name: 'tools', image: 'iso' }] }),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'depends-on-refused machine web kind=image name=iso',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'and for nothing that it does not use',
    before,
    plan: needs({ cdroms: [{ name: 'tools' }] }),
    steps: [
      'create-disk:web/root live',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'pool-path-changed pool fast from=/pools/fast to=/elsewhere',
    ],
  },
  {
    name: 'an image that is held back holds its machine back',
    before: { ...before, images: [] },
    plan: of({}),
    policy: held('image', 'base'),
    steps: ['fetch-image:boot live', 'fetch-image:iso live', 'fetch-image:other live'],
    refusals: [
      'impact-not-allowed image base impact=live allowed=nothing fields=[]',
      'depends-on-refused machine web kind=image name=base',
    ],
  },
  {
    name: 'a machine that needs nothing done is not held back by a pool',
    before: of({ disks: [sampleDisk({ pool: 'fast' })] }),
    plan: of({ disks: [sampleDisk({ pool: 'fast' })] }),
    policy: held('pool', 'fast'),
    steps: [],
    refusals: [
      'depends-on-refused image boot kind=pool name=fast',
      'depends-on-refused image iso kind=pool name=fast',
      'depends-on-refused image other kind=pool name=fast',
      'impact-not-allowed pool fast impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'a machine on a network that is held back is, if something is to be done',
    before: of({ nics: [lan, onDmz] }, { networks: [sampleNetwork(), dmz] }),
    plan: of({ nics: [lan, onDmz], description: 'new' }, { networks: [sampleNetwork(), dmz] }),
    policy: held('network', 'dmz'),
    steps: [],
    refusals: [
      'depends-on-refused machine web kind=network name=dmz',
      'impact-not-allowed network dmz impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'and is not, if nothing is',
    before: of({ nics: [lan, onDmz] }, { networks: [sampleNetwork(), dmz] }),
    plan: of({ nics: [lan, onDmz] }, { networks: [sampleNetwork(), dmz] }),
    policy: held('network', 'dmz'),
    steps: [],
    refusals: ['impact-not-allowed network dmz impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'two networks that are held back are one reason',
    before: of({ nics: [lan, onDmz] }, { networks: [sampleNetwork(), dmz] }),
    plan: of({ nics: [lan, onDmz], description: 'new' }, { networks: [sampleNetwork(), dmz] }),
    policy: {
      held: [
        { kind: 'network', name: 'dmz' },
        { kind: 'network', name: 'lan' },
      ],
    },
    steps: [],
    refusals: [
      'depends-on-refused machine web kind=network name=lan',
      'impact-not-allowed network dmz impact=live allowed=nothing fields=[]',
      'impact-not-allowed network lan impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'a machine that is down needs its network to start',
    before: of({ nics: [lan] }, { networks: [sampleNetwork()] }),
    byHand: down,
    plan: of({ nics: [lan] }, { networks: [sampleNetwork()] }),
    policy: held('network', 'lan'),
    steps: [],
    refusals: [
      'depends-on-refused machine web kind=network name=lan',
      'impact-not-allowed network lan impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'what is held back and not there is said all the same',
    before: of(),
    plan: of(),
    policy: {
      held: [
        { kind: 'machine', name: 'nobody' },
        { kind: 'disk', name: 'x.qcow2', machine: 'web' },
        { kind: 'disk', name: 'a.qcow2', machine: 'web' },
      ],
    },
    steps: [],
    refusals: [
      'impact-not-allowed disk web/a.qcow2 impact=live allowed=nothing fields=[]',
      'impact-not-allowed disk web/x.qcow2 impact=live allowed=nothing fields=[]',
      'impact-not-allowed machine nobody impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'a guest has to be able to start again that restarts only for another address',
    before: of({ nics: [lan], tpm: true }, { networks: [sampleNetwork()] }),
    byHand: (host) => {
      Object.assign(host.facts, {
        emulators: host.facts.emulators.map((emulator) => ({ ...emulator, tpm: false })),
      });
    },
    plan: of({ nics: [{ ...lan, ipv4: '10.0.1.12' }], tpm: true }, { networks: [sampleNetwork()] }),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    refusals: ['tpm-unavailable machine web'],
  },
  {
    name: 'room goes to the machines that start first',
    facts: { memoryMiB: 200 },
    before: { ...before, machines: [] },
    plan: of(
      {},
      {
        machines: [
          otherMachine('a', 1, { nics: [], startOrder: { rank: 2, delaySeconds: 0 } }),
          otherMachine('b', 2, { nics: [], startOrder: { rank: 1, delaySeconds: 0 } }),
        ],
      },
    ),
    steps: [
      'create-disk:b/root live',
      'define-machine:b live < create-disk:b/root',
      'set-machine-autostart:b live < define-machine:b',
      'start-machine:b live < define-machine:b',
    ],
    refusals: ['not-enough-memory machine a wantedMiB=128 givenMiB=128 limitMiB=200'],
  },
];

describe('what is refused keeps', () => {
  it.each(CASES)('$name', holdToWords);
});
