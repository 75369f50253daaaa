import type { ActualMachine, ActualNetwork, HostFacts, Inventory, Ownership } from '../../inventory';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { aboutSizeInWords, sizeInWords } from '../wording';
import { tableLines, type TableColumn, type TableRow } from './table';

/** What a host has, a table for each kind of thing. */
export function renderInventory(inventory: Inventory, uri: string, paint: Paint): string {
  const { host, machines, networks, pools, unreadable } = inventory;
  return [
    paint('strong', `host ${plain(host.hostname)} · ${plain(uri)}`),
    ...hostLines(host),
    ...table('machines', MACHINE_COLUMNS, machines.map(machineRow), paint),
    ...table('networks', NETWORK_COLUMNS, networks.map(networkRow), paint),
    ...table(
      'pools',
      POOL_COLUMNS,
      pools.map((pool) => [
        plain(pool.name),
        pool.active ? 'active' : 'inactive',
        plain(pool.path ?? pool.type),
        String(pool.volumes.length),
        pool.space === undefined ? '?' : aboutSizeInWords(pool.space.availableMiB),
        pool.space === undefined ? '?' : aboutSizeInWords(pool.space.capacityMiB),
      ]),
      paint,
    ),
    ...(unreadable.length === 0 ? [] : ['', paint('disrupt', 'could not be read')]),
    ...unreadable.map((entry) => `  ${entry.kind} ${plain(entry.name)}: ${plain(entry.reason)}`),
  ].join('\n');
}

/** Machines with what they have and where they answer; also shown after an apply. */
export function machineTable(machines: readonly ActualMachine[], paint: Paint): readonly string[] {
  return table('machines', MACHINE_COLUMNS, machines.map(machineRow), paint);
}

const MACHINE_COLUMNS: readonly TableColumn[] = [
  { title: 'name' },
  { title: 'owner' },
  { title: 'state' },
  { title: 'vCPUs', align: 'right' },
  { title: 'memory', align: 'right' },
  { title: 'disks', align: 'right' },
  { title: 'runs by' },
  { title: 'addresses' },
];

const NETWORK_COLUMNS: readonly TableColumn[] = [
  { title: 'name' },
  { title: 'owner' },
  { title: 'state' },
  { title: 'mode' },
  { title: 'subnets' },
];

const POOL_COLUMNS: readonly TableColumn[] = [
  { title: 'name' },
  { title: 'state' },
  { title: 'folder' },
  { title: 'files', align: 'right' },
  { title: 'free', align: 'right' },
  { title: 'size', align: 'right' },
];

function hostLines(host: HostFacts): readonly string[] {
  const { acceleration } = host;
  const kvm = acceleration.usable ? 'usable' : `not usable: ${acceleration.reasons.map(plain).join('; ')}`;
  return [
    `  ${host.cpus} CPUs (${plain(host.architecture)}), ${aboutSizeInWords(host.memoryMiB)} of memory, ${aboutSizeInWords(host.memoryFreeMiB)} free`,
    `  libvirt ${plain(host.libvirtVersion)}, QEMU ${plain(host.hypervisorVersion)}, KVM ${kvm}`,
  ];
}

function table(
  title: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  paint: Paint,
): readonly string[] {
  if (rows.length === 0) return ['', `${title}: none`];
  const [header = '', ...lines] = tableLines(columns, rows);
  return ['', title, paint('faint', `  ${header}`), ...lines.map((line) => `  ${line}`)];
}

function machineRow(machine: ActualMachine): TableRow {
  const allocation = machine.running ?? machine.stored;
  const disks = allocation?.disks.filter((disk) => disk.device === 'disk').length;
  return [
    plain(machine.name),
    ownerInWords(machine.ownership),
    machine.state,
    allocation === undefined ? '?' : String(allocation.vcpus.current),
    allocation === undefined ? '?' : sizeInWords(allocation.memory.currentMiB),
    disks === undefined ? '?' : String(disks),
    allocation === undefined ? '?' : ACCELERATION_WORDS[allocation.acceleration],
    addressesInWords(machine),
  ];
}

/** Link-local addresses are left out: nobody reaches a guest by them without naming an interface. */
function addressesInWords(machine: ActualMachine): string {
  const addresses = machine.addresses
    .map((entry) => entry.address)
    .filter((address) => !/^fe80:/i.test(address));
  return [...new Set(addresses.map(plain))].join(', ');
}

const ACCELERATION_WORDS = { kvm: 'KVM', tcg: 'emulation', other: 'other' } as const;

function networkRow(network: ActualNetwork): TableRow {
  const settings = network.running ?? network.stored;
  const subnets = [settings?.ipv4?.cidr, settings?.ipv6?.cidr].filter((cidr) => cidr !== undefined);
  return [
    plain(network.name),
    ownerInWords(network.ownership),
    network.active ? 'active' : 'inactive',
    settings?.mode ?? '?',
    subnets.map(plain).join(', '),
  ];
}

/** `lab/host-1` for ours; others are named as what they are. */
function ownerInWords(ownership: Ownership): string {
  switch (ownership.kind) {
    case 'ours':
      return `${plain(ownership.mark.fleet)}/${plain(ownership.mark.host)}`;
    case 'foreign':
      return 'foreign';
    case 'unreadable-mark':
      return 'unreadable mark';
  }
}
