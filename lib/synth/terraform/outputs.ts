import type { TerraformOutputConfig } from 'cdktf';
import type { Plan, PlanMachine, PlanNic } from '../../plan';
import { addressOf } from './addresses';
import { attributeOf } from './expression';
import { hasLeases, openFamiliesOf } from './leases';

/** One output, by the name under which `terraform output` gives it. */
export interface TerraformOutputValue extends TerraformOutputConfig {
  readonly id: string;
}

export function outputsOf(plan: Plan): readonly TerraformOutputValue[] {
  const machines = plan.machines.filter(({ nics }) => nics.length > 0);
  if (machines.length === 0) return [];
  return [
    {
      id: 'addresses',
      description:
        'The addresses of each machine by NIC: fixed ones, and leases as of the last refresh. None where only the network around knows.',
      value: Object.fromEntries(
        machines.map((machine) => [
          machine.name,
          Object.fromEntries(machine.nics.map((nic) => [nic.name, addressesOf(plan, machine, nic)])),
        ]),
      ),
    },
  ];
}

/** A list, or an expression that gives one. */
function addressesOf(plan: Plan, machine: PlanMachine, nic: PlanNic): string | readonly string[] {
  const fixed = [nic.ipv4, nic.ipv6].filter((address) => address !== undefined);
  const open = hasLeases(plan, machine) ? openFamiliesOf(plan, nic) : [];
  if (open.length === 0) return fixed;
  const interfaces = attributeOf(addressOf.leases(machine.name), 'interfaces');
  const families = JSON.stringify(open);
  const leases =
    `[for interface in ${interfaces} : [for address in interface.addrs : address.addr ` +
    `if contains(${families}, address.type)] if interface.hwaddr == ${JSON.stringify(nic.mac)}]`;
  return `\${concat(${JSON.stringify(fixed)}, flatten(${leases}))}`;
}
