import { CDROMS_MAX, type PlanDisk, type PlanMachine } from '../plan';

/**
 * Where the cloud-init seed sits. It is kept free of disks even on machines without a seed: a seed that comes or goes later
 * then moves no disk.
 */
export const SEED_TARGET = 'sda';

/** libvirt counts SCSI and SATA disks together (`sda`, `sdb` …), virtio disks by themselves. */
const PREFIX_OF_BUS = { virtio: 'vd', scsi: 'sd', sata: 'sd' } as const satisfies Record<
  PlanDisk['bus'],
  string
>;

/** The first letter of each prefix that a disk may take: `sda` belongs to the seed, `sdb` to `sde` to CD drives. */
const FIRST_OF_PREFIX = { vd: 0, sd: 1 + CDROMS_MAX } as const;

/** libvirt's target device of each disk of `machine`, by disk name: counted in the plan's order. */
export function diskTargets(machine: PlanMachine): ReadonlyMap<string, string> {
  const used = { ...FIRST_OF_PREFIX } as Record<'vd' | 'sd', number>;
  return new Map(
    machine.disks.map((disk) => {
      const prefix = PREFIX_OF_BUS[disk.bus];
      const index = used[prefix];
      used[prefix] += 1;
      return [disk.name, `${prefix}${letters(index)}`];
    }),
  );
}

/** 0 is `a`, 25 is `z`, 26 is `aa` (libvirt's virIndexToDiskName). */
function letters(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** The number behind a target device, as libvirt uses it to place a disk on a controller: `sda` is 0, `sdab` is 27. */
export function targetIndex(target: string): number {
  const digits = Array.from(target.slice(2), (letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1);
  return digits.reduce((sum, digit) => sum * 26 + digit, 0) - 1;
}
