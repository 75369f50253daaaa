import type { ObjectValue, Value } from './values';
import { valuesAt, type World } from './world';

/**
 * What `libvirt_domain_interface_addresses` says: every guest has taken the address that its network reserves for the MAC address or
 * the name of the machine.
 */
export function interfaceAddresses(world: World, config: ObjectValue): ObjectValue {
  const domain = world.findDomain(config['domain']);
  if (domain === undefined) throw new Error(`no machine is called "${String(config['domain'])}"`);
  const interfaces = valuesAt(domain, 'devices', 'interfaces').map((nic, index) => {
    const [mac = null] = valuesAt(nic, 'mac', 'address');
    return {
      name: `vnet${index}`,
      hwaddr: mac,
      addrs: valuesAt(nic, 'source', 'network', 'network').flatMap((network) =>
        reservedAddresses(world, network, mac),
      ),
    };
  });
  return { ...config, id: domain['uuid'] ?? null, interfaces };
}

function reservedAddresses(world: World, network: Value, mac: Value): readonly ObjectValue[] {
  const subnets = world
    .statesOf('libvirt_network')
    .filter(({ name }) => name === network)
    .flatMap((state) => valuesAt(state, 'ips'));
  return subnets.flatMap((subnet) => {
    const [family = 'ipv4'] = valuesAt(subnet, 'family');
    const [prefix = null] = valuesAt(subnet, 'prefix');
    return valuesAt(subnet, 'dhcp', 'hosts')
      .filter((host) => mac !== null && valuesAt(host, 'mac')[0] === mac)
      .flatMap((host) => valuesAt(host, 'ip'))
      .map((addr) => ({ type: family, addr, prefix }));
  });
}
