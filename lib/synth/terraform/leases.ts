import { ADDRESS_FAMILIES, type AddressFamily, type Plan, type PlanMachine, type PlanNic } from '../../plan';
import { addressOf } from './addresses';
import { reference } from './expression';
import type { TerraformObject } from './objects';

/** The families in which the plan's network gives `nic` an address that only the host knows. */
export function openFamiliesOf(plan: Plan, nic: PlanNic): readonly AddressFamily[] {
  const network = managedNetworkOf(plan, nic);
  return ADDRESS_FAMILIES.filter(
    (family) => nic[family] === undefined && network?.[family]?.dhcpRange !== undefined,
  );
}

/** Whether the plan's network gives `nic` any address, fixed or not, so that the host sees a lease. */
export function isServed(plan: Plan, nic: PlanNic): boolean {
  const network = managedNetworkOf(plan, nic);
  return ADDRESS_FAMILIES.some(
    (family) =>
      network?.[family] !== undefined &&
      (nic[family] !== undefined || network[family].dhcpRange !== undefined),
  );
}

/** The data source that reads the addresses of `machine` where a plan cannot say them. */
export function leasesOf(plan: Plan, machine: PlanMachine): readonly TerraformObject[] {
  if (!hasLeases(plan, machine)) return [];
  const domain = reference(addressOf.machine(machine.name), 'uuid');
  return [{ ...addressOf.leases(machine.name), config: { domain, source: 'lease' } }];
}

/** A machine that does not run has none. */
export function hasLeases(plan: Plan, machine: PlanMachine): boolean {
  return machine.powerState === 'running' && machine.nics.some((nic) => openFamiliesOf(plan, nic).length > 0);
}

function managedNetworkOf(plan: Plan, { attachment }: PlanNic) {
  if (attachment.kind !== 'network') return undefined;
  const network = plan.networks.find(({ name }) => name === attachment.network);
  return network?.mode === 'bridge' ? undefined : network;
}
