import { dirname } from 'node:path';
import { plain } from '../../terminal/plain';
import { aboutSizeInWords } from '../../wording';
import { NOT_THIS_MACHINE, type Check } from '../check';
import type { HostProbe } from '../host-probe';

/** An image alone is some hundred MiB, and guests whose disks cannot grow are paused. */
const FREE_MIB_MIN = 1024;

export const diskSpace: Check = {
  id: 'disk-space',
  title: 'there is space for disks',
  run: ({ probe, poolFolders }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const spaces = poolFolders.map((folder) => ({ folder, freeMiB: freeAt(probe, folder) }));
    const finding =
      spaces
        .map(({ folder, freeMiB }) => `${aboutSizeInWords(freeMiB)} free in ${plain(folder)}`)
        .join(', ') || 'no folders';
    return spaces.some(({ freeMiB }) => freeMiB < FREE_MIB_MIN)
      ? {
          status: 'warn',
          finding,
          advice: `Free some: below ${aboutSizeInWords(FREE_MIB_MIN)} images and growing disks soon do not fit.`,
        }
      : { status: 'ok', finding };
  },
};

/** A folder that is not there yet will be on the file system of the nearest one that is. */
function freeAt(probe: HostProbe, folder: string): number {
  const free = probe.tryFreeMiB(folder);
  if (free !== undefined) return free;
  const parent = dirname(folder);
  return parent === folder ? 0 : freeAt(probe, parent);
}
