import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Secure Boot is promised only where the firmware really checks what it starts. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'without UEFI',
    (plan) => (machine(plan, 3).firmware = 'bios'),
    [
      {
        code: 'secure-boot-impossible',
        path: '$.machines[3].secureBoot',
        key: 'kvm-1/vault',
        message: 'machine "vault" asks for Secure Boot and has no UEFI firmware',
        advice: 'Use the firmware "uefi".',
      },
    ],
  ],
  [
    'on a machine type that cannot guard its firmware',
    (plan) => Object.assign(machine(plan, 3), { machineType: 'virt', architecture: 'aarch64' }),
    [
      {
        code: 'secure-boot-impossible',
        path: '$.machines[3].secureBoot',
        key: 'kvm-1/vault',
        message:
          'machine "vault" asks for Secure Boot and has the machine type virt, whose firmware cannot be guarded against its guest',
        advice: 'Use the machine type "q35".',
      },
    ],
  ],
  [
    'of a kernel that passes the firmware by',
    (plan) => (machine(plan, 3).boot = { kind: 'kernel', kernel: 'vmlinuz' }),
    [
      {
        code: 'secure-boot-impossible',
        path: '$.machines[3].secureBoot',
        key: 'kvm-1/vault',
        message:
          'machine "vault" asks for Secure Boot and boots a kernel directly, which passes Secure Boot by: it would only look secure',
        advice: 'Boot from a disk whose boot loader is signed, or do without Secure Boot.',
      },
    ],
  ],
  [
    'against everything at once',
    (plan) => Object.assign(machine(plan, 1), { secureBoot: true }),
    [
      {
        code: 'secure-boot-impossible',
        path: '$.machines[1].secureBoot',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" asks for Secure Boot and has no UEFI firmware',
        advice: 'Use the firmware "uefi".',
      },
      {
        code: 'secure-boot-impossible',
        path: '$.machines[1].secureBoot',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" asks for Secure Boot and has the machine type pc, whose firmware cannot be guarded against its guest',
        advice: 'Use the machine type "q35".',
      },
      {
        code: 'secure-boot-impossible',
        path: '$.machines[1].secureBoot',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" asks for Secure Boot and boots a kernel directly, which passes Secure Boot by: it would only look secure',
        advice: 'Boot from a disk whose boot loader is signed, or do without Secure Boot.',
      },
    ],
  ],
])('secure boot: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
