import { plain } from '../../terminal/plain';
import { NO_LIBVIRT, type Check } from '../check';

/** What keeps NICs to their own addresses (libvirt's own; Debian has them in the package that libvirt-daemon-system brings along). */
const STOCK_FILTERS = ['clean-traffic', 'no-mac-spoofing'];

export const networkFilters: Check = {
  id: 'network-filters',
  title: 'NICs can be filtered',
  run: ({ libvirt, networkFilters: defined, plan }) => {
    if (libvirt.kind === 'unreachable') return NO_LIBVIRT;
    if (defined === undefined) {
      return { status: 'skipped', finding: 'libvirt does not say which network filters are defined' };
    }
    const wanted = plan?.machines.flatMap(({ nics }) => nics.flatMap(({ filter }) => filter?.name ?? []));
    const missing = [...new Set(wanted ?? STOCK_FILTERS)].filter((name) => !defined.includes(name));
    if (missing.length === 0) {
      const used = wanted === undefined || wanted.length === 0 ? '' : '; all that the plan names are there';
      return { status: 'ok', finding: `${defined.length} network filters are defined${used}` };
    }
    const names = missing.map(plain).join(', ');
    return {
      status: wanted === undefined ? 'warn' : 'fail',
      finding:
        wanted === undefined
          ? `libvirt's own filters ${names} are not defined, so guests of isolated networks would be refused`
          : `the plan names ${names}, and no such filter is defined`,
      advice:
        'Install libvirt’s filters (libvirt-daemon-config-nwfilter) and start libvirt anew, or define them with `virsh nwfilter-define`.',
    };
  },
};
