import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../lib/plan';
import { sampleFacts, sampleMachine } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

type MachineInput = PlanInput['machines'][number];

const machines = (changes: Partial<MachineInput>): Pick<PlanInput, 'machines'> => ({
  machines: [sampleMachine(changes)],
});
const withNic = (changes: Partial<MachineInput['nics'][number]>): Pick<PlanInput, 'machines'> =>
  machines({ nics: sampleMachine().nics.map((nic) => ({ ...nic, ...changes })) });
const limited = withNic({ bandwidth: { inbound: { averageKiBPerSecond: 100 } } });
const filtered = withNic({ filter: { name: 'theirs', parameters: [] } });
const emulators = sampleFacts().emulators.map((emulator) => ({ ...emulator, secureBoot: false, tpm: false }));
const pinned = (cpu: number): Pick<PlanInput, 'machines'> =>
  machines({ cpu: { pinning: [{ vcpu: 0, hostCpus: [cpu] }] } });

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'bandwidth where the kernel cannot shape traffic',
    facts: { trafficShaping: { usable: false, reasons: ['no sch_htb'] } },
    before: {},
    plan: limited,
    steps: [],
    refusals: ['traffic-shaping-unavailable machine web'],
  },
  {
    name: 'bandwidth where nobody can tell is tried',
    facts: { trafficShaping: { reasons: [] } },
    before: {},
    plan: limited,
    steps: ['update-nic:web/lan live', 'define-machine:web live < update-nic:web/lan'],
  },
  {
    name: 'a filter that the host does not have',
    before: {},
    plan: filtered,
    steps: [],
    refusals: ['network-filter-missing machine web'],
  },
  {
    name: 'Secure Boot without a firmware for it',
    facts: { emulators },
    before: {},
    plan: machines({ firmware: 'uefi', secureBoot: true }),
    steps: [],
    refusals: ['secure-boot-unavailable machine web'],
  },
  {
    name: 'a TPM without an emulator for it',
    facts: { emulators },
    before: {},
    plan: machines({ tpm: true }),
    steps: [],
    refusals: ['tpm-unavailable machine web'],
  },
  {
    name: 'pinning to the last CPU of the host',
    before: {},
    plan: pinned(15),
    steps: ['tune-cpu:web live', 'define-machine:web live < tune-cpu:web'],
  },
  {
    name: 'pinning to a CPU that the host does not have',
    before: {},
    plan: pinned(16),
    steps: [],
    refusals: ['host-cpu-missing machine web'],
  },
  {
    name: 'memory that grows under the guest needs room like a start',
    facts: { memoryMiB: 300 },
    before: machines({
      memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 512, ceiling: 'stated', hugepages: false },
    }),
    plan: machines({
      memory: { currentMiB: 301, bootMiB: 256, maximumMiB: 512, ceiling: 'stated', hugepages: false },
    }),
    steps: [],
    refusals: ['not-enough-memory machine web'],
  },
];

describe('what a host cannot do', () => {
  it.each(SCENARIOS)('$name', hold);

  it('is not asked of a machine that runs with it already', () => {
    const able = sampleFacts().emulators;
    hold({
      name: 'runs with it',
      facts: { emulators: able },
      before: machines({ tpm: true }),
      byHand: (host) => {
        Object.assign(host.facts, { emulators });
      },
      plan: machines({ tpm: true, description: 'new' }),
      steps: ['define-machine:web live'],
    });
  });
});
