import { plain } from '../terminal/plain';

/** Names of fields that read badly when only taken apart; the others are words already. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'vcpus.current': 'vCPUs',
  'vcpus.maximum': 'vCPU ceiling',
  'memory.currentMiB': 'memory',
  'memory.maximumMiB': 'memory ceiling',
  cpuModel: 'CPU model',
  rng: 'random number device',
};

/** A field's path as people read it: `memory.currentMiB` → `memory`, `disks.root.sizeMiB` → `disk root size`. */
export function fieldInWords(field: string): string {
  const known = FIELD_WORDS[field];
  if (known !== undefined) return known;
  return plain(field)
    .split('.')
    .map((part) => PART_WORDS[part] ?? partInWords(part))
    .join(' ');
}

const PART_WORDS: Readonly<Record<string, string>> = {
  disks: 'disk',
  nics: 'NIC',
  mac: 'MAC address',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  cidr: 'subnet',
  mtu: 'MTU',
  dns: 'DNS',
  dhcpRange: 'DHCP range',
};

/** Names with a hyphen or digits are the user's own and stay; our camel case is taken apart and loses its unit. */
function partInWords(part: string): string {
  return part
    .replace(/(MiB|Bytes|Seconds|Hours)$/, '')
    .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
