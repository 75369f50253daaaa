import { describe, it } from '@jest/globals';
import type { SimulatedHost } from '../../../support/simulated-host';
import { newMachine, stopMachine } from '../../../support/simulated-host';
import { sampleFacts, sampleHost, sampleMachine } from '../sample-plan';
import { web } from '../scenario';
import { holdToWords, type Told } from './told';

type MachineInput = ReturnType<typeof sampleMachine>;

const bare = { networks: [], images: [], pools: [] };
const none = { ...bare, machines: [] };
const of = (changes: Partial<MachineInput> = {}, acceleration: 'auto' | 'kvm' | 'tcg' = 'auto') => ({
  ...bare,
  host: sampleHost({ acceleration }),
  machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] }, ...changes })],
});
const TCG = { acceleration: { usable: false, reasons: ['no vmx', 'no /dev/kvm'] } };
const [emulator] = sampleFacts().emulators;
if (emulator === undefined) throw new Error('the sample host can run nothing');
const arm = { ...emulator, architecture: 'aarch64', machines: ['virt'] };
const onArm = { architecture: 'aarch64', machineType: 'virt' } as const;
const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const nic = { ...lan, ipv4: undefined, attachment: { kind: 'bridge', bridge: 'br0' } } as const;
const other = { ...nic, name: 'other', mac: '52:54:00:00:00:02' };
const limit = { inbound: { averageKiBPerSecond: 100 } };
const filter = { name: 'theirs', parameters: [] };
const unable =
  (changes: Partial<typeof emulator>) =>
  (host: SimulatedHost): void => {
    Object.assign(host.facts, { emulators: [{ ...emulator, ...changes }] });
  };
const runsWith =
  (acceleration: 'kvm' | 'tcg' | 'other') =>
  (host: SimulatedHost): void => {
    const machine = web(host);
    if (machine.running !== undefined) machine.running = { ...machine.running, acceleration };
  };

const ACCELERATION: readonly Told[] = [
  {
    name: 'KVM where it works',
    before: none,
    plan: of(),
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'software emulation where it does not, said once for the host',
    facts: TCG,
    before: none,
    plan: of(),
    actions: [
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
    ],
    warnings: ['software-emulation host kvm-1 reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'nothing is said of it where there is no machine',
    facts: TCG,
    before: none,
    plan: none,
    steps: [],
  },
  {
    name: 'nor where the plan asks for it',
    facts: TCG,
    before: none,
    plan: of({}, 'tcg'),
    actions: [
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'software emulation where the plan asks for it although KVM works',
    before: none,
    plan: of({}, 'tcg'),
    actions: [
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'KVM that cannot work is not tried',
    facts: TCG,
    before: none,
    plan: of({}, 'kvm'),
    steps: [],
    refusals: ['acceleration-unavailable machine web acceleration=kvm reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'another architecture is emulated where the host can',
    facts: { emulators: [emulator, arm] },
    before: none,
    plan: of(onArm),
    actions: [
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'and never has KVM',
    facts: { emulators: [emulator, arm] },
    before: none,
    plan: of(onArm, 'kvm'),
    steps: [],
    refusals: ['acceleration-unavailable machine web acceleration=kvm reasons=[]'],
  },
  {
    name: 'another architecture is refused where the host cannot',
    before: none,
    plan: of(onArm),
    steps: [],
    refusals: ['architecture-unavailable machine web architecture=aarch64 available=[x86_64]'],
  },
  {
    name: 'a machine type is known by its name without a version',
    facts: { emulators: [{ ...emulator, machines: ['pc-q35-7.2'] }] },
    before: none,
    plan: of(),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a machine type that the host does not have',
    facts: { emulators: [{ ...emulator, machines: ['pc', 'q35x'] }] },
    before: none,
    plan: of(),
    steps: [],
    refusals: ['architecture-unavailable machine web machineType=q35 available=[pc, q35x]'],
  },
  {
    name: 'a firmware that the host does not have',
    facts: { emulators: [{ ...emulator, firmwares: ['bios'] }] },
    before: none,
    plan: of({ firmware: 'uefi' }),
    steps: [],
    refusals: ['firmware-unavailable machine web firmware=uefi available=[bios]'],
  },
  {
    name: 'a firmware that nobody could ask for is tried',
    facts: { emulators: [{ architecture: 'x86_64', path: '/usr/bin/qemu', machines: ['q35'] }] },
    before: none,
    plan: of({ firmware: 'uefi', secureBoot: true, tpm: true }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'the CPU of the host where there is only emulation',
    facts: TCG,
    before: none,
    plan: of({ cpuModel: 'host' }),
    steps: [],
    refusals: ['acceleration-unavailable machine web cpuModel=host reasons=[no vmx, no /dev/kvm]'],
    warnings: ['software-emulation host kvm-1 reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'the CPU of the host',
    before: none,
    plan: of({ cpuModel: 'host' }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a machine that runs without KVM is written down as it runs',
    before: of(),
    byHand: runsWith('tcg'),
    plan: of({ description: 'new' }),
    actions: ['define-machine:web: machine=web acceleration=tcg markedVolumes=[]'],
  },
  {
    name: 'a machine that runs with KVM too, where it does not work any more',
    before: of(),
    byHand: (host) => Object.assign(host.facts, TCG),
    plan: of({ description: 'new' }),
    actions: ['define-machine:web: machine=web acceleration=kvm markedVolumes=[]'],
    warnings: ['software-emulation host kvm-1 reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'a machine that runs with something else is written down as it should run',
    before: of(),
    byHand: runsWith('other'),
    plan: of({ description: 'new' }),
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[]',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a machine that is down is written down as it should run',
    before: of(),
    byHand: (host) => {
      stopMachine(host, web(host));
      Object.assign(host.facts, TCG);
    },
    plan: of({ description: 'new' }),
    actions: [
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'start-machine:web: machine=web',
    ],
    warnings: ['software-emulation host kvm-1 reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'a machine that restarts is written down as it should run',
    before: of(),
    byHand: (host) => Object.assign(host.facts, TCG),
    plan: of({ rng: false }),
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:web: machine=web acceleration=tcg markedVolumes=[]',
      'start-machine:web: machine=web',
    ],
    warnings: ['software-emulation host kvm-1 reasons=[no vmx, no /dev/kvm]'],
  },
  {
    name: 'what nobody asks of the host is not looked at',
    before: of(),
    byHand: unable({ machines: [] }),
    plan: of({ autostart: false }),
    steps: ['set-machine-autostart:web live'],
  },
];

const ABILITIES: readonly Told[] = [
  {
    name: 'bandwidth where the kernel cannot shape traffic: all NICs and all reasons',
    facts: { trafficShaping: { usable: false, reasons: ['no sch_htb'] } },
    before: none,
    plan: of({
      nics: [
        { ...nic, bandwidth: limit },
        other,
        { ...other, name: 'third', mac: '52:54:00:00:00:03', bandwidth: limit },
      ],
    }),
    steps: [],
    refusals: ['traffic-shaping-unavailable machine web nics=[lan, third] reasons=[no sch_htb]'],
  },
  {
    name: 'no bandwidth where the kernel cannot shape traffic',
    facts: { trafficShaping: { usable: false, reasons: ['no sch_htb'] } },
    before: none,
    plan: of({ nics: [nic] }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'bandwidth that the machine runs with is not asked about',
    before: of({ nics: [{ ...nic, bandwidth: limit }] }),
    byHand: (host) =>
      Object.assign(host.facts, { trafficShaping: { usable: false, reasons: ['no sch_htb'] } }),
    plan: of({ nics: [{ ...nic, bandwidth: limit }], description: 'new' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'but it is once the machine has to stop',
    before: of({ nics: [{ ...nic, bandwidth: limit }] }),
    byHand: (host) =>
      Object.assign(host.facts, { trafficShaping: { usable: false, reasons: ['no sch_htb'] } }),
    plan: of({ nics: [{ ...nic, bandwidth: limit }], rng: false }),
    steps: [],
    refusals: ['traffic-shaping-unavailable machine web nics=[lan] reasons=[no sch_htb]'],
  },
  {
    name: 'a filter that the host does not have',
    before: none,
    plan: of({ nics: [nic, { ...other, filter }] }),
    steps: [],
    refusals: ['network-filter-missing machine web nic=other filter=theirs'],
  },
  {
    name: 'a filter where nobody could ask',
    facts: { networkFilters: undefined },
    before: none,
    plan: of({ nics: [{ ...nic, filter }] }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a filter that the host has',
    before: none,
    plan: of({ nics: [{ ...nic, filter: { ...filter, name: 'clean-traffic' } }] }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a filter that the machine runs with and the host has not any more',
    facts: { networkFilters: ['theirs'] },
    before: of({ nics: [{ ...nic, filter }] }),
    byHand: (host) => Object.assign(host.facts, { networkFilters: [] }),
    plan: of({ nics: [{ ...nic, filter }], description: 'new' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'another filter than the one it runs with',
    facts: { networkFilters: ['clean-traffic'] },
    before: of({ nics: [{ ...nic, filter: { ...filter, name: 'clean-traffic' } }] }),
    plan: of({ nics: [{ ...nic, filter }] }),
    steps: [],
    refusals: ['network-filter-missing machine web nic=lan filter=theirs'],
  },
  {
    name: 'Secure Boot where no firmware enforces it',
    facts: { emulators: [{ ...emulator, secureBoot: false }] },
    before: none,
    plan: of({ firmware: 'uefi', secureBoot: true }),
    steps: [],
    refusals: ['secure-boot-unavailable machine web'],
  },
  {
    name: 'a UEFI without Secure Boot there',
    facts: { emulators: [{ ...emulator, secureBoot: false, tpm: false }] },
    before: none,
    plan: of({ firmware: 'uefi' }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'Secure Boot that the machine runs with',
    before: of({ firmware: 'uefi', secureBoot: true }),
    byHand: unable({ secureBoot: false }),
    plan: of({ firmware: 'uefi', secureBoot: true, description: 'new' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'a TPM where nothing emulates it',
    facts: { emulators: [{ ...emulator, tpm: false }] },
    before: none,
    plan: of({ tpm: true }),
    steps: [],
    refusals: ['tpm-unavailable machine web'],
  },
  {
    name: 'a TPM that is emulated for another architecture only',
    facts: {
      emulators: [
        { ...arm, tpm: true },
        { ...emulator, tpm: false },
      ],
    },
    before: none,
    plan: of({ tpm: true }),
    steps: [],
    refusals: ['tpm-unavailable machine web'],
  },
  {
    name: 'CPUs that the host does not have, each once and in order',
    before: none,
    plan: of({ cpu: { pinning: [{ vcpu: 0, hostCpus: [20, 3, 16] }], emulatorHostCpus: [17, 16] } }),
    steps: [],
    refusals: ['host-cpu-missing machine web cpus=[16, 17, 20] available=16'],
  },
  {
    name: 'the last CPU of a host',
    before: none,
    plan: of({ cpu: { pinning: [{ vcpu: 0, hostCpus: [15] }], emulatorHostCpus: [0] } }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a CPU between those of a host with gaps',
    facts: {
      numaNodes: [
        { id: 0, memoryMiB: 1, cpus: [0, 1] },
        { id: 1, memoryMiB: 1, cpus: [8, 9] },
      ],
    },
    before: none,
    plan: of({ cpu: { pinning: [{ vcpu: 0, hostCpus: [2, 9] }] } }),
    steps: [],
    refusals: ['host-cpu-missing machine web cpus=[2] available=4'],
  },
  {
    name: 'any CPU of a host that does not say what it has',
    facts: { cpus: 0 },
    before: none,
    plan: of({ cpu: { pinning: [{ vcpu: 0, hostCpus: [99] }] } }),
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    warnings: ['capacity-unknown host kvm-1 vcpus=0 memoryMiB=4096'],
  },
  {
    name: 'a machine that only changes its switch is asked nothing',
    before: of({ nics: [{ ...nic, bandwidth: limit }] }),
    byHand: (host) => {
      stopMachine(host, web(host));
      Object.assign(host.facts, { trafficShaping: { usable: false, reasons: ['no sch_htb'] } });
    },
    plan: of({ nics: [{ ...nic, bandwidth: limit }], powerState: 'stopped', autostart: false }),
    steps: ['set-machine-autostart:web live'],
  },
];

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

describe('what machines are run with', () => {
  it.each(ACCELERATION)('$name', holdToWords);
});

describe('what machines ask for and a host may not be able to do', () => {
  it.each(ABILITIES)('$name', holdToWords);
});

describe('warnings about the host', () => {
  it.each(WARNINGS)('$name', holdToWords);
});
