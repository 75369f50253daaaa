import type { PlanNetwork, Reservation } from '../../../../lib/plan';
import type { NetworkSettings } from '../../../inventory';
import type { FieldChange, NetworkEntryChange } from '../../change-plan';
import { canonicalAddress } from '../../view/addresses';
import { byText, inTextOrder } from '../../view/ordering';

type ReservationEntry = Extract<NetworkEntryChange, { entry: 'reservation' }>;
type RangeEntry = Extract<NetworkEntryChange, { entry: 'dhcp-range' }>;
type DnsHostEntry = Extract<NetworkEntryChange, { entry: 'dns-host' }>;

/**
 * What has to be removed from and added to a network's DHCP ranges, reservations and DNS hosts, removals first: libvirt refuses a
 * second entry for the same address, and ranges that overlap.
 */
export function entryChanges(
  network: PlanNetwork,
  reservations: readonly Reservation[],
  actual: NetworkSettings,
): readonly NetworkEntryChange[] {
  const changes = [
    ...rangeChanges(network, actual),
    ...reservationChanges(reservations, actual),
    ...dnsHostChanges(network, actual),
  ];
  return [
    ...changes.filter((change) => change.operation === 'remove'),
    ...changes.filter((change) => change.operation === 'add'),
  ];
}

/** The same for people: one line for each entry. */
export function describeEntryChanges(changes: readonly NetworkEntryChange[]): readonly FieldChange[] {
  return changes.map((change) => {
    const { field, text } = describe(change);
    return change.operation === 'add'
      ? { field, to: text, impact: 'live' }
      : { field, from: text, impact: 'live' };
  });
}

function describe(change: NetworkEntryChange): { readonly field: string; readonly text: string } {
  switch (change.entry) {
    case 'dhcp-range':
      return { field: `${change.family}.dhcpRange`, text: `${change.start}-${change.end}` };
    case 'reservation':
      return { field: `${change.family}.reservations`, text: reservationText(change) };
    case 'dns-host':
      return { field: 'dns.hosts', text: dnsHostText(change) };
  }
}

function rangeChanges(network: PlanNetwork, actual: NetworkSettings): readonly RangeEntry[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const wanted = network.mode === 'bridge' ? undefined : network[family]?.dhcpRange;
    const present = actual[family]?.dhcpRange;
    const same =
      (wanted === undefined && present === undefined) ||
      (wanted !== undefined &&
        present !== undefined &&
        canonicalAddress(wanted.start) === canonicalAddress(present.start) &&
        canonicalAddress(wanted.end) === canonicalAddress(present.end));
    if (same) return [];
    const entry = { entry: 'dhcp-range' as const, family };
    return [
      ...(present === undefined ? [] : [{ ...entry, operation: 'remove' as const, ...present }]),
      ...(wanted === undefined ? [] : [{ ...entry, operation: 'add' as const, ...wanted }]),
    ];
  });
}

function reservationChanges(
  reservations: readonly Reservation[],
  actual: NetworkSettings,
): readonly ReservationEntry[] {
  const wanted: readonly ReservationEntry[] = reservations.map(({ family, address, mac, name }) => ({
    entry: 'reservation',
    operation: 'add',
    family,
    address,
    // DHCPv6 knows no MAC addresses.
    ...(family === 'ipv4' ? { mac } : {}),
    ...(name === undefined ? {} : { name }),
  }));
  const present: readonly ReservationEntry[] = (['ipv4', 'ipv6'] as const).flatMap((family) =>
    (actual[family]?.reservations ?? []).map((entry) => ({
      ...entry,
      entry: 'reservation' as const,
      operation: 'remove' as const,
      family,
    })),
  );
  return unmatched(wanted, present, serves, (entry) => `${entry.family} ${reservationText(entry)}`);
}

function dnsHostChanges(network: PlanNetwork, actual: NetworkSettings): readonly DnsHostEntry[] {
  const wanted: readonly DnsHostEntry[] = (network.mode === 'bridge' ? [] : network.dns.hosts).map(
    (host) => ({
      entry: 'dns-host',
      operation: 'add',
      address: host.address,
      names: host.names,
    }),
  );
  const present: readonly DnsHostEntry[] = actual.dnsHosts.map((host) => ({
    entry: 'dns-host',
    operation: 'remove',
    address: host.address,
    names: host.names,
  }));
  return unmatched(wanted, present, (a, b) => sortedDnsHostText(a) === sortedDnsHostText(b), dnsHostText);
}

/** What is wanted and not present, and what is present and not wanted, in a fixed order. */
function unmatched<Entry extends { readonly address: string }>(
  wanted: readonly Entry[],
  present: readonly Entry[],
  agree: (wanted: Entry, present: Entry) => boolean,
  text: (entry: Entry) => string,
): readonly Entry[] {
  // Entries that agree have the same address: only those are compared, or large networks would take quadratic time.
  const presentByAddress = groupByAddress(present);
  const matched = new Set<Entry>();
  const missing = wanted.filter((entry) => {
    const same = presentByAddress.get(canonicalAddress(entry.address)) ?? [];
    const agreeing = same.filter((other) => agree(entry, other));
    for (const other of agreeing) matched.add(other);
    return agreeing.length === 0;
  });
  const extra = present.filter((entry) => !matched.has(entry));
  return [...inTextOrder(extra, text), ...inTextOrder(missing, text)];
}

function groupByAddress<Entry extends { readonly address: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = canonicalAddress(entry.address);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Whether a present reservation does what is wanted; a name that the plan does not state may be anything. */
function serves(wanted: ReservationEntry, present: ReservationEntry): boolean {
  return (
    wanted.family === present.family &&
    (wanted.mac === undefined || wanted.mac === present.mac?.toLowerCase()) &&
    (wanted.name === undefined || wanted.name === present.name)
  );
}

function reservationText({ address, mac, name }: ReservationEntry): string {
  return [address, mac, name].filter((part) => part !== undefined).join(' ');
}

function dnsHostText({ address, names }: DnsHostEntry): string {
  return `${address} ${names.join(' ')}`;
}

function sortedDnsHostText({ address, names }: DnsHostEntry): string {
  return `${canonicalAddress(address)} ${[...names].sort(byText).join(' ')}`;
}
