import type {
  PlanDisk,
  PlanImage,
  PlanMachine,
  PlanManagedNetwork,
  PlanNetwork,
  PlanNic,
  PlanPool,
} from '../plan';
import type {
  ExpectedImage,
  ExpectedMachine,
  ExpectedMachineDisk,
  ExpectedNetwork,
  ExpectedNic,
  ExpectedPool,
} from './expected';
import { partsOf, setOf, valueOf, type Rules } from './rules';

/** The fixed addresses of NICs, in their order. */
export function addressesOf(nics: readonly PlanNic[]): readonly string[] {
  return nics.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6].filter((address) => address !== undefined));
}

export const DISK_RULES: Rules<PlanDisk, Omit<ExpectedMachineDisk, 'name'>> = {
  sizeMiB: valueOf((disk) => disk.sizeMiB),
  image: valueOf(({ source }) => (source.kind === 'blank' ? undefined : source.image)),
  source: valueOf((disk) => disk.source.kind),
  pool: valueOf((disk) => disk.pool),
  fileName: valueOf((disk) => disk.fileName),
  serial: valueOf((disk) => disk.serial),
  bus: valueOf((disk) => disk.bus),
  cache: valueOf((disk) => disk.cache),
  discard: valueOf((disk) => disk.discard),
  retain: valueOf((disk) => disk.retain),
};

const NIC_RULES: Rules<PlanNic, Omit<ExpectedNic, 'name'>> = {
  network: valueOf(({ attachment }) => (attachment.kind === 'network' ? attachment.network : undefined)),
  bridge: valueOf(({ attachment }) => (attachment.kind === 'bridge' ? attachment.bridge : undefined)),
  mac: valueOf((nic) => nic.mac),
  model: valueOf((nic) => nic.model),
  linkUp: valueOf((nic) => nic.linkUp),
  mtu: valueOf((nic) => nic.mtu),
  ipv4: valueOf((nic) => nic.ipv4),
  ipv6: valueOf((nic) => nic.ipv6),
};

export const MACHINE_RULES: Rules<PlanMachine, Omit<ExpectedMachine, 'name'>> = {
  description: valueOf((machine) => machine.description),
  vcpus: valueOf((machine) => machine.vcpus.current),
  vcpusMax: valueOf((machine) => machine.vcpus.maximum),
  memoryMiB: valueOf((machine) => machine.memory.currentMiB),
  memoryAtBootMiB: valueOf((machine) => machine.memory.bootMiB),
  memoryMaxMiB: valueOf((machine) => machine.memory.maximumMiB),
  powerState: valueOf((machine) => machine.powerState),
  protect: valueOf((machine) => machine.protect),
  autostart: valueOf((machine) => machine.autostart),
  firmware: valueOf((machine) => machine.firmware),
  secureBoot: valueOf((machine) => machine.secureBoot),
  tpm: valueOf((machine) => machine.tpm),
  machineType: valueOf((machine) => machine.machineType),
  architecture: valueOf((machine) => machine.architecture),
  cpuModel: valueOf((machine) => machine.cpuModel),
  guestAgent: valueOf((machine) => machine.guestAgent),
  disks: partsOf<PlanMachine, PlanDisk, ExpectedMachineDisk>((machine) => machine.disks, {
    kind: 'disk',
    rules: DISK_RULES,
  }),
  nics: partsOf<PlanMachine, PlanNic, ExpectedNic>((machine) => machine.nics, {
    kind: 'NIC',
    rules: NIC_RULES,
  }),
  addresses: setOf((machine) => addressesOf(machine.nics)),
};

/** What only a network has that libvirt makes. */
const managed = (read: (network: PlanManagedNetwork) => unknown) =>
  valueOf((network: PlanNetwork) => (network.mode === 'bridge' ? undefined : read(network)));

export const NETWORK_RULES: Rules<PlanNetwork, Omit<ExpectedNetwork, 'name'>> = {
  mode: valueOf((network) => network.mode),
  autostart: valueOf((network) => network.autostart),
  bridge: valueOf((network) => (network.mode === 'bridge' ? network.existingBridge : network.bridgeName)),
  mtu: managed((network) => network.mtu),
  cidr: managed((network) => network.ipv4?.cidr),
  gateway: managed((network) => network.ipv4?.gateway),
  dhcpRange: managed((network) => network.ipv4?.dhcpRange),
  ipv6Cidr: managed((network) => network.ipv6?.cidr),
  domain: managed((network) => network.dns.domain),
};

export const IMAGE_RULES: Rules<PlanImage, Omit<ExpectedImage, 'name'>> = {
  sha256: valueOf((image) => image.sha256),
  format: valueOf((image) => image.format),
  pool: valueOf((image) => image.pool),
  url: valueOf(({ source }) => (source.kind === 'url' ? source.url : undefined)),
  path: valueOf(({ source }) => (source.kind === 'file' ? source.path : undefined)),
};

export const POOL_RULES: Rules<PlanPool, Omit<ExpectedPool, 'name'>> = {
  path: valueOf((pool) => pool.path),
  autostart: valueOf((pool) => pool.autostart),
  capacityMiB: valueOf((pool) => pool.capacityMiB),
};
