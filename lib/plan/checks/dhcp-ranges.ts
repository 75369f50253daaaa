import { formatAddress, formatSubnet, isHostAddress, type IpAddress } from '../addresses';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import type { IndexedSubnet } from './plan-index';

/** A DHCP range runs upwards through host addresses of its subnet, leaves the gateway out, and is one that libvirt takes. */
export const dhcpRanges: Check = (_plan, index) =>
  index.subnets.flatMap((subnet) => {
    const { dhcpRange } = subnet;
    return dhcpRange === undefined ? [] : rangeProblems(subnet, dhcpRange);
  });

/** libvirt refuses ranges whose ends differ in more than their low 16 bits (virSocketAddrGetRange). */
const RANGE_BITS_MAX = 16n;

function rangeProblems(
  indexed: IndexedSubnet,
  { start, end }: { readonly start: IpAddress; readonly end: IpAddress },
): readonly PlanProblem[] {
  const { subnet, gateway, network } = indexed;
  const text = `the DHCP range ${formatAddress(start)} to ${formatAddress(end)} of network "${network.name}"`;
  const found = (part: string, message: string, advice: string) =>
    problem(
      'dhcp-range-invalid',
      { path: `${indexed.path}.dhcpRange${part}`, key: network.key },
      message,
      advice,
    );
  const outside = Object.entries({ start, end }).flatMap(([part, address]) =>
    isHostAddress(subnet, address)
      ? []
      : [
          found(
            `.${part}`,
            `${text} does not ${part} at a host address of ${formatSubnet(subnet)}`,
            'Keep the range inside its subnet, without the network and broadcast addresses.',
          ),
        ],
  );
  if (outside.length > 0) return outside;
  if (start.value > end.value)
    return [found('', `${text} runs backwards`, 'Exchange its start and its end.')];
  if (start.value >> RANGE_BITS_MAX !== end.value >> RANGE_BITS_MAX) {
    return [
      found(
        '',
        `${text} is larger than libvirt takes`,
        'Keep the range within one block of 65,536 addresses.',
      ),
    ];
  }
  if (start.value <= gateway.value && gateway.value <= end.value) {
    const message = `${text} contains the gateway ${formatAddress(gateway)}`;
    return [found('', message, 'Start the range after the gateway, or end it before.')];
  }
  return [];
}
