import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Every vCPU that a machine may have has its place. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'too few places',
    (plan) => (machine(plan, 3).cpu.topology = { sockets: 1, cores: 7, threads: 1 }),
    [
      {
        code: 'topology-mismatch',
        path: '$.machines[3].cpu.topology',
        key: 'kvm-1/vault',
        message: 'machine "vault" may have 8 vCPUs, and its topology has 7 (1 × 7 × 1)',
        advice: 'Make sockets × cores × threads as many as the vCPU ceiling.',
      },
    ],
  ],
  [
    'too many places',
    (plan) => (machine(plan).cpu.topology = { sockets: 2, cores: 3, threads: 5 }),
    [
      {
        code: 'topology-mismatch',
        path: '$.machines[0].cpu.topology',
        key: 'kvm-1/web',
        message: 'machine "web" may have 4 vCPUs, and its topology has 30 (2 × 3 × 5)',
        advice: 'Make sockets × cores × threads as many as the vCPU ceiling.',
      },
    ],
  ],
  [
    'as many as the ceiling, which is no problem',
    (plan) => (machine(plan, 3).cpu.topology = { sockets: 2, cores: 2, threads: 2 }),
    [],
  ],
])('cpu topology: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
