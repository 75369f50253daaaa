import { plain } from '../terminal/plain';
import { shown } from './shown';

/** Names of fields that read badly when only taken apart; the others are words already. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'vcpus.current': 'vCPUs',
  'vcpus.maximum': 'vCPU ceiling',
  'memory.currentMiB': 'memory',
  'memory.bootMiB': 'memory at boot',
  'memory.maximumMiB': 'memory ceiling',
  'memory.hugepages': 'huge pages',
  'cpu.shares': 'CPU shares',
  'cpu.limitPercent': 'CPU limit',
  'cpu.pinning': 'vCPU pinning',
  'cpu.emulatorHostCpus': 'emulator pinning',
  'cpu.topology': 'CPU topology',
  cpuModel: 'CPU model',
  rng: 'random number device',
  secureBoot: 'Secure Boot',
  tpm: 'TPM',
};

/** What follows these is the name that the user gave to one of several. */
const COLLECTION_WORDS: Readonly<Record<string, string>> = {
  disks: 'disk',
  nics: 'NIC',
  cdroms: 'CD drive',
};

const PART_WORDS: Readonly<Record<string, string>> = {
  mac: 'MAC address',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  cidr: 'subnet',
  mtu: 'MTU',
  dns: 'DNS',
  dhcpRange: 'DHCP range',
  linkUp: 'link',
  limits: 'limit',
  iops: 'operations/s',
  bytesPerSecond: 'throughput',
};

/** A field's path as people read it: `memory.currentMiB` → `memory`, `disks.root.sizeMiB` → `disk root size`. */
export function fieldInWords(field: string): string {
  const known = FIELD_WORDS[field];
  if (known !== undefined) return known;
  const [first = '', second, ...rest] = plain(field).split('.');
  const collection = COLLECTION_WORDS[first];
  const words =
    collection === undefined
      ? [first, ...(second === undefined ? [] : [second]), ...rest].map(partInWords)
      : [collection, ...(second === undefined ? [] : [second]), ...rest.map(partInWords)];
  return words.join(' ');
}

/** Our camel case is taken apart and loses its unit; names with a hyphen or digits are the user's own and stay. */
function partInWords(part: string): string {
  return (
    PART_WORDS[part] ??
    part
      .replace(/(KiBPerSecond|MiB|KiB|Bytes|Seconds|Hours)$/, '')
      .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`)
  );
}

/** A disk's own field among those of its machine: `disk root size`. */
export function diskFieldInWords(disk: string, field: string): string {
  return `disk ${shown(disk)} ${field}`;
}
