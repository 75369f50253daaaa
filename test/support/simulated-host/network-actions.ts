import type { NetworkSettings, SubnetSettings } from '../../../host-agent/inventory';
import type { NetworkEntryChange, StepAction } from '../../../host-agent/planner';
import { subnetsOverlap, tryParseSubnet, type Plan, type PlanNetwork } from '../../../lib/plan';
import { settingsOf } from './definitions';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, SimulatedHarm, type SimulatedMachine, type SimulatedNetwork } from './state';

export type NetworkAction = Extract<
  StepAction,
  {
    kind:
      | 'create-network'
      | 'redefine-network'
      | 'start-network'
      | 'restart-network'
      | 'update-network-entries'
      | 'set-network-autostart'
      | 'delete-network';
  }
>;

export function executeNetworkAction(host: SimulatedHost, plan: Plan, action: NetworkAction): void {
  switch (action.kind) {
    case 'create-network': {
      const network = define(host, plan, action.network);
      start(host, network);
      network.autostart = action.network.autostart;
      return;
    }
    case 'redefine-network':
      define(host, plan, action.network);
      return;
    case 'start-network':
      start(host, find(host, action.network));
      return;
    case 'restart-network': {
      const network = find(host, action.network);
      const stranger = runningOn(host, network.name).find(({ machine }) => machine.ownership.kind !== 'ours');
      if (stranger !== undefined) throw new SimulatedHarm(`${stranger.machine.name} loses its link`);
      stopNetwork(host, network);
      start(host, network);
      return;
    }
    case 'update-network-entries':
      updateEntries(find(host, action.network), action.changes);
      return;
    case 'set-network-autostart':
      find(host, action.network).autostart = action.network.autostart;
      return;
    case 'delete-network':
      remove(host, action.network);
      return;
  }
}

/** Stops a network as libvirt does: taps of running guests lose their bridge, and nobody tells the guests. */
export function stopNetwork(host: SimulatedHost, network: SimulatedNetwork): void {
  network.running = undefined;
  for (const { machine, macs } of runningOn(host, network.name)) {
    for (const mac of macs) machine.loose.add(mac);
    host.happenings.push({ machine: machine.name, what: 'link-lost' });
  }
}

function runningOn(
  host: SimulatedHost,
  name: string,
): readonly { readonly machine: SimulatedMachine; readonly macs: readonly string[] }[] {
  return [...host.machines.values()].flatMap((machine) => {
    const nics = machine.running?.nics ?? [];
    const macs = nics.filter(({ attachment }) => attachment.kind === 'network' && attachment.name === name);
    return macs.length === 0 ? [] : [{ machine, macs: macs.map(({ mac }) => mac) }];
  });
}

function define(host: SimulatedHost, plan: Plan, network: PlanNetwork): SimulatedNetwork {
  const clash = [...host.networks.values()].find(
    (other) => (other.name === network.name) !== (other.uuid === network.uuid),
  );
  if (clash !== undefined)
    throw new SimulatedFailure(`network ${clash.name} is in the way of ${network.name}`);
  const existing = host.networks.get(network.uuid);
  if (existing !== undefined && existing.ownership.kind !== 'ours') {
    throw new SimulatedHarm(`network ${existing.name} is not ours`);
  }
  const defined: SimulatedNetwork = {
    name: network.name,
    uuid: network.uuid,
    ownership: { kind: 'ours', mark: host.mark(network, []) },
    autostart: existing?.autostart ?? false,
    stored: settingsOf(plan, network),
    running: existing?.running,
  };
  host.networks.set(network.uuid, defined);
  return defined;
}

/** Starts a network as our executor does, which plugs our running guests in again. */
function start(host: SimulatedHost, network: SimulatedNetwork): void {
  if (network.running !== undefined) return;
  const wanted = network.stored;
  if (wanted === undefined) throw new SimulatedFailure(`network ${network.name} has nothing to start`);
  const clash = [...host.networks.values()].find(
    (other) => other !== network && other.running !== undefined && overlap(other.running, wanted),
  );
  if (clash !== undefined) throw new SimulatedFailure(`network ${network.name} overlaps ${clash.name}`);
  network.running = wanted;
  for (const { machine, macs } of runningOn(host, network.name)) {
    const { ownership, uuid } = machine;
    const ours = ownership.kind === 'ours' && ownership.mark.host === host.agent.host;
    if (!ours || host.unreadable.some((entry) => entry.uuid === uuid)) continue;
    for (const mac of macs) machine.loose.delete(mac);
  }
}

function overlap(left: NetworkSettings, right: NetworkSettings): boolean {
  return (['ipv4', 'ipv6'] as const).some((family) => {
    const a = tryParseSubnet(left[family]?.cidr ?? '');
    const b = tryParseSubnet(right[family]?.cidr ?? '');
    return a !== undefined && b !== undefined && subnetsOverlap(a, b);
  });
}

function remove(host: SimulatedHost, { name, uuid }: { readonly name: string; readonly uuid: string }): void {
  const network = host.networks.get(uuid);
  if (network === undefined) return;
  if (network.ownership.kind !== 'ours') throw new SimulatedHarm(`network ${name} is not ours`);
  if (runningOn(host, name).length > 0) throw new SimulatedHarm(`network ${name} has guests`);
  host.networks.delete(uuid);
}

function updateEntries(network: SimulatedNetwork, changes: readonly NetworkEntryChange[]): void {
  for (const change of changes) {
    const { running } = network;
    if (running === undefined) throw new SimulatedFailure(`network ${network.name} does not run`);
    network.running = updateEntry(running, change);
  }
}

function updateEntry(running: NetworkSettings, change: NetworkEntryChange): NetworkSettings {
  switch (change.entry) {
    case 'dns-host':
      return updateDnsHost(running, change);
    case 'dhcp-range':
      return updateRange(running, change);
    case 'reservation':
      return updateReservation(running, change);
  }
}

/** libvirt adds and removes ranges, and changes none. */
function updateRange(
  settings: NetworkSettings,
  { family, operation, start, end }: Extract<NetworkEntryChange, { entry: 'dhcp-range' }>,
): NetworkSettings {
  const subnet = settings[family];
  if (subnet === undefined) throw new SimulatedFailure(`there is no ${family} subnet to change`);
  const { dhcpRange, ...rest } = subnet;
  const ranges = updateList(
    dhcpRange === undefined ? [] : [dhcpRange],
    (range) => operation === 'add' || (range.start === start && range.end === end),
    operation,
    { start, end },
  );
  const [range] = ranges;
  return { ...settings, [family]: { ...rest, ...(range === undefined ? {} : { dhcpRange: range }) } };
}

function updateDnsHost(
  settings: NetworkSettings,
  change: Extract<NetworkEntryChange, { entry: 'dns-host' }>,
): NetworkSettings {
  const same = (host: NetworkSettings['dnsHosts'][number]): boolean =>
    host.address === change.address && host.names.join(' ') === change.names.join(' ');
  const dnsHosts = updateList(settings.dnsHosts, same, change.operation, {
    address: change.address,
    names: change.names,
  });
  return { ...settings, dnsHosts };
}

function updateReservation(
  settings: NetworkSettings,
  change: Extract<NetworkEntryChange, { entry: 'reservation' }>,
): NetworkSettings {
  const subnet = settings[change.family];
  if (subnet === undefined) throw new SimulatedFailure(`there is no ${change.family} subnet to change`);
  const { operation, address, mac, name } = change;
  if (operation === 'add' && subnet.reservations.some((entry) => entry.address === address)) {
    throw new SimulatedFailure(`${address} is reserved already`);
  }
  const entry = { ...(mac === undefined ? {} : { mac }), ...(name === undefined ? {} : { name }), address };
  const same = (other: SubnetSettings['reservations'][number]): boolean =>
    other.address === address &&
    (mac === undefined || other.mac === mac) &&
    (name === undefined || other.name === name);
  const reservations = updateList(subnet.reservations, same, operation, entry);
  return { ...settings, [change.family]: { ...subnet, reservations } };
}

function updateList<Entry>(
  list: readonly Entry[],
  same: (entry: Entry) => boolean,
  operation: 'add' | 'remove',
  entry: Entry,
): readonly Entry[] {
  const there = list.some(same);
  if (there === (operation === 'add')) {
    throw new SimulatedFailure(`an entry to ${operation} is ${there ? 'there already' : 'not there'}`);
  }
  return operation === 'add' ? [...list, entry] : list.filter((other) => !same(other));
}

function find(host: SimulatedHost, { name, uuid }: PlanNetwork): SimulatedNetwork {
  const network = host.networks.get(uuid);
  if (network === undefined) throw new SimulatedFailure(`there is no network ${name}`);
  if (network.ownership.kind !== 'ours') throw new SimulatedHarm(`network ${name} is not ours`);
  return network;
}
