import { plain } from '../../terminal/plain';
import type { Check } from '../check';

/** libvirt 7.9 is the first that plugs memory in (virtio-mem), and takes a memory ceiling therefore; 9.0 (Debian 12) is what is tested. */
const OLDEST_VERSION = 7_009_000;

export const libvirtReachable: Check = {
  id: 'libvirt',
  title: 'libvirt answers',
  run: async ({ libvirt, uri }) => {
    if (libvirt.kind === 'unreachable') return { status: 'fail', finding: plain(libvirt.message) };
    const version = await libvirt.host.node.libvirtVersion();
    const hypervisor = await libvirt.host.node.hypervisorVersion();
    const finding = `libvirt ${versionInWords(version)} with QEMU ${versionInWords(hypervisor)} at ${plain(uri)}`;
    return version >= OLDEST_VERSION
      ? { status: 'ok', finding }
      : {
          status: 'warn',
          finding,
          advice: `Versions before ${versionInWords(OLDEST_VERSION)} cannot plug memory in and refuse machines with a memory ceiling: update libvirt.`,
        };
  },
};

/** libvirt's `major * 1000000 + minor * 1000 + release`. */
function versionInWords(version: number): string {
  return [Math.floor(version / 1_000_000), Math.floor(version / 1000) % 1000, version % 1000].join('.');
}
