import { formatAddress, formatSubnet, isHostAddress, subnetContains, tryParseAddress } from '../addresses';
import type { CheckProblemCode, PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';
import { tryFindSubnet, type FixedAddress, type PlanIndex } from './plan-index';

/** A fixed address on a managed network is one that its DHCP server can give to that device and to no other. */
export const fixedAddresses: Check = (_plan, index) =>
  collect(index.fixedAddresses, (fixed) => whyUnusable(fixed, index));

function whyUnusable(fixed: FixedAddress, index: PlanIndex): readonly PlanProblem[] {
  const address = tryParseAddress(fixed.text);
  // On a bridge that somebody else keeps, the plan does not know which addresses are there.
  if (fixed.network === undefined || address === undefined) return NONE;
  const indexed = tryFindSubnet(index, fixed.network, fixed.family);
  if (indexed === undefined) {
    const family = fixed.family === 'ipv4' ? 'IPv4' : 'IPv6';
    const message = `${nameOf(fixed)} is on network "${fixed.network.name}", which has no ${family} subnet`;
    return unusable(
      'address-without-subnet',
      fixed,
      message,
      `Give the network an ${family} subnet, or remove the address.`,
    );
  }
  const { subnet, gateway, dhcpRange } = indexed;
  if (!subnetContains(subnet, address)) {
    const message = `${nameOf(fixed)} is outside of ${formatSubnet(subnet)}, the subnet of network "${fixed.network.name}"`;
    return unusable('address-outside-subnet', fixed, message, 'Use an address of the subnet.');
  }
  if (!isHostAddress(subnet, address)) {
    const message = `${nameOf(fixed)} is the network or broadcast address of ${formatSubnet(subnet)}`;
    return unusable('address-reserved', fixed, message, 'Use another address of the subnet.');
  }
  if (address.value === gateway.value) {
    const message = `${nameOf(fixed)} is the gateway of network "${fixed.network.name}"`;
    return unusable('address-reserved', fixed, message, 'Use another address of the subnet.');
  }
  if (
    dhcpRange !== undefined &&
    dhcpRange.start.value <= address.value &&
    address.value <= dhcpRange.end.value
  ) {
    const range = `${formatAddress(dhcpRange.start)} to ${formatAddress(dhcpRange.end)}`;
    const message = `${nameOf(fixed)} lies in the DHCP range ${range} of network "${fixed.network.name}"`;
    return unusable(
      'address-in-dhcp-range',
      fixed,
      message,
      'Use an address outside of the range, or make the range smaller.',
    );
  }
  return NONE;
}

function nameOf(fixed: FixedAddress): string {
  return `the address ${fixed.text} of ${fixed.place().owner}`;
}

function unusable(
  code: CheckProblemCode,
  fixed: FixedAddress,
  message: string,
  advice: string,
): readonly PlanProblem[] {
  return [problem(code, fixed.place(), message, advice)];
}
