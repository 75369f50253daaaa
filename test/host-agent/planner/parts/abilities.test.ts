import { describe, it } from '@jest/globals';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { sampleFacts, sampleMachine } from '../sample-plan';
import { web } from '../scenario';
import { holdToWords, type Told } from './told';

type MachineInput = ReturnType<typeof sampleMachine>;

const bare = { networks: [], images: [], pools: [] };
const none = { ...bare, machines: [] };
const of = (changes: Partial<MachineInput> = {}) => ({
  ...bare,
  machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] }, ...changes })],
});
const [emulator] = sampleFacts().emulators;
if (emulator === undefined) throw new Error('the sample host can run nothing');
const arm = { ...emulator, architecture: 'aarch64', machines: ['virt'] };
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
    byHand: (host) => {
      Reflect.deleteProperty(host.facts, 'networkFilters');
    },
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

describe('what machines ask for and a host may not be able to do', () => {
  it.each(ABILITIES)('$name', holdToWords);
});
