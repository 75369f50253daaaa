import { ADDRESS_FAMILIES, formatSubnet } from '../addresses';
import { problem, type Check } from './check';
import { type IndexedSubnet } from './plan-index';

/** The host routes each address to one network: two networks with a common address would cut one of them off. */
export const subnetOverlaps: Check = (_plan, index) =>
  ADDRESS_FAMILIES.flatMap((family) => {
    const sorted = index.subnets.filter((subnet) => subnet.family === family).toSorted(byFirstAddress);
    // Blocks overlap only by one holding the other, so the last outermost block is the only candidate.
    let outer = sorted[0];
    return sorted.slice(1).flatMap((inner) => {
      if (outer === undefined || inner.subnet.first > outer.subnet.last) {
        outer = inner;
        return [];
      }
      const message = `the subnet ${formatSubnet(inner.subnet)} of network "${inner.network.name}" overlaps with ${formatSubnet(outer.subnet)} of network "${outer.network.name}" (${outer.path}.cidr)`;
      const at = { path: `${inner.path}.cidr`, key: inner.network.key };
      return [problem('subnets-overlap', at, message, 'Give each network a subnet of its own.')];
    });
  });

function byFirstAddress(left: IndexedSubnet, right: IndexedSubnet): number {
  if (left.subnet.first !== right.subnet.first) return left.subnet.first < right.subnet.first ? -1 : 1;
  return left.subnet.prefixLength - right.subnet.prefixLength;
}
