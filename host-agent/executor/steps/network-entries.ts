import type { PlanNetwork } from '../../../lib/plan';
import { readNetwork, type NetworkDefinition, type NetworkUpdate, type ObjectReference } from '../../libvirt';
import type { NetworkEntryChange } from '../../planner';
import { StepError } from '../failure';
import { findNetwork } from './network-access';
import type { StepContext, StepProcedure } from './procedure';

/**
 * Changes DHCP ranges, reservations and DNS hosts of the running network, each only where it is not so yet; what is stored
 * stays.
 */
export function updateNetworkEntries(
  context: StepContext,
  network: PlanNetwork,
  changes: readonly NetworkEntryChange[],
): StepProcedure {
  const { networks } = context.host;
  return {
    async perform() {
      let changed = false;
      for (const change of changes) {
        // Read anew each time: a removal moves what comes after it.
        const { reference, running } = await readRunning(context, network);
        if (isSo(running, change)) continue;
        await networks.update(reference, updateOf(running, change), { live: true, config: false });
        changed = true;
      }
      return changed ? 'changed' : 'already-true';
    },
    async missing() {
      const { running } = await readRunning(context, network);
      const wrong = changes.find((change) => !isSo(running, change));
      return wrong === undefined
        ? undefined
        : `network "${network.name}" still lacks the change of ${wrong.entry} ${nameOf(wrong)}`;
    },
  };
}

async function readRunning(
  context: StepContext,
  network: PlanNetwork,
): Promise<{ readonly reference: ObjectReference; readonly running: NetworkDefinition }> {
  const { reference } = await findNetwork(context, network);
  if (!(await context.host.networks.isActive(reference))) {
    throw new StepError(
      'wrong-state',
      `Network "${network.name}" has stopped meanwhile: apply again to start it.`,
    );
  }
  return { reference, running: readNetwork(await context.host.networks.getXml(reference)) };
}

function nameOf(change: NetworkEntryChange): string {
  return change.entry === 'dhcp-range' ? `${change.start} to ${change.end}` : change.address;
}

function isSo(network: NetworkDefinition, change: NetworkEntryChange): boolean {
  return isThere(network, change) === (change.operation === 'add');
}

function isThere(network: NetworkDefinition, change: NetworkEntryChange): boolean {
  if (change.entry === 'dns-host') {
    const names = change.names.toSorted().join(' ');
    return network.dnsHosts.some(
      (host) => host.ip === change.address && host.hostnames.toSorted().join(' ') === names,
    );
  }
  const ips = network.ips.filter((ip) => ip.family === change.family);
  if (change.entry === 'dhcp-range') {
    const ranges = ips.flatMap((ip) => ip.dhcpRanges);
    return ranges.some(({ start, end }) => start === change.start && end === change.end);
  }
  const hosts = ips.flatMap((ip) => ip.dhcpHosts);
  return hosts.some(
    (host) =>
      host.ip === change.address &&
      (change.family === 'ipv6' || change.mac === undefined || host.mac === change.mac) &&
      (change.name === undefined || host.name === change.name),
  );
}

function updateOf(network: NetworkDefinition, change: NetworkEntryChange): NetworkUpdate {
  const command = change.operation === 'add' ? 'add-last' : 'delete';
  if (change.entry === 'dns-host') {
    const names = change.names.map((name) => `<hostname>${escape(name)}</hostname>`).join('');
    // Only one <dns> element exists, so there is no parent to choose.
    const xml = `<host ip='${escape(change.address)}'>${names}</host>`;
    return { section: 'dns-host', command, parentIndex: -1, xml };
  }
  const parentIndex = network.ips.findIndex((ip) => ip.family === change.family);
  if (change.entry === 'dhcp-range') {
    // libvirt cannot change a range, so a plan's change is a removal and an addition.
    const xml = `<range start='${escape(change.start)}' end='${escape(change.end)}'/>`;
    return { section: 'ip-dhcp-range', command, parentIndex, xml };
  }
  const attributes = {
    // libvirt refuses a MAC address in an IPv6 entry.
    ...(change.mac === undefined || change.family === 'ipv6' ? {} : { mac: change.mac }),
    ...(change.name === undefined ? {} : { name: change.name }),
    ip: change.address,
  };
  const text = Object.entries(attributes).map(([name, value]) => ` ${name}='${escape(value)}'`);
  return {
    section: 'ip-dhcp-host',
    command,
    parentIndex,
    xml: `<host${text.join('')}/>`,
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => ESCAPES[character] ?? character);
}
