import type { Check } from '../check';
import { addressOverlap } from './address-overlap';
import { defineTime } from './define-time';
import { dhcpHelper } from './dhcp-helper';
import { diskSpace } from './disk-space';
import { firmware } from './firmware';
import { hardwareVirtualisation } from './hardware-virtualisation';
import { kvmDevice } from './kvm-device';
import { libvirtReachable } from './libvirt-reachable';
import { networkFilters } from './network-filters';
import { poolFolders } from './pool-folders';
import { sandbox } from './sandbox';
import { trafficShaping } from './traffic-shaping';

/** All checks in the order in which they are shown: what the others need comes first. */
export const CHECKS: readonly Check[] = [
  libvirtReachable,
  hardwareVirtualisation,
  kvmDevice,
  defineTime,
  poolFolders,
  diskSpace,
  firmware,
  dhcpHelper,
  addressOverlap,
  trafficShaping,
  networkFilters,
  sandbox,
];
