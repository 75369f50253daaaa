import type { PlanManagedNetwork, PlanNetwork } from '../../../../lib/plan';
import type { NetworkSettings, SubnetSettings } from '../../../inventory';
import { canonicalAddress } from '../../view/addresses';
import { differ, elsewhere, type Difference, type ElsewhereRule } from '../rule';

/** The rule of a network's field that only a restart of the network can change. */
interface NetworkFieldRule {
  readonly kind: 'network';
  differences(network: PlanNetwork, actual: NetworkSettings): readonly Difference[];
}

type NetworkField = keyof PlanManagedNetwork | keyof Extract<PlanNetwork, { mode: 'bridge' }>;

const bridgeNameRule: NetworkFieldRule = {
  kind: 'network',
  differences: (network, actual) =>
    differ(
      'bridgeName',
      actual.bridgeName,
      network.mode === 'bridge' ? network.existingBridge : network.bridgeName,
    ),
};

/** One entry for each field that a plan states about a network; the compiler refuses a table with a field missing. */
export const networkFieldRules = {
  name: elsewhere('recognises the network'),
  uuid: elsewhere('recognises the network'),
  key: elsewhere('decides the UUID, so it cannot differ where the UUID agrees'),
  autostart: elsewhere('a switch beside the definition'),
  mode: { kind: 'network', differences: (network, actual) => differ('mode', actual.mode, network.mode) },
  // A plan without one takes what libvirt gives.
  mtu: {
    kind: 'network',
    differences: (network, actual) =>
      network.mode === 'bridge' || network.mtu === undefined ? [] : differ('mtu', actual.mtu, network.mtu),
  },
  bridgeName: bridgeNameRule,
  existingBridge: elsewhere('compared as the bridge name'),
  ipv4: { kind: 'network', differences: (network, actual) => subnet('ipv4', network, actual) },
  ipv6: { kind: 'network', differences: (network, actual) => subnet('ipv6', network, actual) },
  // The hosts among it are entries, which change in place.
  dns: {
    kind: 'network',
    differences: (network, actual) =>
      network.mode === 'bridge' || network.dns.domain === undefined
        ? []
        : differ('dns.domain', actual.dnsDomain, network.dns.domain),
  },
} satisfies Record<NetworkField, NetworkFieldRule | ElsewhereRule>;

/** All that differs and cannot change in place. */
export function networkDifferences(network: PlanNetwork, actual: NetworkSettings): readonly Difference[] {
  return Object.values(networkFieldRules).flatMap((rule) =>
    rule.kind === 'network' ? rule.differences(network, actual) : [],
  );
}

function subnet(
  family: 'ipv4' | 'ipv6',
  network: PlanNetwork,
  actual: NetworkSettings,
): readonly Difference[] {
  const wanted = network.mode === 'bridge' ? undefined : network[family];
  const found = actual[family];
  if (wanted === undefined) return differ(family, found?.cidr, undefined);
  if (found === undefined) return differ(family, undefined, wanted.cidr);
  return [
    ...differAddress(`${family}.cidr`, found.cidr, wanted.cidr),
    ...differAddress(`${family}.gateway`, found.gateway, wanted.gateway),
    ...differAddress(`${family}.dhcpRange`, rangeText(found.dhcpRange), rangeText(wanted.dhcpRange)),
  ];
}

function differAddress(
  field: string,
  from: string | undefined,
  to: string | undefined,
): readonly Difference[] {
  const same = canonicalText(from) === canonicalText(to);
  return same ? [] : differ(field, from, to);
}

function canonicalText(text: string | undefined): string | undefined {
  return text?.split('-').map(canonicalAddress).join('-');
}

function rangeText(range: SubnetSettings['dhcpRange']): string | undefined {
  return range === undefined ? undefined : `${range.start}-${range.end}`;
}
