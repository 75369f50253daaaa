import { machineProbe } from '../doctor/host-probe';
import { mayAccess, tryFindQemuUser } from '../doctor/qemu-user';
import type { HostEnvironment } from '../../inventory';

/**
 * What this machine's operating system says to the inventory, seen through `root` (see `machineProbe`). A device is usable
 * when the user that QEMU runs as may use it: root may open anything, but guests do not run as root.
 */
export function hostEnvironment(root: string): HostEnvironment {
  const probe = machineProbe(root);
  return {
    readFile: (path) => Promise.resolve(probe.tryReadText(path)),
    canReadAndWrite: (path) => {
      const facts = probe.tryStat(path);
      const user = tryFindQemuUser(probe);
      return Promise.resolve(
        facts !== undefined && user !== undefined && mayAccess(user, facts, 'read-write'),
      );
    },
  };
}
