import { textOf, type ObjectValue, type Value } from './values';
import { valuesAt, type World } from './world';

/**
 * What `libvirt_domain_interface_addresses` says: every guest has taken the addresses that its network reserves for its MAC address or
 * its name, or the first that the network gives to anybody.
 */
export function interfaceAddresses(world: World, config: ObjectValue): ObjectValue {
  const domain = world.findDomain(config['domain']);
  if (domain === undefined) throw new Error(`no machine is called "${textOf(config['domain'])}"`);
  const interfaces = valuesAt(domain, 'devices', 'interfaces').map((nic, index) => {
    const [mac = null] = valuesAt(nic, 'mac', 'address');
    return {
      name: `vnet${index}`,
      hwaddr: mac,
      addrs: valuesAt(nic, 'source', 'network', 'network').flatMap((network) =>
        leases(world, { network, mac, name: domain['name'] ?? null }),
      ),
    };
  });
  return { ...config, id: domain['uuid'] ?? null, interfaces };
}

interface Guest {
  readonly network: Value;
  readonly mac: Value;
  readonly name: Value;
}

function leases(world: World, guest: Guest): readonly ObjectValue[] {
  const subnets = world
    .statesOf('libvirt_network')
    .filter(({ name }) => name === guest.network)
    .flatMap((network) => valuesAt(network, 'ips'));
  return subnets.flatMap((subnet) => {
    const [type = 'ipv4'] = valuesAt(subnet, 'family');
    const [prefix = null] = valuesAt(subnet, 'prefix');
    const reserved = valuesAt(subnet, 'dhcp', 'hosts').filter((host) => isReservedFor(host, guest));
    const [addr = valuesAt(subnet, 'dhcp', 'ranges', 'start')[0]] = valuesAt(reserved, 'ip');
    return addr === undefined ? [] : [{ type, addr, prefix }];
  });
}

function isReservedFor(host: Value, { mac, name }: Guest): boolean {
  const [reservedMac] = valuesAt(host, 'mac');
  // A reservation of IPv6 goes by the name alone.
  return reservedMac === undefined ? valuesAt(host, 'name')[0] === name : reservedMac === mac;
}
