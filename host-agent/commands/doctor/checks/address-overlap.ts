import { subnetsOverlap, tryParseSubnet } from '../../../../lib/plan';
import { plain } from '../../terminal/plain';
import { count } from '../../wording';
import { NOT_THIS_MACHINE, type Check, type CheckedNetwork } from '../check';
import type { InterfaceAddress } from '../host-probe';

export const addressOverlap: Check = {
  id: 'address-overlap',
  title: 'networks do not clash',
  run: ({ probe, networks }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const interfaces = probe.interfaceAddresses();
    const clashes = networks.flatMap((network) => clashesOf(network, interfaces));
    if (clashes.length === 0) {
      return { status: 'ok', finding: `${count(networks.length, 'network')} beside those of this machine` };
    }
    return {
      status: 'fail',
      finding: clashes.join('; '),
      advice: 'Give the network another subnet: the machine would lose its way to one of the two.',
    };
  },
};

function clashesOf(network: CheckedNetwork, interfaces: readonly InterfaceAddress[]): readonly string[] {
  return network.cidrs.flatMap((cidr) => {
    const subnet = tryParseSubnet(cidr);
    if (subnet === undefined) return [];
    return interfaces
      .filter((address) => address.interface !== network.bridgeName)
      .filter((address) => {
        const other = tryParseSubnet(address.cidr);
        return other !== undefined && subnetsOverlap(subnet, other);
      })
      .map(
        (address) =>
          `network ${plain(network.name)} (${plain(cidr)}) and interface ${plain(address.interface)} (${address.cidr})`,
      );
  });
}
