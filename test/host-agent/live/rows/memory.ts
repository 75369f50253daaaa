import type { RefusedRow, Row } from './row';

const KIB_PER_MIB = 1024;
/** Less than any change below, more than a kernel keeps for itself when memory moves. */
const SLACK_KIB = 16 * KIB_PER_MIB;

/** Whether the guest's memory has changed by this much. */
const moved =
  (mebibytes: number): NonNullable<Row['guest']> =>
  (after, before) =>
    Math.abs(after.memTotalKiB - before.memTotalKiB - mebibytes * KIB_PER_MIB) < SLACK_KIB;

export const memoryRows: readonly Row[] = [
  {
    name: 'less memory by balloon',
    edit: (web) => (web.memory.currentMiB = 224),
    impact: 'live',
    fields: ['memory.currentMiB'],
    guest: moved(-32),
    virsh: [['dommemstat web', /^actual 229376$/m]],
  },
  {
    name: 'more memory than it booted with, plugged in',
    edit: (web) => (web.memory.currentMiB = 384),
    impact: 'live',
    fields: ['memory.currentMiB'],
    guest: moved(160),
    virsh: [
      ['dumpxml web', /<requested unit='KiB'>131072<\/requested>/],
      ['dumpxml web --inactive', /<currentMemory unit='KiB'>393216<\/currentMemory>/],
    ],
  },
  {
    name: 'a part of it unplugged',
    edit: (web) => (web.memory.currentMiB = 320),
    impact: 'live',
    fields: ['memory.currentMiB'],
    guest: moved(-64),
    virsh: [['dumpxml web', /<current unit='KiB'>65536<\/current>/]],
  },
  {
    name: 'more memory to boot with next time',
    edit: (web) => (web.memory.bootMiB = 320),
    impact: 'live',
    fields: ['memory.bootMiB'],
  },
  {
    name: 'a higher memory ceiling',
    edit: (web) => (web.memory.maximumMiB = 768),
    impact: 'restart',
    fields: ['memory.maximumMiB'],
    guest: moved(0),
    virsh: [['dumpxml web', /<maxMemory slots='\d+' unit='KiB'>786432<\/maxMemory>/]],
  },
];

export const refusedMemoryRows: readonly RefusedRow[] = [
  {
    name: 'huge pages on a host that has none to give',
    edit: (web) => (web.memory.hugepages = true),
    code: 'hugepages-unavailable',
  },
];
