import type { PlanMachine } from '../document/machine';
import type { Plan } from '../document/plan';
import type { OwnedVolume } from '../mark';

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

/** A machine whose guest has booted, when its seed goes then. */
export interface WithoutSpentSeed {
  /** As if it had never had a seed. */
  readonly machine: PlanMachine;
  /** What its mark lists in place of the seed. */
  readonly spentSeed: OwnedVolume;
}

/** What is left of a machine's seed after its first boot; undefined where it has none or keeps it. */
export function withoutSpentSeed(machine: PlanMachine): WithoutSpentSeed | undefined {
  if (machine.cloudInit?.afterFirstBoot !== 'remove') return undefined;
  const { cloudInit, ...rest } = machine;
  const { pool, fileName } = cloudInit;
  return { machine: rest, spentSeed: { pool, fileName, role: 'spent-seed', retain: false } };
}
