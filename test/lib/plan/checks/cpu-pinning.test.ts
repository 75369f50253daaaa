import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

type Pinning = PlanDraft['machines'][number]['cpu']['pinning'];
/** The machine may have vCPUs 0 to 3. */
const pin =
  (...pinning: Pinning) =>
  (plan: PlanDraft) =>
    (machine(plan).cpu.pinning = pinning);

/** Pinning names vCPUs that the machine may have, each once, and one wish has one form. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a vCPU beyond the ceiling',
    pin({ vcpu: 0, hostCpus: [1] }, { vcpu: 4, hostCpus: [1] }),
    [
      {
        code: 'pinning-impossible',
        path: '$.machines[0].cpu.pinning[1].vcpu',
        key: 'kvm-1/web',
        message: 'machine "web" pins vCPU 4, and its vCPUs are 0 to 3',
        advice: 'Pin a vCPU that it may have, or raise the ceiling.',
      },
    ],
  ],
  ['the last vCPU, which is no problem', pin({ vcpu: 3, hostCpus: [1] }), []],
  [
    'a vCPU twice',
    pin({ vcpu: 1, hostCpus: [1] }, { vcpu: 1, hostCpus: [2] }),
    [
      {
        code: 'duplicate-reference',
        path: '$.machines[0].cpu.pinning[1].vcpu',
        key: 'kvm-1/web',
        message:
          'the pinning of machine "web" has the vCPU 1, which the pinning of machine "web" has already ($.machines[0].cpu.pinning[0].vcpu)',
        advice: 'Pin each vCPU once.',
      },
    ],
  ],
  [
    'vCPUs in another order',
    pin({ vcpu: 2, hostCpus: [1] }, { vcpu: 1, hostCpus: [2] }),
    [
      {
        code: 'not-sorted',
        path: '$.machines[0].cpu.pinning',
        key: 'kvm-1/web',
        message: 'the pinning of machine "web" is not in ascending order',
        advice: 'Sort it.',
      },
    ],
  ],
  [
    'a host CPU twice',
    pin({ vcpu: 1, hostCpus: [5, 5] }),
    [
      {
        code: 'duplicate-reference',
        path: '$.machines[0].cpu.pinning[0].hostCpus[1]',
        key: 'kvm-1/web',
        message:
          'the pinning of machine "web" for vCPU 1 has the host CPU 5, which the pinning of machine "web" for vCPU 1 has already ($.machines[0].cpu.pinning[0].hostCpus[0])',
        advice: 'Name each CPU of the host once.',
      },
    ],
  ],
  [
    'host CPUs in another order',
    pin({ vcpu: 0, hostCpus: [1] }, { vcpu: 1, hostCpus: [6, 5] }),
    [
      {
        code: 'not-sorted',
        path: '$.machines[0].cpu.pinning[1].hostCpus',
        key: 'kvm-1/web',
        message: 'the pinning of machine "web" for vCPU 1 is not in ascending order',
        advice: 'Sort it.',
      },
    ],
  ],
  [
    'one host CPU for two vCPUs, which is no problem',
    pin({ vcpu: 0, hostCpus: [1] }, { vcpu: 1, hostCpus: [1] }),
    [],
  ],
  [
    "a host CPU twice for QEMU's own threads alone",
    (plan) => (machine(plan).cpu.emulatorHostCpus = [0, 0]),
    [
      {
        code: 'duplicate-reference',
        path: '$.machines[0].cpu.emulatorHostCpus[1]',
        key: 'kvm-1/web',
        message:
          'the pinning of machine "web" has the host CPU 0, which the pinning of machine "web" has already ($.machines[0].cpu.emulatorHostCpus[0])',
        advice: 'Name each CPU of the host once.',
      },
    ],
  ],
  [
    "host CPUs for QEMU's own threads in the order of texts",
    (plan) => (machine(plan).cpu.emulatorHostCpus = [10, 9]),
    [
      {
        code: 'not-sorted',
        path: '$.machines[0].cpu.emulatorHostCpus',
        key: 'kvm-1/web',
        message: 'the pinning of machine "web" is not in ascending order',
        advice: 'Sort it.',
      },
    ],
  ],
  [
    "host CPUs for QEMU's own threads in the order of numbers, which is no problem",
    (plan) => (machine(plan).cpu.emulatorHostCpus = [9, 10]),
    [],
  ],
])('cpu pinning: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
