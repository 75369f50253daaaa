import { duplicates, type Check, type Claim } from './check';
import type { PlanIndex } from './plan-index';

/** On one link an address belongs to one device. (That it is not the gateway's is said with the other rules for fixed addresses.) */
export const duplicateAddresses: Check = (plan, index) => [
  ...duplicates(() => addressClaims(index), 'duplicate-address', {
    what: 'address',
    advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
  }),
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
    return duplicates(() => claims, 'duplicate-address', {
      what: 'address',
      advice: 'List all names of an address in one entry.',
    });
  }),
];

function* addressClaims(index: PlanIndex): Generator<Claim> {
  for (const { text, link, place } of index.fixedAddresses) yield { value: text, scope: link, place };
}
