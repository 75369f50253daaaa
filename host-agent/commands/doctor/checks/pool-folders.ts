import { dirname } from 'node:path';
import { plain } from '../../terminal/plain';
import { NOT_THIS_MACHINE, type Check } from '../check';
import type { HostProbe } from '../host-probe';
import { mayAccess, tryFindQemuUser, type QemuUser } from '../qemu-user';

export const poolFolders: Check = {
  id: 'pool-folders',
  title: 'QEMU may enter the pools',
  run: ({ probe, poolFolders: folders }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const user = tryFindQemuUser(probe);
    if (user === undefined) return { status: 'skipped', finding: 'the QEMU user is not known' };
    const barred = [...new Set(folders.flatMap((folder) => tryFindBarrier(probe, user, folder) ?? []))];
    if (barred.length > 0) {
      return {
        status: 'fail',
        finding: `${user.name} may not enter ${barred.map(plain).join(', ')}`,
        advice: `Allow it (chmod o+x), or put pools elsewhere: machines would not start with "Permission denied".`,
      };
    }
    const absent = folders.filter((folder) => probe.tryStat(folder) === undefined);
    const made =
      absent.length === 0 ? '' : `; ${absent.map(plain).join(', ')} will be made when a pool needs it`;
    return { status: 'ok', finding: `${folders.map(plain).join(', ') || 'no folders'}${made}` };
  },
};

/** The first folder on the way, from the root down, that the user may not enter. */
function tryFindBarrier(probe: HostProbe, user: QemuUser, folder: string): string | undefined {
  return withAncestors(folder).find((path) => {
    const facts = probe.tryStat(path);
    return facts !== undefined && facts.isDirectory && !mayAccess(user, facts, 'enter');
  });
}

function withAncestors(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...withAncestors(parent), path];
}
