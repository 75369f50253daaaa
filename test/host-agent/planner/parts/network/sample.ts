import { stopNetwork, type SimulatedHost } from '../../../../support/simulated-host';
import { sampleMachine, sampleNetwork, uuidOf, type ManagedNetworkInput } from '../../sample-plan';

export const IPV4 = { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] };
export const IPV6 = { cidr: 'fd00:1::/64', gateway: 'fd00:1::1', reservations: [] };
/** Neither images nor machines. */
export const alone = { images: [], machines: [] };
/** Nor networks. */
export const without = { ...alone, networks: [] };
/** A plan of the sample network alone. */
export const of = (changes: Partial<ManagedNetworkInput> = {}) => ({
  ...alone,
  networks: [sampleNetwork(changes)],
});
/** A plan of the sample network with the sample machine on it. */
export const guest = (
  changes: Partial<ManagedNetworkInput> = {},
  machine: Parameters<typeof sampleMachine>[0] = {},
) => ({
  networks: [sampleNetwork(changes)],
  machines: [sampleMachine(machine)],
});
/** The sample network as the host has it. */
export const lanOf = (host: SimulatedHost) => {
  const network = host.networks.get(uuidOf(200));
  if (network === undefined) throw new Error('the sample network is not there');
  return network;
};
/** Somebody has stopped the sample network. */
export const stopped = (host: SimulatedHost): void => stopNetwork(host, lanOf(host));
/** A MAC address that no machine has. */
export const mac = '52:54:00:00:00:99';
