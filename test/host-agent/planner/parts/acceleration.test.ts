import { describe, it } from '@jest/globals';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
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

describe('what machines are run with', () => {
  it.each(ACCELERATION)('$name', holdToWords);
});
