import { join } from 'node:path';
import type { PlanMachine } from '../../../../lib/plan';
import type { GuestsHost } from './guests-host';

const MIB_PER_GIB = 1024;

/** What other programs are told of a guest: where its disk goes, what that stands on, and its one NIC. */
export interface GuestFiles {
  readonly diskPath: string;
  readonly backingPath: string;
  readonly diskMiB: number;
  readonly diskGiB: number;
  readonly mac: string;
  readonly memoryMiB: number;
}

export function guestFiles(
  { poolPath, emptyPlan }: Pick<GuestsHost, 'poolPath' | 'emptyPlan'>,
  { disks: [disk], nics: [nic], memory }: PlanMachine,
): GuestFiles {
  const image = emptyPlan.images.find(({ format }) => format === 'qcow2');
  if (disk === undefined || nic === undefined || image === undefined)
    throw new Error('a guest has a disk of an image, and a NIC');
  return {
    diskPath: join(poolPath, disk.fileName),
    backingPath: join(poolPath, image.fileName),
    diskMiB: disk.sizeMiB,
    diskGiB: disk.sizeMiB / MIB_PER_GIB,
    mac: nic.mac,
    memoryMiB: memory.bootMiB,
  };
}
