import type { PlanMachine } from '../document/machine';
import { collect, NONE, problem, type Check } from './check';

/** Secure Boot is only promised where the firmware really checks what it starts. */
export const secureBoot: Check = (plan) =>
  collect(plan.machines, (machine, index) => {
    if (!machine.secureBoot) return NONE;
    const at = { path: `$.machines[${index}].secureBoot`, key: machine.key };
    return obstacles(machine).map(({ why, advice }) =>
      problem(
        'secure-boot-impossible',
        at,
        `machine "${machine.name}" asks for Secure Boot and ${why}`,
        advice,
      ),
    );
  });

interface Obstacle {
  readonly why: string;
  readonly advice: string;
}

function obstacles({ firmware, machineType, boot }: PlanMachine): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (firmware !== 'uefi') {
    found.push({ why: 'has no UEFI firmware', advice: 'Use the firmware "uefi".' });
  }
  // It needs system management mode, which QEMU has on this machine type only.
  if (machineType !== 'q35') {
    found.push({
      why: `has the machine type ${machineType}, whose firmware cannot be guarded against its guest`,
      advice: 'Use the machine type "q35".',
    });
  }
  // QEMU hands the kernel over behind the firmware's back: even one with a broken signature starts, and says it was secure.
  if (boot.kind === 'kernel') {
    found.push({
      why: 'boots a kernel directly, which passes Secure Boot by: it would only look secure',
      advice: 'Boot from a disk whose boot loader is signed, or do without Secure Boot.',
    });
  }
  return found;
}
