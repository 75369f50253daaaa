import { duplicates, Met, NONE, type Check, type Claim } from './check';
import type { PlanIndex } from './plan-index';

/** On one link an address belongs to one device. (That it is not the gateway's is said with the other rules for fixed addresses.) */
export const duplicateAddresses: Check = (plan, index) => [
  ...(haveOwnAddresses(index)
    ? NONE
    : duplicates(addressClaims(index), 'duplicate-address', {
        what: 'address',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      })),
  ...plan.networks.flatMap((network, position) => {
    if (network.mode === 'bridge') return [];
    const claims = network.dns.hosts.map((host, entry) => ({
      value: host.address,
      place: () => ({
        path: `$.networks[${position}].dns.hosts[${entry}].address`,
        owner: `a DNS host of network "${network.name}"`,
        key: network.key,
      }),
    }));
    return duplicates(claims, 'duplicate-address', {
      what: 'address',
      advice: 'List all names of an address in one entry.',
    });
  }),
];

function haveOwnAddresses({ fixedAddresses }: PlanIndex): boolean {
  const links = new Map<string, Met>();
  for (const { text, link } of fixedAddresses) {
    const met = links.get(link) ?? new Met();
    links.set(link, met);
    if (!met.isFirst(text)) return false;
  }
  return true;
}

function* addressClaims({ fixedAddresses }: PlanIndex): Generator<Claim> {
  for (const fixed of fixedAddresses) {
    yield { value: fixed.text, scope: fixed.link, place: () => fixed.place() };
  }
}
