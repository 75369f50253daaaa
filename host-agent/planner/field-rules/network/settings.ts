import type { PlanManagedNetwork, PlanNetwork } from '../../../../lib/plan';
import type { NetworkSettings } from '../../../inventory';
import { canonicalAddress } from '../../view/addresses';
import { row, rowWhere, type MatrixRows } from '../matrix-row';
import { differ, elsewhere, type Difference, type ElsewhereRule } from '../rule';

/** The rule of a network's field that only a restart of the network can change. */
interface NetworkFieldRule {
  readonly kind: 'network';
  differences(network: PlanNetwork, actual: NetworkSettings): readonly Difference[];
  readonly rows: MatrixRows;
}

const RESTART_WORDS = {
  otherwise: 'its guests stay up, are plugged in again, and the report says how long they were cut off',
} as const;
const IDENTITY = rowWhere('networks', 'name, UUID or construct path', 'refused', {
  otherwise: 'it is another network: move the NICs, which is live, and the old one is deleted',
});
const BRIDGE = rowWhere('networks', 'bridge', 'restart', RESTART_WORDS);
const SUBNET = rowWhere('networks', 'subnet or gateway', 'restart', {
  otherwise:
    'guests that hold an address of it are restarted around it, or keep it until their next boot where they defer',
});
const ENTRIES = row('networks', 'DHCP range and reservations', 'live');

type NetworkField = keyof PlanManagedNetwork | keyof Extract<PlanNetwork, { mode: 'bridge' }>;

const bridgeNameRule: NetworkFieldRule = {
  kind: 'network',
  differences: (network, actual) =>
    differ(
      'bridgeName',
      actual.bridgeName,
      network.mode === 'bridge' ? network.existingBridge : network.bridgeName,
    ),
  rows: [BRIDGE],
};

/** One entry for each field that a plan states about a network; the compiler refuses a table with a field missing. */
export const networkFieldRules = {
  name: elsewhere('recognises the network', IDENTITY),
  uuid: elsewhere('recognises the network', IDENTITY),
  key: elsewhere('decides the UUID, so it cannot differ where the UUID agrees', IDENTITY),
  autostart: elsewhere('a switch beside the definition', row('networks', 'autostart', 'live')),
  mode: {
    kind: 'network',
    differences: (network, actual) => differ('mode', actual.mode, network.mode),
    rows: [rowWhere('networks', 'forwarding mode', 'restart', RESTART_WORDS)],
  },
  // A plan without one takes what libvirt gives.
  mtu: {
    kind: 'network',
    differences: (network, actual) =>
      network.mode === 'bridge' || network.mtu === undefined ? [] : differ('mtu', actual.mtu, network.mtu),
    rows: [rowWhere('networks', 'MTU', 'restart', RESTART_WORDS)],
  },
  bridgeName: bridgeNameRule,
  existingBridge: elsewhere('compared as the bridge name', BRIDGE),
  ipv4: {
    kind: 'network',
    differences: (network, actual) => subnet('ipv4', network, actual),
    rows: [SUBNET, ENTRIES],
  },
  ipv6: {
    kind: 'network',
    differences: (network, actual) => subnet('ipv6', network, actual),
    rows: [SUBNET, ENTRIES],
  },
  // The hosts among it are entries, which change in place.
  dns: {
    kind: 'network',
    differences: (network, actual) =>
      network.mode === 'bridge' || network.dns.domain === undefined
        ? []
        : differ('dns.domain', actual.dnsDomain, network.dns.domain),
    rows: [
      row('networks', 'DNS hosts', 'live'),
      rowWhere('networks', 'DNS domain', 'restart', RESTART_WORDS),
    ],
  },
} satisfies Record<NetworkField, NetworkFieldRule | ElsewhereRule>;

/** All that differs and cannot change in place: DHCP ranges, reservations and DNS hosts can. */
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
  ];
}

function differAddress(
  field: string,
  from: string | undefined,
  to: string | undefined,
): readonly Difference[] {
  const same = canonical(from) === canonical(to);
  return same ? [] : differ(field, from, to);
}

function canonical(text: string | undefined): string | undefined {
  return text === undefined ? undefined : canonicalAddress(text);
}
