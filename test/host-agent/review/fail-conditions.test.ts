import { describe, expect, it } from '@jest/globals';
import {
  FAIL_CONDITIONS,
  failuresOf,
  reviewHosts,
  type FailCondition,
  type FailFinding,
} from '../../../host-agent/review';
import { planDigest, type Plan, type PlanInput } from '../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleMachine,
  samplePlan,
  samplePool,
} from '../planner/sample-plan';

const reviewed = (plan: Plan): { plan: Plan; digest: string } => ({ plan, digest: planDigest(plan) });

function failures(
  base: Partial<PlanInput>,
  head: Partial<PlanInput> | undefined,
  conditions: readonly FailCondition[] = FAIL_CONDITIONS,
): readonly FailFinding[] {
  const after = head === undefined ? [] : [reviewed(samplePlan(head))];
  return failuresOf(reviewHosts([reviewed(samplePlan(base))], after), conditions);
}

const inWords = ({ condition, subject, because }: FailFinding): string => {
  const { kind } = because;
  const detail = kind === 'impact' ? because.impact : kind === 'refusal' ? because.code : because.of;
  return `${condition} ${subject.kind} ${subject.name}: ${kind} ${detail}`;
};

const withCapacity = (vcpus: number, memoryMiB: number): PlanInput['host'] =>
  sampleHost({ capacity: { vcpus, memoryMiB } });
const memory = (sizeMiB: number): PlanInput['machines'][number]['memory'] => ({
  currentMiB: sizeMiB,
  bootMiB: sizeMiB,
  maximumMiB: sizeMiB,
  ceiling: 'stated',
  hugepages: false,
});

describe('conditions to fail on', () => {
  it.each([
    {
      what: 'a host that would be emptied, which is refused',
      base: {},
      head: { machines: [] },
      met: ['destroy machine web: refusal empty-plan', 'unprotected-delete machine web: refusal empty-plan'],
    },
    {
      what: 'a host that may be emptied',
      base: {},
      head: { host: sampleHost({ limits: { machineDeletionsMax: 10, allowEmpty: true } }), machines: [] },
      // What is worse than a restart meets that condition too.
      met: [
        'restart machine web: impact destroy',
        'replace machine web: impact destroy',
        'destroy machine web: impact destroy',
        'unprotected-delete machine web: impact destroy',
      ],
    },
    {
      what: 'more memory than the host has',
      base: { host: withCapacity(8, 4096) },
      head: {
        host: withCapacity(8, 4096),
        machines: [sampleMachine(), otherMachine('db', 2, { memory: memory(8192) })],
      },
      met: ['over-capacity machine db: refusal not-enough-memory'],
    },
    {
      what: 'more disk than the pool has',
      base: { pools: [samplePool({ capacityMiB: 100 })] },
      head: {
        pools: [samplePool({ capacityMiB: 100 })],
        machines: [sampleMachine({ disks: [sampleDisk({ sizeMiB: 200 })] })],
      },
      met: ['over-capacity disk root: refusal not-enough-space'],
    },
    {
      what: 'less of a host than its machines were promised, though none of them changes',
      base: { machines: [sampleMachine(), otherMachine('db', 2, { memory: memory(512) })] },
      head: {
        host: withCapacity(1, 256),
        machines: [sampleMachine(), otherMachine('db', 2, { memory: memory(512) })],
      },
      met: ['over-capacity host kvm-1: allocation vcpus', 'over-capacity host kvm-1: allocation memoryMiB'],
    },
    {
      what: 'a host of which nobody says how large it is',
      base: {},
      head: { machines: [sampleMachine(), otherMachine('db', 2, { memory: memory(2 ** 20) })] },
      met: [],
    },
    { what: 'a host that nobody applies a plan to any more', base: {}, head: undefined, met: [] },
  ])('are met by $what', ({ base, head, met }) => {
    expect(failures(base, head).map(inWords)).toEqual(met);
  });

  it('tell each machine once, at its worst, though much happens to it and to its disks', () => {
    const data = sampleDisk({ name: 'data', fileName: 'web-data.qcow2', serial: 'web-data' });
    const base = { machines: [sampleMachine({ disks: [sampleDisk(), data] }), otherMachine('db', 2)] };
    const head = { machines: [sampleMachine({ cpuModel: 'qemu64' })] };
    expect(failures(base, head, ['restart', 'replace']).map(inWords)).toEqual([
      'restart machine web: impact destroy',
      'restart machine db: impact destroy',
      'replace machine web: impact destroy',
      'replace machine db: impact destroy',
    ]);
  });
});
