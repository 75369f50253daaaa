import { formatAddress, formatSubnet, isHostAddress, subnetContains, tryParseAddress } from '../addresses';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import { tryFindSubnet, type FixedAddress, type PlanIndex } from './plan-index';

/** A fixed address on a managed network is one that its DHCP server can give to that device and to no other. */
export const fixedAddresses: Check = (_plan, index) =>
  index.fixedAddresses.flatMap((fixed) => {
    const found = whyUnusable(fixed, index);
    return found === undefined ? [] : [found];
  });

function whyUnusable(fixed: FixedAddress, index: PlanIndex): PlanProblem | undefined {
  const address = tryParseAddress(fixed.text);
  // On a bridge that somebody else keeps, the plan does not know which addresses are there.
  if (fixed.network === undefined || address === undefined) return undefined;
  const text = `the address ${fixed.text} of ${fixed.owner}`;
  const indexed = tryFindSubnet(index, fixed.network, fixed.family);
  if (indexed === undefined) {
    const family = fixed.family === 'ipv4' ? 'IPv4' : 'IPv6';
    const message = `${text} is on network "${fixed.network.name}", which has no ${family} subnet`;
    return problem(
      'address-without-subnet',
      fixed,
      message,
      `Give the network an ${family} subnet, or remove the address.`,
    );
  }
  const { subnet, gateway, dhcpRange } = indexed;
  if (!subnetContains(subnet, address)) {
    const message = `${text} is outside of ${formatSubnet(subnet)}, the subnet of network "${fixed.network.name}"`;
    return problem('address-outside-subnet', fixed, message, 'Use an address of the subnet.');
  }
  if (!isHostAddress(subnet, address)) {
    const message = `${text} is the network or broadcast address of ${formatSubnet(subnet)}`;
    return problem('address-reserved', fixed, message, 'Use another address of the subnet.');
  }
  if (address.value === gateway.value) {
    const message = `${text} is the gateway of network "${fixed.network.name}"`;
    return problem('address-reserved', fixed, message, 'Use another address of the subnet.');
  }
  if (
    dhcpRange !== undefined &&
    dhcpRange.start.value <= address.value &&
    address.value <= dhcpRange.end.value
  ) {
    const range = `${formatAddress(dhcpRange.start)} to ${formatAddress(dhcpRange.end)}`;
    const message = `${text} lies in the DHCP range ${range} of network "${fixed.network.name}"`;
    return problem(
      'address-in-dhcp-range',
      fixed,
      message,
      'Use an address outside of the range, or make the range smaller.',
    );
  }
  return undefined;
}
