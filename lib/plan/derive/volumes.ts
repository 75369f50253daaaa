import type { PlanMachine } from '../document/machine';
import type { Plan } from '../document/plan';

/** A file that is made for one machine. */
export interface MachineVolume {
  readonly pool: string;
  readonly fileName: string;
  readonly role: 'disk' | 'seed';
  /** Stays in place when the machine is deleted. */
  readonly retain: boolean;
}

/** All files made for `machine`: its disks in order, then its cloud-init seed. */
export function volumesOf(machine: PlanMachine): readonly MachineVolume[] {
  const disks = machine.disks.map((disk) => ({
    pool: disk.pool,
    fileName: disk.fileName,
    role: 'disk' as const,
    retain: disk.retain,
  }));
  const seed = machine.cloudInit;
  return seed === undefined
    ? disks
    : [...disks, { pool: seed.pool, fileName: seed.fileName, role: 'seed', retain: false }];
}

/** Absolute path of a file in one of the plan's pools; `undefined` when the plan has no such pool. */
export function tryFindVolumePath(
  plan: Plan,
  volume: { readonly pool: string; readonly fileName: string },
): string | undefined {
  const pool = plan.pools.find((candidate) => candidate.name === volume.pool);
  return pool === undefined ? undefined : `${pool.path}/${volume.fileName}`;
}
